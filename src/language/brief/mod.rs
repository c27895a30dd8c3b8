//! The brief: what the assignment or its template already says. Handed in again, also with small edits, it is not the learner's own.

mod align;
mod compare;

use std::collections::HashMap;
use std::ops::Range;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::evidence::Evidence;

use super::forms::{Form, expand};
use super::segment::{Cut, Piece, cut};
use super::text::u32_of;

pub(super) use compare::Comparison;

/// How many words a run begins with. Shorter ones stand in every text.
const SEED: usize = 3;
/// How many places of one beginning are looked at: a brief that repeats itself is not followed everywhere.
const MOST_PLACES: usize = 8;
/// A number for a word that no brief holds.
const UNKNOWN: u32 = u32::MAX;

/// The words of one or more briefs in reading order, ready to be recognised. An empty one recognises nothing.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// Stems, each by its number.
    words: Vec<u32>,
    /// Sentences, headings and cells, cut at blanks that are to be filled in.
    lines: Vec<Line>,
    /// Line of each word.
    line_of: Vec<u32>,
    numbers: FxHashMap<CompactString, u32>,
    /// Every three words in a row with the place of the first, sorted.
    seeds: Vec<([u32; SEED], u32)>,
    /// Lines sorted by their words.
    sorted: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Line {
    words: Range<usize>,
    /// It ends in a full stop: nothing is meant to be written on.
    stops: bool,
}

impl Brief {
    /// The brief that these files hold together.
    #[must_use]
    pub fn new(files: &[Evidence]) -> Self {
        let mut brief = Self::default();
        for file in files {
            for block in &file.blocks {
                let start = block.body.clamp(block.span.start, block.span.end);
                let text = file.text.get(start..block.span.end).unwrap_or_default();
                cut(text).iter().for_each(|cut| brief.add(text, cut));
            }
        }
        let seed = |(at, words): (usize, &[u32])| <[u32; SEED]>::try_from(words).ok().map(|words| (words, u32_of(at)));
        brief.seeds = brief.words.windows(SEED).enumerate().filter_map(seed).collect();
        brief.seeds.sort_unstable();
        let mut sorted: Vec<u32> = (0..u32_of(brief.lines.len())).collect();
        sorted.sort_by_key(|line| (brief.line(*line), *line));
        brief.sorted = sorted;
        brief
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn add(&mut self, text: &str, cut: &Cut) {
        let mut from = 0;
        for to in 1..=cut.pieces.len() {
            let between = match (cut.pieces.get(to - 1), cut.pieces.get(to)) {
                (Some(last), Some(next)) => text.get(last.span.end..next.span.start),
                (Some(last), None) => text.get(last.span.end..cut.span.end.max(last.span.end)),
                _ => None,
            };
            let between = between.unwrap_or_default();
            if to == cut.pieces.len() || is_blank(between) {
                self.line_of_pieces(
                    text,
                    &cut.pieces[from..to],
                    between.trim_start().starts_with(['.', '!']) && !is_blank(between),
                );
                from = to;
            }
        }
    }

    fn line_of_pieces(&mut self, text: &str, pieces: &[Piece], stops: bool) {
        let start = self.words.len();
        for lower in pieces.iter().flat_map(|piece| expand(&text[piece.span.clone()])) {
            let next = u32_of(self.numbers.len());
            let number = *self.numbers.entry(key(&lower)).or_insert(next);
            // A number before the words is no part of them: it may be taken over or not.
            if self.words.len() > start || !is_figure(&lower) {
                self.words.push(number);
                self.line_of.push(u32_of(self.lines.len()));
            }
        }
        if self.words.len() > start {
            self.lines.push(Line { words: start..self.words.len(), stops });
        }
    }

    fn line(&self, number: u32) -> &[u32] {
        self.lines.get(number as usize).and_then(|line| self.words.get(line.words.clone())).unwrap_or_default()
    }

    /// The line a word of the brief stands in.
    fn line_at(&self, word: usize) -> Option<(u32, &Line)> {
        let number = *self.line_of.get(word)?;
        Some((number, self.lines.get(number as usize)?))
    }

    /// The line that is these words and no others: the first from `next` on, else the last before it.
    fn line_that_is(&self, words: &[u32], next: u32) -> Option<u32> {
        let at = self.sorted.partition_point(|line| (self.line(*line), *line) < (words, next));
        let is = |line: &&u32| !words.is_empty() && self.line(**line) == words;
        let before = || at.checked_sub(1).and_then(|before| self.sorted.get(before)).filter(is);
        self.sorted.get(at).filter(is).or_else(before).copied()
    }

    /// Where these words begin in the brief.
    fn places(&self, seed: [u32; SEED]) -> impl Iterator<Item = usize> + '_ {
        let first = self.seeds.partition_point(|known| *known < (seed, 0));
        self.seeds[first..].iter().take_while(move |(words, _)| *words == seed).take(MOST_PLACES).map(|(_, at)| *at as usize)
    }
}

/// A blank to be filled in: "I report to ____ when …".
fn is_blank(between: &str) -> bool {
    between.contains("__") || between.contains("...") || between.contains('…') || between.contains("[ ")
}

fn is_figure(lower: &str) -> bool {
    lower.len() <= 5 && lower.starts_with(|c: char| c.is_ascii_digit())
}

/// How a word is compared: by its stem, and whoever speaks. "You must …" turned into "I must …" is still the brief's.
fn key(lower: &str) -> CompactString {
    match lower {
        "i" | "we" | "me" | "us" => "you".into(),
        "my" | "our" => "your".into(),
        "myself" | "ourselves" => "yourself".into(),
        _ => Form::of(lower).stem,
    }
}

/// Numbers of the words met so far, so that each is stemmed once.
#[derive(Debug, Default)]
struct Known(HashMap<String, u32>);

impl Known {
    fn number(&mut self, lower: String, brief: &Brief) -> u32 {
        if let Some(number) = self.0.get(&lower) {
            return *number;
        }
        let number = brief.numbers.get(&key(&lower)).copied().unwrap_or(UNKNOWN);
        self.0.insert(lower, number);
        number
    }
}
