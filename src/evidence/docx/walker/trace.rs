//! Where in the document's XML its text comes from, for whoever wants to write beside it.

use std::ops::Range;

use crate::evidence::draft::Origin;
use crate::evidence::xml::Tag;

/// Notes the pieces of the paragraphs that stand in no other: each run, link, field or formula directly in them. A text box is in
/// the run that holds it. Paragraphs inside a content control are left out: LibreOffice loses the words of a control with a comment
/// in it. Does nothing until it is begun.
#[derive(Debug, Default)]
pub(super) struct Trace {
    begun: bool,
    /// Bytes of what is looked at.
    at: Range<usize>,
    /// Elements that are open.
    depth: usize,
    /// How many were open when the outermost paragraph began.
    paragraph: Option<usize>,
    /// For each control that is open around paragraphs, how many elements were open when it began.
    controls: Vec<usize>,
    pieces: Vec<Range<usize>>,
}

impl Trace {
    pub(super) fn begin(&mut self) {
        self.begun = true;
    }

    pub(super) fn at(&mut self, bytes: Range<usize>) {
        self.at = bytes;
    }

    /// An element begins, which is `read` or passed over.
    pub(super) fn start(&mut self, tag: &Tag<'_>, read: bool) {
        if !self.begun {
            return;
        }
        match self.paragraph {
            None if tag.name() == "sdt" => self.controls.push(self.depth),
            None if read && tag.name() == "p" && self.controls.is_empty() => self.paragraph = Some(self.depth),
            Some(paragraph) if self.depth == paragraph + 1 => self.pieces.push(self.at.clone()),
            _ => {}
        }
        self.depth += 1;
    }

    /// The last element that began ends.
    pub(super) fn end(&mut self) {
        if !self.begun {
            return;
        }
        self.depth = self.depth.saturating_sub(1);
        match self.paragraph {
            Some(paragraph) if self.depth == paragraph => self.paragraph = None,
            Some(paragraph) if self.depth == paragraph + 1 => {
                if let Some(piece) = self.pieces.last_mut() {
                    piece.end = self.at.end;
                }
            }
            None if self.controls.last() == Some(&self.depth) => {
                self.controls.pop();
            }
            _ => {}
        }
    }

    /// The piece that is open: its number.
    pub(super) fn piece(&self) -> Option<usize> {
        let inside = self.paragraph.is_some_and(|paragraph| self.depth > paragraph + 1);
        if inside { self.pieces.len().checked_sub(1) } else { None }
    }

    /// The origin of a whole text that the piece that is open shows.
    pub(super) fn whole(&self, text: &str) -> Vec<Origin> {
        self.piece().map(|piece| Origin { text: 0..text.len(), piece }).into_iter().collect()
    }

    pub(super) fn into_pieces(self) -> Vec<Range<usize>> {
        self.pieces
    }
}
