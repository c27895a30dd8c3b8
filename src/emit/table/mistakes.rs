//! The common mistakes that were found.

use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{MistakeVerdict, Report};

use super::layout::{Page, Tone};
use super::quote::cite;

/// Writes every mistake that was found, with the learner's own words and how to put it right.
pub(super) fn write(report: &Report, page: &mut Page) {
    let found: Vec<_> = report.mistakes.iter().filter(|mistake| mistake.is_to_put_right()).collect();
    if found.is_empty() {
        return;
    }
    page.heading("Common mistakes to put right");
    for (index, mistake) in found.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        one(index + 1, mistake, report, page);
    }
}

fn one(number: usize, mistake: &MistakeVerdict, report: &Report, page: &mut Page) {
    let heading = page.tinted(Tone::Title, &visible(&mistake.id));
    page.item(&format!("{number}."), &format!("{heading}: {}", visible(&mistake.statement)));
    if mistake.evidence.is_empty() {
        page.labelled(Tone::Wrong, "Left out:", "no words on this were found");
    }
    for (index, quote) in mistake.evidence.iter().enumerate() {
        page.labelled(
            Tone::Wrong,
            &if index == 0 { format!("{}:", Wording::of(report).wrote) } else { String::new() },
            &cite(quote, report),
        );
    }
    if let Some((label, advice)) = Wording::of(report).instead(mistake) {
        page.labelled(Tone::Title, &format!("{label}:"), &visible(advice));
    }
}
