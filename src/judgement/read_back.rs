//! Reports read back from what `--format json` and `--format jsonl` wrote.

use serde::Deserialize;
use serde_json::{Deserializer, Value};
use thiserror::Error;

use super::report::{Report, SCHEMA};

/// Why a text holds no reports.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum NoReport {
    /// It is no JSON, or its fields are not those of a report.
    #[error("is no report ({0}); write one with `markpoint check … --output json=FILE`")]
    Unreadable(serde_json::Error),
    /// It names no contract, or another.
    #[error(
        "is no report of this version (its \"schema\" is {0}, not \"{SCHEMA}\"); write it anew with `markpoint check … --output json=FILE`"
    )]
    OtherSchema(String),
    /// There is nothing in it.
    #[error("holds no report; write one with `markpoint check … --output json=FILE`")]
    Empty,
}

/// The reports in a text: a set as `--format json` prints it, or a report a line. Fields that are not known are passed over.
///
/// The learner's text is in neither form, so no [`FileRef`](super::FileRef) has `blocks`.
///
/// # Errors
///
/// When it is none of the two.
pub fn read_back(text: &str) -> Result<Vec<Report>, NoReport> {
    let mut reports = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        let value = value.map_err(NoReport::Unreadable)?;
        match value.get("schema") {
            Some(Value::String(schema)) if schema == SCHEMA => {}
            Some(other) => return Err(NoReport::OtherSchema(other.to_string())),
            None => return Err(NoReport::OtherSchema("missing".to_owned())),
        }
        let these = if value.get("reports").is_some() {
            Set::deserialize(value).map(|set| set.reports)
        } else {
            Report::deserialize(value).map(|report| vec![report])
        };
        reports.extend(these.map_err(NoReport::Unreadable)?);
    }
    if reports.is_empty() { Err(NoReport::Empty) } else { Ok(reports) }
}

#[derive(Deserialize)]
struct Set {
    reports: Vec<Report>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::from_text;
    use crate::judgement::{ReportSet, judge_one};
    use crate::language::Brief;
    use crate::rubric;

    fn report() -> Report {
        let loaded = rubric::load("tests/fixtures/rubrics/puncture-repair.json".as_ref()).unwrap();
        let evidence = [from_text("work.txt", "I find the hole by looking for bubbles.\n\nYou can just pump it up again.\n")];
        judge_one(&loaded, "work.txt", &evidence, &Brief::default())
    }

    /// The report without what is not written.
    fn as_written(mut report: Report) -> Report {
        report.portfolio.files.iter_mut().for_each(|file| file.blocks.clear());
        report
    }

    #[test]
    fn a_set_is_read_back_as_it_was_and_so_is_a_report_a_line() {
        let set = ReportSet { schema: SCHEMA, reports: vec![report(), report()] };
        let expected: Vec<Report> = set.reports.iter().cloned().map(as_written).collect();
        for format in [json, json_lines] {
            assert_eq!(read_back(&format(&set)).unwrap(), expected);
        }
    }

    fn json(set: &ReportSet) -> String {
        serde_json::to_string(set).unwrap()
    }

    fn json_lines(set: &ReportSet) -> String {
        let line = |report: &Report| {
            let mut value = serde_json::to_value(report).unwrap();
            value["schema"] = set.schema.into();
            format!("{value}\n")
        };
        set.reports.iter().map(line).collect()
    }

    #[test]
    fn what_is_no_report_is_told() {
        for (text, expected) in [
            ("", "holds no report"),
            ("{", "is no report (EOF"),
            ("[1]", "its \"schema\" is missing"),
            ("{\"schema\": \"markpoint-report/9\", \"reports\": []}", "its \"schema\" is \"markpoint-report/9\""),
            ("{\"schema\": \"markpoint-report/1\", \"reports\": []}", "holds no report"),
            ("{\"schema\": \"markpoint-report/1\"}", "missing field `rubric`"),
        ] {
            let told = read_back(text).unwrap_err().to_string();
            assert!(told.contains(expected) && !told.contains('\n'), "{text}: {told}");
        }
    }
}
