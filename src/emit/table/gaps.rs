//! What is still needed, most useful first.

use crate::emit::gaps::{self, Stage, distance};
use crate::emit::points::title;
use crate::emit::visible;
use crate::judgement::{PartStatus, PartVerdict, PointVerdict, Report};

use super::layout::{Page, Tone};
use super::pictures;
use super::quote::cite;

/// Writes the points that are not met yet, each with what was found, what is missing and what to write.
pub(super) fn write(report: &Report, page: &mut Page) {
    let gaps = gaps::in_order(report);
    if gaps.is_empty() {
        return all_met(report, page);
    }
    let nothing = gaps.len() == report.points.len() && gaps.iter().all(|point| distance(point).0 == Stage::Untouched);
    page.heading(if nothing { "What to work on next" } else { "What to work on next, nearest to met first" });
    if nothing {
        page.line(
            "No point could be found yet. That is where every piece of work begins: take the first point below and write two or \
             three full sentences on it in your own words, with an example from your work.",
        );
        page.blank();
    }
    pictures::write(report, page);
    for (index, point) in gaps.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        gap(index + 1, point, report, page);
        pictures::near(point, &gaps, report, page);
    }
}

fn all_met(report: &Report, page: &mut Page) {
    page.blank();
    let line = match report.coverage.mistakes.found {
        0 => "Every point is met. That is careful work: read it through once more before you hand it in.",
        _ => "Every point is met. That is careful work: put right what stands below before you hand it in.",
    };
    let line = page.tinted(Tone::Good, line);
    page.line(&line);
}

fn gap(number: usize, point: &PointVerdict, report: &Report, page: &mut Page) {
    page.item(&format!("{number}."), &format!("{} ({})", page.tinted(Tone::Title, &title(point)), gaps::progress(point)));
    for part in point.parts.iter().filter(|part| part.status == PartStatus::Shown) {
        page.labelled(Tone::Good, "Found:", &visible(&part.statement));
        quotes(part, report, page);
    }
    for part in point.parts.iter().filter(|part| part.status != PartStatus::Shown) {
        needed(part, report, page);
    }
}

fn needed(part: &PartVerdict, report: &Report, page: &mut Page) {
    let statement = visible(&part.statement);
    match part.status {
        PartStatus::Mentioned => page.labelled(Tone::Part, "Mentioned:", &format!("{statement} (not enough yet)")),
        _ => page.labelled(Tone::Open, "Missing:", &statement),
    }
    quotes(part, report, page);
    if !part.advice.is_empty() {
        page.labelled(Tone::Title, "To write:", &visible(&part.advice));
    }
}

/// The first quote is enough to recognise one's own words; all of them with `verbose`.
fn quotes(part: &PartVerdict, report: &Report, page: &mut Page) {
    let most = if page.look().verbose { usize::MAX } else { 1 };
    for quote in part.evidence.iter().take(most) {
        page.labelled(Tone::Good, "", &cite(quote, report));
    }
}
