//! What was and was not read, in words: the same in every report and in `extract`.

use crate::evidence::Receipt;

/// "335 words (230 in 18 paragraphs, 105 in 9 list items); not read: 2 pictures".
#[must_use]
pub fn told(receipt: &Receipt) -> String {
    let left = left(receipt);
    format!("{}; not read: {}", read(receipt), if left.is_empty() { "nothing" } else { &left })
}

/// "1 picture", "2 pictures": `n` of a thing, in words.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The given counts that are not nought, joined by commas.
#[must_use]
pub fn counted(things: &[(usize, &str, &str)]) -> String {
    let things: Vec<String> = things.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(*n, one, many)).collect();
    things.join(", ")
}

/// The receipts of several files as one.
#[must_use]
pub fn together<'r>(receipts: impl IntoIterator<Item = &'r Receipt>) -> Receipt {
    let mut sum = Receipt::default();
    for receipt in receipts {
        sum.words += receipt.words;
        sum.read.add(&receipt.read);
        sum.words_in.add(&receipt.words_in);
        sum.not_read.add(&receipt.not_read);
    }
    sum
}

/// The words, and the blocks they stand in.
fn read(receipt: &Receipt) -> String {
    let (blocks, words) = (&receipt.read, &receipt.words_in);
    let kinds = [
        (blocks.paragraphs, words.paragraphs, "paragraph", "paragraphs"),
        (blocks.list_items, words.list_items, "list item", "list items"),
        (blocks.cells, words.cells, "table cell", "table cells"),
        (blocks.headings, words.headings, "heading", "headings"),
        (blocks.notes, words.notes, "note", "notes"),
        (blocks.text_boxes, words.text_boxes, "text box", "text boxes"),
    ];
    let kinds: Vec<_> = kinds.into_iter().filter(|(blocks, ..)| *blocks > 0).collect();
    let all = count(receipt.words, "word", "words");
    match kinds.as_slice() {
        [] => all,
        [(blocks, _, one, many)] => format!("{all} in {}", count(*blocks, one, many)),
        kinds => {
            let kinds: Vec<String> =
                kinds.iter().map(|(blocks, words, one, many)| format!("{words} in {}", count(*blocks, one, many))).collect();
            format!("{all} ({})", kinds.join(", "))
        }
    }
}

/// What was not read.
fn left(receipt: &Receipt) -> String {
    let left = &receipt.not_read;
    counted(&[
        (left.images, "picture", "pictures"),
        (left.embedded, "embedded file", "embedded files"),
        (left.comments, "comment", "comments"),
        (left.deleted, "deleted passage", "deleted passages"),
        (left.headers, "header or footer", "headers and footers"),
        (left.hidden, "hidden passage", "hidden passages"),
        (left.code, "block of code", "blocks of code"),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{NotReadCounts, ReadCounts};

    fn receipt() -> Receipt {
        Receipt {
            words: 120,
            read: ReadCounts { headings: 1, paragraphs: 4, ..ReadCounts::default() },
            words_in: ReadCounts { headings: 3, paragraphs: 117, ..ReadCounts::default() },
            not_read: NotReadCounts { images: 2, ..NotReadCounts::default() },
            ..Receipt::default()
        }
    }

    #[test]
    fn what_there_is_is_named_and_nothing_else() {
        assert_eq!(told(&receipt()), "120 words (117 in 4 paragraphs, 3 in 1 heading); not read: 2 pictures");
        assert_eq!(told(&Receipt::default()), "0 words; not read: nothing");
    }

    #[test]
    fn words_of_one_kind_are_told_once() {
        let read = ReadCounts { paragraphs: 1, ..ReadCounts::default() };
        let receipt = Receipt { words: 1, words_in: read.clone(), read, ..Receipt::default() };
        assert_eq!(told(&receipt), "1 word in 1 paragraph; not read: nothing");
    }

    #[test]
    fn every_kind_has_a_line() {
        let ones = ReadCounts { headings: 1, paragraphs: 1, list_items: 1, cells: 1, notes: 1, text_boxes: 1 };
        let not_read = NotReadCounts { images: 1, embedded: 1, comments: 1, deleted: 1, headers: 1, hidden: 1, code: 1 };
        let one = Receipt { words: 6, words_in: ones.clone(), read: ones, not_read, ..Receipt::default() };
        assert_eq!(
            told(&one),
            "6 words (1 in 1 paragraph, 1 in 1 list item, 1 in 1 table cell, 1 in 1 heading, 1 in 1 note, 1 in 1 text box); not read: \
             1 picture, 1 embedded file, 1 comment, 1 deleted passage, 1 header or footer, 1 hidden passage, 1 block of code"
        );
        assert_eq!(
            told(&together([&one, &one])),
            "12 words (2 in 2 paragraphs, 2 in 2 list items, 2 in 2 table cells, 2 in 2 headings, 2 in 2 notes, 2 in 2 text boxes); \
             not read: 2 pictures, 2 embedded files, 2 comments, 2 deleted passages, 2 headers and footers, 2 hidden passages, \
             2 blocks of code"
        );
    }
}
