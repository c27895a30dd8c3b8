//! Words as numbers.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::overview::Stable;

/// A word: its number, and its bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) number: u32,
    pub(super) span: Range<usize>,
}

/// The words of a text. Case and apostrophes make no difference, nor does what stands between words; nor does what nobody sees inside
/// of one, such as a soft hyphen, or how an accent is put on its letter.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let (mut hash, mut end) = (Stable::new(), start);
        from = text.len();
        for (at, c) in text[start..].char_indices() {
            match part_of(c) {
                Part::Letter => hash.add(&[c.to_ascii_lowercase() as u8]),
                Part::Foreign => decomposed(&mut hash, c),
                Part::PassedOver if at == 0 => decomposed(&mut hash, c),
                Part::PassedOver => continue,
                Part::None => {
                    from = start + at;
                    break;
                }
            }
            end = start + at + c.len_utf8();
        }
        Some(Word { number: upper(hash.value()), span: start..end })
    })
}

/// What a character is to a word.
enum Part {
    /// An English letter or digit.
    Letter,
    /// Any other letter, digit or accent.
    Foreign,
    PassedOver,
    None,
}

fn part_of(c: char) -> Part {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Part::Letter,
        '\'' => Part::PassedOver,
        _ if c.is_ascii() => Part::None,
        _ if is_passed_over(c) => Part::PassedOver,
        _ if c.is_alphanumeric() || is_combining_mark(c) => Part::Foreign,
        _ => Part::None,
    }
}

fn decomposed(hash: &mut Stable, c: char) {
    let mut add = |c: char| hash.add(c.encode_utf8(&mut [0; 4]).as_bytes());
    decompose_compatible(c, |part| part.to_lowercase().for_each(&mut add));
}

/// What beyond ASCII makes no difference inside a word: apostrophes, and what takes no room (Unicode's "default ignorable" code points).
const fn is_passed_over(c: char) -> bool {
    matches!(
        c,
        '\u{2019}'
            | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}'
    )
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

    #[test]
    fn what_nobody_sees_makes_no_difference() {
        let numbers = |text: &str| words(text).map(|word| word.number).collect::<Vec<_>>();
        for hidden in ['\u{200b}', '\u{200d}', '\u{ad}', '\u{2060}', '\u{feff}'] {
            assert_eq!(numbers(&format!("{hidden}I c{hidden}an w{hidden}ait{hidden}.")), numbers("I can wait."), "{hidden:?}");
        }
        assert_eq!(numbers("cafe\u{301}s ﬁnd"), numbers("cafés find"));
        assert_eq!(words("\u{200b}ab\u{200b} c").next().map(|word| word.span), Some(3..5));
    }
}
