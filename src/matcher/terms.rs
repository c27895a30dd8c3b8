//! Terms with their words looked up: what a pattern becomes when it is compiled.

use rustc_hash::FxHashMap;

use crate::language::{Form, forms_of};
use crate::rubric::pattern::Element;

use super::literals::{LiteralId, LiteralTable};

/// Index of a concept (a rubric's, a lexicon's, or the phrase of one rule).
pub(super) type ConceptId = u32;

/// The forms of every written word of the terms. Each word stands in many terms and is read once.
#[derive(Debug, Default)]
pub(super) struct WordTable(FxHashMap<String, Vec<Form>>);

impl WordTable {
    fn forms(&mut self, word: &str) -> &[Form] {
        if !self.0.contains_key(word) {
            self.0.insert(word.to_owned(), forms_of(word));
        }
        self.0.get(word).map_or(&[], Vec::as_slice)
    }

    /// Every word as it is compared, sorted, so that whoever is made from it is always made the same.
    pub(super) fn all(&self) -> Vec<&Form> {
        let mut forms: Vec<&Form> = self.0.values().flatten().collect();
        forms.sort_unstable_by(|a, b| a.lower.cmp(&b.lower));
        forms.dedup_by(|a, b| a.lower == b.lower);
        forms
    }
}

/// One step of a compiled term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Literal(LiteralId),
    /// One of several words, sorted: a choice between single words, which most choices are.
    OneOf(Vec<LiteralId>),
    Concept(ConceptId),
    Choice(Vec<Vec<Step>>),
    Optional(Vec<Vec<Step>>),
    Gap(usize),
    Figure,
    AnyWord,
}

/// What a match of a term can begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Start {
    Literal(LiteralId),
    Concept(ConceptId),
    /// A figure or any word: tried at every token.
    Anything,
}

/// Compiles a pattern's elements. `concept` gives the index of a concept's id.
pub(super) fn steps(
    elements: &[Element<'_>],
    literals: &mut LiteralTable,
    words: &mut WordTable,
    concept: &impl Fn(&str) -> Option<ConceptId>,
) -> Vec<Step> {
    let mut out = Vec::new();
    for element in elements {
        match element {
            Element::Stem(word) => {
                for form in words.forms(word) {
                    out.push(Step::Literal(literals.stem(form)));
                }
            }
            Element::Exact(word) => {
                for form in words.forms(word) {
                    out.push(Step::Literal(literals.exact(form)));
                }
            }
            Element::Prefix(word) => out.push(Step::Literal(literals.prefix(&word.to_lowercase()))),
            Element::Concept(id) => out.extend(concept(id).map(Step::Concept)),
            Element::Choice(branches) => {
                out.push(choice(branches.iter().map(|branch| steps(branch, literals, words, concept)).collect()))
            }
            Element::Optional(branches) => {
                out.push(Step::Optional(branches.iter().map(|branch| steps(branch, literals, words, concept)).collect()))
            }
            Element::Gap(words) => out.push(Step::Gap(*words)),
            Element::Figure => out.push(Step::Figure),
            Element::AnyWord => out.push(Step::AnyWord),
        }
    }
    out
}

fn choice(branches: Vec<Vec<Step>>) -> Step {
    let single = |branch: &Vec<Step>| match branch.as_slice() {
        [Step::Literal(literal)] => Some(*literal),
        _ => None,
    };
    match branches.iter().map(single).collect::<Option<Vec<LiteralId>>>() {
        Some(mut literals) => {
            literals.sort_unstable();
            literals.dedup();
            Step::OneOf(literals)
        }
        None => Step::Choice(branches),
    }
}

/// Everything a match of these steps can begin with; leading gaps are passed over.
pub(super) fn starts(steps: &[Step]) -> Vec<Start> {
    let mut out = Vec::new();
    collect_starts(steps, &mut out);
    out
}

/// Adds the starts of a sequence; true when the whole sequence can match nothing.
fn collect_starts(steps: &[Step], out: &mut Vec<Start>) -> bool {
    for step in steps {
        match step {
            Step::Literal(id) => out.push(Start::Literal(*id)),
            Step::OneOf(ids) => out.extend(ids.iter().map(|id| Start::Literal(*id))),
            Step::Concept(id) => out.push(Start::Concept(*id)),
            Step::Figure | Step::AnyWord => out.push(Start::Anything),
            Step::Gap(_) => continue,
            Step::Choice(branches) => {
                let mut empty = false;
                for branch in branches {
                    empty |= collect_starts(branch, out);
                }
                if empty {
                    continue;
                }
            }
            Step::Optional(branches) => {
                for branch in branches {
                    collect_starts(branch, out);
                }
                continue;
            }
        }
        return false;
    }
    true
}
