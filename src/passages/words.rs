//! Words as numbers.

use std::ops::Range;

use crate::overview::Stable;

/// A word: its number, and its bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) number: u32,
    pub(super) span: Range<usize>,
}

/// The words of a text. Case and apostrophes make no difference, nor does what stands between words.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.by_ref().find(|(_, c)| c.is_alphanumeric())?;
        let (mut hash, mut end) = (Stable::new(), start + first.len_utf8());
        take(&mut hash, first);
        while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() || is_apostrophe(*c)) {
            if c.is_alphanumeric() {
                take(&mut hash, c);
                end = at + c.len_utf8();
            }
        }
        Some(Word { number: upper(hash.value()), span: start..end })
    })
}

fn take(hash: &mut Stable, c: char) {
    for lower in c.to_lowercase() {
        hash.add(lower.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// The upper half of a hash.
pub(super) fn upper(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_whatever_their_case_and_what_stands_between_them() {
        let numbers = |text: &str| words(text).map(|word| word.number).collect::<Vec<_>>();
        assert_eq!(numbers("I don’t: “listen”."), numbers("i DON'T listen"));
        assert_eq!(numbers("Zoë's, café"), numbers("zoës CAFÉ"));
        assert_ne!(numbers("one two"), numbers("two one"));
        let text = "I don't – 'know'";
        let written: Vec<&str> = words(text).map(|word| &text[word.span]).collect();
        assert_eq!(written, ["I", "don't", "know"]);
    }
}
