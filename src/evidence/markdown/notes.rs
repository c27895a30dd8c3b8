//! Footnotes: written anywhere in the file, read where they are referred to.

use std::collections::HashMap;

use crate::evidence::draft::Draft;
use crate::evidence::model::Place;

/// A paragraph and the notes it refers to, by their names.
#[derive(Debug)]
struct Entry {
    draft: Draft,
    notes: Vec<String>,
}

/// Paragraphs in the order of the file, those of notes apart.
#[derive(Debug, Default)]
pub(super) struct Entries {
    body: Vec<Entry>,
    notes: HashMap<String, Vec<Entry>>,
    /// The names of the notes, in the order they are written.
    written: Vec<String>,
    /// The notes that are open.
    open: Vec<String>,
}

impl Entries {
    /// A note begins.
    pub(super) fn begin_note(&mut self, name: String) {
        if !self.notes.contains_key(&name) {
            self.notes.insert(name.clone(), Vec::new());
            self.written.push(name.clone());
        }
        self.open.push(name);
    }

    /// It ends.
    pub(super) fn end_note(&mut self) {
        self.open.pop();
    }

    /// Whether a note is open.
    pub(super) fn in_note(&self) -> bool {
        !self.open.is_empty()
    }

    /// How many paragraphs stand in the body so far.
    pub(super) fn len(&self) -> usize {
        self.body.len()
    }

    /// Adds a paragraph and the notes it refers to.
    pub(super) fn push(&mut self, draft: Draft, notes: Vec<String>) {
        let entry = Entry { draft, notes };
        match self.open.last().and_then(|name| self.notes.get_mut(name)) {
            Some(note) => note.push(entry),
            None => self.body.push(entry),
        }
    }

    /// All paragraphs, each followed by its notes, and for each paragraph of the body its place among them. Notes that nothing
    /// refers to come last.
    pub(super) fn in_order(mut self) -> (Vec<Draft>, Vec<usize>) {
        let mut drafts = Vec::new();
        let mut places = Vec::new();
        let mut number = 0;
        for entry in std::mem::take(&mut self.body) {
            places.push(drafts.len());
            drafts.push(entry.draft);
            self.place(entry.notes, &mut number, &mut drafts);
        }
        let left = std::mem::take(&mut self.written);
        self.place(left, &mut number, &mut drafts);
        (drafts, places)
    }

    /// Places notes, and the notes they refer to after them.
    fn place(&mut self, mut names: Vec<String>, number: &mut u32, drafts: &mut Vec<Draft>) {
        names.reverse();
        while let Some(name) = names.pop() {
            let Some(note) = self.notes.remove(&name) else { continue };
            if note.is_empty() {
                continue;
            }
            *number += 1;
            for entry in note {
                drafts.push(Draft { place: Place::Footnote(*number), ..entry.draft });
                names.extend(entry.notes.into_iter().rev());
            }
        }
    }
}
