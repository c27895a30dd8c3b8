//! Which terms can begin anywhere in a text: looked up from the words that are there, so that no other term is touched.

use super::compile::Matcher;
use super::literals::{Hits, LiteralId};
use super::rows::Rows;
use super::terms::ConceptId;

/// By concept: the terms that can begin in a text, each with the literal it can begin with; those of one term stand together.
pub(super) struct Active(Rows<(u32, LiteralId)>);

impl Active {
    pub(super) fn of(matcher: &Matcher, hits: &Hits) -> Self {
        let present = hits.present();
        let begun: Vec<(ConceptId, (u32, LiteralId))> = present
            .iter()
            .flat_map(|literal| matcher.beginnings.possible(*literal, hits).map(|begun| (begun.concept, (begun.term, *literal))))
            .collect();
        Self(Rows::new(matcher.concepts.len(), &begun).sorted())
    }

    pub(super) fn of_concept(&self, concept: ConceptId) -> &[(u32, LiteralId)] {
        self.0.of(concept)
    }
}
