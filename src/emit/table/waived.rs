//! What a person lets be.

use crate::emit::waivers;
use crate::judgement::Report;

use super::layout::{Page, Tone};

/// Writes every item that is waived, with the reason.
pub(super) fn write(report: &Report, page: &mut Page) {
    let items = waivers::listed(report);
    if items.is_empty() {
        return;
    }
    page.heading(waivers::HEADING);
    page.line(waivers::WHAT);
    page.blank();
    for item in items {
        let what = page.tinted(Tone::Title, &item.what);
        page.item("-", &what);
        page.labelled(Tone::Title, "Reason:", &item.why);
    }
}
