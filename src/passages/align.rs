//! Where two texts run along together, words changed, added and dropped here and there included.

use std::ops::Range;

use super::winnow::{RUN, runs};

/// So many words may differ in one place.
const GAP: usize = 3;
/// For each word that differs so many must be the same.
const SAME_FOR_ONE: usize = 3;
/// Runs with no more words than this between them, in both texts, are one passage.
const NEIGHBOURS: usize = 8;
/// How many places of one run of words are looked at: a text that repeats itself is not followed everywhere.
const MOST_PLACES: usize = 6;
/// More passages than these of one pair say nothing more.
const MOST_RUNS: usize = 64;

/// No place.
const END: u32 = u32::MAX;

/// A stretch of one text and the stretch of the other it runs along, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Along {
    pub(super) here: Range<usize>,
    pub(super) there: Range<usize>,
    /// How many words are the same.
    pub(super) same: usize,
}

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
    pub(super) fn along(&self, other: &[u32]) -> Vec<Along> {
        let mut found: Vec<Along> = Vec::new();
        for (there, run) in runs(other).enumerate() {
            for here in self.places(run) {
                let known = found.iter().any(|along| along.here.contains(&here) && along.there.contains(&there));
                if !known && found.len() < MOST_RUNS * RUN && self.words[here..here + RUN] == other[there..there + RUN] {
                    found.push(self.grown(other, here, there));
                }
            }
        }
        found.sort_by_key(|along| (std::cmp::Reverse(along.same), along.here.start, along.there.start));
        let mut chosen: Vec<Along> = Vec::new();
        for along in found {
            let apart = |one: &Range<usize>, other: &Range<usize>| one.end <= other.start || other.end <= one.start;
            if chosen.len() < MOST_RUNS
                && chosen.iter().all(|one| apart(&one.here, &along.here) && apart(&one.there, &along.there))
            {
                chosen.push(along);
            }
        }
        chosen.sort_by_key(|along| along.here.start);
        joined(chosen)
    }

    /// The stretch that holds the run at these two places, grown as far as it goes to both sides.
    fn grown(&self, other: &[u32], here: usize, there: usize) -> Along {
        let behind = |side: &[u32], at: usize, n: usize| side.get(at + RUN + n).copied();
        let right = follow(RUN, |n| behind(self.words, here, n), |n| behind(other, there, n));
        let before = |side: &[u32], at: usize, n: usize| at.checked_sub(n + 1).and_then(|at| side.get(at)).copied();
        let left = follow(right.same + RUN, |n| before(self.words, here, n), |n| before(other, there, n));
        Along {
            here: here - left.here..here + RUN + right.here,
            there: there - left.there..there + RUN + right.there,
            same: RUN + left.same + right.same,
        }
    }
}

#[derive(Default)]
struct Followed {
    here: usize,
    there: usize,
    same: usize,
}

/// Goes along both sides as long as they agree, `so_far` words having agreed before.
fn follow(so_far: usize, here: impl Fn(usize) -> Option<u32>, there: impl Fn(usize) -> Option<u32>) -> Followed {
    let agree = |x: usize, y: usize| here(x).is_some_and(|word| Some(word) == there(y));
    let (mut end, mut differing) = (Followed::default(), 0);
    loop {
        while agree(end.here, end.there) {
            end = Followed { here: end.here + 1, there: end.there + 1, same: end.same + 1 };
        }
        // Behind words that differ two must agree; one would be chance.
        let again = |(x, y): &(usize, usize)| agree(end.here + x, end.there + y) && agree(end.here + x + 1, end.there + y + 1);
        let Some((x, y)) = gaps().find(again) else { return end };
        differing += x.max(y);
        if differing * SAME_FOR_ONE > so_far + end.same + 2 {
            return end;
        }
        end = Followed { here: end.here + x, there: end.there + y, ..end };
    }
}

/// Words left out on the one side and on the other, the smallest difference first.
fn gaps() -> impl Iterator<Item = (usize, usize)> {
    (1..=GAP)
        .flat_map(|size| [(size, size)].into_iter().chain((0..size).rev().flat_map(move |less| [(size, less), (less, size)])))
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
    use super::*;
    use crate::passages::words::words;

    fn along(one: &str, other: &str) -> Vec<(Range<usize>, Range<usize>, usize)> {
        let numbers = |text: &str| words(text).map(|word| word.number).collect::<Vec<_>>();
        let (one, other) = (numbers(one), numbers(other));
        Here::new(&one).along(&other).into_iter().map(|along| (along.here, along.there, along.same)).collect()
    }

    #[test]
    fn small_edits_do_not_end_a_passage() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        for (other, expected) in [
            (text, (0..12, 0..12, 12)),
            ("X one two three four Y six seven eight nine ten Z twelve", (0..10, 1..11, 9)),
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
