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

    /// The bit of a sentence.
    pub(super) fn bit(self, sentence: u32) -> Bit {
        // There are no more than `MOST_BITS`.
        Bit((sentence as usize / self.sentences_per_bit) as u16)
    }
}

/// Which bit of a set stands for a sentence, 0-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bit(u16);

impl Bit {
    /// Which word of the set it stands in, and that word with this bit alone.
    fn place(self) -> (usize, u64) {
        (usize::from(self.0) / 64, 1 << (self.0 % 64))
    }
}

/// Some sentences of a text, being worked out.
#[derive(Debug, Clone, Copy)]
pub(super) struct SentenceSet {
    bits: [u64; MOST_WORDS],
    layout: Layout,
}

impl SentenceSet {
    /// Whether the sentence of a bit may be in the set; surely not if this is false.
    pub(super) fn may_hold(&self, bit: Bit) -> bool {
        let (word, bit) = bit.place();
        self.bits[word % MOST_WORDS] & bit != 0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.used().iter().all(|bits| *bits == 0)
    }

    /// Keeps what is in the other set too; no bits at all are the empty set.
    pub(super) fn keep(&mut self, other: &[u64]) {
        for (at, bits) in self.bits[..self.layout.words].iter_mut().enumerate() {
            *bits &= other.get(at).unwrap_or(&0);
        }
    }

    /// Adds what is in the other set.
    pub(super) fn join(&mut self, other: &[u64]) {
        for (bits, other) in self.bits[..self.layout.words].iter_mut().zip(other) {
            *bits |= other;
        }
    }

    /// Its bits, for [`Self::keep`] and [`Self::join`].
    pub(super) fn used(&self) -> &[u64] {
        &self.bits[..self.layout.words]
    }
}

/// Many sets, by number, side by side in memory: there is one for every concept, and most are small.
#[derive(Debug)]
pub(super) struct SentenceSets {
    layout: Layout,
    bits: Vec<u64>,
}

impl SentenceSets {
    /// So many empty sets.
    pub(super) fn new(layout: Layout, sets: usize) -> Self {
        Self { layout, bits: vec![0; layout.words * sets] }
    }

    /// Adds an empty set behind the others.
    pub(super) fn push(&mut self) {
        self.bits.resize(self.bits.len() + self.layout.words, 0);
    }

    pub(super) fn add(&mut self, set: usize, sentence: u32) {
        let (word, bit) = self.layout.bit(sentence).place();
        self.bits[set * self.layout.words + word] |= bit;
    }

    /// Adds these sentences to a set.
    pub(super) fn join(&mut self, set: usize, sentences: &[u64]) {
        let here = &mut self.bits[set * self.layout.words..][..self.layout.words];
        here.iter_mut().zip(sentences).for_each(|(bits, other)| *bits |= other);
    }

    /// The bits of a set, for [`SentenceSet::keep`] and [`SentenceSet::join`].
    pub(super) fn of(&self, set: usize) -> &[u64] {
        &self.bits[set * self.layout.words..][..self.layout.words]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_added_whatever_the_length_of_the_text() {
        for sentences in [1, 63, 64, 65, 1024, 1025, 5000, 1_000_000] {
            let layout = Layout::of(sentences);
            let mut sets = SentenceSets::new(layout, 2);
            sets.push();
            let last = u32::try_from(sentences - 1).expect("a small number");
            sets.add(2, 0);
            sets.add(2, last);
            let mut set = layout.none();
            assert!(set.is_empty());
            set.join(sets.of(1));
            assert!(set.is_empty());
            set.join(sets.of(2));
            assert!(set.may_hold(layout.bit(0)) && set.may_hold(layout.bit(last)), "{sentences}");
            assert_eq!(set.may_hold(layout.bit(last / 2)), sentences < 4, "{sentences}");
        }
    }

    #[test]
    fn sets_are_joined_and_cut() {
        let layout = Layout::of(100);
        let mut sets = SentenceSets::new(layout, 2);
        sets.add(0, 3);
        sets.add(1, 70);
        let mut set = layout.all();
        set.keep(sets.of(0));
        assert!(set.may_hold(layout.bit(3)) && !set.may_hold(layout.bit(70)));
        set.join(sets.of(1));
        assert!(set.may_hold(layout.bit(3)) && set.may_hold(layout.bit(70)));
        set.keep(layout.none().used());
        assert!(set.is_empty());
    }
}
