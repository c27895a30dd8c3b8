//! The report as JSON lines: the result model as it is, one report a line.

use std::io;

use serde::Serialize;

use super::json_text;
use crate::judgement::{Report, ReportSet};

/// A line: a report that names its contract by itself.
#[derive(Serialize)]
struct Line<'r> {
    schema: &'r str,
    #[serde(flatten)]
    report: &'r Report,
}

/// Writes each report of the set to `out` as JSON on a line of its own. The same set gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    set.reports.iter().try_for_each(|report| json_text::line(&Line { schema: set.schema, report }, out))
}
