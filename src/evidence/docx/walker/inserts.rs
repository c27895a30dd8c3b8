//! What is kept in other parts and shown in the document: imported texts, diagrams; and decorated words.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Scope, Walker};
use crate::evidence::docx::paragraph::{Look, Paragraph};
use crate::evidence::draft::Draft;
use crate::evidence::error::Problem;
use crate::evidence::model::{NotReadCounts, Place};
use crate::evidence::tables::Tables;

/// The text of a part that is shown in the document.
#[derive(Debug, Default)]
pub(in crate::evidence::docx) struct Insert {
    /// Its paragraphs.
    pub(in crate::evidence::docx) drafts: Vec<Draft>,
    /// Its tables.
    pub(in crate::evidence::docx) tables: Tables,
    /// What was not read of it.
    pub(in crate::evidence::docx) not_read: NotReadCounts,
}

/// Parts by the id that the document refers to them by.
#[derive(Debug, Default)]
pub(in crate::evidence::docx) struct Inserts {
    /// Imported texts.
    pub(in crate::evidence::docx) chunks: HashMap<String, Insert>,
    /// Diagrams.
    pub(in crate::evidence::docx) diagrams: HashMap<String, Insert>,
}

impl Walker<'_> {
    /// A part is shown here. One that could not be read is counted. No part is shown twice, however often it is referred to.
    pub(super) fn insert(&mut self, chunk: bool, id: Option<Cow<'_, str>>) -> Result<(), Problem> {
        let parts = if chunk { &mut self.inserts.chunks } else { &mut self.inserts.diagrams };
        let Some(insert) = id.and_then(|id| parts.remove(id.as_ref())) else {
            self.not_read.embedded += 1;
            return Ok(());
        };
        for _ in 0..insert.not_read.images {
            self.picture();
        }
        self.not_read.add(&NotReadCounts { images: 0, ..insert.not_read });
        let (tables, boxes) = (self.tables.adopt(&insert.tables), self.boxes);
        let notes = self.notes_placed;
        if !chunk {
            self.boxes += 1;
        }
        let here = if chunk { self.current_place() } else { Place::TextBox(self.boxes) };
        for draft in insert.drafts {
            let place = match draft.place {
                Place::Cell { table, row, column } => Place::Cell { table: table.saturating_add(tables), row, column },
                Place::TextBox(n) => {
                    self.boxes = self.boxes.max(boxes.saturating_add(n));
                    Place::TextBox(boxes.saturating_add(n))
                }
                Place::Footnote(n) => {
                    self.notes_placed.0 = self.notes_placed.0.max(notes.0.saturating_add(n));
                    Place::Footnote(notes.0.saturating_add(n))
                }
                Place::Endnote(n) => {
                    self.notes_placed.1 = self.notes_placed.1.max(notes.1.saturating_add(n));
                    Place::Endnote(notes.1.saturating_add(n))
                }
                Place::Paragraph(_) => here,
            };
            self.count_piece()?;
            self.count_text(&draft.text)?;
            let origins = self.trace.whole(&draft.text);
            self.place(Draft { place, origins, ..draft });
        }
        Ok(())
    }

    /// Words drawn as a picture: a text box of one line.
    pub(super) fn word_art(&mut self, text: &str) -> Result<(), Problem> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.count_text(text)?;
        let mut paragraph = Paragraph::default();
        paragraph.push(text, Look::default(), self.trace.piece());
        self.boxes += 1;
        self.scopes.push(Scope::TextBox(self.boxes));
        self.close(paragraph)?;
        self.scopes.pop();
        Ok(())
    }
}
