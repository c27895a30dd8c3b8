//! What a schema cannot say: whether ids, references, patterns and rules make sense together.

mod concepts;
mod examples;
mod ids;
mod references;
mod rules;
mod walk;

use std::collections::BTreeMap;

use super::error::{Problem, Problems};
use super::limits::MAX_PARTS;
use super::model::{Concepts, Lexicon, Rubric};
use super::pointer::At;

pub(super) use examples::examples;

/// Every problem of a rubric. `stem` is its file's name without `.json`; `known` are all concepts it can refer to.
pub(super) fn rubric(rubric: &Rubric, stem: &str, known: &Concepts, file: &str) -> Vec<Problem> {
    let mut problems = Problems::of(file);
    let parts: usize = rubric.points.iter().map(|point| point.parts.len()).sum();
    if parts.max(rubric.points.len()) > MAX_PARTS {
        problems.add(&At::TOP.key("points"), format!("{parts} parts are too many; {MAX_PARTS} is the most a rubric may have"));
        return problems.into_vec();
    }
    ids::rubric(rubric, stem, &mut problems);
    concepts::all(&rubric.concepts, known, &mut problems);
    rules::all(rubric, known, &mut problems);
    references::all(rubric, &mut problems);
    problems.into_vec()
}

/// Every problem of a lexicon. `known` are all concepts it can refer to; `taken` names those of other lexicons it must not repeat,
/// with the file they are in.
pub(super) fn lexicon(lexicon: &Lexicon, known: &Concepts, taken: &BTreeMap<String, String>, file: &str) -> Vec<Problem> {
    let mut problems = Problems::of(file);
    ids::lexicon(lexicon, taken, &mut problems);
    concepts::all(&lexicon.concepts, known, &mut problems);
    problems.into_vec()
}
