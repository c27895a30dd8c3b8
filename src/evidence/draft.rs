//! A piece of text as a reader found it, before it is decided what kind of block it is.

use std::collections::HashMap;
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
    /// Which of its bytes come from where in the file. Only for a reader that is asked for it.
    pub(super) origins: Vec<Origin>,
    /// The line in the file it begins on (1-based).
    pub(super) line: Option<u32>,
    /// Which of the reader's drafts it is or begins with. Given when the blocks are assembled.
    pub(super) number: usize,
}

/// A stretch of text, and the piece of the file it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// Bytes of the text.
    pub(super) text: Range<usize>,
    /// The number the reader gave the piece.
    pub(super) piece: usize,
}

/// A picture on its way to [`super::model::Picture`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Pictured {
    /// How many drafts were complete before it.
    pub(super) drafts: usize,
    /// What it stands in. Body paragraphs have no number yet.
    pub(super) place: Place,
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
            origins: Vec::new(),
            line: None,
            number: 0,
        }
    }
}

/// Numbers text boxes as they come; those without text have no number.
pub(super) fn number_boxes(drafts: &mut [Draft]) {
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    for draft in drafts {
        if let Place::TextBox(n) = &mut draft.place {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
            *n = *numbers.entry(*n).or_insert(next);
        }
    }
}

/// Moves origins when text is put before them or cut away before them; they are cut to the text.
pub(super) fn moved(origins: impl IntoIterator<Item = Origin>, cut: usize, put: usize, length: usize) -> Vec<Origin> {
    let place = |at: usize| at.saturating_sub(cut).min(length) + put;
    let moved = |origin: Origin| Origin { text: place(origin.text.start)..place(origin.text.end), ..origin };
    origins.into_iter().map(moved).filter(|origin| !origin.text.is_empty()).collect()
}
