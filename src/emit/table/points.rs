//! The table of points.

use crate::emit::points::asks;
use crate::emit::{told, visible};
use crate::judgement::{PointStatus, PointVerdict, Report};

use super::layout::{Page, Tone};

/// Writes one row for every point.
pub(super) fn write(report: &Report, page: &mut Page) {
    let rows = report.points.iter().map(|point| row(point, report, page)).collect();
    page.table(&["Point", "What it asks", "Status", "Still needed"], rows, &[0, 2]);
}

fn row(point: &PointVerdict, report: &Report, page: &Page) -> Vec<String> {
    let (tone, sign) = match point.status {
        PointStatus::Met => (Tone::Good, "✓"),
        PointStatus::Partial => (Tone::Part, "~"),
        PointStatus::Missing => (Tone::Open, "○"),
    };
    let status = format!("{sign} {}", told::point(point, report));
    vec![visible(&point.id).into_owned(), asks(point).into_owned(), page.tinted(tone, &status), needed(point)]
}

fn needed(point: &PointVerdict) -> String {
    let open: Vec<_> = point.parts.iter().filter(|part| part.is_gap()).collect();
    match point.status {
        PointStatus::Partial | PointStatus::Missing if point.is_waived() => "nothing, it is waived".to_owned(),
        PointStatus::Met if point.needs_review() => "nothing, but worth a second look".to_owned(),
        PointStatus::Met => "nothing".to_owned(),
        PointStatus::Missing if open.len() > 1 && open.len() < point.parts.len() => {
            format!("{} of {} parts, {} waived", open.len(), point.parts.len(), point.parts.len() - open.len())
        }
        // The gaps below say it part by part; a table that repeats a whole point is hard to read.
        PointStatus::Missing if open.len() == 2 => "both parts".to_owned(),
        PointStatus::Missing if open.len() > 2 => format!("all {} parts", open.len()),
        _ => open.iter().map(|part| visible(&part.statement).into_owned()).collect::<Vec<_>>().join("; "),
    }
}
