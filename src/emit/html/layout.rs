//! Which passages belong together: items of one list, cells of one table; and where pictures stood.

use std::collections::BTreeSet;

use crate::judgement::{FileRef, Passage, PassageKind};

use super::plain::plain;
use super::text::Run;

/// A table with more cells than this for each passage in it is shown without its empty cells.
const MOST_EMPTY: usize = 20;

/// A heading in the text is at least so deep in the page: above it stand the report's, the text's and the file's.
const HIGHEST: u8 = 4;

/// Passages that are shown as one thing.
pub(super) enum Group {
    /// One passage.
    One(Block),
    /// The items of a list.
    List(Vec<Block>),
    /// The rows of a table.
    Table(Vec<Row>),
    /// Something that was not read stood here: what, in words.
    LeftOut(&'static str),
}

/// A row of a table.
pub(super) struct Row {
    pub(super) header: bool,
    /// The passages in each cell.
    pub(super) cells: Vec<Vec<Block>>,
}

/// One passage.
pub(super) struct Block {
    /// The heading's level on the page, 0 for all other text.
    pub(super) heading: u8,
    /// How deep a list item is, from 0 to 4.
    pub(super) depth: u8,
    /// `note`, `box` or nothing.
    pub(super) class: &'static str,
    /// Where it stands.
    pub(super) place: String,
    pub(super) runs: Vec<Run>,
}

/// The passages of a file, as they belong together.
pub(super) fn groups(file: &FileRef, runs: impl Fn(&Passage) -> Vec<Run>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut pictures: Vec<usize> = file.pictures.iter().map(|picture| picture.at).collect();
    pictures.sort_unstable();
    let mut pictures = pictures.into_iter().peekable();
    let mut rest = file.blocks.as_slice();
    while let [first, ..] = rest {
        let start = first.pieces.first().map_or(0, |piece| piece.start);
        while pictures.next_if(|at| *at <= start).is_some() {
            groups.push(Group::LeftOut(PICTURE));
        }
        let alike = rest.iter().take_while(|next| together(first, next)).count().max(1);
        let (these, others) = rest.split_at(alike);
        rest = others;
        groups.push(match first.kind {
            PassageKind::ListItem { .. } => Group::List(these.iter().map(|passage| block(passage, &runs)).collect()),
            PassageKind::Cell { .. } => Group::Table(rows(these, &runs)),
            _ => Group::One(block(first, &runs)),
        });
    }
    groups.extend(pictures.map(|_| Group::LeftOut(PICTURE)));
    groups
}

const PICTURE: &str = "A picture stands here. It was not read.";

fn together(first: &Passage, next: &Passage) -> bool {
    match (first.kind, next.kind) {
        (PassageKind::ListItem { .. }, PassageKind::ListItem { .. }) => true,
        (PassageKind::Cell { table: one, .. }, PassageKind::Cell { table: other, .. }) => one == other,
        _ => false,
    }
}

fn block(passage: &Passage, runs: &impl Fn(&Passage) -> Vec<Run>) -> Block {
    let (mut heading, mut depth, mut class) = (0, 0, "");
    match passage.kind {
        PassageKind::Heading { level } => heading = level.saturating_add(HIGHEST - 1).clamp(HIGHEST, 6),
        PassageKind::ListItem { level } => depth = level.min(4),
        PassageKind::Note => class = "note",
        PassageKind::TextBox => class = "box",
        PassageKind::Paragraph | PassageKind::Cell { .. } => {}
    }
    Block { heading, depth, class, place: plain(&passage.place), runs: runs(passage) }
}

/// Rows with a cell for every column that any of them has text in.
fn rows(passages: &[Passage], runs: &impl Fn(&Passage) -> Vec<Run>) -> Vec<Row> {
    let at = |passage: &Passage| match passage.kind {
        PassageKind::Cell { row, column, header, .. } => (row, column, header),
        _ => (0, 0, false),
    };
    let numbers: BTreeSet<u32> = passages.iter().map(|passage| at(passage).0).collect();
    let columns: BTreeSet<u32> = passages.iter().map(|passage| at(passage).1).collect();
    let columns: Vec<u32> = columns.into_iter().collect();
    let aligned = numbers.len().saturating_mul(columns.len()) <= passages.len().saturating_mul(MOST_EMPTY);
    let mut rows: Vec<Row> = Vec::new();
    let mut last = None;
    for passage in passages {
        let (row, column, header) = at(passage);
        if last.is_none_or(|(other, _)| other != row) {
            rows.push(Row { header, cells: Vec::new() });
        }
        let Some(current) = rows.last_mut() else { continue };
        let same = last == Some((row, column));
        last = Some((row, column));
        let cell = if aligned { columns.binary_search(&column).unwrap_or(0) } else { current.cells.len() - usize::from(same) };
        while current.cells.len() <= cell {
            current.cells.push(Vec::new());
        }
        if let Some(cell) = current.cells.get_mut(cell) {
            cell.push(block(passage, runs));
        }
    }
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if aligned {
        rows.iter_mut().for_each(|row| row.cells.resize_with(widest, Vec::new));
    }
    rows
}
