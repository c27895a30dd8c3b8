//! The rubric as authored: model, patterns, loading, validation, the built-in units.

mod builtin;
mod check;
mod error;
mod expression;
pub mod limits;
mod load;
mod model;
mod nearest;
mod node;
mod parse;
pub mod pattern;
mod pointer;
mod rule;
mod schema;
mod shape;
mod unique;

pub use builtin::{builtin, builtin_examples, builtin_ids, check_builtins, likeliest};
pub use error::{Problem, RubricError};
pub use expression::regex;
pub use load::{examples_beside, from_text, load};
pub use model::{
    Concept, Concepts, Examples, Lexicon, Mistake, MistakeExamples, MistakeKind, Outcome, Part, PartExamples, Point, Rubric, Tip,
};
pub use nearest::nearest;
pub use rule::{DescribedSide, Phrases, Rule, Side, Window};
pub use schema::schema;
pub(crate) use unique::map as unique_map;

use std::sync::Arc;

/// A sound rubric with every concept it can refer to: the shared lexicons and its own.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The rubric as written.
    pub rubric: Arc<Rubric>,
    /// Every concept, by id. The rubric's own win over a lexicon's of the same name.
    pub concepts: Concepts,
}
