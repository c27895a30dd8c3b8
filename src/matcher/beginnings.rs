//! Which terms can begin with which word. Side by side in memory: for every text all beginnings of its words are looked through.

use super::choices::ChoiceId;
use super::concept::CompiledConcept;
use super::literals::{Hits, LiteralId, Literals};
use super::rows::Rows;
use super::terms::{ConceptId, Start, Step, starts};

/// A term, and what is known of it without looking at it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Beginning {
    pub(super) concept: ConceptId,
    pub(super) term: u32,
    /// What else every match holds in the same sentence; most terms are put aside for want of it.
    with: Companion,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Companion {
    #[default]
    None,
    Literal(LiteralId),
    OneOf(ChoiceId),
}

/// By literal: the terms that can begin with it.
#[derive(Debug)]
pub(super) struct Beginnings(Rows<Beginning>);

impl Beginnings {
    pub(super) fn new(concepts: &[CompiledConcept], literals: &Literals) -> Self {
        let mut pairs = Vec::new();
        for (concept, compiled) in concepts.iter().enumerate() {
            for (term, steps) in compiled.terms.iter().enumerate() {
                for literal in first_words(steps, literals) {
                    let with = companion(steps, literal);
                    pairs.push((literal, Beginning { concept: concept as ConceptId, term: term as u32, with }));
                }
            }
        }
        Self(Rows::new(literals.count(), &pairs))
    }

    /// The terms that can begin with this literal of a text, and for which all stands in one sentence that is known here.
    pub(super) fn possible(&self, literal: LiteralId, hits: &Hits) -> impl Iterator<Item = &Beginning> {
        let here = hits.sentences(literal).unwrap_or_default();
        let shares = move |there: &[u64]| here.iter().zip(there).any(|(here, there)| here & there != 0);
        self.0.of(literal).iter().filter(move |begun| match begun.with {
            Companion::None => true,
            Companion::Literal(with) => hits.sentences(with).is_some_and(shares),
            Companion::OneOf(choice) => shares(hits.sentences_of_choice(choice)),
        })
    }
}

/// The literals that a term can begin with, each once.
fn first_words(steps: &[Step], literals: &Literals) -> Vec<LiteralId> {
    let starts = starts(steps, &literals.choices).into_iter();
    let mut words: Vec<LiteralId> =
        starts.filter_map(|start| if let Start::Literal(id) = start { Some(id) } else { None }).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A word besides the first that no match goes without: the last, which is rarely a word of grammar.
fn companion(steps: &[Step], first: LiteralId) -> Companion {
    let other = |step: &Step| match step {
        Step::Literal(literal) if *literal != first => Some(Companion::Literal(*literal)),
        _ => None,
    };
    let choice = |(at, step): (usize, &Step)| match step {
        Step::OneOf(choice) if at > 0 => Some(Companion::OneOf(*choice)),
        _ => None,
    };
    steps.iter().rev().find_map(other).or_else(|| steps.iter().enumerate().rev().find_map(choice)).unwrap_or_default()
}
