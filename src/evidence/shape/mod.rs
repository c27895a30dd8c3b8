//! Decides what kind of block a piece of text is by how it looks among its neighbours. Text files and Word documents share it.
//!
//! Headings earn nothing, so a doubtful line stays a paragraph unless it plainly asks or titles.

mod marker;
mod title;
mod wording;
mod wrap;

pub(super) use marker::{Marker, MarkerKind};
pub(super) use wrap::{Line, WIDEST, paragraphs};

use super::model::BlockKind;

/// A piece of text and what its reader knows about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    /// Its text, with its marker.
    pub(super) text: &'a str,
    /// A heading by its style or mark, with its level.
    pub(super) heading: Option<u8>,
    /// Its bullet or number.
    pub(super) marker: Option<Marker>,
    /// The level of a list item, if known.
    pub(super) level: Option<u8>,
    /// Columns of white space before it.
    pub(super) indent: usize,
    /// Every word is bold or underlined.
    pub(super) emphasised: bool,
    /// An empty line stands before it.
    pub(super) gap: bool,
    /// Stands for something else here, such as a table; it gets no shape of its own.
    pub(super) other: bool,
}

impl<'a> Unit<'a> {
    fn body(&self) -> &'a str {
        self.text.get(self.marker.map_or(0, |marker| marker.body)..).unwrap_or_default()
    }
}

/// What a unit turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Heading, paragraph or list item.
    pub(super) kind: BlockKind,
    /// Bytes of the text before its body.
    pub(super) body: usize,
}

/// The shapes of neighbouring units, in order. Outside `running` text (in a cell, in a box) a short line is no title by its
/// place alone: there, short lines are what people write.
pub(super) fn classify(units: &[Unit<'_>], running: bool) -> Vec<Shape> {
    let mut units = units.to_vec();
    settle_bare_numbers(&mut units);
    let mut shapes: Vec<Shape> = Vec::with_capacity(units.len());
    let mut indents: Vec<usize> = Vec::new();
    for at in 0..units.len() {
        let shape = shape_of(&units, &shapes, at, &mut indents, running);
        if !matches!(shape.kind, BlockKind::ListItem { .. }) {
            indents.clear();
        }
        shapes.push(shape);
    }
    shapes
}

/// A number without a full stop is a list number only where the lines count up.
fn settle_bare_numbers(units: &mut [Unit<'_>]) {
    let number = |unit: &Unit<'_>| match unit.marker {
        Some(Marker { kind: MarkerKind::Bare(n), .. }) => Some(n),
        _ => None,
    };
    let numbers: Vec<Option<u32>> = units.iter().map(number).collect();
    for (at, n) in numbers.iter().enumerate() {
        let Some(n) = *n else { continue };
        let before = at.checked_sub(1).and_then(|at| numbers[at]);
        let after = numbers.get(at + 1).copied().flatten();
        let counts = before.is_some_and(|before| before.checked_add(1) == Some(n))
            || after.is_some_and(|after| n.checked_add(1) == Some(after));
        let marker = units[at].marker.map(|marker| Marker { kind: MarkerKind::Number, ..marker });
        units[at].marker = if counts { marker } else { None };
    }
}

fn shape_of(units: &[Unit<'_>], shapes: &[Shape], at: usize, indents: &mut Vec<usize>, running: bool) -> Shape {
    let unit = &units[at];
    let body = unit.marker.map_or(0, |marker| marker.body);
    let paragraph = Shape { kind: BlockKind::Paragraph, body: 0 };
    if unit.other {
        return paragraph;
    }
    if let Some(level) = unit.heading {
        let kind = if title::is_prose(unit.body()) { BlockKind::Paragraph } else { BlockKind::Heading { level } };
        return Shape { kind, body };
    }
    let Some(marker) = unit.marker else {
        return match title::plain(units, shapes, at, running) {
            Some(level) => Shape { kind: BlockKind::Heading { level }, body: 0 },
            None if follows_lead_in(units, shapes, at) => Shape { kind: BlockKind::ListItem { level: 0 }, body: 0 },
            None => paragraph,
        };
    };
    if title::numbered(units, at, marker) {
        return Shape { kind: BlockKind::Heading { level: 2 }, body };
    }
    let long = title::is_prose(unit.body());
    let lone = !beside_numbered(units, at, marker.kind);
    match marker.kind {
        MarkerKind::Question => Shape { kind: BlockKind::Paragraph, body },
        MarkerKind::Outline if lone || long => Shape { kind: BlockKind::Paragraph, body },
        MarkerKind::Number if lone && long => Shape { kind: BlockKind::Paragraph, body },
        _ => Shape { kind: BlockKind::ListItem { level: unit.level.unwrap_or_else(|| nesting(unit.indent, indents)) }, body },
    }
}

/// Whether the line before or after is numbered in the same way.
fn beside_numbered(units: &[Unit<'_>], at: usize, kind: MarkerKind) -> bool {
    let numbered = |at: usize| units.get(at).and_then(|unit| unit.marker).is_some_and(|marker| marker.kind == kind);
    numbered(at + 1) || at.checked_sub(1).is_some_and(numbered)
}

/// The level of a list item by its indentation among the items before it.
fn nesting(indent: usize, indents: &mut Vec<usize>) -> u8 {
    while indents.len() > 1 && indents.last().is_some_and(|last| *last > indent) {
        indents.pop();
    }
    if indents.last().is_none_or(|last| *last + 1 < indent || (indents.len() == 1 && *last < indent)) {
        indents.push(indent);
    }
    u8::try_from(indents.len().saturating_sub(1)).unwrap_or(u8::MAX)
}

/// Lines under "To do my job you need to:" are its list, bullets or not.
fn follows_lead_in(units: &[Unit<'_>], shapes: &[Shape], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let item = |at: usize| {
        units.get(at).is_some_and(|unit| {
            !unit.gap
                && !unit.other
                && unit.marker.is_none()
                && unit.heading.is_none()
                && !unit.text.ends_with(['.', ':'])
                && !title::is_prose(unit.text)
        })
    };
    if !item(at) {
        return false;
    }
    let opens = units[before].text.ends_with(':') && shapes[before].kind == BlockKind::Paragraph && item(at + 1);
    let goes_on = matches!(shapes[before].kind, BlockKind::ListItem { .. }) && units[before].marker.is_none();
    opens || goes_on
}

#[cfg(test)]
mod tests;
