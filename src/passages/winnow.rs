//! Fingerprints: some of all runs of a few words, chosen so that two texts choose alike.

use super::words::upper;
use crate::overview::mixed;

/// Words in a run. Where one word in six is another, four words in a row are still the same between any two of them.
pub(super) const RUN: usize = 4;

/// A factor for each place in a run, so that the same words in another order are another run: odd numbers without a pattern, from the
/// digits of the golden ratio and of the roots of 2, 3 and 5.
const FACTORS: [u64; RUN] = [0x9e37_79b9_7f4a_7c15, 0x6a09_e667_f3bc_c909, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b];

/// Of so many runs that follow one another, one at least is chosen: any five words in a row that stand in two texts
/// give both the same fingerprint.
const WINDOW: usize = 2;

/// A fingerprint, and the number of the word it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Print {
    pub(super) print: u32,
    pub(super) at: usize,
}

/// The fingerprint of every run of [`RUN`] words.
pub(super) fn runs(words: &[u32]) -> impl Iterator<Item = u32> + '_ {
    words.windows(RUN).map(|run| {
        // Sums of products can be worked out side by side; only the mixing at the end has to wait.
        let sum =
            run.iter().zip(FACTORS).fold(0_u64, |sum, (word, factor)| sum.wrapping_add(u64::from(*word).wrapping_mul(factor)));
        upper(mixed(sum))
    })
}

/// The chosen fingerprints, in the order of the text: in every window the least one, of equals the last.
pub(super) fn winnow(words: &[u32]) -> Vec<Print> {
    let runs: Vec<u32> = runs(words).collect();
    let mut chosen: Vec<Print> = Vec::with_capacity(runs.len() * 2 / 3 + 1);
    for (start, window) in runs.windows(WINDOW.min(runs.len()).max(1)).enumerate() {
        let Some((offset, print)) = window.iter().enumerate().min_by_key(|(offset, print)| (**print, std::cmp::Reverse(*offset)))
        else {
            continue;
        };
        let print = Print { print: *print, at: start + offset };
        if chosen.last() != Some(&print) {
            chosen.push(print);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_words_have_few_prints() {
        for (words, prints) in [(0, 0), (3, 0), (4, 1), (5, 1)] {
            let words: Vec<u32> = (0..words).collect();
            assert_eq!(winnow(&words).len(), prints, "{words:?}");
        }
        let words: Vec<u32> = (0..3000).collect();
        assert!((1800..2200).contains(&winnow(&words).len()), "about two of three runs are chosen");
    }

    proptest::proptest! {
        #[test]
        fn five_words_that_stand_in_both_are_seen_in_both(
            before in proptest::collection::vec(100_u32..200, 0..30),
            shared in proptest::collection::vec(0_u32..50, 5),
            behind in proptest::collection::vec(200_u32..300, 0..30),
        ) {
            let one = [before.as_slice(), &shared, &behind].concat();
            let other = [behind.as_slice(), &shared, &before].concat();
            let prints = |words: &[u32]| winnow(words).into_iter().map(|print| print.print).collect::<Vec<_>>();
            let others = prints(&other);
            proptest::prop_assert!(prints(&one).iter().any(|print| others.contains(print)));
        }
    }
}
