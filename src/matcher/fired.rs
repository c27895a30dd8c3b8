//! Which terms a rubric has, and which of them a text fires: so that terms nobody ever says can be found.

use crate::rubric::Loaded;

use super::compile::Matcher;
use super::draft::Name;
use super::rules::Evaluation;

/// Where a term stands in a [`Matcher`]: its concept's number, and its line. Only good for the matcher it comes from.
pub type TermAt = (u32, u32);

/// One pattern line that the rules of a rubric lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term<'a> {
    /// The concept it belongs to; none for the phrase of a rule.
    pub concept: Option<&'a str>,
    /// The pattern as written.
    pub pattern: &'a str,
    /// What [`Evaluation::fired`] calls it.
    pub at: TermAt,
}

impl Matcher {
    /// Every term of every concept the rules lead to, and every phrase of a rule. `loaded` is what the matcher was compiled from.
    #[must_use]
    pub fn terms<'a>(&'a self, loaded: &'a Loaded) -> Vec<Term<'a>> {
        let mut terms = Vec::new();
        for (number, name) in self.names.iter().enumerate() {
            let (concept, patterns) = match name {
                Name::Concept(id) => (Some(id.as_str()), loaded.concepts.get(id).map_or(&[][..], |concept| &concept.terms)),
                Name::Phrase(patterns) => (None, &patterns[..]),
            };
            let at = |line: usize| (number as u32, line as u32);
            terms.extend(patterns.iter().enumerate().map(|(line, pattern)| Term { concept, pattern, at: at(line) }));
        }
        terms
    }
}

impl Evaluation<'_> {
    /// The terms that match somewhere in the text, whoever claims it; a term comes once for each place.
    pub fn fired(&self) -> impl Iterator<Item = TermAt> {
        self.mentions.all().map(|(concept, mention)| (concept, mention.term))
    }
}
