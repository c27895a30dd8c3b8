//! A rubric made ready for matching.

use std::sync::Arc;

use crate::evidence::Evidence;
use crate::language::{Brief, DENIALS, Mask, Speller, Text, forms_of, understand};
use crate::rubric::{Loaded, Rubric};

use super::beginnings::Beginnings;
use super::choices::Choices;
use super::draft::{Draft, DraftConcept, DraftTerm};
use super::expression::Expression;
use super::literals::{LiteralId, LiteralTable, Literals};
use super::rules::Evaluation;
use super::rules::compiled::CompiledRule;
use super::scan;
use super::terms::{ConceptId, Start, Step, TermCompiler, starts};

/// A rubric's terms in one automaton, its rules with everything looked up.
#[derive(Debug)]
pub struct Matcher {
    rubric: Arc<Rubric>,
    speller: Speller,
    mask: Mask,
    pub(super) literals: Literals,
    pub(super) concepts: Vec<CompiledConcept>,
    /// Concepts in an order in which each comes after those its terms refer to.
    pub(super) order: Vec<ConceptId>,
    pub(super) beginnings: Beginnings,
    pub(super) regexes: Vec<Expression>,
    pub(super) rules: CompiledRules,
    /// Whose terms each concept holds.
    pub(super) names: Vec<Name>,
}

/// Where the terms of a compiled concept were written.
#[derive(Debug)]
pub(super) enum Name {
    /// A concept of the rubric or of a lexicon.
    Concept(String),
    /// The phrase of one rule: its patterns.
    Phrase(Vec<String>),
}

/// The rules of a rubric, in its order.
#[derive(Debug, Default)]
pub(super) struct CompiledRules {
    /// By point, then part: the rule, and the rule for "mentioned".
    pub(super) parts: Vec<Vec<(CompiledRule, Option<CompiledRule>)>>,
    /// By mistake: the rule, and the rule for what is left out.
    pub(super) mistakes: Vec<(CompiledRule, Option<CompiledRule>)>,
    pub(super) tips: Vec<CompiledRule>,
}

/// A concept made ready.
#[derive(Debug, Default)]
pub(super) struct CompiledConcept {
    pub(super) terms: Vec<Vec<Step>>,
    pub(super) except: Vec<(Vec<Step>, Vec<Start>)>,
    pub(super) named: bool,
    /// Terms whose own words deny something ("never share"). A denial inside a match of any other term stands in a gap.
    pub(super) denying: Vec<bool>,
    /// Terms that begin with another concept or with anything.
    pub(super) other_starts: Vec<(u32, Start)>,
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

    /// Finds all mentions and gives what rules are evaluated with.
    #[must_use]
    pub fn evaluate<'a>(&'a self, text: &'a Text, evidence: &'a [Evidence]) -> Evaluation<'a> {
        Evaluation::new(self, text, evidence, scan::scan(self, text))
    }
}

/// Makes a matcher of what was drafted.
fn build(draft: Draft<'_>, loaded: &Loaded, speller: Speller, mask: Mask) -> Matcher {
    let Draft { rules, concepts, ids, names, regexes, words } = draft;
    let mut literals = LiteralTable::default();
    let mut compiler = TermCompiler { words: &words, concepts: &ids, literals: &mut literals };
    let mut concepts: Vec<CompiledConcept> = concepts.iter().map(|concept| compile(concept, &mut compiler)).collect();
    let order = order(&concepts);
    mark_denials(&mut concepts, &order, &literals);
    let literals = literals.build();
    concepts.iter_mut().for_each(|concept| find_starts(concept, &literals.choices));
    let beginnings = Beginnings::new(&concepts, &literals);
    Matcher { rubric: Arc::clone(&loaded.rubric), speller, mask, literals, concepts, order, beginnings, regexes, rules, names }
}

fn compile(concept: &DraftConcept<'_>, compiler: &mut TermCompiler<'_, '_>) -> CompiledConcept {
    let mut compile = |terms: &[DraftTerm<'_>]| -> Vec<Vec<Step>> { terms.iter().map(|term| compiler.term(term)).collect() };
    let terms = compile(&concept.terms);
    let except = compile(&concept.except).into_iter().map(|steps| (steps, Vec::new())).collect();
    CompiledConcept { terms, except, named: concept.named, ..CompiledConcept::default() }
}

/// Fills in what exceptions can begin with, and what terms can begin with that is no literal.
fn find_starts(concept: &mut CompiledConcept, choices: &Choices) {
    for (steps, all) in &mut concept.except {
        *all = starts(steps, choices);
    }
    let each = concept.terms.iter().enumerate();
    let each = each.flat_map(|(i, steps)| starts(steps, choices).into_iter().map(move |start| (i as u32, start)));
    concept.other_starts = each.filter(|(_, start)| !matches!(start, Start::Literal(_))).collect();
}

/// Finds, concept by concept in `order`, the terms whose own words deny something.
fn mark_denials(concepts: &mut [CompiledConcept], order: &[ConceptId], literals: &LiteralTable) {
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

/// What the rubric asks for: copied out, it is no evidence.
fn own_wording(rubric: &Rubric) -> impl Iterator<Item = &str> {
    let points = rubric.points.iter().flat_map(|point| {
        let parts = point.parts.iter().map(|part| part.statement.as_str());
        std::iter::once(point.statement.as_str()).chain(parts)
    });
    points.chain(rubric.outcomes.iter().map(|outcome| outcome.statement.as_str()))
}

/// Concepts after those they refer to. Cycles were refused on loading; a concept in one would simply come late.
fn order(concepts: &[CompiledConcept]) -> Vec<ConceptId> {
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
                .chain(compiled.except.iter().map(|(steps, _)| steps))
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
