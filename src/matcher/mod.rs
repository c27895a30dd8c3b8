//! Compiles a rubric's terms into one automaton, finds all mentions in a text in one pass, evaluates rules over them.

mod active;
mod beginnings;
mod branches;
mod choices;
mod compile;
mod concept;
mod draft;
mod evaluate;
mod expression;
mod fired;
mod literals;
mod mention;
mod names;
mod required;
mod rows;
mod rules;
mod scan;
mod sentence_set;
mod term_table;
mod terms;

pub use compile::Matcher;
pub use fired::{Term, TermAt};
pub use mention::{Match, Mention, Spans};
pub use rules::{Accept, Discount, Discounted, Evaluation, Lack, Role, Shown, Trace, inner};
