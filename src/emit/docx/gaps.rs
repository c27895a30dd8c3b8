//! What is still needed, nearest to met first.

use crate::emit::cite::{place, words};
use crate::emit::wording::Wording;
use crate::emit::{gaps, pictures, points, told};
use crate::judgement::Report;

use super::look::{Sheet, shown};

/// Writes each point that is not met, with what is missing and what to write.
pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    let open = gaps::in_order(report);
    if open.is_empty() {
        return sheet.line(told::no_gap(report));
    }
    let words_for = Wording::of(report);
    sheet.heading(words_for.next);
    for line in pictures::left_out(report, str::to_owned) {
        sheet.line(&line);
    }
    for point in &open {
        sheet.subheading(&format!("{} ({})", points::title(point), gaps::progress(point, words_for)));
        for part in point.parts.iter().filter(|part| part.is_gap()) {
            sheet.labelled(&format!("{}:", words_for.lacking(part)), &shown(&part.statement));
            if let Some(quote) = part.evidence.first().filter(|_| !part.only_asked) {
                sheet.cited(&format!("“{}” ({})", words(&quote.quote), place(quote.file, &quote.place, quote.line, report)));
            }
            if let Some((label, advice)) = words_for.to_write(part) {
                sheet.advised(&format!("{label}:"), &shown(advice));
            }
        }
        for line in pictures::near(point, &open, report, str::to_owned) {
            sheet.advised("Picture:", &line);
        }
    }
}
