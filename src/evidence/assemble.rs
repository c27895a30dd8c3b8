//! Makes evidence of drafts: decides their kinds, numbers them, lays their text end to end.

use std::collections::BTreeMap;

use super::draft::{Draft, Origin, Pictured, moved};
use super::header_rows;
use super::lines;
use super::model::{Block, BlockKind, Evidence, Picture, Place, ReadCounts, Receipt};
use super::shape::{Marker, Shape, Unit, classify};

/// What a reader found in a file.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Pieces of text, in reading order.
    pub(super) drafts: Vec<Draft>,
    /// Where pictures stand that were not read.
    pub(super) pictures: Vec<Pictured>,
    /// The format and what was not read; what was read is counted here.
    pub(super) receipt: Receipt,
}

/// Blocks of drafts, in order. `header` says whether a table's row is marked as its header (table and row, from 1).
pub(super) fn assemble(path: &str, found: Found, header: impl Fn(u32, u32) -> bool) -> Evidence {
    assemble_traced(path, found, header).0
}

/// As [`assemble`], and which bytes of the text come from which piece of the file, as far as the reader knows.
pub(super) fn assemble_traced(path: &str, found: Found, header: impl Fn(u32, u32) -> bool) -> (Evidence, Vec<Origin>) {
    let Found { mut drafts, pictures, mut receipt } = found;
    for (number, draft) in drafts.iter_mut().enumerate() {
        draft.number = number;
    }
    let drafts: Vec<Draft> = lines::join(drafts).into_iter().flat_map(lines::split).collect();
    let shapes = shapes(&drafts);
    let unmarked = header_rows::by_look(&drafts);
    let header = |table, row| header(table, row) || row == 1 && unmarked.contains(&table);
    let mut text = String::with_capacity(drafts.iter().map(|draft| draft.text.len() + 1).sum());
    let mut blocks = Vec::with_capacity(drafts.len());
    let mut numbers = Vec::with_capacity(drafts.len());
    let mut origins = Vec::new();
    let mut paragraph = 0;
    for (draft, shape) in drafts.into_iter().zip(shapes) {
        let place = match draft.place {
            Place::Paragraph(_) => {
                paragraph += 1;
                Place::Paragraph(paragraph)
            }
            other => other,
        };
        let start = text.len();
        text.push_str(&draft.text);
        let span = start..text.len();
        text.push('\n');
        let kind = kind_at(place, shape.kind, &header);
        let words = draft.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        *count(&mut receipt.read, kind, place) += 1;
        *count(&mut receipt.words_in, kind, place) += words;
        receipt.words += words;
        let struck = draft.struck.iter().map(|range| range.start + start..range.end + start).collect();
        origins.extend(moved(draft.origins, 0, start, span.len()));
        numbers.push(draft.number);
        blocks.push(Block { kind, place, line: draft.line, body: start + shape.body.min(span.len()), span, struck });
    }
    let pictures = pictures.iter().map(|picture| placed(picture, &numbers, &blocks)).collect();
    (Evidence { path: path.to_owned(), text, blocks, pictures, receipt }, origins)
}

/// How many blocks before and after a picture are next to it: it may be introduced, and talked about afterwards.
const NEXT_TO: usize = 3;

/// Where a picture stands among the blocks. What is next to it never reaches over a heading.
fn placed(picture: &Pictured, numbers: &[usize], blocks: &[Block]) -> Picture {
    let after = numbers.partition_point(|number| *number < picture.drafts);
    let (before, behind) = blocks.split_at(after.min(blocks.len()));
    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading { .. });
    let place = match picture.place {
        Place::Paragraph(_) | Place::TextBox(_) => {
            before.iter().rev().map(|block| block.place).find(|place| matches!(place, Place::Paragraph(_)))
        }
        place => Some(place),
    };
    // The notes of a Word document are read before it is known where they belong.
    if matches!(place, Some(Place::Footnote(0) | Place::Endnote(0))) {
        return Picture { place, at: 0, near: 0..0 };
    }
    let mut first = before.len();
    for block in before.iter().rev().take(NEXT_TO) {
        first -= 1;
        if is_heading(&block) {
            break;
        }
    }
    let last = behind.iter().take(NEXT_TO).take_while(|block| !is_heading(block)).last();
    let end = last.or(before.last()).map_or(0, |block| block.span.end);
    let start = blocks.get(first).map_or(0, |block| block.span.start).min(end);
    let at = before.last().map_or(0, |block| block.span.end);
    Picture { place, at, near: start..end }
}

/// A heading is a heading wherever it stands; everything else is called after its place.
fn kind_at(place: Place, kind: BlockKind, header: &impl Fn(u32, u32) -> bool) -> BlockKind {
    match (place, kind) {
        (Place::Footnote(_) | Place::Endnote(_), _) => BlockKind::Note,
        (_, BlockKind::Heading { .. }) | (Place::Paragraph(_), _) => kind,
        (Place::Cell { table, row, .. }, _) => BlockKind::Cell { header: header(table, row) },
        (Place::TextBox(_), _) => BlockKind::TextBox,
    }
}

fn count(read: &mut ReadCounts, kind: BlockKind, place: Place) -> &mut usize {
    match (place, kind) {
        (Place::Cell { .. }, _) => &mut read.cells,
        (Place::TextBox(_), _) => &mut read.text_boxes,
        (_, BlockKind::Heading { .. }) => &mut read.headings,
        (_, BlockKind::ListItem { .. }) => &mut read.list_items,
        (_, BlockKind::Note) => &mut read.notes,
        _ => &mut read.paragraphs,
    }
}

/// Shapes by look, among the neighbours in the same body, cell or box.
fn shapes(drafts: &[Draft]) -> Vec<Shape> {
    let mut stretches: BTreeMap<Place, Vec<Option<usize>>> = BTreeMap::new();
    let body = Place::Paragraph(0);
    for (at, draft) in drafts.iter().enumerate() {
        let key = if matches!(draft.place, Place::Paragraph(_)) { body } else { draft.place };
        if let Place::Cell { .. } = key {
            // To the text around it a table is one thing that stands there.
            let around = stretches.entry(body).or_default();
            if around.last().is_none_or(Option::is_some) {
                around.push(None);
            }
        }
        stretches.entry(key).or_default().push(Some(at));
    }
    let mut found = vec![Shape { kind: BlockKind::Paragraph, body: 0 }; drafts.len()];
    for (key, stretch) in &stretches {
        let units: Vec<Unit<'_>> = stretch.iter().map(|at| unit(at.and_then(|at| drafts.get(at)))).collect();
        for (at, shape) in stretch.iter().zip(classify(&units, *key == body)) {
            if let Some(slot) = at.and_then(|at| found.get_mut(at)) {
                *slot = shape;
            }
        }
    }
    found
}

fn unit(draft: Option<&Draft>) -> Unit<'_> {
    let Some(draft) = draft else {
        return Unit { text: "", heading: None, marker: None, level: None, indent: 0, emphasised: false, gap: true, other: true };
    };
    let marker = draft.marker.or_else(|| if draft.heading.is_some() { None } else { Marker::of(&draft.text) });
    Unit {
        text: &draft.text,
        heading: draft.heading,
        marker,
        level: draft.level,
        indent: draft.indent,
        emphasised: draft.emphasised,
        gap: draft.gap,
        other: false,
    }
}
