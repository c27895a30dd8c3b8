//! From a text to what rules are evaluated with.

use crate::evidence::Evidence;
use crate::language::Text;

use super::compile::Matcher;
use super::rules::Evaluation;
use super::scan::scan;

impl Matcher {
    /// Finds all mentions and gives what rules are evaluated with.
    #[must_use]
    pub fn evaluate<'a>(&'a self, text: &'a Text, evidence: &'a [Evidence]) -> Evaluation<'a> {
        Evaluation::new(self, text, evidence, scan(self, text))
    }
}
