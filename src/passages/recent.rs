//! Texts that were looked at last: all that share a source are held against the first few that have it.

use rustc_hash::FxHashMap;

use super::vocabulary::Texts;
use super::winnow::runs;

/// Texts of so many words in all are kept at hand, by each thread. It bounds memory, nothing else.
const MOST_WORDS: usize = 1 << 18;

/// A text, and the fingerprint of every run of its words.
pub(super) struct Unpacked {
    pub(super) words: Vec<u32>,
    pub(super) runs: Vec<u32>,
}

impl Unpacked {
    pub(super) fn new(words: Vec<u32>) -> Self {
        Self { runs: runs(&words).collect(), words }
    }
}

/// Texts at hand.
pub(super) struct Recent<'t> {
    pub(super) texts: &'t Texts<'t>,
    kept: FxHashMap<u32, Unpacked>,
    words: usize,
}

impl<'t> Recent<'t> {
    /// Of these texts none yet.
    pub(super) fn new(texts: &'t Texts<'t>) -> Self {
        Self { texts, kept: FxHashMap::default(), words: 0 }
    }

    /// The text with a number.
    pub(super) fn text(&mut self, number: u32) -> &Unpacked {
        if self.words > MOST_WORDS {
            self.kept.clear();
            self.words = 0;
        }
        self.kept.entry(number).or_insert_with(|| {
            let text = Unpacked::new(self.texts.words(number));
            self.words += text.words.len();
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passages::vocabulary::Vocabulary;

    #[test]
    fn a_text_is_the_same_at_hand_or_not_and_few_are_kept() {
        let all: Vec<Vec<u32>> = (0..5).map(|text| (0..100_000).map(|word| word % 50 + text).collect()).collect();
        let mut vocabulary = Vocabulary::default();
        let packed: Vec<Box<[u8]>> = all.iter().map(|text| vocabulary.pack(text)).collect();
        let texts = Texts::new(&vocabulary, packed.iter().map(|packed| &**packed));
        let mut recent = Recent::new(&texts);
        for (number, text) in [0, 1, 0, 2, 3, 4, 0, 3].map(|number| (number, &all[number as usize])) {
            assert_eq!(recent.text(number).words, *text);
            assert_eq!(recent.text(number).runs, runs(text).collect::<Vec<_>>());
            assert!(recent.kept.len() <= 4, "{}", recent.kept.len());
        }
    }
}
