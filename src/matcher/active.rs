//! Which terms can begin anywhere in a text: looked up from the words that are there, so that no other term is touched.

use super::compile::Matcher;
use super::literals::{Hits, LiteralId};
use super::rows::Rows;
use super::terms::ConceptId;

/// By concept: the terms that begin in a text, each with a literal it begins with.
pub(super) struct Active {
    /// Those that the word fits by itself.
    alone: Rows<(u32, LiteralId)>,
    /// Those that may go on behind it; those of one term stand together.
    begun: Rows<(u32, LiteralId)>,
}

impl Active {
    pub(super) fn of(matcher: &Matcher, hits: &Hits) -> Self {
        let (mut alone, mut begun) = (Vec::new(), Vec::new());
        for literal in hits.present() {
            let fitted = matcher.beginnings.alone(literal).iter();
            alone.extend(fitted.map(|(concept, term)| (*concept, (*term, literal))));
            let possible = matcher.beginnings.possible(literal, hits);
            begun.extend(possible.map(|begun| (begun.concept, (begun.term, literal))));
        }
        let concepts = matcher.concepts.len();
        Self { alone: Rows::new(concepts, &alone), begun: Rows::new(concepts, &begun).sorted() }
    }

    /// The terms of a concept that a word of the text fits by itself, each with that word.
    pub(super) fn alone(&self, concept: ConceptId) -> &[(u32, LiteralId)] {
        self.alone.of(concept)
    }

    /// The terms of a concept that a word of the text begins, each with that word; those of one term stand together.
    pub(super) fn begun(&self, concept: ConceptId) -> &[(u32, LiteralId)] {
        self.begun.of(concept)
    }
}
