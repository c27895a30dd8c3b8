//! A rubric made ready for matching.

use std::collections::{BTreeMap, HashMap};

use regex::Regex;

use crate::evidence::Evidence;
use crate::language::{Brief, DENIALS, Mask, Speller, Text, forms_of, understand};
use crate::rubric::pattern::{self, Element};
use crate::rubric::{Concept, Loaded, Rubric};

use super::literals::{LiteralId, LiteralTable, Literals};
use super::rules::Evaluation;
use super::rules::compiled::{CompiledRule, RuleCompiler};
use super::scan;
use super::terms::{ConceptId, Start, Step, WordTable, starts, steps};

/// A rubric's terms in one automaton, its rules with everything looked up.
#[derive(Debug)]
pub struct Matcher {
    rubric: Rubric,
    speller: Speller,
    mask: Mask,
    pub(super) literals: Literals,
    pub(super) concepts: Vec<CompiledConcept>,
    /// Concepts in an order in which each comes after those its terms refer to.
    pub(super) order: Vec<ConceptId>,
    /// Terms that can begin with each literal.
    pub(super) begins_with: Vec<Vec<(ConceptId, u32)>>,
    pub(super) regexes: Vec<Regex>,
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

/// What is collected while a rubric is compiled. Only concepts that a rule leads to are compiled: lexicons are large, rubrics use a part.
pub(super) struct Workshop<'r> {
    known: &'r BTreeMap<String, Concept>,
    ids: HashMap<&'r str, ConceptId>,
    /// Concepts that have a number and are not compiled yet.
    waiting: Vec<(ConceptId, &'r Concept)>,
    concepts: Vec<CompiledConcept>,
    names: Vec<Name>,
    literals: LiteralTable,
    words: WordTable,
    pub(super) regexes: Vec<Regex>,
}

impl Matcher {
    /// Compiles a loaded rubric. Patterns and regular expressions were checked on loading; one that is broken all the same matches nothing.
    #[must_use]
    pub fn compile(loaded: &Loaded) -> Self {
        let mut workshop = Workshop::new(&loaded.concepts);
        let rules = RuleCompiler::rubric(&mut workshop, &loaded.rubric);
        workshop.compile_what_is_needed();
        workshop.finish(loaded.rubric.clone(), rules)
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

impl<'r> Workshop<'r> {
    fn new(known: &'r BTreeMap<String, Concept>) -> Self {
        Self {
            known,
            ids: HashMap::new(),
            waiting: Vec::new(),
            concepts: Vec::new(),
            names: Vec::new(),
            literals: LiteralTable::default(),
            words: WordTable::default(),
            regexes: Vec::new(),
        }
    }

    /// The number of a concept, which from now on is needed.
    pub(super) fn concept(&mut self, id: &str) -> Option<ConceptId> {
        let (id, concept) = self.known.get_key_value(id)?;
        if let Some(number) = self.ids.get(id.as_str()) {
            return Some(*number);
        }
        let number = self.concepts.len() as ConceptId;
        self.concepts.push(CompiledConcept::default());
        self.names.push(Name::Concept(id.clone()));
        self.ids.insert(id, number);
        self.waiting.push((number, concept));
        Some(number)
    }

    /// A concept without a name: the phrase of one rule.
    pub(super) fn phrase(&mut self, patterns: &[String]) -> ConceptId {
        let compiled = self.compile(patterns, &[], false);
        self.concepts.push(compiled);
        self.names.push(Name::Phrase(patterns.to_vec()));
        self.concepts.len() as ConceptId - 1
    }

    fn compile_what_is_needed(&mut self) {
        while let Some((number, concept)) = self.waiting.pop() {
            self.concepts[number as usize] = self.compile(&concept.terms, &concept.except, concept.named);
        }
    }

    fn compile(&mut self, terms: &[String], except: &[String], named: bool) -> CompiledConcept {
        let terms: Vec<Vec<Step>> = terms.iter().map(|term| self.steps(term)).collect();
        let other_starts = terms
            .iter()
            .enumerate()
            .flat_map(|(i, steps)| starts(steps).into_iter().map(move |start| (i as u32, start)))
            .filter(|(_, start)| !matches!(start, Start::Literal(_)))
            .collect();
        let except = except
            .iter()
            .map(|term| {
                let steps = self.steps(term);
                let starts = starts(&steps);
                (steps, starts)
            })
            .collect();
        CompiledConcept { terms, except, named, denying: Vec::new(), other_starts }
    }

    /// Whether a denial is among the words a term itself asks for.
    fn denies(&self, steps: &[Step], denials: &[LiteralId]) -> bool {
        steps.iter().any(|step| match step {
            Step::Literal(literal) => denials.contains(literal),
            Step::OneOf(literals) => literals.iter().any(|literal| denials.contains(literal)),
            Step::Concept(concept) => self.concepts[*concept as usize].denying.contains(&true),
            Step::Choice(branches) | Step::Optional(branches) => branches.iter().any(|branch| self.denies(branch, denials)),
            Step::Gap(_) | Step::Figure | Step::AnyWord => false,
        })
    }

    fn steps(&mut self, term: &str) -> Vec<Step> {
        let elements: Vec<Element<'_>> = pattern::parse(term).unwrap_or_default();
        let numbers: HashMap<&str, ConceptId> =
            pattern::concepts(&elements).into_iter().filter_map(|id| Some((id, self.concept(id)?))).collect();
        steps(&elements, &mut self.literals, &mut self.words, &|id: &str| numbers.get(id).copied())
    }

    fn finish(mut self, rubric: Rubric, rules: CompiledRules) -> Matcher {
        let order = order(&self.concepts);
        let denials: Vec<LiteralId> = DENIALS
            .iter()
            .flat_map(|word| forms_of(word))
            .flat_map(|form| self.literals.known(&form).collect::<Vec<_>>())
            .collect();
        for &concept in &order {
            let denying = self.concepts[concept as usize].terms.iter().map(|term| self.denies(term, &denials)).collect();
            self.concepts[concept as usize].denying = denying;
        }
        let literals = self.literals.build();
        let mut begins_with = vec![Vec::new(); literals.count()];
        for (concept, compiled) in self.concepts.iter().enumerate() {
            for (term, steps) in compiled.terms.iter().enumerate() {
                for start in starts(steps) {
                    if let Start::Literal(literal) = start {
                        let known: &mut Vec<(ConceptId, u32)> = &mut begins_with[literal as usize];
                        let entry = (concept as ConceptId, term as u32);
                        if known.last() != Some(&entry) {
                            known.push(entry);
                        }
                    }
                }
            }
        }
        let speller = Speller::new(self.words.all());
        let mask = Mask::new(own_wording(&rubric));
        let (concepts, names, regexes) = (self.concepts, self.names, self.regexes);
        Matcher { rubric, speller, mask, literals, concepts, order, begins_with, regexes, rules, names }
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
