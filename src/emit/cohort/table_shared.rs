//! Shared passages and the sample on a terminal.

use super::shared::{self, about, drawn, headline, holder, more_places, place, reasons};
use super::table::CohortLook;
use crate::emit::cite;
use crate::emit::table::layout::Page;
use crate::emit::visible;
use crate::overview::{Cohort, Sample, SharedPassages, Sharing};

/// A short list is read; the other formats have the whole one.
const SHORT: usize = 5;
/// So many places of a passage are quoted: what is compared are two.
const QUOTES: usize = 2;

/// Writes both, where there is anything to say.
pub(super) fn write(cohort: &Cohort, look: &CohortLook, page: &mut Page) {
    if let Some(sample) = &cohort.sample {
        write_sample(sample, cohort, page);
    }
    if let Some(shared) = shared::passages(cohort) {
        write_passages(shared, if look.all { usize::MAX } else { SHORT }, page);
    }
}

fn write_sample(sample: &Sample, cohort: &Cohort, page: &mut Page) {
    page.heading(shared::SAMPLE);
    page.line(&drawn(sample, cohort));
    for one in &sample.chosen {
        page.item("-", &format!("{} – {}", visible(&one.name), reasons(&one.why)));
    }
}

fn write_passages(shared: &SharedPassages, most: usize, page: &mut Page) {
    page.heading(shared::PASSAGES);
    page.line(&about(shared));
    for (number, sharing) in (1..).zip(shared.groups.iter().take(most)) {
        page.item(&format!("{number}."), &headline(sharing, shared));
        longest(sharing, shared, page);
    }
    let more = shared.groups.len().saturating_sub(most) + shared.left_out;
    if more > 0 {
        page.blank();
        page.line(&format!("{more} more share fewer words; the html, xlsx and json formats show them."));
    }
}

/// The longest passage of a group, as it stands in the first two.
fn longest(sharing: &Sharing, shared: &SharedPassages, page: &mut Page) {
    let Some(passage) = sharing.passages.first() else { return };
    for one in passage.places.iter().take(QUOTES) {
        page.item("  ", &format!("{}, {}: “{}”", holder(one, shared), place(one), cite::words(&one.quote)));
    }
    if let Some(more) = more_places(passage, sharing).filter(|_| passage.places.len() <= QUOTES) {
        page.item("  ", &more);
    }
}
