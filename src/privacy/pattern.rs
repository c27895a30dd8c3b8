//! The regular expressions of this room: each is compiled when it is first needed, and once.

use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

/// A regular expression that waits.
pub(super) struct Pattern(LazyLock<Option<Regex>>);

impl Pattern {
    /// What `make` gives when it is needed. An expression that is not sound would match nothing; the tests of each kind would fail.
    pub(super) const fn new(make: fn() -> Option<Regex>) -> Self {
        Self(LazyLock::new(make))
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    pub(super) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.0.iter().flat_map(move |regex| regex.find_iter(text))
    }

    pub(super) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.0.iter().flat_map(move |regex| regex.captures_iter(text))
    }
}

/// The expression, for [`Pattern::new`].
pub(super) fn expression(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}
