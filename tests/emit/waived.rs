//! What is waived and what is taught, in every format, from reports made by hand.

use markpoint::emit::{Format, Look, write};
use markpoint::evidence;
use markpoint::judgement::{Expect, ReportSet, Waived, WaivedItem, Waiver, waive};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use crate::{parsed, reports};

const LOOK: Look = Look { color: false, width: 100, verbose: false };
const REASON: &str = "taught in the workshop";

fn bytes(format: Format, set: &ReportSet) -> Vec<u8> {
    let mut out = Vec::new();
    write(format, set, &LOOK, &mut out).unwrap();
    out
}

/// What a person or a program reads of a format, on one line.
fn told(format: Format, set: &ReportSet) -> String {
    let bytes = bytes(format, set);
    let text = if format == Format::Docx {
        evidence::read_bytes("sheet.docx", &bytes).unwrap().text
    } else {
        String::from_utf8(bytes).unwrap()
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The middling report with one open point, the one open part of another, and one mistake waived.
fn waived(reason: &str) -> ReportSet {
    let mut set = reports::middling();
    let waived = Waived { reason: reason.to_owned(), by: Some("course lead".to_owned()), expires: Some("2031-07-31".to_owned()) };
    let waiver = |item| Waiver { rubric: None, item, waived: waived.clone() };
    let items = [
        WaivedItem::Point("P4".to_owned()),
        WaivedItem::Part { point: "P8".to_owned(), part: open_part(&set, "P8") },
        WaivedItem::Mistake("M1".to_owned()),
    ];
    assert!(items.map(waiver).iter().all(|waiver| waive(&mut set.reports[0], waiver)));
    set
}

fn open_part(set: &ReportSet, point: &str) -> String {
    let point = set.reports[0].points.iter().find(|verdict| verdict.id == point).unwrap();
    let open: Vec<&str> = point.parts.iter().filter(|part| part.is_gap()).map(|part| part.id.as_str()).collect();
    assert_eq!(open.len(), 1, "{} has one open part", point.id);
    open[0].to_owned()
}

#[test]
fn every_format_shows_what_is_waived_and_why() {
    let (set, plain) = (waived(REASON), reports::middling());
    for format in Format::ALL {
        let told = told(format, &set);
        assert!(told.contains(REASON) && told.contains("course lead") && told.contains("2031-07-31"), "{format:?}: {told}");
        assert!(told.to_lowercase().contains("waived") || format == Format::Sarif, "{format:?}");
        let unwaived = String::from_utf8_lossy(&bytes(format, &plain)).to_lowercase();
        assert!(!unwaived.contains("waive") || matches!(format, Format::Csv | Format::Html), "{format:?}: {unwaived}");
    }
}

#[test]
fn people_find_what_is_waived_in_a_list_and_not_among_the_gaps() {
    let set = waived(REASON);
    let table = told(Format::Table, &set);
    assert!(table.contains("; 3 of these waived"), "{table}");
    assert!(table.contains("open, waived") && table.contains("in part, waived"), "{table}");
    let (before, list) = table.split_once("Waived Somebody has looked at these").unwrap();
    let gaps = before.split_once("What to work on next").unwrap().1;
    for id in ["P4: ", "M1: "] {
        assert!(list.contains(id) && !gaps.contains(&format!(". {id}")), "{id}: {table}");
    }
}

#[test]
fn programs_find_what_is_waived_where_they_look_for_it() {
    let set = waived(REASON);
    let text = |format| String::from_utf8(bytes(format, &set)).unwrap();
    let junit = text(Format::Junit);
    assert_eq!(junit.matches("<skipped message=\"waived: taught in the workshop (course lead, until 2031-07-31)\"").count(), 3);
    let failed = parsed::junit(&junit).into_iter().filter(|case| case.2.is_some()).count();
    assert_eq!(failed, 4, "P2, P3, P6 and M6 still fail");

    let sarif = parsed::SarifSchema::new().check(&text(Format::Sarif));
    let suppressed = sarif["runs"][0]["results"].as_array().unwrap().iter().filter(|result| {
        let one = &result["suppressions"][0];
        one["kind"] == "external" && one["status"] == "accepted" && one["justification"].as_str().unwrap().starts_with(REASON)
    });
    assert_eq!(suppressed.count(), 3);

    let github = text(Format::Github);
    let notices: Vec<&str> = github.lines().filter(|line| line.starts_with("::notice ") && line.contains("::Waived: ")).collect();
    assert_eq!(notices.len(), 3, "{github}");

    let gitlab: Value = serde_json::from_str(&text(Format::Gitlab)).unwrap();
    let waived = |issue: &&Value| issue["description"].as_str().unwrap().starts_with("Waived: ");
    let issues: Vec<&Value> = gitlab.as_array().unwrap().iter().filter(waived).collect();
    assert!(issues.len() == 3 && issues.iter().all(|issue| issue["severity"] == "info"), "{gitlab}");

    let rows = parsed::csv(&text(Format::Csv));
    let reasons = rows.iter().filter(|row| row.last().unwrap().starts_with(REASON));
    let points = &set.reports[0].points;
    let parts_of_p4 = points.iter().find(|point| point.id == "P4").unwrap().parts.len();
    assert_eq!(reasons.count(), parts_of_p4 + 2);

    let json: Value = serde_json::from_str(&text(Format::Json)).unwrap();
    let mistake = &json["reports"][0]["mistakes"][0];
    assert_eq!(mistake["status"], "found", "no verdict changes");
    assert_eq!(mistake["waived"], serde_json::json!({"reason": REASON, "by": "course lead", "expires": "2031-07-31"}));
}

#[test]
fn a_hostile_reason_stays_words() {
    let schema = parsed::SarifSchema::new();
    for reason in [
        "<script>alert(1)</script>",
        "]]> <!-- &#x26;",
        "\u{1b}[31mred \u{202e}gnp.exe",
        "x\n::error::pwned\r\n##[error]pwned",
        "=HYPERLINK(\"http://example.org\",\"x\")",
        "nul \0 and \u{fffe}",
        "[link](https://example.org) | @all",
    ] {
        let set = waived(reason);
        let text = |format| String::from_utf8(bytes(format, &set)).unwrap();
        parsed::junit(&text(Format::Junit));
        schema.check(&text(Format::Sarif));
        let github = text(Format::Github);
        assert!(
            github
                .lines()
                .all(|line| line.starts_with("::notice ") || line.starts_with("::warning ") || line.starts_with("markpoint: "))
        );
        assert!(parsed::csv(&text(Format::Csv)).iter().flatten().all(|field| !field.starts_with('=')));
        assert!(!text(Format::Html).contains("<script>alert"));
        let markdown = text(Format::Markdown);
        let acts = |event| matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. }));
        assert!(!Parser::new_ext(&markdown, Options::ENABLE_TABLES).any(acts), "{markdown}");
        for format in [Format::Table, Format::Html, Format::Markdown, Format::Csv, Format::Github, Format::Gitlab] {
            assert!(!text(format).contains(['\u{1b}', '\u{202e}', '\0']), "{format:?}: {reason:?}");
        }
        assert!(!bytes(Format::Docx, &set).is_empty());
    }
}

