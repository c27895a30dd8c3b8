//! Where a complete paragraph belongs, and what becomes of it.

use super::{Scope, Walker};
use crate::evidence::docx::paragraph::Paragraph;
use crate::evidence::draft::{Draft, Origin, moved};
use crate::evidence::error::Problem;
use crate::evidence::limits::BLOCKS;
use crate::evidence::model::Place;
use crate::evidence::shape::{Marker, MarkerKind};
use crate::evidence::written::{Label, shifted};

impl Walker<'_> {
    pub(super) fn close_carried(&mut self) -> Result<(), Problem> {
        self.carried.take().map_or(Ok(()), |carried| self.close(carried))
    }

    /// A paragraph is complete: its text, then the boxes and notes that hang on it.
    pub(super) fn close(&mut self, mut paragraph: Paragraph) -> Result<(), Problem> {
        let after = std::mem::take(&mut paragraph.after);
        let notes = std::mem::take(&mut paragraph.notes);
        if let Some(draft) = self.draft(paragraph) {
            self.count_piece()?;
            if self.deleted_cells == 0 {
                self.place(draft);
            }
        }
        // What hangs on a paragraph of a deleted cell is deleted with it.
        if self.deleted_cells > 0 {
            return Ok(());
        }
        for draft in after {
            self.place(draft);
        }
        for (id, piece) in notes {
            let Some(drafts) = self.notes.remove(&id) else { continue };
            let n = if id.end { &mut self.notes_placed.1 } else { &mut self.notes_placed.0 };
            *n += 1;
            let place = if id.end { Place::Endnote(*n) } else { Place::Footnote(*n) };
            for draft in drafts {
                let origins = piece.map(|piece| Origin { text: 0..draft.text.len(), piece }).into_iter().collect();
                self.place(Draft { place, origins, ..draft });
            }
        }
        Ok(())
    }

    /// Counts a paragraph with words, or a line break, which may begin a piece of its own.
    pub(super) fn count_piece(&mut self) -> Result<(), Problem> {
        self.pieces += 1;
        if self.pieces > BLOCKS {
            Err(Problem::too_large("the document has", format!("{BLOCKS} pieces of text")))
        } else {
            Ok(())
        }
    }

    /// Puts a draft where it belongs: with its note, after the paragraph its box hangs on, or next in the document.
    pub(super) fn place(&mut self, draft: Draft) {
        // A note's part holds notes and nothing around them.
        let note = self.scopes.first().and_then(|scope| if let Scope::Note(id) = scope { Some(id) } else { None });
        if let Some(host) = self.paragraphs.last_mut() {
            host.after.push(draft);
        } else if let Some(id) = note {
            self.notes.entry(id.clone()).or_default().push(draft);
        } else {
            self.drafts.push(draft);
        }
    }

    /// A draft of a paragraph, if it holds anything but white space.
    fn draft(&mut self, paragraph: Paragraph) -> Option<Draft> {
        let style = self.styles.paragraph(paragraph.style.as_deref());
        let trimmed = paragraph.text.trim();
        let heading = paragraph.outline.map_or(style.heading, |level| if level < 9 { Some(level + 1) } else { None });
        let numbering = paragraph.numbering.or(style.numbering).filter(|id| *id > 0);
        let level = paragraph.level.or(style.level).unwrap_or(0);
        if trimmed.is_empty() {
            self.gap |= paragraph.after.is_empty();
            // An empty item counts too, but has nothing to say.
            if let Some(id) = numbering.filter(|_| !paragraph.hidden) {
                self.numbering.next(id, level);
            }
            return None;
        }
        let label = numbering.map(|id| self.numbering.next(id, level));
        let label = label.or_else(|| (style.list && paragraph.numbering != Some(0)).then_some(Label::Bullet));
        let cut = paragraph.text.len() - paragraph.text.trim_start().len();
        let (text, marker) = match label {
            Some(Label::Number(shown)) => {
                let text = format!("{shown} {trimmed}");
                (text, Some(Marker { kind: MarkerKind::Number, body: shown.len() + 1 }))
            }
            Some(Label::Bullet) => (trimmed.to_owned(), Some(Marker { kind: MarkerKind::Bullet, body: 0 })),
            Some(Label::Unsure) => (trimmed.to_owned(), Some(Marker { kind: MarkerKind::Number, body: 0 })),
            None => (trimmed.to_owned(), None),
        };
        let put = text.len() - trimmed.len();
        let place = self.current_place();
        if matches!(place, Place::Cell { .. }) {
            self.tables.note(trimmed, !paragraph.plain);
        }
        let struck = shifted(paragraph.struck, cut, put, trimmed.len());
        let origins = moved(paragraph.origins, cut, put, trimmed.len());
        Some(Draft {
            heading,
            marker,
            level: marker.map(|_| level),
            emphasised: !paragraph.plain,
            gap: std::mem::take(&mut self.gap),
            struck,
            origins,
            ..Draft::new(text, place)
        })
    }

    pub(super) fn current_place(&self) -> Place {
        match self.scopes.last() {
            Some(Scope::Cell | Scope::DeletedCell) => {
                self.tables.place().map_or(Place::Paragraph(0), |(table, row, column)| Place::Cell { table, row, column })
            }
            Some(Scope::TextBox(n)) => Place::TextBox(*n),
            Some(Scope::Note(_)) => Place::Footnote(0),
            None => Place::Paragraph(0),
        }
    }
}
