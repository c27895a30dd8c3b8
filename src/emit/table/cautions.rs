//! Personal data that should not be handed in.

use crate::emit::cite::place;
use crate::emit::receipt::count;
use crate::emit::told;
use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{Caution, Report};

use super::layout::{Page, Tone, unbroken};

/// More lines than this say no more; the rest is counted.
const MOST: usize = 5;

/// Writes where personal data stand, each hidden as far as it can be and still be found.
pub(super) fn write(report: &Report, page: &mut Page) {
    let cautions = &report.portfolio.cautions;
    if cautions.is_empty() {
        return;
    }
    let words = Wording::of(report);
    page.heading(words.take_out);
    page.line(words.take_out_why);
    page.blank();
    for caution in cautions.iter().take(MOST) {
        page.item("-", &one(caution, report, page));
    }
    if let Some(more) = cautions.len().checked_sub(MOST).filter(|more| *more > 0) {
        page.item("", &format!("and {} more", count(more, "place", "places")));
    }
}

fn one(caution: &Caution, report: &Report, page: &Page) -> String {
    let kind = told::caution(caution.kind);
    let kind = page.tinted(Tone::Title, kind);
    let place = place(caution.file, &caution.place, caution.line, report);
    format!("{kind}: {} ({})", visible(&caution.masked), unbroken(&place))
}
