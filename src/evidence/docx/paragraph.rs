//! A paragraph while it is read: its text, its list, and how its runs look.

use std::ops::Range;

use super::styles::Resolved;
use crate::evidence::draft::Draft;

/// A footnote or endnote by its id in the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct NoteId {
    /// It is an endnote.
    pub(super) end: bool,
    /// The id, as written.
    pub(super) id: String,
}

/// An open paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What was read so far.
    pub(super) text: String,
    /// Bytes of `text` that are struck out.
    pub(super) struck: Vec<Range<usize>>,
    /// The id of its style.
    pub(super) style: Option<String>,
    /// The numbering it names itself.
    pub(super) numbering: Option<u32>,
    /// The list level it names itself.
    pub(super) level: Option<u8>,
    /// The outline level it names itself, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// Its mark was deleted: the next paragraph continues it.
    pub(super) runs_on: bool,
    /// It holds words that are neither bold nor underlined.
    pub(super) plain: bool,
    /// The notes it refers to.
    pub(super) notes: Vec<NoteId>,
    /// Text boxes that hang on it.
    pub(super) after: Vec<Draft>,
}

impl Paragraph {
    /// Adds text. Control characters become white space; soft hyphens vanish.
    pub(super) fn push(&mut self, text: &str, look: Look) {
        let start = self.text.len();
        for c in text.chars() {
            match c {
                '\u{AD}' | '\u{FEFF}' => {}
                c if c.is_control() && !matches!(c, '\t' | '\n') => self.text.push(' '),
                c => self.text.push(c),
            }
        }
        let end = self.text.len();
        if look.struck && end > start {
            match self.struck.last_mut().filter(|last| last.end == start) {
                Some(last) => last.end = end,
                None => self.struck.push(start..end),
            }
        }
        self.plain |= !look.emphasised && text.contains(char::is_alphanumeric);
    }
}

/// How a run looks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Bold or underlined.
    pub(super) emphasised: bool,
    /// Struck out.
    pub(super) struck: bool,
    /// Not shown.
    pub(super) hidden: bool,
}

/// An open run: what it says about its look; `None` is left to its styles.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The id of its character style.
    pub(super) style: Option<String>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Underlined.
    pub(super) underlined: Option<bool>,
    /// Struck out.
    pub(super) struck: Option<bool>,
    /// Hidden.
    pub(super) hidden: Option<bool>,
    /// The font of its symbols.
    pub(super) font: Option<String>,
    /// Its look, once it is known.
    pub(super) look: Option<Look>,
}

impl Run {
    /// How the run looks in its character style and its paragraph's style.
    pub(super) fn resolve(&self, run: Resolved, paragraph: Resolved) -> Look {
        let bold = self.bold.or(run.bold).or(paragraph.bold).unwrap_or(false);
        let underlined = self.underlined.or(run.underlined).or(paragraph.underlined).unwrap_or(false);
        Look {
            emphasised: bold || underlined,
            struck: self.struck.or(run.struck).or(paragraph.struck).unwrap_or(false),
            hidden: self.hidden.or(run.hidden).or(paragraph.hidden).unwrap_or(false),
        }
    }
}
