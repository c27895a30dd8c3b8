//! The table of points.

use crate::emit::{points, told};
use crate::judgement::{PartStatus, PointStatus, PointVerdict, Report};

use super::look::{Cell, Sheet, Tone, shown};

/// Writes a row for each point, with a box for the assessor to tick.
pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    sheet.heading("Coverage");
    let rows = report.points.iter().map(row).collect();
    sheet.table(&["Point", "What it asks", "Found", "Still needed", "Assessor agrees"], rows, &[8, 31, 12, 37, 12]);
}

fn row(point: &PointVerdict) -> Vec<Cell> {
    let (tone, sign) = match point.status {
        PointStatus::Met => (Tone::Good, "✓"),
        PointStatus::Partial => (Tone::Part, "~"),
        PointStatus::Missing => (Tone::Open, "○"),
    };
    vec![
        Cell::bold(&shown(&point.id)),
        Cell::line(&points::asks(point)),
        Cell::line(&format!("{sign} {}", told::point(point.status))).toned(tone),
        needed(point),
        Cell::line("☐"),
    ]
}

fn needed(point: &PointVerdict) -> Cell {
    let open: Vec<String> =
        point.parts.iter().filter(|part| part.status != PartStatus::Shown).map(|part| shown(&part.statement)).collect();
    match (open.is_empty(), point.review) {
        (true, true) => Cell::quiet("nothing, but worth a second look"),
        (true, false) => Cell::quiet("nothing"),
        _ => Cell::lines(open),
    }
}
