//! How far two texts run along together from a place where they are the same, words changed, added and dropped here and there included.
//!
//! Words are numbers: two that are the same have the same one. A number that one side never holds agrees with nothing.

use std::ops::Range;

/// How much may differ before two texts no longer run along together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tolerance {
    /// So many words may differ in one place.
    pub(crate) gap: usize,
    /// For each word that differs so many must be the same.
    pub(crate) same_for_one: usize,
}

/// A stretch of one text and the stretch of the other it runs along, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Along {
    pub(crate) here: Range<usize>,
    pub(crate) there: Range<usize>,
    /// How many words are the same.
    pub(crate) same: usize,
}

impl Along {
    /// The stretch around `seed` words that are the same from `at_here` and `at_there` on, grown to both sides as far as it goes.
    pub(crate) fn grown(here: &[u32], there: &[u32], at: (usize, usize), seed: usize, tolerance: Tolerance) -> Self {
        let (at_here, at_there) = at;
        let behind = |side: &'_ [u32], at: usize| side.len().min(at + seed)..side.len();
        let right = tolerance.follow(seed, Behind(&here[behind(here, at_here)]), Behind(&there[behind(there, at_there)]));
        let left = tolerance.follow(right.same + seed, Before(&here[..at_here]), Before(&there[..at_there]));
        Self {
            here: at_here - left.here..at_here + seed + right.here,
            there: at_there - left.there..at_there + seed + right.there,
            same: seed + left.same + right.same,
        }
    }

    /// How many words differ inside.
    pub(crate) fn differing(&self) -> usize {
        self.here.len().max(self.there.len()).saturating_sub(self.same)
    }
}

/// Of these stretches the longest that stand apart, at most so many, in the order of the text they are `here` in. `apart` says whether
/// two may both stand.
pub(crate) fn longest_apart(mut found: Vec<Along>, most: usize, apart: impl Fn(&Along, &Along) -> bool) -> Vec<Along> {
    found.sort_by_key(|along| (std::cmp::Reverse(along.same), along.here.start, along.there.start));
    let mut chosen: Vec<Along> = Vec::new();
    for along in found {
        if chosen.len() < most && chosen.iter().all(|one| apart(one, &along)) {
            chosen.push(along);
        }
    }
    chosen.sort_by_key(|along| along.here.start);
    chosen
}

/// Whether two stretches of words have none in common.
pub(crate) fn disjoint(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

/// Words in the direction in which they are followed.
trait Side: Copy {
    /// The word that is so many further on.
    fn word(self, further: usize) -> Option<u32>;
    /// How many words agree with the other side's, from so many further on.
    fn agreeing(self, further: usize, other: Self, others: usize) -> usize;
}

/// From the first to the last.
#[derive(Clone, Copy)]
struct Behind<'w>(&'w [u32]);

/// From the last to the first.
#[derive(Clone, Copy)]
struct Before<'w>(&'w [u32]);

impl Side for Behind<'_> {
    fn word(self, further: usize) -> Option<u32> {
        self.0.get(further).copied()
    }

    fn agreeing(self, further: usize, other: Self, others: usize) -> usize {
        let rest = |words: Self, from: usize| words.0.get(from..).unwrap_or_default().iter();
        rest(self, further).zip(rest(other, others)).take_while(|(here, there)| here == there).count()
    }
}

impl Side for Before<'_> {
    fn word(self, further: usize) -> Option<u32> {
        self.0.len().checked_sub(further + 1).map(|at| self.0[at])
    }

    fn agreeing(self, further: usize, other: Self, others: usize) -> usize {
        let rest = |words: Self, from: usize| words.0[..words.0.len().saturating_sub(from)].iter().rev();
        rest(self, further).zip(rest(other, others)).take_while(|(here, there)| here == there).count()
    }
}

#[derive(Default)]
struct Followed {
    here: usize,
    there: usize,
    same: usize,
}

impl Tolerance {
    /// Goes along both sides as long as they agree, `so_far` words having agreed before.
    fn follow<S: Side>(self, so_far: usize, here: S, there: S) -> Followed {
        let agree = |x: usize, y: usize| here.word(x).is_some_and(|word| Some(word) == there.word(y));
        // Behind words that differ two must agree, one would be chance; or one if the text ends with it.
        let agree_again = |x: usize, y: usize| agree(x, y) && (here.word(x + 1).is_none() || agree(x + 1, y + 1));
        let (mut end, mut differing) = (Followed::default(), 0);
        loop {
            let same = here.agreeing(end.here, there, end.there);
            end = Followed { here: end.here + same, there: end.there + same, same: end.same + same };
            let gap = self.gaps().find(|(x, y)| agree_again(end.here + x, end.there + y));
            let Some((x, y)) = gap else { return end };
            differing += x.max(y);
            if differing * self.same_for_one > so_far + end.same + 2 {
                return end;
            }
            end = Followed { here: end.here + x, there: end.there + y, ..end };
        }
    }

    /// Words left out on the one side and on the other, the smallest difference first.
    fn gaps(self) -> impl Iterator<Item = (usize, usize)> {
        (1..=self.gap)
            .flat_map(|size| [(size, size)].into_iter().chain((0..size).rev().flat_map(move |less| [(size, less), (less, size)])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEW: Tolerance = Tolerance { gap: 2, same_for_one: 3 };

    fn grown(here: &[u32], there: &[u32], at: (usize, usize)) -> (Range<usize>, Range<usize>, usize) {
        let along = Along::grown(here, there, at, 2, FEW);
        (along.here, along.there, along.same)
    }

    #[test]
    fn it_goes_over_words_changed_added_and_dropped_to_both_sides() {
        let text = [1, 2, 3, 4, 5, 6, 7, 8];
        for (other, at, expected) in [
            (&[1, 2, 3, 4, 5, 6, 7, 8][..], (3, 3), (0..8, 0..8, 8)),
            (&[1, 2, 3, 90, 5, 6, 7, 8], (4, 4), (0..8, 0..8, 7)),
            (&[1, 2, 3, 4, 90, 5, 6, 7, 8], (0, 0), (0..8, 0..9, 8)),
            (&[1, 2, 3, 4, 6, 7, 8], (0, 0), (0..8, 0..7, 7)),
            (&[1, 2, 3, 4, 90, 91, 92, 8], (0, 0), (0..4, 0..4, 4)),
        ] {
            assert_eq!(grown(&text, other, at), expected, "{other:?}");
        }
    }

    #[test]
    fn too_many_differences_end_it() {
        assert_eq!(grown(&[1, 2, 3, 4, 5, 6], &[1, 2, 90, 4, 5, 91], (0, 0)), (0..5, 0..5, 4));
        assert_eq!(grown(&[1, 2, 3, 4, 5, 6, 7, 8, 9], &[1, 2, 90, 4, 5, 91, 92, 8, 9], (0, 0)), (0..5, 0..5, 4));
    }

    #[test]
    fn of_stretches_that_overlap_the_longest_stands() {
        let along = |here: Range<usize>, same| Along { there: here.clone(), here, same };
        let found = vec![along(0..4, 4), along(6..8, 2), along(3..7, 4), along(2..9, 7)];
        let apart = |one: &Along, other: &Along| disjoint(&one.here, &other.here);
        assert_eq!(longest_apart(found.clone(), 9, apart), [along(2..9, 7)]);
        assert_eq!(longest_apart(found[..2].to_vec(), 9, apart), [along(0..4, 4), along(6..8, 2)]);
        assert_eq!(longest_apart(found[..2].to_vec(), 1, apart), [along(0..4, 4)]);
    }
}
