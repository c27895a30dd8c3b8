//! Where a sentence runs along the brief, words changed, added and dropped here and there included.

use std::ops::Range;

use super::{Brief, SEED, UNKNOWN};

/// One word in so many may differ.
pub(super) const ONE_IN: usize = 6;
/// The most words that may differ in one place.
const GAP: usize = 2;
/// How many runs of one sentence are compared: enough for any that was written to be read.
const MOST_RUNS: usize = 64;

/// A stretch of a sentence and the stretch of the brief it runs along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) here: Range<usize>,
    pub(super) there: Range<usize>,
    /// How many words are the same.
    pub(super) same: usize,
}

impl Run {
    /// How many words differ inside.
    pub(super) fn differing(&self) -> usize {
        self.here.len().max(self.there.len()).saturating_sub(self.same)
    }
}

/// The longest runs of the sentence that do not overlap, in its order.
pub(super) fn runs(sentence: &[u32], brief: &Brief) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for at in 0..sentence.len().saturating_sub(SEED - 1) {
        let Ok(seed) = <[u32; SEED]>::try_from(&sentence[at..at + SEED]) else { continue };
        if seed.contains(&UNKNOWN) {
            continue;
        }
        for place in brief.places(seed) {
            let known = found.iter().any(|run| run.here.contains(&at) && run.there.contains(&place));
            if !known && found.len() < MOST_RUNS {
                found.push(grown(sentence, &brief.words, at, place));
            }
        }
    }
    found.sort_by_key(|run| (std::cmp::Reverse(run.same), run.here.start, run.there.start));
    let mut chosen: Vec<Run> = Vec::new();
    for run in found {
        if chosen.iter().all(|other| run.here.end <= other.here.start || other.here.end <= run.here.start) {
            chosen.push(run);
        }
    }
    chosen.sort_by_key(|run| run.here.start);
    chosen
}

/// The run that holds the seed at these two places, grown as far as it goes to both sides.
fn grown(sentence: &[u32], brief: &[u32], here: usize, there: usize) -> Run {
    let behind = |side: &[u32], at: usize, n: usize| side.get(at + SEED + n).copied();
    let right = follow(SEED, |n| behind(sentence, here, n), |n| behind(brief, there, n));
    let before = |side: &[u32], at: usize, n: usize| at.checked_sub(n + 1).and_then(|at| side.get(at)).copied();
    let left = follow(right.same + SEED, |n| before(sentence, here, n), |n| before(brief, there, n));
    Run {
        here: here - left.here..here + SEED + right.here,
        there: there - left.there..there + SEED + right.there,
        same: SEED + left.same + right.same,
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
    let agree = |x: usize, y: usize| here(x).is_some_and(|word| word != UNKNOWN && Some(word) == there(y));
    // Behind words that differ two must agree, or one if the sentence ends with it.
    let agree_again = |x: usize, y: usize| agree(x, y) && (here(x + 1).is_none() || agree(x + 1, y + 1));
    let (mut end, mut differing) = (Followed::default(), 0);
    loop {
        while agree(end.here, end.there) {
            end = Followed { here: end.here + 1, there: end.there + 1, same: end.same + 1 };
        }
        let gap = gaps().find(|(x, y)| agree_again(end.here + x, end.there + y));
        let Some((x, y)) = gap else { return end };
        differing += x.max(y);
        if differing * (ONE_IN - 1) > so_far + end.same + 2 {
            return end;
        }
        end = Followed { here: end.here + x, there: end.there + y, ..end };
    }
}

/// Words left out on the one side and on the other, the smallest difference first.
fn gaps() -> impl Iterator<Item = (usize, usize)> {
    (1..=GAP).flat_map(|size| (0..size).flat_map(move |less| [(size, less), (less, size)]).chain([(size, size)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::from_text;

    #[test]
    fn a_run_goes_on_over_small_edits_and_ends_where_the_wording_does() {
        let brief = Brief::new(&[from_text("brief", "One two three four five six seven eight nine ten eleven twelve.")]);
        let of = |text: &str| {
            let numbers: Vec<u32> =
                text.split(' ').map(|word| brief.numbers.get(&super::super::key(word)).copied().unwrap_or(UNKNOWN)).collect();
            runs(&numbers, &brief).into_iter().map(|run| (run.here, run.same)).collect::<Vec<_>>()
        };
        assert_eq!(of("one two three four five"), [(0..5, 5)]);
        assert_eq!(of("one two three CHANGED five six seven"), [(0..7, 6)]);
        assert_eq!(of("one two three ADDED four five six seven"), [(0..8, 7)]);
        assert_eq!(of("one two three five six seven"), [(0..6, 6)]);
        assert_eq!(of("own words five six seven eight own words"), [(2..6, 4)]);
        assert_eq!(of("twelve one eleven three nine"), []);
    }
}
