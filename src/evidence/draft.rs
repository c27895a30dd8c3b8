//! A piece of text as a reader found it, before it is decided what kind of block it is.

use std::ops::Range;

use super::model::Place;
use super::shape::Marker;

/// A paragraph on its way to becoming a block.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Its text, with its list label. A `\n` inside is white space.
    pub(super) text: String,
    /// Where it stands. Body paragraphs are numbered when the blocks are assembled.
    pub(super) place: Place,
    /// A heading by its style, with its level.
    pub(super) heading: Option<u8>,
    /// Its bullet or number, if the reader knows of one.
    pub(super) marker: Option<Marker>,
    /// The level of a list item, if the reader knows it.
    pub(super) level: Option<u8>,
    /// Columns of white space before it, for text files.
    pub(super) indent: usize,
    /// Every word is bold or underlined.
    pub(super) emphasised: bool,
    /// An empty line or paragraph stands before it.
    pub(super) gap: bool,
    /// Bytes of `text` that are struck out.
    pub(super) struck: Vec<Range<usize>>,
    /// The line in the file it begins on (1-based).
    pub(super) line: Option<u32>,
}

impl Draft {
    /// Plain text at a place.
    pub(super) fn new(text: String, place: Place) -> Self {
        Self {
            text,
            place,
            heading: None,
            marker: None,
            level: None,
            indent: 0,
            emphasised: false,
            gap: false,
            struck: Vec::new(),
            line: None,
        }
    }
}
