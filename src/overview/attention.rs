//! Which learners a person should look at first, and why.

use std::cmp::Reverse;

use super::model::{Cell, Learner, MistakeTally, NeedsALook, PointTally, Reason};
use crate::judgement::PointStatus;

/// As many as a person looks at in one go.
const MOST: usize = 5;

/// The learners who most need a look.
///
/// First come those whose verdicts are the least certain: points worth a second look, then files and pictures that were not read. After
/// them those who need the most help: common mistakes, then points of which nothing was found. Equals keep the order of their names.
pub(super) fn first(learners: &[Learner], points: &[PointTally], mistakes: &[MistakeTally]) -> Vec<NeedsALook> {
    let mut order: Vec<(usize, Weight)> =
        learners.iter().map(weight).enumerate().filter(|(_, weight)| *weight != [0; 5]).collect();
    order.sort_by_key(|(index, weight)| (Reverse(*weight), *index));
    order.truncate(MOST);
    order.into_iter().map(|(learner, _)| NeedsALook { learner, why: why(&learners[learner], points, mistakes) }).collect()
}

/// How much each reason weighs, the weightiest first.
type Weight = [usize; 5];

fn weight(learner: &Learner) -> Weight {
    let second_look = learner.points.iter().filter(|cell| cell.review).count();
    let open = learner.points.iter().filter(|cell| cell.is_gap() && cell.status == PointStatus::Missing).count();
    [second_look, learner.files_not_read, pictures(learner), learner.mistakes_made(), open]
}

/// Pictures matter where something is still wanting: they may hold it.
fn pictures(learner: &Learner) -> usize {
    if learner.points.iter().any(Cell::is_gap) { learner.pictures } else { 0 }
}

fn why(learner: &Learner, points: &[PointTally], mistakes: &[MistakeTally]) -> Vec<Reason> {
    let [second_look, files, pictures, made, open] = weight(learner);
    let flagged = points.iter().zip(&learner.points).filter(|(_, cell)| cell.review).map(|(point, _)| point.id.clone());
    let found = mistakes.iter().zip(&learner.mistakes).filter(|(_, made)| **made).map(|(mistake, _)| mistake.id.clone());
    let reasons = [
        (second_look, Reason::SecondLook(flagged.collect())),
        (files, Reason::FilesNotRead(files)),
        (pictures, Reason::PicturesNotRead(pictures)),
        (made, Reason::Mistakes(found.collect())),
        (open, Reason::Open(open)),
    ];
    reasons.into_iter().filter(|(weight, _)| *weight > 0).map(|(_, reason)| reason).collect()
}
