//! A rubric's terms and rules as read, before they are made ready for matching.

use rustc_hash::FxHashMap;

use crate::language::{Speller, Text};
use crate::rubric::pattern::{self, Piece};
use crate::rubric::{Concept, Loaded};

use super::expression::Expression;
use super::rules::compiled::CompiledRules;
use super::rules::compiled::RuleCompiler;
use super::terms::{ConceptId, Need, WordTable};

/// What is collected while a rubric is read. Only concepts that a rule leads to are in it: lexicons are large, rubrics use a part.
pub(super) struct Draft<'r> {
    pub(super) rules: CompiledRules,
    pub(super) concepts: Vec<DraftConcept<'r>>,
    pub(super) ids: FxHashMap<&'r str, ConceptId>,
    pub(super) names: Vec<Name>,
    pub(super) regexes: Vec<Expression>,
    pub(super) words: WordTable<'r>,
}

/// Where the terms of a compiled concept were written.
#[derive(Debug)]
pub(super) enum Name {
    /// A concept of the rubric or of a lexicon.
    Concept(String),
    /// The phrase of one rule: its patterns.
    Phrase(Vec<String>),
}

/// The patterns of a concept, or of the phrase of a rule.
#[derive(Debug, Default)]
pub(super) struct DraftConcept<'r> {
    pub(super) terms: Vec<DraftTerm<'r>>,
    pub(super) except: Vec<DraftTerm<'r>>,
    pub(super) named: bool,
}

/// A pattern, and what of it stands outside of brackets: looked up once, it says at once that a text cannot match it.
#[derive(Debug)]
pub(super) struct DraftTerm<'r> {
    pub(super) pattern: &'r str,
    pub(super) needs: Vec<Need<'r>>,
}

impl<'r> Draft<'r> {
    /// Reads the rules of a rubric and every concept that they lead to.
    pub(super) fn new(loaded: &'r Loaded) -> Self {
        let mut workshop = Workshop {
            loaded,
            waiting: Vec::new(),
            concepts: Vec::new(),
            ids: FxHashMap::default(),
            names: Vec::new(),
            regexes: Vec::new(),
            words: WordTable::default(),
            phrases: FxHashMap::default(),
            expressions: FxHashMap::default(),
        };
        let rules = RuleCompiler::rubric(&mut workshop, &loaded.rubric);
        workshop.read_what_is_needed();
        let Workshop { concepts, ids, names, regexes, words, .. } = workshop;
        Self { rules, concepts, ids, names, regexes, words }
    }

    /// A speller towards every word of the terms.
    pub(super) fn speller(&self) -> Speller {
        Speller::new(self.words.all())
    }

    /// From now on, a word counts only if the text holds it.
    pub(super) fn keep_only_words_of(&mut self, text: &Text) {
        self.words.keep_only(text.words.iter().map(|word| &word.form));
    }
}

/// Collects concepts while rules are read.
pub(super) struct Workshop<'r> {
    loaded: &'r Loaded,
    /// Concepts that have a number and are not read yet.
    waiting: Vec<(ConceptId, &'r Concept)>,
    concepts: Vec<DraftConcept<'r>>,
    ids: FxHashMap<&'r str, ConceptId>,
    names: Vec<Name>,
    regexes: Vec<Expression>,
    words: WordTable<'r>,
    /// Numbers of phrases and regular expressions by what they say: rules repeat each other.
    phrases: FxHashMap<&'r [String], ConceptId>,
    expressions: FxHashMap<&'r str, Option<usize>>,
}

impl<'r> Workshop<'r> {
    /// The number of a concept, which from now on is needed.
    pub(super) fn concept(&mut self, id: &str) -> Option<ConceptId> {
        if let Some(number) = self.ids.get(id) {
            return Some(*number);
        }
        let (id, concept) = self.loaded.concepts.get_key_value(id)?;
        let number = self.add(DraftConcept::default(), Name::Concept(id.clone()));
        self.ids.insert(id, number);
        self.waiting.push((number, concept));
        Some(number)
    }

    /// A concept without a name: the phrase of one rule.
    pub(super) fn phrase(&mut self, patterns: &'r [String]) -> ConceptId {
        if let Some(number) = self.phrases.get(patterns) {
            return *number;
        }
        let terms = self.note(patterns);
        let number = self.add(DraftConcept { terms, ..DraftConcept::default() }, Name::Phrase(patterns.to_vec()));
        self.phrases.insert(patterns, number);
        number
    }

    /// The number of a regular expression.
    pub(super) fn regex(&mut self, expression: &'r str) -> Option<usize> {
        if let Some(number) = self.expressions.get(expression) {
            return *number;
        }
        self.regexes.push(Expression::new(expression));
        let number = Some(self.regexes.len() - 1);
        self.expressions.insert(expression, number);
        number
    }

    fn add(&mut self, concept: DraftConcept<'r>, name: Name) -> ConceptId {
        self.concepts.push(concept);
        self.names.push(name);
        self.concepts.len() as ConceptId - 1
    }

    fn read_what_is_needed(&mut self) {
        while let Some((number, concept)) = self.waiting.pop() {
            let (terms, except) = (self.note(&concept.terms), self.note(&concept.except));
            self.concepts[number as usize] = DraftConcept { terms, except, named: concept.named };
        }
    }

    /// Takes down the words and concepts of patterns.
    fn note(&mut self, patterns: &'r [String]) -> Vec<DraftTerm<'r>> {
        patterns.iter().map(|pattern| self.note_one(pattern)).collect()
    }

    fn note_one(&mut self, pattern: &'r str) -> DraftTerm<'r> {
        let mut needs = Vec::new();
        for (brackets, piece) in pattern::pieces(pattern) {
            let need = match piece {
                Piece::Stem(word) => Need::Stem(self.words.add(word)),
                Piece::Exact(word) => Need::Exact(self.words.add(word)),
                Piece::Prefix(beginning) => Need::Prefix(beginning),
                Piece::Concept(id) => {
                    self.concept(id);
                    continue;
                }
            };
            if brackets == 0 {
                needs.push(need);
            }
        }
        DraftTerm { pattern, needs }
    }
}
