//! What a learner wrote, as it can be compared.

use std::ops::Range;

use super::known::Known;
use crate::judgement::{Passage, PassageKind, Piece, Report};
use crate::overview::Stretch;

/// The wording of a portfolio: every stretch of its files' text that is running text and the learner's own. The report must still hold its
/// files' blocks. Headings, what is struck out, the brief's stretches, what is `known` and personal data are left out.
#[must_use]
pub fn wording(report: &Report, known: &Known) -> Vec<Stretch> {
    let files = report.portfolio.files.iter().enumerate();
    files.flat_map(|(file, of)| of.blocks.iter().flat_map(move |passage| stretches(file, passage, known))).collect()
}

fn stretches(file: usize, passage: &Passage, known: &Known) -> Vec<Stretch> {
    if matches!(passage.kind, PassageKind::Heading { .. } | PassageKind::Cell { header: true, .. }) {
        return Vec::new();
    }
    let pieces = passage.pieces.iter().filter(|piece| !piece.withheld);
    let kept = pieces.flat_map(|piece| kept(piece, passage));
    kept.flat_map(|text| {
        known
            .own(text)
            .map(|span| Stretch { file, place: passage.place.clone(), line: passage.line, text: text[span].to_owned() })
            .collect::<Vec<_>>()
    })
    .collect()
}

/// What is left of a piece without what is struck out or the brief's.
fn kept<'p>(piece: &'p Piece, passage: &Passage) -> Vec<&'p str> {
    let mut out: Vec<&Range<usize>> = passage.struck.iter().chain(&passage.of_brief).collect();
    out.sort_by_key(|range| (range.start, range.end));
    let (mut kept, mut at) = (Vec::new(), piece.start);
    for range in out {
        kept.push(at..range.start.min(piece.end));
        at = at.max(range.end);
    }
    kept.push(at..piece.end);
    let inside = |span: Range<usize>| piece.text.get(span.start.checked_sub(piece.start)?..span.end.checked_sub(piece.start)?);
    kept.into_iter().filter(|span| span.start < span.end).filter_map(inside).collect()
}
