//! The table of points.

use crate::emit::{points, told};
use crate::judgement::{Expect, PointStatus, PointVerdict, Report};

use super::look::{Cell, Sheet, Tone, shown};

/// Writes a row for each point, with a box for the assessor to tick.
pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    sheet.heading("Coverage");
    let agrees = if report.expect == Expect::Taught { "Checked" } else { "Assessor agrees" };
    let rows = report.points.iter().map(|point| row(point, report)).collect();
    sheet.table(&["Point", "What it asks", "Found", "Still needed", agrees], rows, &[8, 31, 12, 37, 12]);
}

fn row(point: &PointVerdict, report: &Report) -> Vec<Cell> {
    let (tone, sign) = match point.status {
        PointStatus::Met => (Tone::Good, "✓"),
        PointStatus::Partial => (Tone::Part, "~"),
        PointStatus::Missing => (Tone::Open, "○"),
    };
    vec![
        Cell::bold(&shown(&point.id)),
        Cell::line(&points::asks(point)),
        Cell::line(&format!("{sign} {}", told::point(point, report))).toned(tone),
        needed(point),
        Cell::line("☐"),
    ]
}

fn needed(point: &PointVerdict) -> Cell {
    let open: Vec<String> = point.parts.iter().filter(|part| part.is_gap()).map(|part| shown(&part.statement)).collect();
    if point.status != PointStatus::Met && point.is_waived() {
        return Cell::quiet("nothing, it is waived");
    }
    match (open.is_empty(), point.needs_review()) {
        (true, true) => Cell::quiet("nothing, but worth a second look"),
        (true, false) => Cell::quiet("nothing"),
        _ => Cell::lines(open),
    }
}
