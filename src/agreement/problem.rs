//! What can be wrong with labels: each problem with its file and line.

use std::fmt;

/// One thing wrong with labels. Its `Display` is one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file of labels, as given.
    pub file: String,
    /// The line in it (1-based); none for the file as a whole.
    pub line: Option<u64>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, message } = self;
        match line {
            Some(line) => write!(out, "{file}, line {line}: {message}"),
            None => write!(out, "{file}: {message}"),
        }
    }
}
