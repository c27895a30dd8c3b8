//! The learner's own words for a match, and where they stand.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::evidence::Evidence;
use crate::language::Text;
use crate::matcher::Match;

use super::report::Quote;

/// How many quotes one verdict shows. Enough to check it, few enough to read.
const MOST_QUOTES: usize = 3;

/// The longest quote in bytes. Longer sentences are cut around the words that count.
const LONGEST: usize = 280;

/// Quotes for the matches, in reading order, without repeats.
pub(super) fn quotes(text: &Text, evidence: &[Evidence], matches: &[Match]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for found in matches {
        for quote in of_match(text, evidence, found) {
            let known = quotes.iter().any(|q| q.file == quote.file && q.start < quote.end && quote.start < q.end);
            if !known && quotes.len() < MOST_QUOTES {
                quotes.push(quote);
            }
        }
    }
    quotes.sort_by_key(|quote| (quote.file, quote.start));
    quotes
}

/// Only the words a match rests on, as they are written: one quote for each sentence they stand in.
pub(super) fn words(text: &Text, evidence: &[Evidence], found: &Match) -> Vec<Quote> {
    let mut by_sentence: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for span in found.spans.iter().filter(|span| !span.is_empty()) {
        if let Some(sentence) = text.sentence_of.get(span.start as usize) {
            let (start, end) = by_sentence.entry(*sentence).or_insert((span.start, span.end));
            (*start, *end) = ((*start).min(span.start), (*end).max(span.end));
        }
    }
    by_sentence.into_iter().filter_map(|(number, (start, end))| quote(text, evidence, number, start..end, true)).collect()
}

/// A whole sentence, by its number.
pub(super) fn sentence(text: &Text, evidence: &[Evidence], number: u32) -> Option<Quote> {
    let tokens = text.sentences.get(number as usize)?.tokens.clone();
    quote(text, evidence, number, tokens.start..tokens.start + 1, false)
}

/// One quote for each stretch of neighbouring sentences the match rests on.
fn of_match(text: &Text, evidence: &[Evidence], found: &Match) -> Vec<Quote> {
    let mut sentences: Vec<u32> =
        found.spans.iter().filter_map(|span| text.sentence_of.get(span.start as usize)).copied().collect();
    if sentences.is_empty() && !found.everywhere {
        sentences.push(found.sentences.0);
    }
    sentences.sort_unstable();
    sentences.dedup();
    sentences.iter().filter_map(|number| of_sentence(text, evidence, *number, found)).collect()
}

fn of_sentence(text: &Text, evidence: &[Evidence], number: u32, found: &Match) -> Option<Quote> {
    let sentence = text.sentences.get(number as usize)?;
    let inside: Vec<_> = found.spans.iter().filter(|span| sentence.tokens.contains(&span.start)).collect();
    let first = inside.iter().map(|span| span.start).min().unwrap_or(sentence.tokens.start);
    let end = inside.iter().map(|span| span.end).max().unwrap_or(sentence.tokens.start + 1).max(first + 1);
    quote(text, evidence, number, first..end, false)
}

/// The sentence around the tokens, or the tokens `alone`.
fn quote(text: &Text, evidence: &[Evidence], number: u32, tokens: Range<u32>, alone: bool) -> Option<Quote> {
    let sentence = text.sentences.get(number as usize)?;
    let file = evidence.get(sentence.file as usize)?;
    let block = file.blocks.get(sentence.block as usize)?;
    let last = tokens.end.checked_sub(1)?;
    let words = text.tokens.get(tokens.start as usize)?.start as usize..text.tokens.get(last as usize)?.end as usize;
    let around = if alone { words.clone() } else { sentence.span.start as usize..sentence.span.end as usize };
    let (start, end) = cut(&file.text, around, words);
    let quote = file.text.get(start..end)?.to_owned();
    let lines = file.text.get(block.span.start..start)?.matches('\n').count();
    let line = block.line.map(|line| line + u32::try_from(lines).unwrap_or(0));
    Some(Quote { file: sentence.file as usize, place: block.place.to_string(), line, quote, start, end })
}

/// The sentence, or the part of it around `words` that fits.
fn cut(text: &str, sentence: Range<usize>, words: Range<usize>) -> (usize, usize) {
    if sentence.len() <= LONGEST {
        return (sentence.start, sentence.end);
    }
    let words = words.start..words.end.min(words.start + LONGEST);
    let spare = (LONGEST - words.len()) / 2;
    let start = words.start.saturating_sub(spare).max(sentence.start);
    let end = (words.end + spare).min(sentence.end);
    (at_space(text, start, sentence.start, words.start), at_space_back(text, end, words.end, sentence.end))
}

/// The nearest beginning of a word at or behind `at`, not behind `latest`.
fn at_space(text: &str, at: usize, first: usize, latest: usize) -> usize {
    if at <= first {
        return first;
    }
    (at..=latest).find(|i| text.is_char_boundary(*i) && text[..*i].ends_with(char::is_whitespace)).unwrap_or(latest)
}

/// The nearest end of a word at or before `at`, not before `earliest`.
fn at_space_back(text: &str, at: usize, earliest: usize, last: usize) -> usize {
    if at >= last {
        return last;
    }
    let earliest = (earliest..=last).find(|i| text.is_char_boundary(*i)).unwrap_or(last);
    (earliest..=at).rev().find(|i| text.is_char_boundary(*i) && text[*i..].starts_with(char::is_whitespace)).unwrap_or(earliest)
}
