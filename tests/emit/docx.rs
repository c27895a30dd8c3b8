//! The feedback sheet for Word, read back by markpoint's own reader.

use markpoint::emit::{self, Format, Look};
use markpoint::evidence::{self, BlockKind, Evidence};
use markpoint::judgement::{Picture, ReportSet};

use crate::reports;

fn sheet(set: &ReportSet) -> Vec<u8> {
    let mut out = Vec::new();
    emit::write(Format::Docx, set, &Look { color: false, width: 80, verbose: false }, &mut out).unwrap();
    out
}

fn read(set: &ReportSet) -> Evidence {
    evidence::read_bytes("feedback.docx", &sheet(set)).unwrap()
}

#[test]
fn the_sheet_says_all_that_the_report_says() {
    let set = reports::middling();
    let report = &set.reports[0];
    let read = read(&set);
    let heading = |text: &str| {
        read.blocks
            .iter()
            .any(|block| matches!(block.kind, BlockKind::Heading { .. }) && read.block_text(block).starts_with(text))
    };
    for section in ["Coverage", "What to work on next", "Common mistakes to put right", "Evidence map", "Assessor's decision"] {
        assert!(heading(section), "{section}: {}", read.text);
    }
    let parts = || report.points.iter().flat_map(|point| &point.parts);
    let said = report.points.iter().map(|point| point.id.as_str());
    let said = said.chain(parts().flat_map(|part| [part.statement.as_str()]));
    let said = said.chain(parts().flat_map(|part| &part.evidence).flat_map(|quote| [quote.quote.as_str(), quote.place.as_str()]));
    let said = said.chain(
        report
            .mistakes
            .iter()
            .filter(|one| one.status == markpoint::judgement::MistakeStatus::Found)
            .map(|one| one.advice.as_str()),
    );
    for text in said.chain([report.rubric.title.as_str(), "Signature and date", "does not award a grade"]) {
        assert!(read.text.contains(text), "{text:?} is not in\n{}", read.text);
    }
    for part in parts().filter(|part| part.status != markpoint::judgement::PartStatus::Shown) {
        assert!(read.text.contains(&part.advice), "{}", part.advice);
    }
}

#[test]
fn pictures_near_a_gap_are_told_of() {
    let mut set = reports::middling();
    let report = &mut set.reports[0];
    let quote = report.points[2].parts[0].evidence[0].clone();
    let picture = Picture { place: "after paragraph 6".to_owned(), at: quote.end, start: quote.start, end: quote.end + 1 };
    report.portfolio.files[0].pictures = vec![picture];
    let read = read(&set);
    assert!(read.text.contains("Picture: There is a picture near this (after paragraph 6), which was not read"), "{}", read.text);
    assert!(read.text.contains("2 pictures (after paragraph 6) and 1 embedded file in my-assignment.docx were not read."));
}

#[test]
fn the_first_row_of_a_table_is_its_header_and_of_a_form_it_is_not() {
    let read = read(&reports::middling());
    let header = |text: &str| {
        read.blocks.iter().filter(|block| read.block_text(block) == text).map(|block| block.kind).collect::<Vec<_>>()
    };
    assert_eq!(header("Assessor agrees"), [BlockKind::Cell { header: true }]);
    assert_eq!(header("Learner"), [BlockKind::Cell { header: false }]);
}

#[test]
fn the_same_report_gives_the_same_bytes_without_a_time() {
    let set = reports::middling();
    assert_eq!(sheet(&set), sheet(&set));
    let bytes = sheet(&set);
    for forbidden in ["dcterms:created", "dcterms:modified", "unknown"] {
        assert!(!bytes.windows(forbidden.len()).any(|window| window == forbidden.as_bytes()), "{forbidden}");
    }
}

#[test]
fn hostile_words_are_shown_and_not_obeyed() {
    let mut set = reports::middling();
    let hostile = "<script>]]></w:t>&amp;\u{1b}[31m\u{202e}=HYPERLINK(\"x\")\u{fffe} 👩‍👩‍👧 שלום";
    set.reports[0].rubric.title = hostile.to_owned();
    set.reports[0].points[0].parts[0].evidence[0].quote = hostile.to_owned();
    set.reports[0].mistakes[0].statement = "word".repeat(100_000);
    let read = read(&set);
    assert!(read.text.contains("<script>]]></w:t>&amp;<U+001B>[31m<U+202E>=HYPERLINK(\"x\")"), "{:.300}", read.text);
    assert!(read.text.contains("(\"x\")<U+FFFE> 👩‍👩‍👧 שלום"), "{:.300}", read.text);
}

#[test]
fn every_report_of_a_set_has_its_sheet() {
    let mut set = reports::middling();
    set.reports.push(set.reports[0].clone());
    let read = read(&set);
    assert_eq!(read.text.matches("Assessor's decision").count(), 2);
}

#[test]
fn the_decision_stays_on_one_page() {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(sheet(&reports::middling()))).unwrap();
    let document = std::io::read_to_string(package.by_name("word/document.xml").unwrap()).unwrap();
    let (_, form) = document.split_once("The points above were found by a program.").unwrap();
    // A row stays with the next where its paragraphs do; behind the last comes nothing.
    assert!(form.matches("<w:keepNext").count() >= 10, "{form}");
}
