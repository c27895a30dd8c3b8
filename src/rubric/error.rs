//! What can be wrong with a rubric: all of it at once, each problem with its place.

use std::fmt;

use thiserror::Error;

use super::limits::MAX_PROBLEMS;
use super::pointer::At;

/// Why a rubric cannot be used. The `Display` of one problem is one line; several have a header and a line each.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RubricError {
    /// The file cannot be read at all.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The path as given.
        file: String,
        /// What is in the way, and what to do.
        reason: String,
    },
    /// It can be read, but not used.
    #[error("{}", listed(.0))]
    Unsound(Vec<Problem>),
}

/// One thing wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path as given, or the name of a built-in file.
    pub file: String,
    /// Where in it: a JSON pointer, empty for the file as a whole.
    pub pointer: String,
    /// What is wrong and what to do, on one line.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, pointer, message } = self;
        if pointer.is_empty() { write!(out, "{file}: {message}") } else { write!(out, "{file}: {pointer}: {message}") }
    }
}

/// Characters of an author's text that a message repeats.
const MAX_QUOTED: usize = 60;

/// Collects the problems of one file.
pub(super) struct Problems {
    file: String,
    found: Vec<Problem>,
    more: usize,
}

impl Problems {
    pub(super) fn of(file: &str) -> Self {
        Self { file: file.to_owned(), found: Vec::new(), more: 0 }
    }

    pub(super) fn add(&mut self, at: &At<'_>, message: impl Into<String>) {
        self.add_with(at, || message.into());
    }

    /// For messages that take time to make, such as those with a suggestion: it is not spent on more than are spelt out.
    pub(super) fn add_with<M: Into<String>>(&mut self, at: &At<'_>, message: impl FnOnce() -> M) {
        if self.found.len() < MAX_PROBLEMS {
            self.found.push(Problem { file: self.file.clone(), pointer: at.to_string(), message: message().into() });
        } else {
            self.more += 1;
        }
    }

    pub(super) fn into_vec(mut self) -> Vec<Problem> {
        if self.more > 0 {
            let message = format!("there are {} more problems; put these right first", self.more);
            self.found.push(Problem { file: self.file, pointer: String::new(), message });
        }
        self.found
    }
}

/// The problems, or nothing if there are none.
///
/// # Errors
/// [`RubricError::Unsound`] with all of them, if there are any.
pub(super) fn none(problems: Vec<Problem>) -> Result<(), RubricError> {
    if problems.is_empty() { Ok(()) } else { Err(RubricError::Unsound(problems)) }
}

/// An author's own text in quotation marks, cut short: the pointer says where the rest is. What cannot be seen is escaped.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTED) {
        None => format!("{text:?}"),
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
    }
}

fn listed(problems: &[Problem]) -> String {
    match problems {
        [only] => only.to_string(),
        several => {
            let lines: String = several.iter().map(|problem| format!("\n  {problem}")).collect();
            let file = several.first().map_or("", |first| &first.file);
            format!("{file}: {} problems; put them right and try again{lines}", several.len())
        }
    }
}
