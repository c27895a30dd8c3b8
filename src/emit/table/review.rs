//! Points a person should look at again.

use crate::emit::points::title;
use crate::emit::review;
use crate::judgement::Report;

use super::layout::{Page, Tone};
use super::quote::cite;

/// Writes the points marked for review and why.
pub(super) fn write(report: &Report, page: &mut Page) {
    let marked: Vec<_> = report.points.iter().filter(|point| point.needs_review()).collect();
    if marked.is_empty() {
        return;
    }
    page.heading("Worth a second look");
    for (index, point) in marked.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        let heading = page.tinted(Tone::Title, &title(point));
        page.item("-", &heading);
        for look in review::looks(point, report) {
            for (label, quote) in look.quotes {
                page.labelled(Tone::Part, &format!("{label}:"), &cite(quote, report));
            }
            page.labelled(Tone::Title, "Why:", &look.why);
        }
    }
}
