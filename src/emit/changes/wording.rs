//! What every format says of a comparison in the same words, safe to show.

use crate::comparison::{Change, Comparison, Draft, MistakeChange, MistakeDiff, PartDiff, PointDiff};
use crate::emit::receipt::count;
use crate::emit::wording::Wording;
use crate::emit::{cite, points, visible};
use crate::judgement::{PartStatus, PointStatus, Quote};

/// The words for what the work is for.
pub(super) const fn words(comparison: &Comparison) -> &'static Wording {
    Wording::for_what(comparison.expect)
}

/// The answer in one line: "Principles of customer service: 5 of 8 points met, 3 before".
pub(super) fn answer(comparison: &Comparison) -> String {
    let (now, before) = (comparison.new.points, comparison.old.points);
    let (points, met) = (count(now.total, "point", "points"), words(comparison).point(PointStatus::Met));
    format!("{}: {} of {points} {met}, {} before", visible(&comparison.rubric.title), now.met, before.met)
}

/// The drafts by their names.
pub(super) fn drafts(comparison: &Comparison) -> String {
    format!("Before: {}. Now: {}.", visible(&comparison.old.name), visible(&comparison.new.name))
}

/// How much changed, in one line.
pub(super) fn counts(comparison: &Comparison) -> String {
    let (points, parts, mistakes) = (comparison.counts.points, comparison.counts.parts, comparison.counts.mistakes);
    format!(
        "Points: {} gained, {} lost, {} unchanged. Parts: {} gained, {} lost. Common mistakes: {} put right, {} new, {} still there.",
        points.gained, points.lost, points.unchanged, parts.gained, parts.lost, mistakes.fixed, mistakes.new, mistakes.still
    )
}

/// What makes the two hard to compare, a line each.
pub(super) fn reservations(comparison: &Comparison) -> Vec<String> {
    let mut lines = Vec::new();
    if comparison.old_expect.is_some() {
        lines.push("One report is on a learner's evidence and the other on material that teaches.".to_owned());
    }
    if let Some(old) = &comparison.old_revision {
        lines.push(format!(
            "The unit's rules changed between the two reports (revision {}, now {}): some changes may come from them.",
            visible(old),
            visible(&comparison.rubric.revision)
        ));
    }
    if !comparison.not_compared.is_empty() {
        let ids: Vec<_> = comparison.not_compared.iter().map(|id| visible(id)).collect();
        lines.push(format!("Only one of the two reports has these, so they are not compared: {}.", ids.join(", ")));
    }
    lines
}

/// Which parts of a point changed: "2 gained, 1 lost"; "same" if none did.
pub(super) fn parts(point: &PointDiff) -> String {
    let with = |change| point.parts.iter().filter(|part| part.change == change).count();
    match (with(Change::Gained), with(Change::Lost)) {
        (0, 0) => "same".to_owned(),
        (gained, 0) => format!("{gained} gained"),
        (0, lost) => format!("{lost} lost"),
        (gained, lost) => format!("{gained} gained, {lost} lost"),
    }
}

/// `P1: what it asks for`.
pub(super) fn title(point: &PointDiff) -> String {
    format!("{}: {}", visible(&point.id), points::shortest(point.short.as_deref(), &point.statement))
}

/// The points with parts that went this way, with those parts.
pub(super) fn that_went(change: Change, comparison: &Comparison) -> Vec<(&PointDiff, Vec<&PartDiff>)> {
    let of = |point| (point, parts_that_went(change, point));
    comparison.points.iter().map(of).filter(|(_, parts)| !parts.is_empty()).collect()
}

fn parts_that_went(change: Change, point: &PointDiff) -> Vec<&PartDiff> {
    point.parts.iter().filter(|part| part.change == change).collect()
}

/// The mistakes of which this became.
pub(super) fn that_became(change: MistakeChange, comparison: &Comparison) -> Vec<&MistakeDiff> {
    comparison.mistakes.iter().filter(|mistake| mistake.change == change).collect()
}

/// How far a lost part is now: it may still be named, and it may be let be.
pub(super) fn now(part: &PartDiff) -> String {
    let now = match part.now {
        PartStatus::Mentioned => "still mentioned, but that is not enough",
        _ => "no longer found",
    };
    format!("{now}{}", waived(part.waived))
}

/// Behind what a person lets be.
pub(super) const fn waived(waived: bool) -> &'static str {
    if waived { ", waived" } else { "" }
}

/// The words and where they stand in a draft, the file named where it has several.
pub(super) fn cited(quote: &Quote, draft: &Draft) -> (String, String) {
    let file = draft.files.get(quote.file).filter(|_| draft.files.len() > 1);
    (cite::words(&quote.quote), cite::place_in(file.map(String::as_str), &quote.place, quote.line))
}

/// Headings, in the order of their sections.
pub(super) const GAINED: &str = "Gained";
/// See [`GAINED`].
pub(super) const LOST: &str = "Lost: look whether you meant to take this out";
/// See [`GAINED`].
pub(super) const FIXED: &str = "Common mistakes put right";
/// See [`GAINED`].
pub(super) const NEW: &str = "New common mistakes";
/// See [`GAINED`].
pub(super) const STILL: &str = "Common mistakes that are still there";

/// Stands where there is nothing to tell.
pub(super) const NOTHING: &str = "Nothing has changed for any part or common mistake.";

/// Whether there is nothing to tell.
pub(super) fn nothing_changed(comparison: &Comparison) -> bool {
    let counts = comparison.counts;
    counts.parts.gained + counts.parts.lost + counts.mistakes.fixed + counts.mistakes.new == 0
}
