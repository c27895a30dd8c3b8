//! Text as a reader gathers it, and how it looks.

use std::ops::Range;

use super::draft::Draft;
use super::model::Place;
use super::shape::{Marker, MarkerKind};

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Bold or underlined.
    pub(super) emphasised: bool,
    /// Struck out.
    pub(super) struck: bool,
}

/// What a list item shows before its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    /// A bullet or nothing.
    Bullet,
    /// A number or letter, as shown.
    Number(String),
    /// A number whose form is not known.
    Unsure,
}

impl Label {
    /// The longest label in characters that is believed. A whole sentence in a label is a trick, or a mistake.
    const LONGEST: usize = 24;

    /// The label that is written so. Control characters become white space; of nothing but white space, it is a bullet.
    pub(super) fn number(shown: &str) -> Self {
        let shown: String = shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        match shown.trim() {
            "" => Self::Bullet,
            long if long.chars().count() > Self::LONGEST => Self::Unsure,
            shown => Self::Number(shown.to_owned()),
        }
    }
}

/// The text of an open paragraph.
#[derive(Debug, Default)]
pub(super) struct Written {
    text: String,
    /// Bytes of `text` that are struck out.
    struck: Vec<Range<usize>>,
    /// It holds words that are neither bold nor underlined.
    plain: bool,
}

impl Written {
    /// Adds text. Control characters become white space; soft hyphens and byte order marks vanish.
    pub(super) fn push(&mut self, text: &str, look: Look) {
        let start = self.text.len();
        for c in text.chars() {
            match c {
                '\u{AD}' | '\u{FEFF}' => {}
                c if c.is_control() && !matches!(c, '\t' | '\n') => self.text.push(' '),
                c => self.text.push(c),
            }
        }
        self.note(start, look);
    }

    /// Adds text whose white space is a matter of how the file was written: a run of it is one space.
    pub(super) fn push_flowing(&mut self, text: &str, look: Look) {
        let start = self.text.len();
        for c in text.chars() {
            match c {
                '\u{AD}' | '\u{FEFF}' => {}
                c if c.is_ascii_whitespace() || c.is_control() => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\t', '\n']) {
                        self.text.push(' ');
                    }
                }
                c => self.text.push(c),
            }
        }
        self.note(start, look);
    }

    /// What was added from `start` on looks like this.
    fn note(&mut self, start: usize, look: Look) {
        let end = self.text.len();
        if look.struck && end > start {
            match self.struck.last_mut().filter(|last| last.end == start) {
                Some(last) => last.end = end,
                None => self.struck.push(start..end),
            }
        }
        self.plain |= !look.emphasised && self.text[start..].contains(char::is_alphanumeric);
    }

    /// Whether there is nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A draft of it, trimmed and with its label and list level; none if there is nothing but white space.
    pub(super) fn draft(self, label: Option<(Label, u8)>, place: Place) -> Option<Draft> {
        let trimmed = self.text.trim();
        if trimmed.is_empty() {
            return None;
        }
        let cut = self.text.len() - self.text.trim_start().len();
        let level = label.as_ref().map(|(_, level)| *level);
        let (text, marker) = match label {
            Some((Label::Number(shown), _)) => {
                let body = shown.len() + 1;
                (format!("{shown} {trimmed}"), Some(Marker { kind: MarkerKind::Number, body }))
            }
            Some((Label::Bullet, _)) => (trimmed.to_owned(), Some(Marker { kind: MarkerKind::Bullet, body: 0 })),
            Some((Label::Unsure, _)) => (trimmed.to_owned(), Some(Marker { kind: MarkerKind::Number, body: 0 })),
            None => (trimmed.to_owned(), None),
        };
        let struck = shifted(self.struck, cut, text.len() - trimmed.len(), trimmed.len());
        Some(Draft { marker, level, emphasised: !self.plain, struck, ..Draft::new(text, place) })
    }
}

/// Moves ranges when text is put before them or cut away before them; ranges are cut to the text.
pub(super) fn shifted(ranges: Vec<Range<usize>>, cut: usize, put: usize, length: usize) -> Vec<Range<usize>> {
    let place = |at: usize| at.saturating_sub(cut).min(length) + put;
    ranges.into_iter().map(|range| place(range.start)..place(range.end)).filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_the_file_is_one_space() {
        let mut written = Written::default();
        for piece in ["\n  We ", " dive", "\t\n deep.  "] {
            written.push_flowing(piece, Look::default());
        }
        assert_eq!(written.text(), "We dive deep. ");
    }

    #[test]
    fn a_label_moves_what_is_struck_out() {
        let mut written = Written::default();
        written.push("  old", Look { struck: true, emphasised: false });
        written.push(" new ", Look::default());
        let draft = written.draft(Some((Label::Number("1.".to_owned()), 0)), Place::Paragraph(0)).unwrap();
        let struck: Vec<&str> = draft.struck.iter().map(|range| &draft.text[range.clone()]).collect();
        assert_eq!((draft.text.as_str(), struck), ("1. old new", vec!["old"]));
    }

    #[test]
    fn a_label_holds_no_control_character_and_no_sentence() {
        for (shown, expected) in [
            ("3.\0\u{1}1)", Label::Number("3.  1)".to_owned())),
            (" a) ", Label::Number("a)".to_owned())),
            ("\0\u{7}", Label::Bullet),
            ("a sentence that is no label", Label::Unsure),
        ] {
            assert_eq!(Label::number(shown), expected, "{shown:?}");
        }
    }
}
