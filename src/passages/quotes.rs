//! Where the words of a passage stand, and the words themselves, read from the packed wording.

use std::ops::Range;

use super::words::words;
use crate::overview::Stretch;

/// More words than this are too much to read side by side.
const LONGEST: usize = 80;

/// A place in a portfolio, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    pub(super) file: usize,
    pub(super) place: String,
    pub(super) line: Option<u32>,
    pub(super) quote: String,
}

/// A portfolio's wording, cut into words once for all its passages.
pub(super) struct Wording {
    stretches: Vec<Stretch>,
    /// Stretch and bytes of each word.
    words: Vec<(usize, Range<usize>)>,
}

impl Wording {
    pub(super) fn new(stretches: Vec<Stretch>) -> Self {
        let of =
            |(number, stretch): (usize, &Stretch)| words(&stretch.text).map(move |word| (number, word.span)).collect::<Vec<_>>();
        let words = stretches.iter().enumerate().flat_map(of).collect();
        Self { stretches, words }
    }

    /// The words in this range. A passage over several paragraphs names the first and the last of them.
    pub(super) fn quoted(&self, place: &Range<usize>) -> Option<Quoted> {
        let (first, _) = self.words.get(place.start)?;
        let (last, _) = self.words.get(place.end.checked_sub(1)?)?;
        let (from, to) = (self.stretches.get(*first)?, self.stretches.get(*last)?);
        let whole = if from.place == to.place { from.place.clone() } else { format!("{} to {}", from.place, to.place) };
        Some(Quoted { file: from.file, place: whole, line: from.line, quote: self.quote(place) })
    }

    /// The text as it is written, with what stands between stretches.
    fn quote(&self, place: &Range<usize>) -> String {
        let shown = place.start..place.end.min(place.start + LONGEST);
        let mut quote = String::new();
        let mut stretches = self.words[shown.clone()].chunk_by(|one, other| one.0 == other.0).peekable();
        while let Some(words) = stretches.next() {
            let (Some((number, first)), Some((_, last))) = (words.first(), words.last()) else { continue };
            let Some(stretch) = self.stretches.get(*number) else { continue };
            let start = if quote.is_empty() { first.start } else { 0 };
            let end = if stretches.peek().is_some() { stretch.text.len() } else { with_stop(&stretch.text, last.end) };
            if !quote.is_empty() {
                quote.push_str(stretch.before.as_deref().unwrap_or(" "));
            }
            quote.push_str(stretch.text.get(start..end).unwrap_or_default());
        }
        if shown.end < place.end {
            quote.push_str(" …");
        }
        quote
    }
}

/// Where the text ends that goes up to here: the full stop belongs to the sentence it ends.
fn with_stop(text: &str, end: usize) -> usize {
    let behind = text[end..].chars().next().filter(|c| ['.', '!', '?'].contains(c));
    end + behind.map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(place: &str, text: &str) -> Stretch {
        Stretch { file: 0, place: place.to_owned(), line: None, before: None, text: text.to_owned() }
    }

    #[test]
    fn a_quote_goes_from_the_first_word_to_the_last_whatever_paragraphs_they_stand_in() {
        let wording = Wording::new(vec![
            stretch("paragraph 1", "Well, I listen first."),
            stretch("paragraph 2", "Then I act!"),
            stretch("paragraph 3", "yes ".repeat(100).trim()),
        ]);
        let quoted = wording.quoted(&(1..6)).unwrap();
        assert_eq!((quoted.place.as_str(), quoted.quote.as_str()), ("paragraph 1 to paragraph 2", "I listen first. Then I"));
        assert_eq!(wording.quoted(&(4..7)).unwrap().quote, "Then I act!");
        assert_eq!(wording.quoted(&(4..7)).unwrap().place, "paragraph 2");
        let long = wording.quoted(&(7..107)).unwrap().quote;
        assert!(long.ends_with("yes …") && long.split(' ').count() == LONGEST + 1, "{long}");
        assert_eq!(wording.quoted(&(200..201)), None);
    }
}
