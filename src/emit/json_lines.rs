//! The report as JSON lines: the result model as it is, one report a line.

use std::io;

use serde::Serialize;

use super::json_text;
use crate::judgement::{Report, ReportSet, SCHEMA};
use crate::overview::{Problem, Stretch};

/// A line: a report that names its contract by itself.
#[derive(Serialize)]
struct Line<'r> {
    schema: &'static str,
    #[serde(flatten)]
    report: &'r Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<&'r [Stretch]>,
}

/// A line: something that could not be read.
#[derive(Serialize)]
struct ErrorLine<'p> {
    schema: &'static str,
    error: &'p Problem,
}

/// Writes each report of the set to `out` as JSON on a line of its own. The same set gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    set.reports.iter().try_for_each(|report| write_line(report, out))
}

/// Writes one report to `out` as a line.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_line(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    write_with(report, None, out)
}

/// Writes all lines of one portfolio to `out`: one for each report, then one for each thing that could not be read. The first report's line also
/// holds, as `wording`, what the learner wrote, so that passages which stand in several portfolios can be found in lines alone.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_portfolio(reports: &[Report], wording: &[Stretch], problems: &[Problem], out: &mut dyn io::Write) -> io::Result<()> {
    for (number, report) in reports.iter().enumerate() {
        write_with(report, (number == 0).then_some(wording), out)?;
    }
    problems.iter().try_for_each(|problem| write_problem(problem, out))
}

fn write_with(report: &Report, wording: Option<&[Stretch]>, out: &mut dyn io::Write) -> io::Result<()> {
    json_text::line(&Line { schema: SCHEMA, report, wording }, out)
}

/// Writes what could not be read to `out` as a line: `{"schema": …, "error": {"portfolio", "path", "message"}}`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_problem(problem: &Problem, out: &mut dyn io::Write) -> io::Result<()> {
    json_text::line(&ErrorLine { schema: SCHEMA, error: problem }, out)
}
