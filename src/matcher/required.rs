//! What no match of a term goes without, side by side in memory: for every text thousands of terms are put aside by it, and nothing
//! else of them is touched.

use super::choices::ChoiceId;
use super::literals::LiteralId;
use super::rows::Rows;
use super::terms::{ConceptId, Step};

/// Something that stands in one sentence with all of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Required {
    Literal(LiteralId),
    OneOf(ChoiceId),
    Concept(ConceptId),
}

impl Default for Required {
    fn default() -> Self {
        Self::Literal(0)
    }
}

impl Required {
    /// What a step asks for, if that is one thing.
    pub(super) fn by(step: &Step) -> Option<Self> {
        match step {
            Step::Literal(literal) => Some(Self::Literal(*literal)),
            Step::OneOf(choice) => Some(Self::OneOf(*choice)),
            Step::Concept(concept) => Some(Self::Concept(*concept)),
            Step::Choice(_) | Step::Optional(_) | Step::Gap(_) | Step::Figure | Step::AnyWord => None,
        }
    }

    /// By term: all that its steps ask for.
    pub(super) fn by_terms(terms: &[Vec<Step>]) -> Rows<Self> {
        let each = terms.iter().enumerate();
        let pairs: Vec<(u32, Self)> =
            each.flat_map(|(term, steps)| steps.iter().filter_map(Self::by).map(move |required| (term as u32, required))).collect();
        Rows::new(terms.len(), &pairs)
    }
}
