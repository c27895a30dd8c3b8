//! What is still needed, most useful first.

use crate::emit::receipt::count;
use crate::emit::visible;
use crate::judgement::{PartStatus, PartVerdict, PointStatus, PointVerdict, Report};

use super::layout::{Page, Tone};
use super::pictures;
use super::points::title;
use super::quote::cite;

/// Writes the points that are not met yet, each with what was found, what is missing and what to write.
pub(super) fn write(report: &Report, page: &mut Page) {
    let gaps = in_order(report);
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

/// How much of a point is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Some parts are shown.
    Begun,
    /// No part is shown, but the words for one are there.
    Named,
    /// Nothing was found.
    Untouched,
}

/// The order of the gaps. One more sentence that finishes a point is worth more to a learner than the first of four, so
/// points come by how near they are to being met: those in part with the fewest parts to go, then those only named, then
/// those not begun. Among equals a named part is easier than an absent one, and then the rubric's own order holds.
fn distance(point: &PointVerdict) -> (Stage, usize, usize) {
    let with = |status| point.parts.iter().filter(|part| part.status == status).count();
    let (named, absent) = (with(PartStatus::Mentioned), with(PartStatus::Absent));
    let stage = match point.status {
        PointStatus::Met | PointStatus::Partial => Stage::Begun,
        PointStatus::Missing if named > 0 => Stage::Named,
        PointStatus::Missing => Stage::Untouched,
    };
    (stage, named + absent, absent)
}

fn in_order(report: &Report) -> Vec<&PointVerdict> {
    let mut gaps: Vec<_> = report.points.iter().filter(|point| point.status != PointStatus::Met).collect();
    gaps.sort_by_key(|point| distance(point));
    gaps
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
    let (stage, open, _) = distance(point);
    let progress = match stage {
        Stage::Begun => format!("{open} of {} still needed", count(point.parts.len(), "part", "parts")),
        Stage::Named => "mentioned, not yet shown".to_owned(),
        Stage::Untouched => "not found yet".to_owned(),
    };
    page.item(&format!("{number}."), &format!("{} ({progress})", page.tinted(Tone::Title, &title(point))));
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
