//! Sets of sentences, as bits: what a term asks for in one sentence is sought only where all of it stands.

/// The most bits of a set. In a longer text one bit stands for several sentences in a row: the set then holds a little more than it
/// must, and no text makes it large.
const MOST_BITS: usize = 1024;

/// The words of memory that the largest set takes.
const MOST_WORDS: usize = MOST_BITS / 64;

/// How the sentences of one text are laid onto bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    sentences_per_bit: usize,
    words: usize,
}

impl Layout {
    /// For a text of so many sentences.
    pub(super) fn of(sentences: usize) -> Self {
        let sentences_per_bit = sentences.div_ceil(MOST_BITS).max(1);
        Self { sentences_per_bit, words: sentences.div_ceil(sentences_per_bit).div_ceil(64).max(1) }
    }

    /// The set of all sentences.
    pub(super) fn all(self) -> SentenceSet {
        SentenceSet { bits: [u64::MAX; MOST_WORDS], layout: self }
    }

    /// The set of no sentence.
    pub(super) fn none(self) -> SentenceSet {
        SentenceSet { bits: [0; MOST_WORDS], layout: self }
    }
}

/// Some sentences of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct SentenceSet {
    bits: [u64; MOST_WORDS],
    layout: Layout,
}

impl SentenceSet {
    pub(super) fn add(&mut self, sentence: u32) {
        let bit = sentence as usize / self.layout.sentences_per_bit;
        self.bits[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether the sentence may be in the set; surely not if this is false.
    pub(super) fn may_hold(&self, sentence: u32) -> bool {
        let bit = sentence as usize / self.layout.sentences_per_bit;
        self.bits[bit / 64] & 1 << (bit % 64) != 0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.used().iter().all(|bits| *bits == 0)
    }

    /// Keeps what is in the other set too.
    pub(super) fn keep(&mut self, other: &Self) {
        for (bits, other) in self.bits[..self.layout.words].iter_mut().zip(other.used()) {
            *bits &= other;
        }
    }

    /// Adds what is in the other set.
    pub(super) fn join(&mut self, other: &Self) {
        for (bits, other) in self.bits[..self.layout.words].iter_mut().zip(other.used()) {
            *bits |= other;
        }
    }

    fn used(&self) -> &[u64] {
        &self.bits[..self.layout.words]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_added_whatever_the_length_of_the_text() {
        for sentences in [1, 63, 64, 65, 1024, 1025, 5000, 1_000_000] {
            let layout = Layout::of(sentences);
            let mut set = layout.none();
            assert!(set.is_empty());
            let last = u32::try_from(sentences - 1).expect("a small number");
            set.add(0);
            set.add(last);
            assert!(set.may_hold(0) && set.may_hold(last), "{sentences}");
            assert_eq!(set.may_hold(last / 2), sentences < 4, "{sentences}");
        }
    }

    #[test]
    fn sets_are_joined_and_cut() {
        let layout = Layout::of(100);
        let (mut one, mut other) = (layout.none(), layout.none());
        one.add(3);
        other.add(70);
        let mut both = layout.all();
        both.keep(&one);
        assert!(both.may_hold(3) && !both.may_hold(70));
        one.join(&other);
        assert!(one.may_hold(3) && one.may_hold(70));
        one.keep(&layout.none());
        assert!(one.is_empty());
    }
}
