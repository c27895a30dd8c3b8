//! What the formats for other programs say, from reports made by hand.

use markpoint::emit::{Format, Look, write};
use markpoint::judgement::ReportSet;
use serde_json::Value;

use crate::{parsed, reports};

const LOOK: Look = Look { color: false, width: 80, verbose: false };

fn written(format: Format, set: &ReportSet) -> String {
    let mut out = Vec::new();
    write(format, set, &LOOK, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_test_case_fails_where_a_point_is_open_or_a_mistake_made() {
    let cases = parsed::junit(&written(Format::Junit, &reports::middling()));
    let failed: Vec<(&str, &str)> =
        cases.iter().filter_map(|(_, name, failure)| Some((name.get(..2).unwrap(), failure.as_deref()?))).collect();
    let expected = [
        ("P2", "partial"),
        ("P3", "partial"),
        ("P4", "missing"),
        ("P6", "missing"),
        ("P8", "partial"),
        ("M1", "mistake"),
        ("M6", "mistake"),
    ];
    assert_eq!(failed, expected);
    assert!(cases.iter().all(|(suite, name, _)| suite.ends_with("common mistakes") == name.starts_with('M')));
}

#[test]
fn sarif_lists_failures_alone_and_what_is_nowhere_at_the_first_line() {
    let schema = parsed::SarifSchema::new();
    let strong = schema.check(&written(Format::Sarif, &reports::strong()));
    assert_eq!(strong["runs"][0]["results"], Value::Array(Vec::new()));
    let mut set = reports::middling();
    for part in set.reports[0].points.iter_mut().flat_map(|point| &mut point.parts) {
        part.evidence.iter_mut().for_each(|quote| quote.line = Some(30));
    }
    for look in set.reports[0].points.iter_mut().flat_map(|point| &mut point.second_look) {
        look.said.line = Some(30);
    }
    let log = schema.check(&written(Format::Sarif, &set));
    let lines: Vec<(String, u64)> = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| {
            let line = result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().unwrap();
            (result["ruleId"].as_str().unwrap().replace("service/", ""), line)
        })
        .collect();
    let expected = [("P2", 30), ("P3", 30), ("P4", 1), ("P5", 30), ("P6", 1), ("P8", 30), ("M1", 1), ("M6", 1)];
    assert_eq!(lines, expected.map(|(id, line)| (id.to_owned(), line)));
}

#[test]
fn a_fingerprint_stays_when_the_words_change_and_no_two_are_the_same() {
    let prints = |set: &ReportSet| -> Vec<String> {
        let issues: Value = serde_json::from_str(&written(Format::Gitlab, set)).unwrap();
        issues.as_array().unwrap().iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = prints(&reports::middling());
    let mut set = reports::middling();
    for part in set.reports[0].points.iter_mut().flat_map(|point| &mut point.parts) {
        part.evidence.iter_mut().for_each(|quote| quote.quote = "other words".to_owned());
    }
    assert_eq!(prints(&set), before);
    let mut single = before.clone();
    single.sort();
    single.dedup();
    assert_eq!(single.len(), before.len());
}

#[test]
fn annotations_name_the_file_the_line_and_what_to_do() {
    let text = written(Format::Github, &reports::middling());
    let (properties, message) = parsed::command(text.lines().nth(2).unwrap());
    assert_eq!((properties["file"].as_str(), properties["line"].as_str()), ("my-assignment.docx", "1"));
    assert_eq!(properties["title"], "service/P4");
    assert!(
        message.contains(
            "P4: customer information (open: not found yet)\nNot found: keeps customer details accurate\nTo write: Say"
        )
    );
    assert!(text.lines().any(|line| line.starts_with("::notice ") && line.contains("worth a second look")));
    assert_eq!(
        text.lines().last().unwrap(),
        "markpoint: Principles of customer service: 3 of 8 points met, 3 in part, 2 open, 2 common mistakes"
    );
}

#[test]
fn csv_has_a_row_for_every_part_and_every_mistake() {
    let set = reports::middling();
    let rows = parsed::csv(&written(Format::Csv, &set));
    let parts = set.reports[0].coverage.parts.total;
    assert_eq!(rows.iter().filter(|row| row[2] == "point").count(), parts);
    assert_eq!(rows.iter().filter(|row| row[2] == "mistake").count(), 3);
}

#[test]
fn every_text_format_is_the_same_on_every_run_and_ends_with_a_line() {
    for format in Format::ALL.into_iter().filter(|format| format.is_text()) {
        let mut out = Vec::new();
        if write(format, &reports::middling(), &LOOK, &mut out)
            .is_err_and(|error| error.kind() == std::io::ErrorKind::Unsupported)
        {
            continue;
        }
        let text = written(format, &reports::middling());
        assert_eq!(text, written(format, &reports::middling()), "{}", format.name());
        assert!(text.ends_with('\n'), "{}", format.name());
    }
}
