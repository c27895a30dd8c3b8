//! The tips that were not followed.

use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{Report, TipStatus, TipVerdict};

use super::layout::{Page, Tone};

/// Writes every open tip as advice. Tips never count towards a point, and the heading says so.
pub(super) fn write(report: &Report, page: &mut Page) {
    let open: Vec<_> = report.tips.iter().filter(|tip| tip.status == TipStatus::Open).collect();
    if open.is_empty() {
        return;
    }
    page.heading(&format!("{} (no point depends on them)", Wording::of(report).tips));
    for tip in open {
        let id = page.tinted(Tone::Title, &visible(&tip.id));
        page.item("-", &format!("{id}: {}", visible(wording(tip))));
    }
}

fn wording(tip: &TipVerdict) -> &str {
    if tip.advice.is_empty() { &tip.statement } else { &tip.advice }
}
