//! Compiles a rubric's terms into one automaton, finds all mentions in a text in one pass, evaluates rules over them.

mod compile;
mod literals;
mod mention;
mod names;
mod rules;
mod scan;
mod terms;

pub use compile::Matcher;
pub use mention::{Match, Mention};
pub use rules::{Accept, Evaluation, Shown};
