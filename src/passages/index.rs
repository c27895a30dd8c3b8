//! All fingerprints of all texts, and which texts have several of them in one place.

use std::cmp::Reverse;

use super::vocabulary::Texts;
use super::winnow::{Print, winnow};

/// Each text is held against so many of the first ones that have the same fingerprint. Where many share one source, each meets the
/// same first ones in this way, and no more pairs are followed than there are fingerprints.
const FIRST: usize = 8;
/// So many fingerprints must be the same within [`NEAR`] words before two texts are compared word by word.
const SEVERAL: usize = 3;
/// See [`SEVERAL`].
const NEAR: usize = 48;
/// So many texts at most are compared with one, those with the most in common.
const MOST: usize = 16;

/// Fingerprints of many texts are gathered in shares, so that those of one text alone take no memory beside the others for long: one
/// share for so many texts …
const TEXTS_OF_A_SHARE: usize = 1250;
/// … and no more shares than these, since all texts are gone through for each.
const MOST_SHARES: u32 = 8;

/// Which texts have which fingerprints. Fingerprints of one text alone are not kept.
pub(super) struct Index {
    /// In order.
    prints: Vec<u32>,
    /// In how many texts each stands.
    counts: Vec<u32>,
    /// Where the texts of each begin, and where the last one's end.
    starts: Vec<u32>,
    /// Texts by number, for each fingerprint in order: the first [`FIRST`] of them.
    texts: Vec<u32>,
    /// Where in `prints` those begin whose upper bits are a number.
    directory: Vec<u32>,
    /// How far a fingerprint is moved to give that number.
    shift: u32,
}

/// How often a text and another agree.
#[derive(Clone, Copy)]
struct Agreement {
    /// Places of the last two fingerprints.
    last: [usize; 2],
    /// How many stand in one place with two others.
    close: usize,
}

const NONE: Agreement = Agreement { last: [usize::MAX; 2], close: 0 };

/// Looks up texts, one after the other.
pub(super) struct Search<'i> {
    index: &'i Index,
    agreements: Vec<Agreement>,
    touched: Vec<u32>,
}

/// What the index knows of one text.
pub(super) struct Likely {
    /// Earlier texts that it may share a passage with, in order.
    pub(super) texts: Vec<u32>,
    /// Its fingerprints that stand in several texts: where, and in how many.
    pub(super) shared: Vec<(usize, usize)>,
}

impl Index {
    /// Of texts.
    pub(super) fn new(texts: &Texts<'_>) -> Self {
        let mut index =
            Self { prints: Vec::new(), counts: Vec::new(), starts: vec![0], texts: Vec::new(), directory: Vec::new(), shift: 0 };
        let mut postings = Vec::new();
        let shares = u32::try_from(texts.len() / TEXTS_OF_A_SHARE + 1).map_or(MOST_SHARES, |shares| shares.min(MOST_SHARES));
        for share in 0..u64::from(shares) {
            postings.clear();
            for number in texts.numbers() {
                let prints = winnow(&texts.words(number)).into_iter().map(|print| print.print);
                let here = prints.filter(|print| share_of(*print, shares) == share);
                postings.extend(here.map(|print| u64::from(print) << 32 | u64::from(number)));
            }
            index.take(&mut postings);
        }
        drop(postings);
        let bits = index.prints.len().max(1).ilog2().clamp(1, 24);
        index.shift = u32::BITS - bits;
        let mut at = 0;
        for bucket in 0..=1_u64 << bits {
            while index.prints.get(at).is_some_and(|print| u64::from(print >> index.shift) < bucket) {
                at += 1;
            }
            index.directory.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        index
    }

    /// Takes in fingerprints, each with its text in the lower half.
    fn take(&mut self, postings: &mut Vec<u64>) {
        postings.sort_unstable();
        postings.dedup();
        for posting in postings.chunk_by(|one, other| one >> 32 == other >> 32).filter(|posting| posting.len() > 1) {
            self.prints.extend(posting.first().map(|first| half(first >> 32)));
            self.counts.push(u32::try_from(posting.len()).unwrap_or(u32::MAX));
            self.texts.extend(posting.iter().take(FIRST).map(|one| half(*one)));
            self.starts.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        }
    }

    /// The first texts that have a fingerprint, and how many have it, if there are several.
    fn of(&self, print: u32) -> Option<(&[u32], usize)> {
        let bucket = (print >> self.shift) as usize;
        let (from, to) = (*self.directory.get(bucket)? as usize, *self.directory.get(bucket + 1)? as usize);
        let at = from + self.prints.get(from..to)?.iter().position(|one| *one == print)?;
        let texts = self.texts.get(self.starts[at] as usize..self.starts[at + 1] as usize)?;
        Some((texts, self.counts[at] as usize))
    }

    /// Begins to look up texts.
    pub(super) fn search(&self, texts: usize) -> Search<'_> {
        Search { index: self, agreements: vec![NONE; texts], touched: Vec::new() }
    }
}

