//! What was read from a file: its text in blocks, each with its place, and a receipt.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What one file holds, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The path as it was given.
    pub path: String,
    /// The extracted text: the blocks in order, each followed by one `\n`. All offsets into evidence are bytes of this text.
    /// A `\n` inside a block (a hard-wrapped line, a line break) counts as white space.
    pub text: String,
    /// The blocks, in reading order; their spans do not overlap.
    pub blocks: Vec<Block>,
    /// The pictures, which were not read, in the order they were found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// What was and was not read.
    pub receipt: Receipt,
}

impl Evidence {
    /// The text of one block, with its list label if it has one.
    #[must_use]
    pub fn block_text(&self, block: &Block) -> &str {
        self.text.get(block.span.clone()).unwrap_or_default()
    }
}

/// A piece of text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// What kind of text it is.
    pub kind: BlockKind,
    /// Where it stands, as a person would say it.
    pub place: Place,
    /// The line in the file it begins on (1-based), for text files.
    pub line: Option<u32>,
    /// Bytes of [`Evidence::text`].
    pub span: Range<usize>,
    /// Where the text begins after a bullet, number or letter; equals `span.start` if there is none.
    pub body: usize,
    /// Bytes of [`Evidence::text`] that are struck out, or are a form's prompt that nobody has answered. They were read, but earn
    /// nothing.
    pub struck: Vec<Range<usize>>,
}

/// What kind of text a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading; level 1 is the highest.
    Heading {
        /// From 1.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// A bullet or numbered line; level 0 is the outermost.
    ListItem {
        /// From 0.
        level: u8,
    },
    /// Text in a table cell.
    Cell {
        /// The row is the table's header.
        header: bool,
    },
    /// A footnote or endnote.
    Note,
    /// A text box.
    TextBox,
}

/// Where a block stands. Numbers are 1-based. Its `Display` is what a person would say: "table 2, row 3".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The n-th paragraph outside of tables, notes and boxes (headings and list items count).
    Paragraph(u32),
    /// A cell. Nested tables are numbered after the table they stand in.
    Cell {
        /// The table.
        table: u32,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
    /// A footnote.
    Footnote(u32),
    /// An endnote.
    Endnote(u32),
    /// A text box.
    TextBox(u32),
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(n) => write!(out, "paragraph {n}"),
            Self::Cell { table, row, .. } => write!(out, "table {table}, row {row}"),
            Self::Footnote(n) => write!(out, "footnote {n}"),
            Self::Endnote(n) => write!(out, "endnote {n}"),
            Self::TextBox(n) => write!(out, "text box {n}"),
        }
    }
}

/// A picture that was not read. Its `Display` is what a person would say: "after paragraph 14".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// What it stands in, or the paragraph it stands in or after; none at the beginning.
    pub place: Option<Place>,
    /// The byte of [`Evidence::text`] before which it stands, as far as is known.
    pub at: usize,
    /// Bytes of [`Evidence::text`]: what stands next to it.
    pub near: Range<usize>,
}

impl fmt::Display for Picture {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            None => write!(out, "at the beginning"),
            Some(Place::Footnote(0) | Place::Endnote(0)) => write!(out, "in a note"),
            Some(place @ Place::Paragraph(_)) => write!(out, "after {place}"),
            Some(place) => write!(out, "in {place}"),
        }
    }
}

/// What was read from a file and what was not. Counts only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// `txt`, `docx` …
    pub format: String,
    /// The character encoding of a text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Words read.
    pub words: usize,
    /// Blocks read, by kind.
    pub read: ReadCounts,
    /// Words read, by kind of block.
    pub words_in: ReadCounts,
    /// What was not read, by kind.
    pub not_read: NotReadCounts,
}

/// A number for each kind of block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCounts {
    /// Headings.
    pub headings: usize,
    /// Paragraphs of running text.
    pub paragraphs: usize,
    /// List items.
    pub list_items: usize,
    /// Table cells' paragraphs.
    pub cells: usize,
    /// Footnotes' and endnotes' paragraphs.
    pub notes: usize,
    /// Text boxes' paragraphs.
    pub text_boxes: usize,
}

/// Things in the file that were not read as the learner's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotReadCounts {
    /// Pictures.
    pub images: usize,
    /// Embedded files and objects.
    pub embedded: usize,
    /// Comments.
    pub comments: usize,
    /// Passages deleted or moved away under tracked changes.
    pub deleted: usize,
    /// Headers and footers.
    pub headers: usize,
    /// Passages formatted as hidden.
    pub hidden: usize,
    /// Blocks of program code.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub code: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_nought(n: &usize) -> bool {
    *n == 0
}

impl ReadCounts {
    /// Adds the counts of another text.
    pub fn add(&mut self, other: &Self) {
        self.headings += other.headings;
        self.paragraphs += other.paragraphs;
        self.list_items += other.list_items;
        self.cells += other.cells;
        self.notes += other.notes;
        self.text_boxes += other.text_boxes;
    }
}

impl NotReadCounts {
    /// Adds the counts of another text, such as one within the text.
    pub fn add(&mut self, other: &Self) {
        self.images += other.images;
        self.embedded += other.embedded;
        self.comments += other.comments;
        self.deleted += other.deleted;
        self.headers += other.headers;
        self.hidden += other.hidden;
        self.code += other.code;
    }
}
