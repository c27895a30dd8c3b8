//! The evidence of every point that is met.

use crate::emit::points::title;
use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{PointStatus, Report};

use super::layout::{Page, Tone};
use super::quote::cite;

/// Writes the words every part of every met point rests on.
pub(super) fn write(report: &Report, page: &mut Page) {
    let met: Vec<_> = report.points.iter().filter(|point| point.status == PointStatus::Met).collect();
    if met.is_empty() {
        return;
    }
    let words = Wording::of(report);
    page.heading(words.done);
    for (index, point) in met.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        let heading = page.tinted(Tone::Title, &title(point));
        page.item("-", &heading);
        for part in &point.parts {
            page.labelled(Tone::Good, &format!("{}:", words.found), &visible(&part.statement));
            for quote in &part.evidence {
                page.labelled(Tone::Good, "", &cite(quote, report));
            }
        }
    }
}
