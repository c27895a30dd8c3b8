//! Which terms can begin with which word. Side by side in memory: for every text all beginnings of its words are looked through.

use super::compile::CompiledConcept;
use super::literals::LiteralId;
use super::terms::{ConceptId, Start, Step, starts};

/// A term, and what is known of it without looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beginning {
    pub(super) concept: ConceptId,
    pub(super) term: u32,
    /// Another literal that every match holds in the same sentence; most terms are put aside for want of it.
    pub(super) with: Option<LiteralId>,
}

/// By literal: the terms that can begin with it.
#[derive(Debug)]
pub(super) struct Beginnings {
    /// By literal: where its entries begin; one more at the end.
    from: Vec<u32>,
    entries: Vec<Beginning>,
}

impl Beginnings {
    pub(super) fn new(concepts: &[CompiledConcept], literals: usize) -> Self {
        let mut by_literal = vec![Vec::new(); literals];
        for (concept, compiled) in concepts.iter().enumerate() {
            for (term, steps) in compiled.terms.iter().enumerate() {
                for start in starts(steps) {
                    if let Start::Literal(literal) = start {
                        let known: &mut Vec<Beginning> = &mut by_literal[literal as usize];
                        let entry =
                            Beginning { concept: concept as ConceptId, term: term as u32, with: companion(steps, literal) };
                        if known.last() != Some(&entry) {
                            known.push(entry);
                        }
                    }
                }
            }
        }
        let mut from = vec![0];
        from.extend(by_literal.iter().scan(0, |end, known| {
            *end += known.len() as u32;
            Some(*end)
        }));
        Self { from, entries: by_literal.concat() }
    }

    pub(super) fn of(&self, literal: LiteralId) -> &[Beginning] {
        &self.entries[self.from[literal as usize] as usize..self.from[literal as usize + 1] as usize]
    }
}

/// A literal besides the first that no match goes without: the last, which is rarely a word of grammar.
fn companion(steps: &[Step], first: LiteralId) -> Option<LiteralId> {
    steps.iter().rev().find_map(|step| match step {
        Step::Literal(literal) if *literal != first => Some(*literal),
        _ => None,
    })
}
