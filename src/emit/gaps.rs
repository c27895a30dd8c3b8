//! The gaps: which there are, in which order, how far each is.

use crate::emit::receipt::count;
use crate::emit::wording::Wording;
use crate::judgement::{PartStatus, PointStatus, PointVerdict, Report};

/// The points that are not met and not waived, nearest to met first.
pub(super) fn in_order(report: &Report) -> Vec<&PointVerdict> {
    let mut gaps: Vec<_> = report.points.iter().filter(|point| point.is_gap()).collect();
    gaps.sort_by_key(|point| distance(point));
    gaps
}

/// How far a gap is from being met, in words.
pub(super) fn progress(point: &PointVerdict, words: &Wording) -> String {
    let (stage, open, _) = distance(point);
    match stage {
        Stage::Begun => format!("{open} of {} still needed", count(point.parts.len(), "part", "parts")),
        Stage::Named => words.part(PartStatus::Mentioned).to_owned(),
        Stage::Untouched => words.not_yet.to_owned(),
    }
}

/// How much of a point is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
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
pub(super) fn distance(point: &PointVerdict) -> (Stage, usize, usize) {
    let with = |status| point.parts.iter().filter(|part| part.status == status && part.waived.is_none()).count();
    let (named, absent) = (with(PartStatus::Mentioned), with(PartStatus::Absent));
    let stage = match point.status {
        PointStatus::Met | PointStatus::Partial => Stage::Begun,
        PointStatus::Missing if named > 0 => Stage::Named,
        PointStatus::Missing => Stage::Untouched,
    };
    (stage, named + absent, absent)
}
