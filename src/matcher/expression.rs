//! Regular expressions of rules, each made ready when a text first comes to it: that costs more than most of them ever save.

use std::sync::OnceLock;

use regex::Regex;

use crate::rubric;

/// A regular expression as written, and made ready once it was needed.
#[derive(Debug)]
pub(super) struct Expression {
    written: String,
    ready: OnceLock<Option<Regex>>,
}

impl Expression {
    pub(super) fn new(written: &str) -> Self {
        Self { written: written.to_owned(), ready: OnceLock::new() }
    }

    /// What fits it; nothing if it is not well formed, which loading rules out.
    pub(super) fn regex(&self) -> Option<&Regex> {
        self.ready.get_or_init(|| rubric::regex(&self.written).ok()).as_ref()
    }
}
