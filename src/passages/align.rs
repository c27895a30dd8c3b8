//! Where two texts run along together, words changed, added and dropped here and there included.

use super::recent::Unpacked;
use super::winnow::{RUN, runs};
use crate::alignment::{Along, Tolerance, disjoint, longest_apart};

/// What counts as the same passage still.
const TOLERANCE: Tolerance = Tolerance { gap: 3, same_for_one: 3 };
/// Runs with no more words than this between them, in both texts, are one passage.
const NEIGHBOURS: usize = 8;
/// How many places of one run of words are looked at: a text that repeats itself is not followed everywhere.
const MOST_PLACES: usize = 6;
/// More passages than these of one pair say nothing more.
const MOST_RUNS: usize = 64;

/// No place.
const END: u32 = u32::MAX;

/// A text that others are held against.
pub(super) struct Here<'w> {
    words: &'w [u32],
    runs: Vec<u32>,
    /// By the lower bits of a run: the first place that has such a one.
    first: Vec<u32>,
    /// For each place the next one that has such a run.
    next: Vec<u32>,
}

impl<'w> Here<'w> {
    pub(super) fn new(words: &'w [u32]) -> Self {
        let runs: Vec<u32> = runs(words).collect();
        let slots = (runs.len() * 2).next_power_of_two();
        let (mut first, mut next) = (vec![END; slots], vec![END; runs.len()]);
        // From the last to the first, so that each chain goes from the first to the last.
        for (at, run) in runs.iter().enumerate().rev() {
            let slot = &mut first[*run as usize & (slots - 1)];
            next[at] = std::mem::replace(slot, u32::try_from(at).unwrap_or(END));
        }
        Self { words, runs, first, next }
    }

    /// The first places of a run of words.
    fn places(&self, run: u32) -> impl Iterator<Item = usize> + '_ {
        let first = self.first.get(run as usize & (self.first.len() - 1)).copied().unwrap_or(END);
        let chain = std::iter::successors(Some(first), |at| self.next.get(*at as usize).copied());
        let places = chain.take_while(|at| *at != END).map(|at| at as usize);
        places.filter(move |at| self.runs.get(*at) == Some(&run)).take(MOST_PLACES)
    }

    /// The longest stretches that run along and do not overlap, in this text's order; neighbours are joined.
    pub(super) fn along(&self, other: &Unpacked) -> Vec<Along> {
        let Unpacked { words: other, runs } = other;
        let mut found: Vec<Along> = Vec::new();
        // Those that go on at this place, by number: only they can hold it already, and in a long text they are few.
        let mut reaching: Vec<usize> = Vec::new();
        for (there, run) in runs.iter().enumerate() {
            reaching.retain(|at| found[*at].there.end > there);
            for here in self.places(*run) {
                let known = reaching.iter().any(|at| found[*at].here.contains(&here));
                if !known && found.len() < MOST_RUNS * RUN && self.words[here..here + RUN] == other[there..there + RUN] {
                    reaching.push(found.len());
                    found.push(Along::grown(self.words, other, (here, there), RUN, TOLERANCE));
                }
            }
        }
        let apart = |one: &Along, along: &Along| disjoint(&one.here, &along.here) && disjoint(&one.there, &along.there);
        joined(longest_apart(found, MOST_RUNS, apart))
    }
}

/// Stretches that follow one another closely in both texts, as one.
fn joined(stretches: Vec<Along>) -> Vec<Along> {
    let mut joined: Vec<Along> = Vec::new();
    for next in stretches {
        let close = |from: usize, to: usize| to >= from && to - from <= NEIGHBOURS;
        match joined.last_mut() {
            Some(last) if close(last.here.end, next.here.start) && close(last.there.end, next.there.start) => {
                last.here.end = next.here.end;
                last.there.end = next.there.end;
                last.same += next.same;
            }
            _ => joined.push(next),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::passages::words::words;

    fn along(one: &str, other: &str) -> Vec<(Range<usize>, Range<usize>, usize)> {
        let numbers = |text: &str| words(text).map(|word| word.number).collect::<Vec<_>>();
        let (one, other) = (numbers(one), Unpacked::new(numbers(other)));
        Here::new(&one).along(&other).into_iter().map(|along| (along.here, along.there, along.same)).collect()
    }

    #[test]
    fn small_edits_do_not_end_a_passage() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        for (other, expected) in [
            (text, (0..12, 0..12, 12)),
            ("X one two three four Y six seven eight nine ten Z twelve", (0..12, 1..13, 10)),
            ("one two three four five six ADDED seven eight nine ten eleven twelve", (0..12, 0..13, 12)),
            ("one two three four five eight nine ten eleven twelve", (0..12, 0..10, 10)),
            ("one two three four five A B C nine ten eleven twelve", (0..12, 0..12, 9)),
        ] {
            assert_eq!(along(text, other), [expected], "{other}");
        }
    }

    #[test]
    fn what_is_told_in_another_order_is_found_piece_by_piece() {
        let (a, b, c) = ("one two three four five six", "seven eight nine ten eleven twelve", "red green blue white black grey");
        let found = along(&format!("{a} {b} {c}"), &format!("{c} {a} {b}"));
        assert_eq!(found, [(0..12, 6..18, 12), (12..18, 0..6, 6)]);
    }

    #[test]
    fn a_text_that_repeats_itself_ends() {
        let text = "say it again and ".repeat(400);
        assert!(!along(&text, &text).is_empty());
    }

    #[test]
    fn three_words_are_no_passage() {
        assert_eq!(along("one two three four", "one two three five"), []);
    }
}
