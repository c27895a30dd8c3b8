//! The learner's own words for a match, and where they stand.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::evidence::Evidence;
use crate::language::{Text, Voice};
use crate::matcher::Match;

use super::report::Quote;

/// How many quotes one verdict shows. Enough to check it, few enough to read.
const MOST_QUOTES: usize = 3;

/// The longest quote in bytes. Longer sentences are cut around the words that count.
const LONGEST: usize = 280;

/// Quotes for the matches, without repeats: first the one in which most was found, then the others in reading order.
///
/// Headings and questions steer a match, and as proof they say nothing: they are quoted only where nothing else is there.
pub(super) fn quotes(text: &Text, evidence: &[Evidence], matches: &[Match]) -> Vec<Quote> {
    let mut stretches: Vec<Vec<Stretch>> = matches.iter().map(|found| stretches(text, found)).collect();
    if stretches.iter().flatten().any(|stretch| !is_asked(text, stretch.sentence)) {
        stretches.iter_mut().for_each(|of| of.retain(|stretch| !is_asked(text, stretch.sentence)));
    }
    // Stable, so that of two with as much the earlier comes first.
    stretches.sort_by_key(|of| Reverse((of.first().map_or(0, |most| most.words), of.iter().map(|one| one.words).sum::<u32>())));
    let mut quotes: Vec<Quote> = Vec::new();
    for stretch in stretches.iter().flatten() {
        if quotes.len() == MOST_QUOTES {
            break;
        }
        let Some(quote) = quote(text, evidence, stretch.sentence, stretch.tokens.clone(), false) else { continue };
        if !quotes.iter().any(|known| known.overlaps(&quote)) {
            quotes.push(quote);
        }
    }
    if let Some((_, others)) = quotes.split_first_mut() {
        others.sort_by_key(|quote| (quote.file, quote.start));
    }
    quotes
}

/// Whether the matches rest on headings and questions alone.
pub(super) fn only_asked(text: &Text, matches: &[Match]) -> bool {
    let mut stretches = matches.iter().flat_map(|found| stretches(text, found)).peekable();
    stretches.peek().is_some() && stretches.all(|stretch| is_asked(text, stretch.sentence))
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

/// What a match found in one sentence.
struct Stretch {
    sentence: u32,
    /// From the first word it rests on to the last.
    tokens: Range<u32>,
    /// How many words it rests on.
    words: u32,
}

/// What a match found in each sentence it rests on: where most was found first, then in reading order.
fn stretches(text: &Text, found: &Match) -> Vec<Stretch> {
    let mut sentences: Vec<u32> =
        found.spans.iter().filter_map(|span| text.sentence_of.get(span.start as usize)).copied().collect();
    if sentences.is_empty() && !found.everywhere {
        sentences.push(found.sentences.0);
    }
    sentences.sort_unstable();
    sentences.dedup();
    let mut stretches: Vec<Stretch> = sentences.iter().filter_map(|number| stretch(text, *number, found)).collect();
    stretches.sort_by_key(|stretch| Reverse(stretch.words));
    stretches
}

fn stretch(text: &Text, number: u32, found: &Match) -> Option<Stretch> {
    let sentence = text.sentences.get(number as usize)?;
    let mut inside: Vec<&Range<u32>> = found.spans.iter().filter(|span| sentence.tokens.contains(&span.start)).collect();
    inside.sort_by_key(|span| (span.start, span.end));
    let first = inside.first().map_or(sentence.tokens.start, |span| span.start);
    let (mut words, mut end) = (0, first);
    for span in inside {
        words += span.end.saturating_sub(span.start.max(end));
        end = end.max(span.end);
    }
    Some(Stretch { sentence: number, tokens: first..end.max(first + 1), words })
}

fn is_asked(text: &Text, sentence: u32) -> bool {
    text.sentences.get(sentence as usize).is_some_and(|sentence| matches!(sentence.voice, Voice::Prompt | Voice::Brief))
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
