//! The text of a file, for formats that show it.

use std::ops::Range;

use crate::evidence::{Block, BlockKind, Evidence, Place};
use crate::privacy::Found;

use super::report::{Passage, PassageKind, Piece};

/// A file's text, block by block; numbered as the blocks of the evidence.
pub(super) fn passages(evidence: &Evidence) -> Vec<Passage> {
    evidence.blocks.iter().map(|block| passage(evidence, block)).collect()
}

/// Hides personal data in them: each becomes a piece of its own, with what may be shown instead.
pub(super) fn withhold(passages: &mut [Passage], found: &[Found]) {
    if found.is_empty() {
        return;
    }
    for passage in passages {
        let pieces = std::mem::take(&mut passage.pieces);
        passage.pieces = pieces.into_iter().flat_map(|piece| hidden(piece, found)).collect();
    }
}

fn passage(evidence: &Evidence, block: &Block) -> Passage {
    let Range { start, end } = block.span;
    Passage {
        kind: kind(block),
        place: block.place.to_string(),
        line: block.line,
        pieces: vec![Piece { start, end, text: evidence.block_text(block).to_owned(), withheld: false }],
        struck: block.struck.clone(),
        of_brief: Vec::new(),
    }
}

fn kind(block: &Block) -> PassageKind {
    match (block.kind, block.place) {
        (BlockKind::Heading { level }, _) => PassageKind::Heading { level },
        (BlockKind::ListItem { level }, _) => PassageKind::ListItem { level },
        (BlockKind::Cell { header }, Place::Cell { table, row, column }) => PassageKind::Cell { table, row, column, header },
        (BlockKind::Paragraph | BlockKind::Cell { .. }, _) => PassageKind::Paragraph,
        (BlockKind::Note, _) => PassageKind::Note,
        (BlockKind::TextBox, _) => PassageKind::TextBox,
    }
}

/// One piece, cut where personal data begin and end.
fn hidden(piece: Piece, found: &[Found]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = piece.start;
    let first = found.partition_point(|one| one.span.end <= piece.start);
    for one in found[first..].iter().take_while(|one| one.span.start < piece.end) {
        let (start, end) = (one.span.start.max(at), one.span.end.min(piece.end));
        pieces.extend(part(&piece, at..start));
        pieces.push(Piece { start, end, text: one.masked.clone(), withheld: true });
        at = end;
    }
    if at == piece.start {
        return vec![piece];
    }
    pieces.extend(part(&piece, at..piece.end));
    pieces
}

fn part(piece: &Piece, span: Range<usize>) -> Option<Piece> {
    let text = piece.text.get(span.start - piece.start..span.end.checked_sub(piece.start)?)?;
    let piece = Piece { start: span.start, end: span.end, text: text.to_owned(), withheld: false };
    (!piece.text.is_empty()).then_some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::from_text;
    use crate::privacy;

    #[test]
    fn a_file_s_text_comes_back_block_by_block() {
        let evidence = from_text("essay.txt", "My answer\n\nI listen first.\n\n- and then\n- I act\n");
        let passages = passages(&evidence);
        let texts: Vec<&str> = passages.iter().flat_map(|passage| &passage.pieces).map(|piece| piece.text.as_str()).collect();
        assert_eq!(texts, ["My answer", "I listen first.", "- and then", "- I act"]);
        assert_eq!(passages[1].kind, PassageKind::Paragraph);
        assert_eq!(passages[2].kind, PassageKind::ListItem { level: 0 });
        assert_eq!((passages[1].place.as_str(), passages[1].line), ("paragraph 2", Some(3)));
    }

    #[test]
    fn personal_data_are_pieces_of_their_own_and_not_repeated() {
        let evidence = from_text("essay.txt", "Write to jo.bloggs@example.com or ring 07700 900123 at noon.\n\nThat is all.\n");
        let mut passages = passages(&evidence);
        withhold(&mut passages, &privacy::find(&evidence));
        let pieces = &passages[0].pieces;
        assert_eq!(pieces.iter().map(|piece| piece.withheld).collect::<Vec<_>>(), [false, true, false, true, false]);
        assert_eq!(
            (pieces[0].text.as_str(), pieces[2].text.as_str(), pieces[4].text.as_str()),
            ("Write to ", " or ring ", " at noon.")
        );
        assert!(pieces.windows(2).all(|two| two[0].end == two[1].start));
        let all: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(!all.contains("bloggs") && !all.contains("900123"), "{all}");
        assert_eq!(passages[1].pieces[0].text, "That is all.");
    }
}
