//! The report as JSON: the contract, letter by letter.

use markpoint::emit::json::write;
use markpoint::judgement::ReportSet;

use crate::reports;

fn rendered(set: &ReportSet) -> String {
    let mut out = Vec::new();
    write(set, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_report_keeps_to_its_contract() {
    let mut report = reports::middling().reports.remove(0);
    report.points.truncate(2);
    report.mistakes.truncate(2);
    report.tips.truncate(1);
    insta::assert_snapshot!(rendered(&reports::set(report)));
}

#[test]
fn what_is_written_is_json_with_one_newline_at_the_end() {
    for set in [reports::strong(), reports::middling(), reports::weak()] {
        let text = rendered(&set);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["reports"][0]["points"].as_array().unwrap().len(), set.reports[0].points.len());
        assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(rendered(&reports::middling()), rendered(&reports::middling()));
}
