//! Where a sentence runs along the brief, words changed, added and dropped here and there included.

use super::{Brief, SEED, UNKNOWN};
use crate::alignment::{Along, Tolerance, disjoint, longest_apart};

/// One word in so many may differ.
pub(super) const ONE_IN: usize = 6;
/// What counts as the brief's wording still.
const TOLERANCE: Tolerance = Tolerance { gap: 2, same_for_one: ONE_IN - 1 };
/// How many runs of one sentence are compared: enough for any that was written to be read.
const MOST_RUNS: usize = 64;

/// The longest runs of the sentence (`here`) along the brief (`there`) that do not overlap, in its order.
pub(super) fn runs(sentence: &[u32], brief: &Brief) -> Vec<Along> {
    let mut found: Vec<Along> = Vec::new();
    for at in 0..sentence.len().saturating_sub(SEED - 1) {
        let Ok(seed) = <[u32; SEED]>::try_from(&sentence[at..at + SEED]) else { continue };
        if seed.contains(&UNKNOWN) {
            continue;
        }
        for place in brief.places(seed) {
            let known = found.iter().any(|run| run.here.contains(&at) && run.there.contains(&place));
            if !known && found.len() < MOST_RUNS {
                found.push(Along::grown(sentence, &brief.words, (at, place), SEED, TOLERANCE));
            }
        }
    }
    longest_apart(found, MOST_RUNS, |one, other| disjoint(&one.here, &other.here))
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
