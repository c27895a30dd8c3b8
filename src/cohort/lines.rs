//! Results that were made elsewhere, one a line.

use serde::Deserialize;

use crate::judgement::{Report, SCHEMA};
use crate::overview::{Problem, Stretch};

/// What a line holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A report on one portfolio, and what the learner wrote, if the line says that.
    Report(Box<Report>, Option<Vec<Stretch>>),
    /// What could not be read.
    Problem(Problem),
}

/// What every line has, and what tells the two kinds apart.
#[derive(Deserialize)]
struct Kind {
    schema: String,
    error: Option<Problem>,
    wording: Option<Vec<Stretch>>,
}

/// Reads one line of `--format jsonl`.
///
/// # Errors
/// It is none; what is wrong and what to do.
pub fn line(text: &[u8]) -> Result<Line, String> {
    let refused = |error: serde_json::Error| {
        // serde_json counts lines too, and each of ours is its first.
        let full = error.to_string();
        let what = full.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())).unwrap_or(&full);
        format!("column {}: this is no line of `markpoint check --format jsonl`: {what}; make the file anew", error.column())
    };
    let kind: Kind = serde_json::from_slice(text).map_err(refused)?;
    if kind.schema != SCHEMA {
        return Err(format!(
            "its schema is {:?} and not {SCHEMA:?}; make the file anew with this version of markpoint",
            kind.schema
        ));
    }
    match kind.error {
        Some(problem) => Ok(Line::Problem(problem)),
        None => serde_json::from_slice(text).map(|report| Line::Report(Box::new(report), kind.wording)).map_err(refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_comes_back_and_what_is_no_line_is_refused() {
        let text = br#"{"schema":"markpoint-report/1","error":{"portfolio":"a","path":"w/a","message":"broken"}}"#;
        let problem = Problem { portfolio: "a".to_owned(), path: "w/a".to_owned(), message: "broken".to_owned() };
        assert_eq!(line(text), Ok(Line::Problem(problem)));
        for (text, says) in [
            ("words", "column 1: this is no line"),
            ("{\"schema\":\"markpoint-report/1\"", "EOF while parsing"),
            ("{\"schema\":\"markpoint-report/1\"}", "missing field"),
            ("{\"schema\":\"markpoint-report/9\"}", "its schema is"),
            ("{}", "missing field `schema`"),
        ] {
            let refused = line(text.as_bytes()).unwrap_err();
            assert!(refused.contains(says), "{text}: {refused}");
        }
    }
}
