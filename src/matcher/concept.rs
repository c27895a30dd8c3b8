//! Concepts made ready for matching: their terms as steps, what those can begin with, and which come after which.

use crate::language::{DENIALS, forms_of};

use super::choices::Choices;
use super::draft::{DraftConcept, DraftTerm};
use super::literals::{LiteralId, LiteralTable};
use super::required::{Required, required};
use super::rows::Rows;
use super::terms::{ConceptId, Start, Step, TermCompiler, starts};

/// A concept made ready.
#[derive(Debug)]
pub(super) struct CompiledConcept {
    pub(super) terms: Rows<Step>,
    /// By term: what no match of it goes without.
    pub(super) required: Rows<Required>,
    pub(super) except: Vec<Exception>,
    pub(super) named: bool,
    /// Terms whose own words deny something ("never share"). A denial inside a match of any other term stands in a gap.
    pub(super) denying: Vec<bool>,
    /// Terms that begin with another concept or with anything.
    pub(super) other_starts: Vec<(u32, Start)>,
}

/// A term that takes back what it overlaps.
#[derive(Debug)]
pub(super) struct Exception {
    pub(super) steps: Vec<Step>,
    pub(super) required: Vec<Required>,
    /// All that it can begin with.
    pub(super) starts: Vec<Start>,
}

/// The terms of a concept as steps; the rest is filled in when all are compiled.
pub(super) fn compile(concept: &DraftConcept<'_>, compiler: &mut TermCompiler<'_, '_>) -> CompiledConcept {
    let mut compile = |terms: &[DraftTerm<'_>]| -> Vec<Vec<Step>> { terms.iter().map(|term| compiler.term(term)).collect() };
    let terms = compile(&concept.terms);
    let except = compile(&concept.except).into_iter();
    let except = except.map(|steps| Exception { required: required(&steps), steps, starts: Vec::new() }).collect();
    let required = Rows::of_rows(terms.iter().map(|steps| required(steps)));
    CompiledConcept {
        terms: Rows::of_rows(terms),
        required,
        except,
        named: concept.named,
        denying: Vec::new(),
        other_starts: Vec::new(),
    }
}

/// Fills in what exceptions can begin with, and what terms can begin with that is no literal.
pub(super) fn find_starts(concept: &mut CompiledConcept, choices: &Choices) {
    for exception in &mut concept.except {
        exception.starts = starts(&exception.steps, choices);
    }
    let each = concept.terms.iter().enumerate();
    let each = each.flat_map(|(i, steps)| starts(steps, choices).into_iter().map(move |start| (i as u32, start)));
    concept.other_starts = each.filter(|(_, start)| !matches!(start, Start::Literal(_))).collect();
}

/// Finds, concept by concept in `order`, the terms whose own words deny something.
pub(super) fn mark_denials(concepts: &mut [CompiledConcept], order: &[ConceptId], literals: &LiteralTable) {
    let denials: Vec<LiteralId> =
        DENIALS.iter().flat_map(|word| forms_of(word)).flat_map(|form| literals.known(&form).collect::<Vec<_>>()).collect();
    for &concept in order {
        let denying = concepts[concept as usize].terms.iter().map(|term| denies(term, concepts, literals, &denials)).collect();
        concepts[concept as usize].denying = denying;
    }
}

/// Whether a denial is among the words a term itself asks for.
fn denies(steps: &[Step], concepts: &[CompiledConcept], literals: &LiteralTable, denials: &[LiteralId]) -> bool {
    steps.iter().any(|step| match step {
        Step::Literal(literal) => denials.contains(literal),
        Step::OneOf(choice) => literals.choices.members(*choice).any(|literal| denials.contains(&literal)),
        Step::Concept(concept) => concepts[*concept as usize].denying.contains(&true),
        Step::Choice(branches) | Step::Optional(branches) => {
            branches.iter().any(|branch| denies(branch, concepts, literals, denials))
        }
        Step::Gap(_) | Step::Figure | Step::AnyWord => false,
    })
}

/// Concepts after those they refer to. Cycles were refused on loading; a concept in one would simply come late.
pub(super) fn order(concepts: &[CompiledConcept]) -> Vec<ConceptId> {
    let mut done = vec![false; concepts.len()];
    let mut order = Vec::with_capacity(concepts.len());
    for root in 0..concepts.len() {
        let mut open = vec![(root, false)];
        while let Some((concept, left)) = open.pop() {
            if left {
                order.push(concept as ConceptId);
                continue;
            }
            if std::mem::replace(&mut done[concept], true) {
                continue;
            }
            open.push((concept, true));
            let mut needs = Vec::new();
            let compiled = &concepts[concept];
            compiled
                .terms
                .iter()
                .chain(compiled.except.iter().map(|exception| exception.steps.as_slice()))
                .for_each(|steps| referred(steps, &mut needs));
            open.extend(needs.into_iter().filter(|need| !done[*need as usize]).map(|need| (need as usize, false)));
        }
    }
    order
}

fn referred(steps: &[Step], out: &mut Vec<ConceptId>) {
    for step in steps {
        match step {
            Step::Concept(id) => out.push(*id),
            Step::Choice(branches) | Step::Optional(branches) => branches.iter().for_each(|branch| referred(branch, out)),
            _ => {}
        }
    }
}
