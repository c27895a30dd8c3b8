//! Passages that stand in more than one portfolio, for a person to look at.
//!
//! Each portfolio gives its [`wording()`]: what the learner wrote, without the brief's and the rubric's own words ([`Known`]). Of that a
//! [`Sketch`] has numbers for words, and the text packed. [`Collection`] keeps both, the numbers as short ones, and picks fingerprints from every sketch by winnowing (Schleimer, Wilkerson,
//! Aiken: "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003), sorts them, and follows only those pairs word by word
//! that have several in one place, so that time grows with the number of words and not with the number of pairs. Where the
//! words are, is read from the packed texts of the passages that are shown, and of no others.
//!
//! The result does not depend on the order in which portfolios come.

mod align;
mod collection;
mod groups;
mod index;
mod known;
mod long_list;
mod pairs;
mod quotes;
mod recent;
mod sharers;
mod sketch;
mod vocabulary;
mod winnow;
mod wording;
mod words;

pub use collection::Collection;
pub use known::Known;
pub use sketch::Sketch;
pub use wording::wording;
