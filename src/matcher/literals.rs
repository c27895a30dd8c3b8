//! All literal words of a rubric in one Aho-Corasick automaton.
//!
//! Each distinct word of a text is spelt out once as `\x01lower\x02stem\x03`; a needle then is a stem (`\x02stem\x03`), an exact word
//! (`\x01word\x02`) or a beginning (`\x01begin`). One pass over these finds every literal of every term (Aho and Corasick 1975).

use std::sync::{PoisonError, RwLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use rustc_hash::FxHashMap;

use crate::language::{Form, MOST_KNOWN, Text};

use super::choices::{ChoiceId, ChoiceTable, Choices};
use super::rows::Rows;
use super::sentence_set::{Layout, SentenceSets};

/// Index of a literal.
pub(super) type LiteralId = u32;

/// Collects literals while terms are compiled.
#[derive(Debug, Default)]
pub(super) struct LiteralTable {
    ids: FxHashMap<String, LiteralId>,
    needles: Vec<String>,
    pub(super) choices: ChoiceTable,
}

impl LiteralTable {
    pub(super) fn stem(&mut self, form: &Form) -> LiteralId {
        self.id(&["\u{2}", &form.stem, "\u{3}"])
    }

    pub(super) fn exact(&mut self, form: &Form) -> LiteralId {
        self.id(&["\u{1}", &form.lower, "\u{2}"])
    }

    pub(super) fn prefix(&mut self, beginning: &str) -> LiteralId {
        self.id(&["\u{1}", beginning])
    }

    /// The literals, of those collected so far, that ask for this word.
    pub(super) fn known(&self, form: &Form) -> impl Iterator<Item = LiteralId> {
        let needles = [["\u{2}", &form.stem, "\u{3}"].concat(), ["\u{1}", &form.lower, "\u{2}"].concat()];
        needles.into_iter().filter_map(|needle| self.ids.get(&needle).copied())
    }

    fn id(&mut self, pieces: &[&str]) -> LiteralId {
        let needle = pieces.concat();
        if let Some(id) = self.ids.get(&needle) {
            return *id;
        }
        let next = self.needles.len() as LiteralId;
        self.needles.push(needle.clone());
        self.ids.insert(needle, next);
        next
    }

    pub(super) fn build(self) -> Literals {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&self.needles);
        // Building fails only above billions of bytes of patterns, which loading rules out; without an automaton nothing matches.
        let count = self.needles.len();
        Literals { automaton: automaton.ok(), choices: self.choices.build(count), count, known: RwLock::default() }
    }
}

/// The automaton over all literals.
#[derive(Debug)]
pub(super) struct Literals {
    automaton: Option<AhoCorasick>,
    pub(super) choices: Choices,
    count: usize,
    /// The literals of words that were searched for before.
    known: RwLock<FxHashMap<Form, Box<[LiteralId]>>>,
}

/// Which literals stand where in a text.
#[derive(Debug)]
pub(super) struct Hits {
    /// By distinct word of the text: its literals, sorted.
    of_word: Rows<LiteralId>,
    /// By token: the marks of its literals, which several share.
    marks: Vec<Marks>,
    /// By literal: its number among those that are there, or [`ABSENT`].
    numbers: Vec<u32>,
    /// The literals that are there, in the order in which they come up.
    present: Vec<LiteralId>,
    /// By number: the tokens, in order.
    tokens: Rows<u32>,
    /// By number: the sentences.
    sentences: SentenceSets,
    /// By choice: the sentences that hold one of its literals.
    choices: SentenceSets,
}

/// The number of a literal that a text does not hold.
const ABSENT: u32 = u32::MAX;

/// Marks of literals, of which many share one: those of a word and of a choice that have none in common say at once that the word is
/// none of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u64);

impl Marks {
    pub(super) fn of(literals: impl IntoIterator<Item = LiteralId>) -> Self {
        Self(literals.into_iter().fold(0, |marks, literal| marks | 1 << (literal % 64)))
    }

    fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Literals {
    /// One pass over the distinct words of a text.
    pub(super) fn find(&self, text: &Text) -> Hits {
        let layout = Layout::of(text.sentences.len());
        let mut hits = Hits {
            of_word: self.of_words(text),
            marks: Vec::with_capacity(text.tokens.len()),
            numbers: vec![ABSENT; self.count],
            present: Vec::new(),
            tokens: Rows::default(),
            sentences: SentenceSets::new(layout, 0),
            choices: SentenceSets::new(layout, self.choices.count()),
        };
        let mut tokens = Vec::with_capacity(text.tokens.len() * 4);
        for (at, token) in text.tokens.iter().enumerate() {
            let literals = hits.of_word.of(token.word);
            hits.marks.push(Marks::of(literals.iter().copied()));
            for literal in literals {
                let mut number = hits.numbers[*literal as usize];
                if number == ABSENT {
                    number = hits.present.len() as u32;
                    hits.numbers[*literal as usize] = number;
                    hits.present.push(*literal);
                    hits.sentences.push();
                }
                tokens.push((number, at as u32));
                hits.sentences.add(number as usize, text.sentence_of[at]);
            }
        }
        hits.tokens = Rows::new(hits.present.len(), &tokens);
        for (number, literal) in hits.present.iter().enumerate() {
            let here = hits.sentences.of(number);
            self.choices.with(*literal).iter().for_each(|choice| hits.choices.join(*choice as usize, here));
        }
        hits
    }

    /// By distinct word of the text: its literals, sorted. The same words come again in every portfolio.
    fn of_words(&self, text: &Text) -> Rows<LiteralId> {
        let mut found = Vec::with_capacity(text.words.len() * 2);
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let numbered = text.words.iter().zip(0_u32..);
        let fresh: Vec<(&Form, u32)> = numbered
            .filter_map(|(word, number)| match known.get(&word.form) {
                Some(literals) => {
                    found.extend(literals.iter().map(|literal| (number, *literal)));
                    None
                }
                None => Some((&word.form, number)),
            })
            .collect();
        drop(known);
        self.search(&fresh, &mut found);
        let found = Rows::new(text.words.len(), &found).sorted();
        if !fresh.is_empty() {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            let room = MOST_KNOWN.saturating_sub(known.len());
            known.extend(fresh.into_iter().take(room).map(|(form, number)| (form.clone(), found.of(number).into())));
        }
        found
    }

    /// Adds the literals of words by their numbers: one pass over all of them.
    fn search(&self, words: &[(&Form, u32)], found: &mut Vec<(u32, LiteralId)>) {
        let mut spelt = String::new();
        let mut ends = Vec::with_capacity(words.len());
        for (form, number) in words {
            spelt.push('\u{1}');
            spelt.push_str(&form.lower);
            spelt.push('\u{2}');
            spelt.push_str(&form.stem);
            spelt.push('\u{3}');
            ends.push((spelt.len(), *number));
        }
        let mut at = 0;
        for hit in self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(&spelt)) {
            while ends[at].0 < hit.end() {
                at += 1;
            }
            found.push((ends[at].1, hit.pattern().as_u32()));
        }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }
}

impl Hits {
    /// The literals of the word at a token, sorted; none behind the last token.
    pub(super) fn at(&self, text: &Text, token: u32) -> &[LiteralId] {
        text.tokens.get(token as usize).map_or(&[], |token| self.of_word.of(token.word))
    }

    pub(super) fn holds(&self, text: &Text, token: u32, literal: LiteralId) -> bool {
        self.may_hold(token, Marks::of([literal])) && self.at(text, token).contains(&literal)
    }

    /// Whether one of the literals with these marks may stand at a token; surely none if this is false.
    pub(super) fn may_hold(&self, token: u32, marks: Marks) -> bool {
        self.marks.get(token as usize).is_some_and(|here| here.meet(marks))
    }

    pub(super) fn holds_one_of(&self, text: &Text, token: u32, choice: &[LiteralId]) -> bool {
        self.at(text, token).iter().any(|literal| choice.binary_search(literal).is_ok())
    }

    /// The tokens of a literal, in order.
    pub(super) fn tokens(&self, literal: LiteralId) -> &[u32] {
        self.number(literal).map_or(&[], |number| self.tokens.of(number))
    }

    /// The sentences that hold a literal, if any does.
    pub(super) fn sentences(&self, literal: LiteralId) -> Option<&[u64]> {
        self.number(literal).map(|number| self.sentences.of(number as usize))
    }

    /// The sentences that hold one literal of a choice.
    pub(super) fn sentences_of_choice(&self, choice: ChoiceId) -> &[u64] {
        self.choices.of(choice as usize)
    }

    /// The literals that are there, sorted.
    pub(super) fn present(&self) -> Vec<LiteralId> {
        let mut present = self.present.clone();
        present.sort_unstable();
        present
    }

    fn number(&self, literal: LiteralId) -> Option<u32> {
        self.numbers.get(literal as usize).copied().filter(|number| *number != ABSENT)
    }
}
