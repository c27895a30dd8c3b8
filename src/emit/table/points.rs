//! The table of points.

use crate::emit::points::asks;
use crate::emit::visible;
use crate::judgement::{PartStatus, PointStatus, PointVerdict, Report};

use super::layout::{Page, Tone};

/// Writes one row for every point.
pub(super) fn write(report: &Report, page: &mut Page) {
    let rows = report.points.iter().map(|point| row(point, page)).collect();
    page.table(&["Point", "What it asks", "Status", "Still needed"], rows, &[0, 2]);
}

fn row(point: &PointVerdict, page: &Page) -> Vec<String> {
    let (tone, status) = match point.status {
        PointStatus::Met => (Tone::Good, "✓ met"),
        PointStatus::Partial => (Tone::Part, "~ in part"),
        PointStatus::Missing => (Tone::Open, "○ open"),
    };
    vec![visible(&point.id).into_owned(), asks(point).into_owned(), page.tinted(tone, status), needed(point)]
}

fn needed(point: &PointVerdict) -> String {
    let open: Vec<_> = point.parts.iter().filter(|part| part.status != PartStatus::Shown).collect();
    match point.status {
        PointStatus::Met if point.review => "nothing, but worth a second look".to_owned(),
        PointStatus::Met => "nothing".to_owned(),
        // The gaps below say it part by part; a table that repeats a whole point is hard to read.
        PointStatus::Missing if open.len() == 2 => "both parts".to_owned(),
        PointStatus::Missing if open.len() > 2 => format!("all {} parts", open.len()),
        _ => open.iter().map(|part| visible(&part.statement).into_owned()).collect::<Vec<_>>().join("; "),
    }
}
