//! What the matcher finds.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use crate::language::{Claim, Voice};

/// One concept said at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Tokens of the text.
    pub tokens: Range<u32>,
    /// Which term of the concept (0-based line).
    pub term: u32,
    /// Sentence it stands in.
    pub sentence: u32,
    /// How it is claimed.
    pub claim: Claim,
    /// Whose words they are.
    pub voice: Voice,
}

/// The words a match rests on: most rest on one or two stretches, and hundreds of thousands of matches are made for one text.
pub type Spans = SmallVec<[Range<u32>; 2]>;

/// A place at which a rule holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// First and last sentence (inclusive).
    pub sentences: (u32, u32),
    /// The words it rests on, in order; may be empty where a rule rests on absence or on a heading.
    pub spans: Spans,
    /// It holds for the whole text and fits into every window.
    pub everywhere: bool,
}

impl Match {
    /// A match that stands nowhere in particular.
    #[must_use]
    pub fn everywhere(spans: Spans) -> Self {
        Self { start: 0, end: 0, sentences: (0, 0), spans, everywhere: true }
    }

    /// The match of one mention.
    #[must_use]
    pub fn of(mention: &Mention) -> Self {
        Self {
            start: mention.tokens.start,
            end: mention.tokens.end,
            sentences: (mention.sentence, mention.sentence),
            spans: smallvec![mention.tokens.clone()],
            everywhere: false,
        }
    }

    /// The match that holds both.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut spans = self.spans.clone();
        for span in &other.spans {
            if !spans.contains(span) {
                spans.push(span.clone());
            }
        }
        spans.sort_by_key(|span| (span.start, span.end));
        if self.everywhere {
            return Self { spans, ..other.clone() };
        }
        if other.everywhere {
            return Self { spans, ..self.clone() };
        }
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            sentences: (self.sentences.0.min(other.sentences.0), self.sentences.1.max(other.sentences.1)),
            spans,
            everywhere: false,
        }
    }

    /// Whether the two rest on some of the same words.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.spans.iter().any(|a| other.spans.iter().any(|b| a.start < b.end && b.start < a.end))
    }
}
