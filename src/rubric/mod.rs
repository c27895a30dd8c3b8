//! The rubric as authored: model, patterns, loading, validation, the built-in units.

mod model;
pub mod pattern;
mod rule;

pub use model::{
    Concept, Examples, Lexicon, Mistake, MistakeExamples, MistakeKind, Outcome, Part, PartExamples, Point, Rubric, Tip,
};
pub use rule::{DescribedSide, Phrases, Rule, Side, Window};

use std::collections::BTreeMap;

/// A sound rubric with every concept it can refer to: the shared lexicons and its own.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The rubric as written.
    pub rubric: Rubric,
    /// Every concept, by id. The rubric's own win over a lexicon's of the same name.
    pub concepts: BTreeMap<String, Concept>,
}
