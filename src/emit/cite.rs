//! A learner's words and where they stand, for every format.

use unicode_segmentation::UnicodeSegmentation;

use crate::emit::visible;
use crate::judgement::Report;

/// More than this many characters are too much to read in a list; the place says where the rest is.
const LONGEST: usize = 220;

/// More characters than any verdict quotes: only what was never cut before ends here.
const RECORD: usize = 600;

/// A quote on one line, shortened to what can be read in a list, and safe to show.
pub(super) fn words(quote: &str) -> String {
    of_at_most(LONGEST, quote)
}

/// A quote on one line and safe to show, with all its words: for a record of evidence, which must stand without the file.
pub(super) fn all_words(quote: &str) -> String {
    of_at_most(RECORD, quote)
}

fn of_at_most(longest: usize, quote: &str) -> String {
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&shortened(&line, longest)).into_owned()
}

/// `paragraph 14, line 30`, safe to show; with the file's name where there are several.
pub(super) fn place(file: usize, place: &str, line: Option<u32>, report: &Report) -> String {
    let named = report.portfolio.files.get(file).filter(|_| report.portfolio.files.len() > 1);
    place_in(named.map(|file| file.path.as_str()), place, line)
}

/// The same with the file's name if one is given.
pub(super) fn place_in(file: Option<&str>, place: &str, line: Option<u32>) -> String {
    let mut text = file.map(|file| format!("{}, ", visible(file))).unwrap_or_default();
    text.push_str(&visible(place));
    if let Some(line) = line {
        text.push_str(&format!(", line {line}"));
    }
    text
}

/// Cut at the end of a word, so that what is left can be read.
fn shortened(line: &str, longest: usize) -> String {
    if line.chars().count() <= longest {
        return line.to_owned();
    }
    let kept = line.split_word_bound_indices().map(|(start, word)| start + word.len());
    let end = kept.take_while(|end| line[..*end].chars().count() < longest).last().unwrap_or(0);
    format!("{} …", line[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_quote_ends_with_a_whole_word() {
        let shown = words(&"customers ".repeat(60));
        assert!(shown.ends_with("customers …"), "{shown}");
        assert!(shown.chars().count() <= LONGEST + 2, "{shown}");
    }

    #[test]
    fn a_quote_without_a_space_is_cut_too() {
        let shown = words(&"ab.c".repeat(500));
        assert!(shown.chars().count() <= LONGEST + 2, "{shown}");
    }

    #[test]
    fn a_quote_over_several_lines_is_shown_on_one() {
        assert_eq!(words("say sorry\n  and\tmean it"), "say sorry and mean it");
    }

    #[test]
    fn an_escape_sequence_in_a_quote_is_shown_and_not_obeyed() {
        assert!(!words("red \u{1b}[31m alert").contains('\u{1b}'));
    }
}
