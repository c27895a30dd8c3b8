//! The report on a terminal, from reports made by hand.

use markpoint::emit::table::{Look, write};
use markpoint::judgement::ReportSet;

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
    assert!(rendered(&reports::middling(), PLAIN).contains("2 images and 1 embedded file in my-assignment.docx were not read."));
    assert!(!rendered(&reports::strong(), PLAIN).contains("image"));
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
