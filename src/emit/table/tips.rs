//! The tips that were not followed.

use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{Report, TipStatus};

use super::layout::{Page, Tone};

/// Writes every open tip as advice. Tips never count towards a point, and the heading says so.
pub(super) fn write(report: &Report, page: &mut Page) {
    let open: Vec<_> = report.tips.iter().filter(|tip| tip.status == TipStatus::Open).collect();
    if open.is_empty() {
        return;
    }
    let words = Wording::of(report);
    page.heading(&format!("{} (no point depends on them)", words.tips));
    for tip in open {
        let id = page.tinted(Tone::Title, &visible(&tip.id));
        page.item("-", &format!("{id}: {}", visible(words.tip(tip))));
    }
}
