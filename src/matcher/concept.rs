//! Concepts made ready for matching: their terms as steps, what those can begin with, and which come after which.

use crate::language::{DENIALS, forms_of};

use super::choices::Choices;
use super::draft::{DraftConcept, DraftTerm};
use super::literals::{LiteralId, LiteralTable};
use super::required::{Required, required};
use super::term_table::TermTable;
use super::terms::{ConceptId, Start, Step, TermCompiler, starts};

/// A concept made ready.
#[derive(Debug)]
pub(super) struct CompiledConcept {
    /// The number of its first term in the table of all; the others follow.
    pub(super) first: u32,
    pub(super) terms: u32,
    pub(super) except: Vec<Exception>,
    pub(super) named: bool,
    /// Its terms (0-based) that begin with another concept or with anything.
    pub(super) other_starts: Vec<(u32, Start)>,
}

/// A concept with its terms looked up.
pub(super) struct Unplaced {
    terms: Vec<Vec<Step>>,
    except: Vec<Exception>,
    named: bool,
    /// By term: whether its own words deny something.
    denying: Vec<bool>,
}

/// A term that takes back what it overlaps.
#[derive(Debug)]
pub(super) struct Exception {
    pub(super) steps: Vec<Step>,
    pub(super) required: Vec<Required>,
    /// All that it can begin with.
    pub(super) starts: Vec<Start>,
}

/// The terms of a concept as steps.
pub(super) fn compile(concept: &DraftConcept<'_>, compiler: &mut TermCompiler<'_, '_>) -> Unplaced {
    let mut compile = |terms: &[DraftTerm<'_>]| -> Vec<Vec<Step>> { terms.iter().map(|term| compiler.term(term)).collect() };
    let terms = compile(&concept.terms);
    let except = compile(&concept.except).into_iter();
    let except = except.map(|steps| Exception { required: required(&steps), steps, starts: Vec::new() }).collect();
    Unplaced { terms, except, named: concept.named, denying: Vec::new() }
}

/// The concepts by number, and their terms in the order in which the concepts are sought.
pub(super) fn place(concepts: Vec<Unplaced>, order: &[ConceptId], choices: &Choices) -> (Vec<CompiledConcept>, TermTable) {
    let mut table = TermTable::default();
    let mut unplaced: Vec<Option<Unplaced>> = concepts.into_iter().map(Some).collect();
    let mut placed: Vec<Option<CompiledConcept>> = unplaced.iter().map(|_| None).collect();
    for &number in order {
        if let Some(concept) = unplaced[number as usize].take() {
            placed[number as usize] = Some(placed_in(&mut table, concept, choices));
        }
    }
    (placed.into_iter().flatten().collect(), table)
}

fn placed_in(table: &mut TermTable, concept: Unplaced, choices: &Choices) -> CompiledConcept {
    let Unplaced { terms, mut except, named, denying } = concept;
    for exception in &mut except {
        exception.starts = starts(&exception.steps, choices);
    }
    let each = (0..).zip(&terms).flat_map(|(term, steps)| starts(steps, choices).into_iter().map(move |start| (term, start)));
    let other_starts = each.filter(|(_, start)| !matches!(start, Start::Literal(_))).collect();
    let placed = CompiledConcept { first: table.count(), terms: terms.len() as u32, except, named, other_starts };
    terms.into_iter().zip(denying).for_each(|(steps, denying)| table.push(steps, denying));
    placed
}

/// Finds, concept by concept in `order`, the terms whose own words deny something.
pub(super) fn mark_denials(concepts: &mut [Unplaced], order: &[ConceptId], literals: &LiteralTable) {
    let denials: Vec<LiteralId> =
        DENIALS.iter().flat_map(|word| forms_of(word)).flat_map(|form| literals.known(&form).collect::<Vec<_>>()).collect();
    for &concept in order {
        let denying = concepts[concept as usize].terms.iter().map(|term| denies(term, concepts, literals, &denials)).collect();
        concepts[concept as usize].denying = denying;
    }
}

/// Whether a denial is among the words a term itself asks for.
fn denies(steps: &[Step], concepts: &[Unplaced], literals: &LiteralTable, denials: &[LiteralId]) -> bool {
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
pub(super) fn order(concepts: &[Unplaced]) -> Vec<ConceptId> {
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
                .chain(compiled.except.iter().map(|exception| &exception.steps))
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
