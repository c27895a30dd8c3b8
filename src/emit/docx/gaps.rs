//! What is still needed, nearest to met first.

use crate::emit::cite::{place, words};
use crate::emit::wording::Wording;
use crate::emit::{gaps, points, told};
use crate::judgement::{PartStatus, Report};

use super::look::{Sheet, shown};

/// Writes each point that is not met, with what is missing and what to write.
pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    let open = gaps::in_order(report);
    if open.is_empty() {
        return sheet.line(told::no_gap(report));
    }
    let words_for = Wording::of(report);
    sheet.heading(words_for.next);
    for point in open {
        sheet.subheading(&format!("{} ({})", points::title(point), gaps::progress(point, words_for)));
        for part in point.parts.iter().filter(|part| part.is_gap()) {
            let label = if part.status == PartStatus::Mentioned { "Mentioned, not enough yet" } else { words_for.wanting };
            sheet.labelled(&format!("{label}:"), &shown(&part.statement));
            if let Some(quote) = part.evidence.first() {
                sheet.cited(&format!("“{}” ({})", words(&quote.quote), place(quote.file, &quote.place, quote.line, report)));
            }
            if !part.advice.is_empty() {
                sheet.labelled(&format!("{}:", words_for.to_write), &shown(&part.advice));
            }
        }
    }
}
