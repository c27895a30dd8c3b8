//! What two texts share, and whether it is enough to be told.

use std::num::NonZeroUsize;
use std::ops::{ControlFlow, Range};

use super::align::Here;
use super::index::{Index, Search};
use super::long_list::LongList;
use super::recent::Recent;
use super::vocabulary::Texts;
use super::winnow::RUN;
use crate::alignment::Along;
use crate::in_order::in_order;

/// Fewer words are a turn of phrase.
const PIECE: usize = 8;
/// Two texts share so many words in passages, or nothing is told of them.
const LEAST: usize = 20;
/// A wording that more than one in so many of the texts have …
const COMMON_ONE_IN: usize = 10;
/// … and more than so many, is common, and told only in a passage of …
const COMMON_ABOVE: usize = 8;
/// … so many words, which nobody says by chance, as one source that all of them had …
const COMMON_LEAST: usize = 30;
/// … or where so many words in all are the same.
const MANY: usize = 60;

/// So many texts one thread works on before it takes the next.
const STACK: usize = 32;

/// A stretch that two texts share. A class with one source has hundreds of thousands of these, so they are kept small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    pub(super) later: u32,
    pub(super) earlier: u32,
    /// Where it stands in the later one, in words.
    pub(super) here: Range<u32>,
    /// Where it stands in the earlier one.
    pub(super) there: Range<u32>,
    /// How many words are the same.
    pub(super) same: u32,
}

impl Shared {
    fn new(later: u32, earlier: u32, along: &Along) -> Self {
        let number = |words: usize| u32::try_from(words).unwrap_or(u32::MAX);
        let place = |words: &Range<usize>| number(words.start)..number(words.end);
        Self { later, earlier, here: place(&along.here), there: place(&along.there), same: number(along.same) }
    }
}

/// All that any two texts share, in the order of the texts, worked out on so many threads.
pub(super) fn shared(texts: &Texts<'_>, threads: NonZeroUsize) -> LongList<Shared> {
    let index = Index::new(texts);
    let common = COMMON_ABOVE.max(texts.len() / COMMON_ONE_IN);
    let numbers: Vec<u32> = texts.numbers().collect();
    let mut shared = LongList::new();
    let of_stack = |stack: &[u32]| {
        let (mut search, mut recent) = (index.search(texts.len()), Recent::new(texts));
        stack.iter().flat_map(|later| with_earlier(&mut recent, &mut search, *later, common)).collect::<Vec<Shared>>()
    };
    in_order(numbers.chunks(STACK), threads, of_stack, |found| {
        shared.extend(found);
        ControlFlow::Continue(())
    });
    shared
}

/// What a text shares with earlier ones.
fn with_earlier(recent: &mut Recent<'_>, search: &mut Search<'_>, later: u32, common: usize) -> Vec<Shared> {
    let words = recent.texts.words(later);
    let likely = search.likely(later, &words);
    if likely.texts.is_empty() {
        return Vec::new();
    }
    let here = Here::new(&words);
    let mut shared = Vec::new();
    for earlier in likely.texts {
        let along = told(here.along(recent.text(earlier)), |along| is_common(along, &likely.shared, common));
        shared.extend(along.iter().map(|along| Shared::new(later, earlier, along)));
    }
    shared
}

/// Those stretches of one pair that are told.
fn told(stretches: Vec<Along>, is_common: impl Fn(&Along) -> bool) -> Vec<Along> {
    let sum = |stretches: &[Along]| stretches.iter().map(|along| along.same).sum::<usize>();
    let mut stretches: Vec<Along> = stretches.into_iter().filter(|along| along.same >= PIECE).collect();
    if sum(&stretches) < MANY {
        stretches.retain(|along| along.same >= COMMON_LEAST || !is_common(along));
    }
    if sum(&stretches) < LEAST { Vec::new() } else { stretches }
}

/// Whether more than half of the fingerprints inside stand in more texts than `above`. `shared` are places and numbers of texts, by place.
fn is_common(along: &Along, shared: &[(usize, usize)], above: usize) -> bool {
    let from = shared.partition_point(|(at, _)| *at < along.here.start);
    let inside = shared[from..].iter().take_while(|(at, _)| at + RUN <= along.here.end);
    let (mut all, mut common) = (0, 0);
    for (_, texts) in inside {
        all += 1;
        common += usize::from(*texts > above);
    }
    common * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn along(start: usize, same: usize) -> Along {
        Along { here: start..start + same, there: 0..same, same }
    }

    #[test]
    fn a_pair_is_told_of_when_it_shares_enough() {
        let lengths = |stretches: &[usize], common: &[usize]| {
            let stretches = stretches.iter().map(|same| along(0, *same)).collect();
            told(stretches, |along| common.contains(&along.same)).iter().map(|along| along.same).collect::<Vec<_>>()
        };
        assert_eq!(lengths(&[19], &[]), [] as [usize; 0]);
        assert_eq!(lengths(&[20], &[]), [20]);
        assert_eq!(lengths(&[10, 11, 7], &[]), [10, 11], "fewer than eight words are a turn of phrase");
        assert_eq!(lengths(&[25], &[25]), [] as [usize; 0], "a common phrase");
        assert_eq!(lengths(&[31], &[31]), [31], "one source for many");
        assert_eq!(lengths(&[25, 12, 13, 14], &[25, 12, 13, 14]), [25, 12, 13, 14], "too much to be chance");
    }

    #[test]
    fn common_is_what_most_prints_inside_say() {
        let shared = [(0, 50), (2, 50), (6, 2), (20, 2), (22, 50)];
        assert!(is_common(&along(0, 10), &shared, 8));
        assert!(!is_common(&along(0, 10), &shared, 50));
        assert!(!is_common(&along(6, 10), &shared, 8));
        assert!(!is_common(&along(100, 10), &shared, 8), "nothing is known of it");
    }
}
