//! What is still needed, most useful first.

use crate::emit::gaps::{self, Stage, distance};
use crate::emit::points::title;
use crate::emit::wording::Wording;
use crate::emit::{told, visible};
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
    let words = Wording::of(report);
    page.heading(if nothing { words.next } else { words.next_in_order });
    if nothing {
        page.line(words.nothing);
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
    let line = page.tinted(Tone::Good, told::no_gap(report));
    page.line(&line);
}

fn gap(number: usize, point: &PointVerdict, report: &Report, page: &mut Page) {
    let words = Wording::of(report);
    page.item(&format!("{number}."), &format!("{} ({})", page.tinted(Tone::Title, &title(point)), gaps::progress(point, words)));
    for part in point.parts.iter().filter(|part| part.status == PartStatus::Shown) {
        page.labelled(Tone::Good, &format!("{}:", words.found), &visible(&part.statement));
        quotes(part, report, page);
    }
    for part in point.parts.iter().filter(|part| part.is_gap()) {
        needed(part, report, page);
    }
}

fn needed(part: &PartVerdict, report: &Report, page: &mut Page) {
    let (statement, words) = (visible(&part.statement), Wording::of(report));
    match part.status {
        PartStatus::Mentioned if part.only_asked => {
            page.labelled(Tone::Part, "Mentioned:", &format!("{statement} ({})", words.of_part(part)));
        }
        PartStatus::Mentioned => page.labelled(Tone::Part, "Mentioned:", &format!("{statement} (not enough yet)")),
        _ => page.labelled(Tone::Open, &format!("{}:", words.wanting), &statement),
    }
    if !part.only_asked {
        quotes(part, report, page);
    }
    if let Some((label, advice)) = words.to_write(part) {
        page.labelled(Tone::Title, &format!("{label}:"), &visible(advice));
    }
}

/// The first quote is enough to recognise one's own words; all of them with `verbose`.
fn quotes(part: &PartVerdict, report: &Report, page: &mut Page) {
    let most = if page.look().verbose { usize::MAX } else { 1 };
    for quote in part.evidence.iter().take(most) {
        page.labelled(Tone::Good, "", &cite(quote, report));
    }
}
