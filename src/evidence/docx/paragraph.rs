//! A paragraph while it is read: its text, its list, and how its runs look.

use std::ops::Range;

use super::styles::Resolved;
use super::symbols::Fonts;
use crate::evidence::draft::{Draft, Origin};

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
    /// Which bytes of `text` come from which piece of the document, if the walk is traced.
    pub(super) origins: Vec<Origin>,
    /// The id of its style.
    pub(super) style: Option<String>,
    /// The numbering it names itself.
    pub(super) numbering: Option<u32>,
    /// The list level it names itself.
    pub(super) level: Option<u8>,
    /// The outline level it names itself, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// Its mark was deleted, or it is a dropped capital: the next paragraph continues it.
    pub(super) runs_on: bool,
    /// Its mark is hidden: without visible text nothing is left of it.
    pub(super) hidden: bool,
    /// It holds more than white space.
    pub(super) begun: bool,
    /// It holds words that are neither bold nor underlined.
    pub(super) plain: bool,
    /// The notes it refers to, each with the piece of the document that does so, if the walk is traced.
    pub(super) notes: Vec<(NoteId, Option<usize>)>,
    /// Text boxes that hang on it.
    pub(super) after: Vec<Draft>,
}

impl Paragraph {
    /// Adds text. Control characters become white space; soft hyphens vanish.
    pub(super) fn push(&mut self, text: &str, look: Look, piece: Option<usize>) {
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
        if let Some(piece) = piece.filter(|_| end > start) {
            match self.origins.last_mut().filter(|last| last.piece == piece && last.text.end == start) {
                Some(last) => last.text.end = end,
                None => self.origins.push(Origin { text: start..end, piece }),
            }
        }
        self.begun |= !text.trim().is_empty();
        self.plain |= !look.emphasised && text.contains(char::is_alphanumeric);
    }

    /// Takes the last character away.
    pub(super) fn cut_last(&mut self) {
        self.text.pop();
        let end = self.text.len();
        for range in self.struck.iter_mut().rev().take_while(|range| range.end > end) {
            *range = range.start.min(end)..end;
        }
        for origin in self.origins.iter_mut().rev().take_while(|origin| origin.text.end > end) {
            origin.text = origin.text.start.min(end)..end;
        }
    }

    /// Puts signs around the text from `start` on.
    pub(super) fn enclose(&mut self, start: usize, before: &str, after: &str) {
        self.text.insert_str(start, before);
        self.text.push_str(after);
        for range in self.struck.iter_mut().rev().take_while(|range| range.end > start) {
            let moved = if range.start >= start { before.len() } else { 0 };
            *range = range.start + moved..range.end + before.len();
        }
        for origin in self.origins.iter_mut().rev().take_while(|origin| origin.text.end > start) {
            let moved = if origin.text.start >= start { before.len() } else { 0 };
            origin.text = origin.text.start + moved..origin.text.end + before.len();
        }
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
    /// Its fonts.
    pub(super) fonts: Fonts,
    /// In the style of a form's prompts.
    pub(super) prompt: bool,
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
    /// Its fonts, where their letters are pictures.
    pub(super) fonts: Fonts,
    /// Its look, once it is known.
    pub(super) look: Option<Look>,
}

impl Run {
    /// How the run looks in its character style and its paragraph's style.
    pub(super) fn resolve(&self, run: Resolved, paragraph: Resolved) -> Look {
        // A character style turns round what the paragraph's style says: bold within bold is plain.
        let toggled = |own: Option<bool>, run: Option<bool>, paragraph: Option<bool>| {
            own.unwrap_or(run.unwrap_or(false) != paragraph.unwrap_or(false))
        };
        let bold = toggled(self.bold, run.bold, paragraph.bold);
        let underlined = self.underlined.or(run.underlined).or(paragraph.underlined).unwrap_or(false);
        Look {
            emphasised: bold || underlined,
            struck: toggled(self.struck, run.struck, paragraph.struck),
            hidden: toggled(self.hidden, run.hidden, paragraph.hidden),
            fonts: self.fonts.or(run.fonts).or(paragraph.fonts),
            prompt: run.prompt,
        }
    }
}
