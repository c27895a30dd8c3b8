//! Texts as short numbers: what a whole cohort's words are kept as.

use rustc_hash::FxHashMap;

/// The words of all texts, each under a number of its own: those that came first have the shortest. A class writes on one subject, so that
/// most of its words are among the first few thousand, and take two bytes or one.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<u32, u32>,
    words: Vec<u32>,
}

/// Seven bits of a number are in each byte, the lowest first; the eighth says that more follow.
const MORE: u8 = 0x80;

impl Vocabulary {
    /// A text's words, packed.
    pub(super) fn pack(&mut self, text: &[u32]) -> Box<[u8]> {
        let mut packed = Vec::with_capacity(text.len() * 2);
        for word in text {
            let mut number = *self.numbers.entry(*word).or_insert_with(|| {
                self.words.push(*word);
                u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
            });
            loop {
                let [low, ..] = number.to_le_bytes();
                number >>= 7;
                if number == 0 {
                    packed.push(low & !MORE);
                    break;
                }
                packed.push(low | MORE);
            }
        }
        packed.into_boxed_slice()
    }

    /// The words again.
    fn unpack(&self, packed: &[u8]) -> Vec<u32> {
        let mut words = Vec::with_capacity(packed.len());
        let (mut number, mut bits) = (0_u32, 0);
        for byte in packed {
            number |= u32::from(byte & !MORE) << bits;
            if byte & MORE == 0 {
                words.extend(self.words.get(number as usize));
                (number, bits) = (0, 0);
            } else {
                bits += 7;
            }
        }
        words
    }
}

/// Texts by number, unpacked one at a time.
pub(super) struct Texts<'t> {
    vocabulary: &'t Vocabulary,
    packed: Vec<&'t [u8]>,
}

impl<'t> Texts<'t> {
    /// Of what this vocabulary has packed.
    pub(super) fn new(vocabulary: &'t Vocabulary, packed: impl Iterator<Item = &'t [u8]>) -> Self {
        Self { vocabulary, packed: packed.collect() }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.packed.len()
    }

    /// The words of one.
    pub(super) fn words(&self, number: u32) -> Vec<u32> {
        self.packed.get(number as usize).map(|packed| self.vocabulary.unpack(packed)).unwrap_or_default()
    }

    /// The texts' numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        (0..).take(self.packed.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_whatever_their_number() {
        let mut vocabulary = Vocabulary::default();
        let many: Vec<u32> = (0..40_000).map(|word| word * 99_991).collect();
        let (first, again) =
            (vocabulary.pack(&many), vocabulary.pack(&[many[39_999], many[0], many[0], many[127], many[128], 7]));
        assert_eq!((first.len(), again.len()), (128 + (16_384 - 128) * 2 + (40_000 - 16_384) * 3, 3 + 1 + 1 + 1 + 2 + 3));
        let texts = Texts::new(&vocabulary, [&*first, &*again].into_iter());
        assert_eq!(texts.words(0), many);
        assert_eq!(texts.words(1), [many[39_999], many[0], many[0], many[127], many[128], 7]);
        assert_eq!((texts.words(2), texts.len()), (Vec::new(), 2));
    }
}
