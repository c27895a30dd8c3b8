//! Terms with their words looked up: what a pattern becomes when it is compiled.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Form, forms_of};
use crate::rubric::pattern::{self, Element};

use super::branches::Branches;
use super::choices::{ChoiceId, Choices};
use super::draft::DraftTerm;
use super::literals::{LiteralId, LiteralTable};

/// Index of a concept (a rubric's, a lexicon's, or the phrase of one rule).
pub(super) type ConceptId = u32;

/// Index of a written word.
pub(super) type WordId = u32;

/// The forms of every written word of the terms. Each word stands in many terms and is read once.
#[derive(Debug, Default)]
pub(super) struct WordTable<'r> {
    ids: FxHashMap<&'r str, WordId>,
    words: Vec<Entry>,
    /// The words that count, in lower case, sorted; all words count if there is none.
    only: Option<Vec<String>>,
}

/// One written word; a hyphenated one has several forms.
#[derive(Debug)]
struct Entry {
    forms: Vec<Form>,
    /// The stems of all its forms count.
    stem_counts: bool,
    /// All its forms count as they are spelt.
    spelling_counts: bool,
}

/// What every match of a term holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need<'r> {
    Stem(WordId),
    Exact(WordId),
    Prefix(&'r str),
}

impl<'r> WordTable<'r> {
    /// Takes a word down, if it is not known yet.
    pub(super) fn add(&mut self, word: &'r str) -> WordId {
        *self.ids.entry(word).or_insert_with(|| {
            self.words.push(Entry { forms: forms_of(word), stem_counts: true, spelling_counts: true });
            self.words.len() as WordId - 1
        })
    }

    /// Makes only these words count.
    pub(super) fn keep_only<'f>(&mut self, words: impl Iterator<Item = &'f Form>) {
        let (mut stems, mut written) = (FxHashSet::default(), FxHashSet::default());
        for form in words {
            stems.insert(form.stem.as_str());
            written.insert(form.lower.as_str());
        }
        for entry in &mut self.words {
            entry.stem_counts = entry.forms.iter().all(|form| stems.contains(form.stem.as_str()));
            entry.spelling_counts = entry.forms.iter().all(|form| written.contains(form.lower.as_str()));
        }
        let mut only: Vec<String> = written.into_iter().map(ToOwned::to_owned).collect();
        only.sort_unstable();
        self.only = Some(only);
    }

    /// Every word as it is compared, so that whoever is made from it is always made the same: in the order of the terms, some
    /// more than once.
    pub(super) fn all(&self) -> impl Iterator<Item = &Form> {
        self.words.iter().flat_map(|entry| &entry.forms)
    }

    /// Whether what a term needs counts.
    pub(super) fn counts(&self, need: Need<'_>) -> bool {
        match need {
            Need::Stem(word) => self.words[word as usize].stem_counts,
            Need::Exact(word) => self.words[word as usize].spelling_counts,
            Need::Prefix(beginning) => self.beginning_counts(&beginning.to_lowercase()),
        }
    }

    fn entry(&self, word: &str) -> Option<&Entry> {
        self.ids.get(word).map(|id| &self.words[*id as usize])
    }

    fn forms(&self, word: &str) -> &[Form] {
        self.entry(word).map_or(&[], |entry| &entry.forms)
    }

    fn stem_counts(&self, word: &str) -> bool {
        self.entry(word).is_some_and(|entry| entry.stem_counts)
    }

    fn spelling_counts(&self, word: &str) -> bool {
        self.entry(word).is_some_and(|entry| entry.spelling_counts)
    }

    fn beginning_counts(&self, beginning: &str) -> bool {
        self.only.as_ref().is_none_or(|only| {
            let at = only.partition_point(|word| word.as_str() < beginning);
            only.get(at).is_some_and(|word| word.starts_with(beginning))
        })
    }
}

/// One step of a compiled term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Literal(LiteralId),
    /// One of several words: a choice between single words, which most choices are.
    OneOf(ChoiceId),
    Concept(ConceptId),
    Choice(Box<Branches>),
    Optional(Box<Branches>),
    Gap(usize),
    Figure,
    AnyWord,
}

impl Step {
    /// Whether it is always one word.
    pub(super) fn is_word(&self) -> bool {
        matches!(self, Self::Literal(_) | Self::OneOf(_) | Self::Figure | Self::AnyWord)
    }
}

/// What a match of a term can begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Start {
    Literal(LiteralId),
    Concept(ConceptId),
    Figure,
    /// Any word: tried at every token.
    Anything,
}

/// Compiles the patterns of terms.
pub(super) struct TermCompiler<'w, 'r> {
    pub(super) words: &'w WordTable<'r>,
    pub(super) concepts: &'w FxHashMap<&'r str, ConceptId>,
    pub(super) literals: &'w mut LiteralTable,
}

