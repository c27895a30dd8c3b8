//! All literal words of a rubric in one Aho-Corasick automaton.
//!
//! Each distinct word of a text is spelt out once as `\x01lower\x02stem\x03`; a needle then is a stem (`\x02stem\x03`), an exact word
//! (`\x01word\x02`) or a beginning (`\x01begin`). One pass over these finds every literal of every term (Aho and Corasick 1975).

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use rustc_hash::FxHashMap;

use crate::language::{Form, Text};

use super::choices::{ChoiceId, ChoiceTable, Choices};
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
        Literals { automaton: automaton.ok(), choices: self.choices.build(count), count }
    }
}

/// The automaton over all literals.
#[derive(Debug)]
pub(super) struct Literals {
    automaton: Option<AhoCorasick>,
    pub(super) choices: Choices,
    count: usize,
}

/// Which literals stand where in a text.
#[derive(Debug)]
pub(super) struct Hits {
    /// Literals of each distinct word, sorted.
    of_word: Vec<Vec<LiteralId>>,
    /// By literal: its index in `present`, if it is there.
    places: Vec<Option<u32>>,
    present: Vec<Present>,
    /// By index in `present`: the sentences.
    sentences: SentenceSets,
    /// By choice: the sentences that hold one of its literals.
    choices: SentenceSets,
}

/// Where a literal stands.
#[derive(Debug)]
struct Present {
    literal: LiteralId,
    /// Its tokens, in order.
    tokens: Vec<u32>,
}

impl Literals {
    /// One pass over the distinct words of a text.
    pub(super) fn find(&self, text: &Text) -> Hits {
        let (of_word, places) = (vec![Vec::new(); text.words.len()], vec![None; self.count]);
        let layout = Layout::of(text.sentences.len());
        let (sentences, choices) = (SentenceSets::new(layout, 0), SentenceSets::new(layout, self.choices.count()));
        let mut hits = Hits { of_word, places, present: Vec::new(), sentences, choices };
        let Some(automaton) = &self.automaton else { return hits };
        let mut spelt = String::new();
        let mut ends = Vec::with_capacity(text.words.len());
        for word in &text.words {
            spelt.push('\u{1}');
            spelt.push_str(&word.form.lower);
            spelt.push('\u{2}');
            spelt.push_str(&word.form.stem);
            spelt.push('\u{3}');
            ends.push(spelt.len());
        }
        let mut word = 0;
        for found in automaton.find_overlapping_iter(&spelt) {
            while ends[word] < found.end() {
                word += 1;
            }
            hits.of_word[word].push(found.pattern().as_u32());
        }
        for literals in &mut hits.of_word {
            literals.sort_unstable();
        }
        for (at, token) in text.tokens.iter().enumerate() {
            for literal in &hits.of_word[token.word as usize] {
                let place = *hits.places[*literal as usize].get_or_insert_with(|| {
                    hits.present.push(Present { literal: *literal, tokens: Vec::new() });
                    hits.sentences.push();
                    hits.present.len() as u32 - 1
                });
                hits.present[place as usize].tokens.push(at as u32);
                hits.sentences.add(place as usize, text.sentence_of[at]);
            }
        }
        for (place, present) in hits.present.iter().enumerate() {
            let here = hits.sentences.of(place);
            self.choices.with(present.literal).iter().for_each(|choice| hits.choices.join(*choice as usize, here));
        }
        hits
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }
}

impl Hits {
    pub(super) fn holds(&self, text: &Text, token: u32, literal: LiteralId) -> bool {
        text.tokens.get(token as usize).is_some_and(|token| self.of_word[token.word as usize].binary_search(&literal).is_ok())
    }

    pub(super) fn holds_one_of(&self, text: &Text, token: u32, literals: &[LiteralId]) -> bool {
        let here = text.tokens.get(token as usize).map_or(&[][..], |token| &self.of_word[token.word as usize]);
        here.iter().any(|literal| literals.binary_search(literal).is_ok())
    }

    /// The tokens of a literal, in order.
    pub(super) fn tokens(&self, literal: LiteralId) -> &[u32] {
        self.place(literal).map_or(&[], |place| self.present[place].tokens.as_slice())
    }

    /// The sentences that hold a literal, if any does.
    pub(super) fn sentences(&self, literal: LiteralId) -> Option<&[u64]> {
        self.place(literal).map(|place| self.sentences.of(place))
    }

    /// The sentences that hold one literal of a choice.
    pub(super) fn sentences_of_choice(&self, choice: ChoiceId) -> &[u64] {
        self.choices.of(choice as usize)
    }

    /// The literals that are there, sorted.
    pub(super) fn present(&self) -> Vec<LiteralId> {
        let mut present: Vec<LiteralId> = self.present.iter().map(|present| present.literal).collect();
        present.sort_unstable();
        present
    }

    fn place(&self, literal: LiteralId) -> Option<usize> {
        self.places.get(literal as usize).copied().flatten().map(|place| place as usize)
    }
}
