//! What language makes of evidence: words, tokens, sentences, and how they belong together.

use std::ops::Range;

use super::claims::Claim;
use super::cues::{Keyed, Keys};
use super::forms::Form;
use super::rows;
use super::voice::Voice;

/// Index into [`Text::words`].
pub type WordId = u32;

/// A distinct word of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// How it is compared.
    pub form: Form,
    /// What it is looked up by among cues.
    pub(super) keys: Keys,
}

impl Word {
    pub(super) fn new(form: Form) -> Self {
        Self { keys: Keys::of(&form), form }
    }

    pub(super) fn keyed(&self) -> Keyed<'_> {
        (&self.form, &self.keys)
    }
}

/// One word at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Which word.
    pub word: WordId,
    /// First byte in the text of its file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// Clause it stands in; counted over the whole text, never shared between sentences.
    pub clause: u32,
    /// Written with a capital inside a sentence: perhaps a name.
    pub capital: bool,
}

/// A stretch of tokens that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Index of the file it is in.
    pub file: u32,
    /// Index of the block in that file.
    pub block: u32,
    /// Tokens of the text.
    pub tokens: Range<u32>,
    /// The sentences that read as one with it: those of a short row of a table; else itself.
    pub row: Range<u32>,
    /// Bytes of the file's text, white space trimmed.
    pub span: Range<u32>,
    /// Whose words these are.
    pub voice: Voice,
    /// Counted over the whole text; changes at each heading, question or transcript turn that asks.
    pub section: u32,
    /// Sentences of one block (or of a list and its lead-in) share it.
    pub passage: u32,
    /// It is part of a list, or leads one in: its passage has no limit of three sentences.
    pub list: bool,
    /// It opens with a label ("Verbal: …").
    pub labelled: bool,
    /// It ends in a colon.
    pub leads: bool,
    /// All of it stands between quotation marks.
    pub quoted: bool,
    /// Sentences this one answers or leans on: heading, question, lead-in, the one before.
    pub steered_by: Vec<u32>,
    /// Tokens at which a reason or an effect is marked.
    pub reasons: Vec<u32>,
    /// Tokens at which an instance is marked.
    pub instances: Vec<u32>,
    /// Told as something that happened.
    pub narrated: bool,
    /// Cues of claims: the tokens of the cue, the tokens it governs, what it makes of them.
    pub scopes: Vec<Scope>,
}

/// What one cue does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The cue's own tokens. A mention that holds them is not changed by them.
    pub cue: Range<u32>,
    /// The tokens it governs.
    pub governs: Range<u32>,
    /// What they become.
    pub claim: Claim,
}

/// Evidence is bounded far below 4 GiB by the readers, so offsets fit.
pub(super) fn u32_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// All evidence of a portfolio, understood.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Distinct words.
    pub words: Vec<Word>,
    /// All tokens, in reading order.
    pub tokens: Vec<Token>,
    /// All sentences, in reading order.
    pub sentences: Vec<Sentence>,
    /// Sentence of each token.
    pub sentence_of: Vec<u32>,
}

impl Text {
    /// The claim on a stretch of tokens of one sentence: the weakest that any cue outside of it makes of its first or last token.
    #[must_use]
    pub fn claim(&self, span: Range<u32>) -> Claim {
        let Some(sentence) = self.sentence_of.get(span.start as usize).and_then(|s| self.sentences.get(*s as usize)) else {
            return Claim::Asserted;
        };
        let touches = |range: &Range<u32>| range.start < span.end && span.start < range.end;
        sentence
            .scopes
            .iter()
            .filter(|scope| touches(&scope.governs) && !touches(&scope.cue))
            .map(|scope| scope.claim)
            .max()
            .unwrap_or(Claim::Asserted)
    }

    /// Whether a denial stands inside a stretch of tokens of one sentence and governs the rest of it.
    #[must_use]
    pub fn denied_inside(&self, span: Range<u32>) -> bool {
        let sentence = self.sentence_of.get(span.start as usize).and_then(|s| self.sentences.get(*s as usize));
        let denies = |scope: &Scope| {
            scope.claim == Claim::Denied
                && scope.cue.start > span.start
                && scope.cue.end < span.end
                && scope.governs.contains(&(span.end - 1))
        };
        sentence.is_some_and(|sentence| sentence.scopes.iter().any(denies))
    }

    /// The tokens of all that reads as one sentence with the sentence of this number.
    #[must_use]
    pub fn read_as_one(&self, sentence: u32) -> Option<Range<u32>> {
        rows::tokens(&self.sentences, sentence as usize)
    }

    /// The tokens of all sentences that have one number in common with this one: their section's or their passage's, which only grow.
    pub(crate) fn alike(&self, sentence: usize, number: impl Fn(&Sentence) -> u32) -> Option<Range<u32>> {
        let common = number(self.sentences.get(sentence)?);
        let first = self.sentences[..sentence].partition_point(|before| number(before) < common);
        let behind = sentence + self.sentences[sentence..].partition_point(|after| number(after) == common);
        Some(self.sentences[first].tokens.start..self.sentences[behind - 1].tokens.end)
    }

    /// How many tokens are not the brief's.
    #[must_use]
    pub fn length_beside_the_brief(&self) -> usize {
        self.sentences.iter().filter(|sentence| sentence.voice != Voice::Brief).map(|sentence| sentence.tokens.len()).sum()
    }

    /// The form of a token.
    #[must_use]
    pub fn form(&self, token: u32) -> &Form {
        &self.word(token).form
    }

    /// The word of a token.
    pub(super) fn word(&self, token: u32) -> &Word {
        &self.words[self.tokens[token as usize].word as usize]
    }
}
