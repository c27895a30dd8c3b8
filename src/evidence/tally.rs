//! Counts what a reader gathers, and stops it at the bounds.

use super::error::Problem;
use super::limits::{BLOCKS, PARAGRAPHS, TEXT_BYTES};

/// What was gathered so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    paragraphs: usize,
    pieces: usize,
    bytes: usize,
}

impl Tally {
    /// Counts a paragraph, be it empty.
    pub(super) fn paragraph(&mut self) -> Result<(), Problem> {
        self.paragraphs += 1;
        if self.paragraphs > PARAGRAPHS {
            return Err(Problem::too_large("the document has", format!("{PARAGRAPHS} paragraphs")));
        }
        Ok(())
    }

    /// Counts a paragraph with words, or a line break, which may begin a piece of its own.
    pub(super) fn piece(&mut self) -> Result<(), Problem> {
        self.pieces += 1;
        if self.pieces > BLOCKS {
            return Err(Problem::too_large("the document has", format!("{BLOCKS} pieces of text")));
        }
        Ok(())
    }

    /// Counts text.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Problem> {
        self.bytes += text.len();
        if self.bytes > TEXT_BYTES {
            return Err(Problem::too_large("the document holds text of", format!("{} MiB", TEXT_BYTES >> 20)));
        }
        Ok(())
    }
}