#[test]
fn material_is_taught_or_not_taught_in_words_and_keeps_its_statuses() {
    let mut set = reports::middling();
    let evidence: Value = serde_json::from_slice(&bytes(Format::Json, &set)).unwrap();
    set.reports[0].expect = Expect::Taught;
    for format in Format::ALL.into_iter().filter(|format| !matches!(format, Format::Json | Format::JsonLines | Format::Csv)) {
        let told = told(format, &set).to_lowercase();
        assert!(told.contains("taught") && told.contains("not taught"), "{format:?}: {told}");
        for learners in
            ["you wrote", "your work", "your text", "your assessor", "hand in", "assessor's decision", "to write", "points met"]
        {
            assert!(!told.contains(learners), "{format:?}: {learners}: {told}");
        }
    }
    let mut taught: Value = serde_json::from_slice(&bytes(Format::Json, &set)).unwrap();
    assert_eq!(taught["reports"][0].as_object_mut().unwrap().remove("expect"), Some("taught".into()));
    assert_eq!(taught, evidence);
}

#[test]
fn the_table_says_how_many_parts_are_open_and_how_many_waived() {
    let mut set = reports::weak();
    let waived = Waived { reason: REASON.to_owned(), by: None, expires: None };
    let item = WaivedItem::Part { point: "P3".to_owned(), part: "b".to_owned() };
    assert!(waive(&mut set.reports[0], &Waiver { rubric: None, item, waived }));
    let told = told(Format::Table, &set);
    assert!(told.contains("2 of 3 parts, 1 waived"), "{told}");
}
