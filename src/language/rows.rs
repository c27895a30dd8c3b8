//! Short rows of a table, which read as one sentence: "Robin | red breast, sings in winter".

use std::ops::Range;

use crate::evidence::{Evidence, Place};

use super::text::{Sentence, Text};
use super::voice::Voice;

/// The most words of a cell that names what its row is about.
const NAME_WORDS: usize = 6;
/// The most words of a row that reads as one sentence. Longer cells are prose, with sentences of their own.
const ROW_WORDS: usize = 40;

/// Joins the sentences of each row that opens with a name and is short.
pub(super) fn join(text: &mut Text, evidence: &[Evidence]) {
    let mut from = 0;
    while from < text.sentences.len() {
        let row = place(evidence, &text.sentences[from]);
        let same = text.sentences[from..].iter().take_while(|sentence| row.is_some() && place(evidence, sentence) == row).count();
        let to = from + same.max(1);
        if is_one(&text.sentences[from..to]) {
            let row = from as u32..to as u32;
            text.sentences[from..to].iter_mut().for_each(|sentence| sentence.row = row.clone());
        }
        from = to;
    }
}

/// The file, table and row of a sentence in a table.
fn place(evidence: &[Evidence], sentence: &Sentence) -> Option<(u32, u32, u32)> {
    let block = evidence.get(sentence.file as usize)?.blocks.get(sentence.block as usize)?;
    match block.place {
        Place::Cell { table, row, .. } => Some((sentence.file, table, row)),
        _ => None,
    }
}

fn is_one(row: &[Sentence]) -> bool {
    let [name, rest @ ..] = row else { return false };
    let own = row.iter().all(|sentence| sentence.voice == Voice::Own);
    let words: usize = row.iter().map(|sentence| sentence.tokens.len()).sum();
    let named = name.tokens.len() <= NAME_WORDS && rest.first().is_some_and(|next| next.block != name.block);
    own && named && words <= ROW_WORDS
}

/// The tokens of the sentence of this number, and of all that read as one with it.
pub(super) fn tokens(sentences: &[Sentence], number: usize) -> Option<Range<u32>> {
    let row = &sentences.get(number)?.row;
    let (first, last) = (sentences.get(row.start as usize)?, sentences.get(row.end.checked_sub(1)? as usize)?);
    Some(first.tokens.start..last.tokens.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::read_bytes;
    use crate::language::{Brief, Mask, Speller, understand};

    #[test]
    fn a_short_row_with_a_name_reads_as_one_sentence() {
        let prose = "It sang on the fence. ".repeat(12);
        for (row, expected) in [
            ("| Robin | red breast | sings in winter |", vec![0..3, 0..3, 0..3]),
            ("| A robin that we saw last week | red breast | |", vec![0..1, 1..2]),
            (&format!("| Robin | red | {prose} |"), (0..14).map(|at| at..at + 1).collect()),
        ] {
            let table = format!("| Bird | Look | Song |\n|---|---|---|\n{row}\n");
            let evidence = [read_bytes("birds.md", table.as_bytes()).expect("a table")];
            let text = understand(&evidence, &Speller::new([]), &Mask::new([]), &Brief::default());
            let behind_header: Vec<Range<u32>> =
                text.sentences[3..].iter().map(|sentence| sentence.row.start - 3..sentence.row.end - 3).collect();
            assert_eq!(behind_header, expected, "{row}");
        }
    }
}
