//! The report as GitLab's code quality report: a list of what is wanting.

use std::io;

use serde::Serialize;

use crate::emit::findings::{self, Finding, Kind};
use crate::emit::visible;
use crate::judgement::{Report, ReportSet};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Writes an issue for every point that is not met, every mistake and every point worth a second look, as indented JSON with a newline
/// at the end.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    let of_report = |report| findings::of(report).into_iter().map(move |finding| issue(finding, report));
    let issues: Vec<Issue> = set.reports.iter().flat_map(of_report).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    out.write_all(b"\n")
}

fn issue(finding: Finding<'_>, report: &Report) -> Issue {
    let severity = match finding.kind {
        _ if finding.waived.is_some() => "info",
        Kind::Missing | Kind::Mistake => "major",
        Kind::Partial => "minor",
        Kind::Review => "info",
    };
    let path = finding.path.unwrap_or(&report.portfolio.name);
    Issue {
        // It is shown on one line.
        description: sentences(&finding),
        check_name: visible(&finding.rule).into_owned(),
        fingerprint: finding.fingerprint,
        severity,
        location: Location { path: visible(path).into_owned(), lines: Lines { begin: finding.line } },
    }
}

/// What was found and the details, each ended as a sentence is.
fn sentences(finding: &Finding<'_>) -> String {
    let waived = finding.waived.iter().map(|why| format!("Waived: {why}"));
    let all = waived.chain(std::iter::once(finding.message.clone())).chain(finding.details.iter().cloned());
    let ended = all.map(|text| if text.ends_with(['.', '!', '?', ')']) { text } else { format!("{text}.") });
    ended.collect::<Vec<_>>().join(" ")
}
