//! What to look at again: common mistakes, words that say two things, personal data; what is waived; and tips.

use crate::emit::cite::{place, words};
use crate::emit::wording::Wording;
use crate::emit::{points, review, told, waivers};
use crate::judgement::{MistakeVerdict, Quote, Report, TipStatus};

use super::look::{Cell, Sheet, shown};

/// Writes whatever of it there is.
pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    mistakes(report, sheet);
    second_look(report, sheet);
    waived(report, sheet);
    cautions(report, sheet);
    tips(report, sheet);
}

fn mistakes(report: &Report, sheet: &mut Sheet) {
    let found: Vec<&MistakeVerdict> = report.mistakes.iter().filter(|mistake| mistake.is_to_put_right()).collect();
    if found.is_empty() {
        return;
    }
    sheet.heading("Common mistakes to put right");
    for mistake in found {
        sheet.subheading(&format!("{}: {}", shown(&mistake.id), shown(&mistake.statement)));
        if mistake.evidence.is_empty() {
            sheet.labelled("Left out:", "no words on this were found");
        }
        for quote in &mistake.evidence {
            sheet.labelled(&format!("{}:", Wording::of(report).wrote), &cite(quote, report));
        }
        if let Some((label, advice)) = Wording::of(report).instead(mistake) {
            sheet.advised(&format!("{label}:"), &shown(advice));
        }
    }
}

fn second_look(report: &Report, sheet: &mut Sheet) {
    let marked: Vec<_> = report.points.iter().filter(|point| point.needs_review()).collect();
    if marked.is_empty() {
        return;
    }
    sheet.heading("Worth a second look");
    for point in marked {
        sheet.subheading(&points::title(point));
        for look in review::looks(point, report) {
            for (label, quote) in look.quotes {
                sheet.labelled(&format!("{label}:"), &cite(quote, report));
            }
            sheet.advised("Why:", &look.why);
        }
    }
}

fn waived(report: &Report, sheet: &mut Sheet) {
    let items = waivers::listed(report);
    if items.is_empty() {
        return;
    }
    sheet.heading(waivers::HEADING);
    sheet.quiet(waivers::WHAT);
    for item in items {
        sheet.labelled(&format!("{}:", item.what), &item.why);
    }
}

/// So many lines of personal data say that there is a lot of it.
const MOST: usize = 20;

fn cautions(report: &Report, sheet: &mut Sheet) {
    let cautions = &report.portfolio.cautions;
    if cautions.is_empty() {
        return;
    }
    let words_for = Wording::of(report);
    sheet.heading(words_for.take_out);
    sheet.line(words_for.take_out_why);
    let rows = cautions.iter().take(MOST).map(|caution| {
        let place = place(caution.file, &caution.place, caution.line, report);
        vec![Cell::line(told::caution(caution.kind)), Cell::line(&words(&caution.masked)), Cell::line(&place)]
    });
    sheet.table(&["What", "Hidden here as", "Where"], rows.collect(), &[30, 30, 40]);
    if cautions.len() > MOST {
        sheet.line(&format!("and {} more", cautions.len() - MOST));
    }
}

fn tips(report: &Report, sheet: &mut Sheet) {
    let open: Vec<_> = report.tips.iter().filter(|tip| tip.status == TipStatus::Open).collect();
    if open.is_empty() {
        return;
    }
    sheet.heading(Wording::of(report).tips);
    sheet.quiet("No point depends on them.");
    for tip in open {
        sheet.advised(&format!("{}:", shown(&tip.id)), &shown(Wording::of(report).tip(tip)));
    }
}

fn cite(quote: &Quote, report: &Report) -> String {
    format!("“{}” ({})", words(&quote.quote), place(quote.file, &quote.place, quote.line, report))
}
