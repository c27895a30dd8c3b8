//! Which terms can begin anywhere in a text: looked up from the words that are there, so that no other term is touched.

use super::beginnings::Beginning;
use super::compile::Matcher;
use super::literals::{Hits, LiteralId};
use super::terms::ConceptId;

/// The terms that can begin with a literal of the text, by concept.
pub(super) struct Active {
    /// By concept: where its entries begin; one more at the end.
    from: Vec<u32>,
    /// A term and the literal it can begin with; those of one term stand together.
    entries: Vec<(u32, LiteralId)>,
}

impl Active {
    pub(super) fn of(matcher: &Matcher, hits: &Hits) -> Self {
        let present = hits.present();
        let begun = present.iter().flat_map(|literal| {
            let may = |begun: &&Beginning| begun.with.is_none_or(|with| hits.share_a_sentence(*literal, with));
            matcher.beginnings.of(*literal).iter().filter(may).map(move |begun| (begun, *literal))
        });
        let begun: Vec<(&Beginning, LiteralId)> = begun.collect();
        let mut from = vec![0_u32; matcher.concepts.len() + 1];
        begun.iter().for_each(|(begun, _)| from[begun.concept as usize + 1] += 1);
        for concept in 1..from.len() {
            from[concept] += from[concept - 1];
        }
        let mut next = from.clone();
        let mut entries = vec![(0, 0); from.last().map_or(0, |all| *all as usize)];
        for (begun, literal) in begun {
            let at = &mut next[begun.concept as usize];
            entries[*at as usize] = (begun.term, literal);
            *at += 1;
        }
        for concept in from.windows(2) {
            entries[concept[0] as usize..concept[1] as usize].sort_unstable();
        }
        Self { from, entries }
    }

    pub(super) fn of_concept(&self, concept: ConceptId) -> &[(u32, LiteralId)] {
        &self.entries[self.from[concept as usize] as usize..self.from[concept as usize + 1] as usize]
    }
}