impl TermCompiler<'_, '_> {
    /// The steps of a pattern; none if it asks for a word that does not count, and so can never match.
    pub(super) fn term(&mut self, term: &DraftTerm<'_>) -> Vec<Step> {
        if !term.needs.iter().all(|need| self.words.counts(*need)) {
            return Vec::new();
        }
        let elements = pattern::parse(term.pattern).unwrap_or_default();
        if self.possible(&elements) { self.steps(&elements) } else { Vec::new() }
    }

    fn possible(&self, elements: &[Element<'_>]) -> bool {
        elements.iter().all(|element| match element {
            Element::Stem(word) => self.words.stem_counts(word),
            Element::Exact(word) => self.words.spelling_counts(word),
            Element::Prefix(word) => self.words.beginning_counts(&word.to_lowercase()),
            Element::Choice(branches) => branches.iter().any(|branch| self.possible(branch)),
            Element::Optional(_) | Element::Concept(_) | Element::Gap(_) | Element::Figure | Element::AnyWord => true,
        })
    }

    /// The branches that are possible. All that are single words become one: they are looked up together.
    fn branches(&mut self, branches: &[Vec<Element<'_>>]) -> Vec<Vec<Step>> {
        let (mut words, mut others) = (Vec::new(), Vec::new());
        for branch in branches {
            if !self.possible(branch) {
                continue;
            }
            match self.steps(branch) {
                steps if matches!(steps.as_slice(), [Step::Literal(_) | Step::OneOf(_)]) => words.extend(steps),
                steps => others.push(steps),
            }
        }
        let one = match words.len() {
            0 => return others,
            1 => words,
            _ => vec![self.one_of(&words)],
        };
        others.insert(0, one);
        others
    }

    fn choice(&mut self, mut branches: Vec<Vec<Step>>) -> Step {
        match branches.as_mut_slice() {
            [] => self.one_of(&[]),
            [only] if matches!(only.as_slice(), [Step::Literal(_) | Step::OneOf(_) | Step::Concept(_)]) => only.remove(0),
            _ => Step::Choice(Box::new(Branches::new(branches, &self.literals.choices))),
        }
    }

    /// One step for several that are each one word or a choice of words.
    fn one_of(&mut self, steps: &[Step]) -> Step {
        let mut literals = Vec::new();
        for step in steps {
            match step {
                Step::Literal(literal) => literals.push(*literal),
                Step::OneOf(choice) => literals.extend(self.literals.choices.members(*choice)),
                _ => {}
            }
        }
        literals.sort_unstable();
        literals.dedup();
        Step::OneOf(self.literals.choices.id(literals))
    }

    fn steps(&mut self, elements: &[Element<'_>]) -> Vec<Step> {
        let mut out = Vec::with_capacity(elements.len());
        for element in elements {
            match element {
                Element::Stem(word) => {
                    out.extend(self.words.forms(word).iter().map(|form| Step::Literal(self.literals.stem(form))))
                }
                Element::Exact(word) => {
                    out.extend(self.words.forms(word).iter().map(|form| Step::Literal(self.literals.exact(form))))
                }
                Element::Prefix(word) => out.push(Step::Literal(self.literals.prefix(&word.to_lowercase()))),
                Element::Concept(id) => out.extend(self.concepts.get(id).copied().map(Step::Concept)),
                Element::Choice(branches) => {
                    let possible = self.branches(branches);
                    out.push(self.choice(possible));
                }
                Element::Optional(branches) => match self.branches(branches) {
                    possible if possible.is_empty() => {}
                    possible => out.push(Step::Optional(Box::new(Branches::new(possible, &self.literals.choices)))),
                },
                Element::Gap(words) => out.push(Step::Gap(*words)),
                Element::Figure => out.push(Step::Figure),
                Element::AnyWord => out.push(Step::AnyWord),
            }
        }
        out
    }
}

/// Everything a match of these steps can begin with; leading gaps are passed over.
pub(super) fn starts(steps: &[Step], choices: &Choices) -> Vec<Start> {
    let mut out = Vec::new();
    collect_starts(steps, choices, &mut out);
    out
}

/// Adds the starts of a sequence; true when the whole sequence can match nothing.
fn collect_starts(steps: &[Step], choices: &Choices, out: &mut Vec<Start>) -> bool {
    for step in steps {
        match step {
            Step::Literal(id) => out.push(Start::Literal(*id)),
            Step::OneOf(choice) => out.extend(choices.members(*choice).iter().map(|id| Start::Literal(*id))),
            Step::Concept(id) => out.push(Start::Concept(*id)),
            Step::Figure => out.push(Start::Figure),
            Step::AnyWord => out.push(Start::Anything),
            Step::Gap(_) => continue,
            Step::Choice(branches) => {
                let mut empty = false;
                for branch in branches.iter() {
                    empty |= collect_starts(branch, choices, out);
                }
                if empty {
                    continue;
                }
            }
            Step::Optional(branches) => {
                for branch in branches.iter() {
                    collect_starts(branch, choices, out);
                }
                continue;
            }
        }
        return false;
    }
    true
}
