//! The report on a terminal, from reports made by hand.

use markpoint::emit;
use markpoint::emit::table::{Look, write};
use markpoint::judgement::{FileNotRead, Picture, ReportSet};

use crate::reports;

const PLAIN: Look = Look { color: false, width: 80, verbose: false };

fn rendered(set: &ReportSet, look: Look) -> String {
    let mut out = Vec::new();
    write(set, &look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn every_report() -> Vec<ReportSet> {
    vec![reports::strong(), reports::middling(), reports::weak()]
}

#[test]
fn a_middling_report_tells_what_is_left_to_do() {
    insta::assert_snapshot!(rendered(&reports::middling(), PLAIN));
}

#[test]
fn a_strong_report_is_short_and_warm() {
    insta::assert_snapshot!(rendered(&reports::strong(), PLAIN));
}

#[test]
fn a_report_that_found_nothing_says_where_to_begin() {
    insta::assert_snapshot!(rendered(&reports::weak(), PLAIN));
}

#[test]
fn verbose_adds_the_evidence_of_what_is_met() {
    insta::assert_snapshot!(rendered(&reports::strong(), Look { verbose: true, ..PLAIN }));
}

#[test]
fn sixty_columns_are_enough() {
    insta::assert_snapshot!(rendered(&reports::middling(), Look { width: 60, ..PLAIN }));
}

#[test]
fn no_line_is_wider_than_the_terminal_or_ends_in_a_space() {
    for set in every_report() {
        for width in 40..=100 {
            let text = rendered(&set, Look { width, verbose: true, ..PLAIN });
            for line in text.lines() {
                assert!(line.chars().count() <= usize::from(width), "{width} columns: {line:?}");
                assert_eq!(line, line.trim_end(), "{width} columns");
            }
        }
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    for set in every_report() {
        let plain = rendered(&set, PLAIN);
        let coloured = rendered(&set, Look { color: true, ..PLAIN });
        assert!(!plain.contains('\u{1b}'));
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}

#[test]
fn text_from_files_and_rubrics_cannot_steer_the_terminal() {
    let mut set = reports::middling();
    let evil = "\u{1b}[2J\u{202e}\u{7}evil";
    let report = &mut set.reports[0];
    report.rubric.title.push_str(evil);
    report.portfolio.files[0].path.push_str(evil);
    for point in &mut report.points {
        point.id.push_str(evil);
        point.statement.push_str(evil);
        point.short = point.short.take().map(|short| short + evil);
        for part in &mut point.parts {
            part.statement.push_str(evil);
            part.advice.push_str(evil);
            part.evidence.iter_mut().for_each(|quote| quote.quote.push_str(evil));
            part.evidence.iter_mut().for_each(|quote| quote.place.push_str(evil));
        }
    }
    for mistake in &mut report.mistakes {
        mistake.id.push_str(evil);
        mistake.statement.push_str(evil);
        mistake.advice.push_str(evil);
    }
    for tip in &mut report.tips {
        tip.id.push_str(evil);
        tip.advice.push_str(evil);
    }
    let text = rendered(&set, Look { verbose: true, ..PLAIN });
    assert!(text.contains("evil"));
    assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text}");
}

#[test]
fn a_quote_from_one_of_several_files_names_its_file_and_line() {
    let mut set = reports::middling();
    let report = &mut set.reports[0];
    let mut second = report.portfolio.files[0].clone();
    second.path = "notes.txt".into();
    report.portfolio.files.push(second);
    let quote = &mut report.points[7].parts[0].evidence[0];
    quote.file = 1;
    quote.line = Some(30);
    let text = rendered(&set, PLAIN);
    assert!(text.contains("“we hand out a short form” (notes.txt, paragraph 12, line 30)"), "{text}");
    assert!(text.contains("(my-assignment.docx, paragraph 5)"), "{text}");
}

#[test]
fn gaps_come_nearest_to_met_first() {
    let text = rendered(&reports::middling(), PLAIN);
    let gaps = text.lines().skip_while(|line| !line.starts_with("What to work on")).take_while(|line| !line.starts_with("Worth"));
    let order: Vec<&str> = gaps.filter(|line| line.as_bytes().get(1) == Some(&b'.')).map(|line| &line[3..5]).collect();
    assert_eq!(order, ["P3", "P8", "P2", "P6", "P4"]);
}

#[test]
fn pictures_are_mentioned_only_while_a_point_is_open() {
    assert!(
        rendered(&reports::middling(), PLAIN).contains("2 pictures and 1 embedded file in my-assignment.docx were not read.")
    );
    assert!(!rendered(&reports::strong(), PLAIN).contains("write it in words"));
}

/// A picture at a byte, with all within ten bytes next to it.
fn picture(place: &str, at: usize) -> Picture {
    Picture { place: place.to_owned(), at, start: at - 10, end: at + 10 }
}

#[test]
fn a_picture_is_told_of_at_the_gap_it_stands_nearest_to() {
    let mut set = reports::middling();
    let report = &mut set.reports[0];
    for (n, start) in [(1, 100), (2, 104)] {
        let quote = &mut report.points[n].parts[0].evidence[0];
        (quote.start, quote.end) = (start, start + 2);
    }
    report.portfolio.files[0].pictures = vec![picture("after paragraph 5", 107), picture("in table 2, row 3", 90_000)];
    let near_it =
        "There is a picture near this (after paragraph 5), which was not read; if it shows what is missing, write it in words.";
    for format in [emit::Format::Html, emit::Format::Markdown] {
        let mut page = Vec::new();
        emit::write(format, &set, &PLAIN, &mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        let (before, _) = page.split_once(near_it).unwrap();
        let gaps = ["P2: ", "P3: ", ">P2</span>", ">P3</span>"].map(|title| before.rfind(title));
        assert!(gaps[1] > gaps[0] || gaps[3] > gaps[2], "{format:?}: it stands at P3");
        assert!(page.contains("2 pictures (after paragraph 5; in table 2, row 3) and 1 embedded file in"), "{format:?}");
    }
    let text = rendered(&set, Look { width: 100, ..PLAIN });
    let near: Vec<&str> = text.lines().filter(|line| line.contains("Picture:")).collect();
    assert_eq!(near.len(), 1, "{text}");
    let gap =
        text.lines().take_while(|line| !line.contains("Picture:")).filter(|line| line.as_bytes().get(1) == Some(&b'.')).last();
    assert!(gap.is_some_and(|line| line.contains("P3")), "{text}");
    let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for says in [
        "There is a picture near this (after paragraph 5), which was not read; if it shows what is missing, write it in words.",
        "2 pictures (after paragraph 5; in table 2, row 3) and 1 embedded file in my-assignment.docx were not read. If one shows a missing point, write it in words.",
    ] {
        assert!(flowing.contains(says), "{says}\n{text}");
    }
}

#[test]
fn many_pictures_are_counted_by_place_and_not_all_named() {
    let mut set = reports::middling();
    let file = &mut set.reports[0].portfolio.files[0];
    file.receipt.not_read.images = 9;
    file.pictures = [3, 3, 4, 5, 6, 7, 8, 8, 9].map(|n| picture(&format!("after paragraph {n}"), 90_000)).to_vec();
    let flowing = rendered(&set, PLAIN).split_whitespace().collect::<Vec<_>>().join(" ");
    let says = "9 pictures (2 after paragraph 3; after paragraph 4; after paragraph 5; after paragraph 6; after paragraph 7; and 3 more)";
    assert!(flowing.contains(says), "{flowing}");
}

#[test]
fn several_files_are_told_together_and_each_with_verbose() {
    let mut set = reports::middling();
    let portfolio = &mut set.reports[0].portfolio;
    let mut second = portfolio.files[0].clone();
    second.path = "notes.txt".into();
    portfolio.files.push(second);
    portfolio.not_read = (1..=10).map(|n| FileNotRead { path: format!("{n}.jpg"), what: "a picture".into() }).collect();
    let flowing = |verbose| rendered(&set, Look { verbose, ..PLAIN }).split_whitespace().collect::<Vec<_>>().join(" ");
    let (short, long) = (flowing(false), flowing(true));
    assert!(short.contains("Evidence read: my-assignment.docx (640 words), notes.txt (640 words)."), "{short}");
    assert!(short.contains("Together: 1280 words (1250 in 24 paragraphs, 30 in 6 headings); not read: 4 pictures,"), "{short}");
    assert!(short.contains("Files not read: 1.jpg (a picture),") && short.contains("8.jpg (a picture), and 2 more."), "{short}");
    assert!(long.contains("notes.txt: 640 words (625 in 12 paragraphs, 15 in 3 headings); not read:"), "{long}");
    assert!(long.contains("10.jpg (a picture)."), "{long}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_can_be_shown(text in "\\PC{0,300}|[ -~\u{0}-\u{1f}\u{80}-\u{9f}\u{300}-\u{30f}\u{1f468}\u{200d}\u{2028}]{0,300}", width in 0_u16..200) {
        let mut set = reports::middling();
        let report = &mut set.reports[0];
        report.rubric.title.clone_from(&text);
        report.portfolio.files[0].path.clone_from(&text);
        report.points[0].short = Some(text.clone());
        report.points[1].parts[1].statement.clone_from(&text);
        report.points[1].parts[1].evidence[0].quote.clone_from(&text);
        report.mistakes[0].advice.clone_from(&text);
        for color in [false, true] {
            let shown = rendered(&set, Look { color, width, verbose: true });
            let shown = anstream::adapter::strip_str(&shown).to_string();
            assert!(!shown.contains(|ch: char| ch.is_control() && ch != '\n'), "{shown:?}");
        }
    }
}
