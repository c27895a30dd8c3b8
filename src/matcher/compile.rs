//! A rubric made ready for matching.

use std::sync::Arc;

use crate::evidence::Evidence;
use crate::language::{Brief, Mask, Speller, Text, understand};
use crate::rubric::{Loaded, Rubric};

use super::beginnings::Beginnings;
use super::concept::{CompiledConcept, Unplaced, compile, mark_denials, order, place};
use super::draft::{Draft, Name};
use super::expression::Expression;
use super::literals::{LiteralTable, Literals};
use super::rules::compiled::CompiledRules;
use super::term_table::TermTable;
use super::terms::{ConceptId, TermCompiler};

/// A rubric's terms in one automaton, its rules with everything looked up.
#[derive(Debug)]
pub struct Matcher {
    rubric: Arc<Rubric>,
    speller: Speller,
    mask: Mask,
    pub(super) literals: Literals,
    pub(super) concepts: Vec<CompiledConcept>,
    pub(super) terms: TermTable,
    /// Concepts in an order in which each comes after those its terms refer to.
    pub(super) order: Vec<ConceptId>,
    pub(super) beginnings: Beginnings,
    pub(super) regexes: Vec<Expression>,
    pub(super) rules: CompiledRules,
    /// Whose terms each concept holds.
    pub(super) names: Vec<Name>,
}

impl Matcher {
    /// Compiles a loaded rubric. Patterns and regular expressions were checked on loading; one that is broken all the same matches nothing.
    #[must_use]
    pub fn compile(loaded: &Loaded) -> Self {
        let draft = Draft::new(loaded);
        let (speller, mask) = (draft.speller(), Mask::new(own_wording(&loaded.rubric)));
        build(draft, loaded, speller, mask)
    }

    /// Understands the evidence and compiles only the terms that its words can make up. On this text the matcher finds what
    /// [`Matcher::compile`]'s would, for a fraction of the work: most terms of a rubric hold a word that one learner never uses.
    #[must_use]
    pub fn compile_for(loaded: &Loaded, evidence: &[Evidence], brief: &Brief) -> (Self, Text) {
        let mut draft = Draft::new(loaded);
        let (speller, mask) = (draft.speller(), Mask::new(own_wording(&loaded.rubric)));
        let text = understand(evidence, &speller, &mask, brief);
        draft.keep_only_words_of(&text);
        (build(draft, loaded, speller, mask), text)
    }

    /// The rubric it was made from.
    #[must_use]
    pub fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// How many different literal words the terms hold.
    #[must_use]
    pub fn literal_count(&self) -> usize {
        self.literals.count()
    }

    /// Understands the evidence with the rubric's vocabulary for spelling.
    #[must_use]
    pub fn read(&self, evidence: &[Evidence]) -> Text {
        self.read_beside(evidence, &Brief::default())
    }

    /// The same beside a brief: its words are not the learner's own.
    #[must_use]
    pub fn read_beside(&self, evidence: &[Evidence], brief: &Brief) -> Text {
        understand(evidence, &self.speller, &self.mask, brief)
    }
}

/// Makes a matcher of what was drafted.
fn build(draft: Draft<'_>, loaded: &Loaded, speller: Speller, mask: Mask) -> Matcher {
    let Draft { rules, concepts, ids, names, regexes, words } = draft;
    let mut literals = LiteralTable::default();
    let mut compiler = TermCompiler { words: &words, concepts: &ids, literals: &mut literals };
    let mut concepts: Vec<Unplaced> = concepts.iter().map(|concept| compile(concept, &mut compiler)).collect();
    let order = order(&concepts);
    mark_denials(&mut concepts, &order, &literals);
    let literals = literals.build();
    let (concepts, terms) = place(concepts, &order, &literals.choices);
    let beginnings = Beginnings::new(&concepts, &terms, &literals);
    Matcher {
        rubric: Arc::clone(&loaded.rubric),
        speller,
        mask,
        literals,
        concepts,
        terms,
        order,
        beginnings,
        regexes,
        rules,
        names,
    }
}

/// What the rubric asks for: copied out, it is no evidence.
fn own_wording(rubric: &Rubric) -> impl Iterator<Item = &str> {
    let points = rubric.points.iter().flat_map(|point| {
        let parts = point.parts.iter().map(|part| part.statement.as_str());
        std::iter::once(point.statement.as_str()).chain(parts)
    });
    points.chain(rubric.outcomes.iter().map(|outcome| outcome.statement.as_str()))
}