impl Search<'_> {
    /// What is known of the text with this number.
    pub(super) fn likely(&mut self, number: u32, words: &[u32]) -> Likely {
        let mut shared = Vec::new();
        for Print { print, at } in winnow(words) {
            let Some((texts, count)) = self.index.of(print) else { continue };
            shared.push((at, count));
            for other in texts.iter().copied().take_while(|other| *other < number) {
                self.agree(other, at);
            }
        }
        let mut found: Vec<(usize, u32)> = Vec::new();
        for other in self.touched.drain(..) {
            let agreement = std::mem::replace(&mut self.agreements[other as usize], NONE);
            if agreement.close > 0 {
                found.push((agreement.close, other));
            }
        }
        found.sort_unstable_by_key(|(close, other)| (Reverse(*close), *other));
        found.truncate(MOST);
        let mut texts: Vec<u32> = found.into_iter().map(|(_, other)| other).collect();
        texts.sort_unstable();
        Likely { texts, shared }
    }

    fn agree(&mut self, other: u32, at: usize) {
        let Some(agreement) = self.agreements.get_mut(other as usize) else { return };
        let [before, last] = agreement.last;
        if last == usize::MAX {
            self.touched.push(other);
        }
        if before != usize::MAX && at - before <= NEAR {
            agreement.close += 1;
        }
        agreement.last = [last, at];
    }
}

/// Which of so many shares a fingerprint is in.
fn share_of(print: u32, shares: u32) -> u64 {
    (u64::from(print) * u64::from(shares)) >> 32
}

const _: () = assert!(SEVERAL == 3, "an agreement remembers the two before");

#[allow(clippy::cast_possible_truncation, reason = "the lower half is what is asked for")]
const fn half(number: u64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passages::vocabulary::Vocabulary;

    #[test]
    fn only_texts_with_several_prints_in_one_place_are_likely() {
        let own = |from: u32| (from..from + 60).collect::<Vec<u32>>();
        let shared: Vec<u32> = (0..20).collect();
        let scattered = [&own(1000)[..], &shared[..5], &own(2000), &shared[10..15], &own(3000)].concat();
        let texts = [[&own(4000)[..], &shared].concat(), own(5000), [&shared[..], &own(6000)].concat(), scattered];
        let mut vocabulary = Vocabulary::default();
        let packed: Vec<Box<[u8]>> = texts.iter().map(|text| vocabulary.pack(text)).collect();
        let index = Index::new(&Texts::new(&vocabulary, packed.iter().map(|packed| &**packed)));
        let mut search = index.search(texts.len());
        let likely: Vec<Vec<u32>> = (0..).zip(&texts).map(|(number, text)| search.likely(number, text).texts).collect();
        assert_eq!(likely, [vec![], vec![], vec![0], vec![]]);
        assert!(search.likely(2, &texts[2]).shared.iter().all(|(at, in_texts)| *at < 20 && *in_texts >= 2));
    }
}
