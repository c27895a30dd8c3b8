//! Walks through the document and its notes and gathers paragraphs, each with its place.

use std::collections::HashMap;

use super::super::draft::Draft;
use super::super::error::Problem;
use super::super::limits::{BLOCKS, PARAGRAPHS, TEXT_BYTES};
use super::super::model::{NotReadCounts, Place};
use super::super::shape::{Marker, MarkerKind};
use super::element::{Element, is_unread};
use super::numbering::{Label, Numbering};
use super::paragraph::{Look, NoteId, Paragraph, Run, shifted};
use super::styles::Styles;
use super::symbols;
use super::tables::Tables;
use super::xml::{Tag, Visit};

/// What was found in a document.
pub(super) struct Found {
    /// Its paragraphs, in reading order.
    pub(super) drafts: Vec<Draft>,
    /// Its tables.
    pub(super) tables: Tables,
    /// What was not read.
    pub(super) not_read: NotReadCounts,
}

/// What a paragraph stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scope {
    Cell,
    TextBox(u32),
    Note(NoteId),
}

/// Content in several versions: the first that yields something is read.
#[derive(Debug, Clone, Copy)]
struct Versions {
    /// What had been read when it began.
    yielded: usize,
    /// A version has been read.
    tried: bool,
}

/// Gathers paragraphs. The notes are walked first, then the document, which puts them in their places.
pub(super) struct Walker<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    stack: Vec<Element>,
    /// Elements open inside one that is not read, with itself; 0 if none is.
    unread: usize,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    scopes: Vec<Scope>,
    versions: Vec<Versions>,
    tables: Tables,
    /// Text outside any paragraph, and paragraphs whose mark was deleted.
    carried: Option<Paragraph>,
    notes: HashMap<NoteId, Vec<Draft>>,
    drafts: Vec<Draft>,
    not_read: NotReadCounts,
    /// An empty paragraph came last.
    gap: bool,
    /// Letters and pictures read so far, to tell whether a version yielded anything.
    yielded: usize,
    /// Entries of an open drop-down, and which of them is shown.
    entries: Vec<String>,
    chosen: usize,
    root: String,
    boxes: u32,
    notes_placed: (u32, u32),
    seen: usize,
    kept: usize,
    bytes: usize,
}

impl<'a> Walker<'a> {
    /// A walker over a document with these styles and numberings.
    pub(super) fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            stack: Vec::new(),
            unread: 0,
            paragraphs: Vec::new(),
            runs: Vec::new(),
            scopes: Vec::new(),
            versions: Vec::new(),
            tables: Tables::default(),
            carried: None,
            notes: HashMap::new(),
            drafts: Vec::new(),
            not_read: NotReadCounts::default(),
            gap: false,
            yielded: 0,
            entries: Vec::new(),
            chosen: 0,
            root: String::new(),
            boxes: 0,
            notes_placed: (0, 0),
            seen: 0,
            kept: 0,
            bytes: 0,
        }
    }

    /// What was found, once the document has been walked.
    pub(super) fn finish(mut self, main: &str) -> Result<Found, Problem> {
        if let Some(left) = self.carried.take() {
            self.close(left)?;
        }
        match self.root.as_str() {
            "document" | "glossaryDocument" => {
                number_boxes(&mut self.drafts);
                Ok(Found { drafts: self.drafts, tables: self.tables, not_read: self.not_read })
            }
            "workbook" => Err(Problem::Disguised("an Excel workbook")),
            "presentation" => Err(Problem::Disguised("a PowerPoint presentation")),
            _ => Err(Problem::Damaged(format!("{} is not a Word document", super::package::printable(main)))),
        }
    }

    fn parent(&self) -> Element {
        self.stack.last().copied().unwrap_or(Element::Other)
    }

    /// Whether the properties that are open are those of a run, not those of a paragraph's mark.
    fn in_run_properties(&self) -> bool {
        matches!(self.stack.as_slice(), [.., Element::Run, Element::RunProperties])
    }

    fn push(&mut self, text: &str) -> Result<(), Problem> {
        let look = self.look();
        if look.hidden {
            return Ok(());
        }
        self.yielded += text.chars().filter(|c| c.is_alphanumeric()).count();
        self.bytes += text.len();
        if self.bytes > TEXT_BYTES {
            return Err(Problem::too_large("the document holds text of", format!("{} MiB", TEXT_BYTES >> 20)));
        }
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.push(text, look),
            None if text.trim().is_empty() => {}
            None => self.carried.get_or_insert_default().push(text, look),
        }
        Ok(())
    }

    /// How the open run looks.
    fn look(&mut self) -> Look {
        let styles = self.styles;
        let Some(run) = self.runs.last_mut() else { return Look::default() };
        if let Some(look) = run.look {
            return look;
        }
        let paragraph = self.paragraphs.last().map_or_else(Default::default, |paragraph| styles.paragraph(paragraph.style.as_deref()));
        let look = run.resolve(styles.run(run.style.as_deref()), paragraph);
        run.look = Some(look);
        self.not_read.hidden += usize::from(look.hidden);
        look
    }

    /// A property of a paragraph, run, row or cell, by its name and what it stands in.
    fn property(&mut self, name: &str, tag: &Tag<'_>) {
        let number = || tag.val().and_then(|value| value.parse::<u32>().ok());
        let in_run = self.in_run_properties();
        let parent = self.parent();
        let paragraph = self.paragraphs.last_mut();
        match (parent, name) {
            (Element::ParagraphProperties, "pStyle") => {
                if let Some(paragraph) = paragraph {
                    paragraph.style = tag.val().map(Into::into);
                }
            }
            (Element::ParagraphProperties, "outlineLvl") => {
                if let Some(paragraph) = paragraph {
                    paragraph.outline = number().and_then(|level| u8::try_from(level).ok());
                }
            }
            (Element::NumberingProperties, "numId") => {
                if let Some(paragraph) = paragraph {
                    paragraph.numbering = number();
                }
            }
            (Element::NumberingProperties, "ilvl") => {
                if let Some(paragraph) = paragraph {
                    paragraph.level = number().map(|level| u8::try_from(level).unwrap_or(u8::MAX));
                }
            }
            (Element::RunProperties, "del" | "moveFrom") if !in_run => {
                if let Some(paragraph) = paragraph {
                    paragraph.runs_on = true;
                }
            }
            (Element::RunProperties, _) if in_run => self.run_property(name, tag),
            (Element::RowProperties, "tblHeader") if tag.is_on() => self.tables.mark_header(),
            (Element::RowProperties, "del") => self.tables.mark_deleted(),
            (_, "gridSpan") => self.tables.span(number().unwrap_or(1)),
            _ => {}
        }
    }

    fn run_property(&mut self, name: &str, tag: &Tag<'_>) {
        let Some(run) = self.runs.last_mut() else { return };
        match name {
            "b" => run.bold = Some(tag.is_on()),
            "u" => run.underlined = Some(tag.is_on()),
            "strike" | "dstrike" => run.struck = Some(tag.is_on() || run.struck == Some(true)),
            "vanish" => run.hidden = Some(tag.is_on()),
            "rStyle" => run.style = tag.val().map(Into::into),
            "rFonts" => run.font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi")).map(Into::into),
            _ => {}
        }
    }

    /// What stands in a run or formula and is not text: breaks, symbols, references, pictures.
    fn content(&mut self, name: &str, tag: &Tag<'_>) -> Result<(), Problem> {
        match name {
            "br" | "cr" => self.push("\n"),
            "tab" | "ptab" if self.parent() == Element::Run => self.push("\t"),
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                let code = tag.attribute("char").unwrap_or_default();
                symbols::shown(&font, &code).map_or(Ok(()), |c| self.push(c.encode_utf8(&mut [0; 4])))
            }
            "den" => self.push("/"),
            "sup" if self.parent() == Element::Other => self.push("^"),
            "footnoteReference" | "endnoteReference" => {
                let id = NoteId { end: name == "endnoteReference", id: tag.attribute("id").unwrap_or_default().into_owned() };
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.notes.push(id);
                }
                Ok(())
            }
            "listEntry" => {
                if self.entries.len() < 100 {
                    self.entries.push(tag.val().unwrap_or_default().into_owned());
                }
                Ok(())
            }
            "result" => {
                self.chosen = tag.val().and_then(|value| value.parse().ok()).unwrap_or(0);
                Ok(())
            }
            _ => {
                self.count(name);
                Ok(())
            }
        }
    }

    /// Counts what is not read.
    fn count(&mut self, name: &str) {
        match name {
            "pic" => self.not_read.images += 1,
            "imagedata" if !self.stack.contains(&Element::Object) => self.not_read.images += 1,
            "OLEObject" | "altChunk" | "chart" | "control" => self.not_read.embedded += 1,
            "commentReference" => self.not_read.comments += 1,
            _ => return,
        }
        self.yielded += usize::from(matches!(name, "pic" | "imagedata"));
    }

    /// Whether an element and all in it is passed over.
    fn is_passed_over(&mut self, name: &str, element: Element) -> bool {
        match (name, self.parent()) {
            ("del" | "moveFrom", Element::RunProperties | Element::RowProperties | Element::NumberingProperties) => false,
            ("del" | "moveFrom", _) => {
                self.not_read.deleted += 1;
                true
            }
            (_, Element::Alternate) if element == Element::Version => {
                let yielded = self.yielded;
                self.versions.last_mut().is_some_and(|versions| {
                    let enough = versions.tried && yielded > versions.yielded;
                    versions.tried = true;
                    enough
                })
            }
            _ => is_unread(name),
        }
    }

    fn begin(&mut self, element: Element, tag: &Tag<'_>) -> Result<(), Problem> {
        match element {
            Element::Paragraph => {
                self.seen += 1;
                if self.seen > PARAGRAPHS {
                    return Err(Problem::too_large("the document has", format!("{PARAGRAPHS} paragraphs")));
                }
                let continued = self.carried.take_if(|carried| carried.runs_on);
                self.close_carried()?;
                self.paragraphs.push(Paragraph { runs_on: false, ..continued.unwrap_or_default() });
            }
            Element::Run => self.runs.push(Run::default()),
            Element::Table => {
                self.close_carried()?;
                self.tables.begin();
            }
            Element::Row => self.tables.begin_row(),
            Element::Cell => {
                self.scopes.push(Scope::Cell);
                if self.tables.begin_cell() {
                    self.not_read.deleted += 1;
                    self.unread = 1;
                }
            }
            Element::TextBox => {
                self.boxes += 1;
                self.scopes.push(Scope::TextBox(self.boxes));
            }
            Element::Note => {
                let end = tag.name() == "endnote";
                let id = tag.attribute("id").unwrap_or_default().into_owned();
                self.scopes.push(Scope::Note(NoteId { end, id }));
                // The lines that Word draws between text and notes are written as notes.
                let kind = tag.attribute("type");
                if kind.is_some_and(|kind| kind != "normal") {
                    self.unread = 1;
                }
            }
            Element::Alternate => self.versions.push(Versions { yielded: self.yielded, tried: false }),
            Element::FormField => (self.entries, self.chosen) = (Vec::new(), 0),
            Element::Brackets => self.push("(")?,
            _ => {}
        }
        Ok(())
    }

    fn finish_element(&mut self, element: Element) -> Result<(), Problem> {
        match element {
            Element::Paragraph => {
                let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
                if paragraph.runs_on {
                    self.carried = Some(paragraph);
                } else {
                    self.close(paragraph)?;
                }
            }
            Element::Run => {
                self.runs.pop();
            }
            Element::Table => {
                self.close_carried()?;
                self.tables.end();
                self.gap = true;
            }
            Element::Cell | Element::TextBox | Element::Note => {
                self.close_carried()?;
                self.scopes.pop();
            }
            Element::Alternate => {
                self.versions.pop();
            }
            Element::FormField => {
                if let Some(shown) = self.entries.get(self.chosen).cloned() {
                    self.push(&shown)?;
                }
            }
            Element::Brackets => self.push(")")?,
            _ => {}
        }
        Ok(())
    }

    fn close_carried(&mut self) -> Result<(), Problem> {
        self.carried.take().map_or(Ok(()), |carried| self.close(carried))
    }

    /// A paragraph is complete: its text, then the boxes and notes that hang on it.
    fn close(&mut self, mut paragraph: Paragraph) -> Result<(), Problem> {
        let after = std::mem::take(&mut paragraph.after);
        let notes = std::mem::take(&mut paragraph.notes);
        if let Some(draft) = self.draft(paragraph) {
            self.keep(draft)?;
        }
        for draft in after {
            self.place(draft);
        }
        for id in notes {
            let Some(drafts) = self.notes.remove(&id) else { continue };
            let n = if id.end { &mut self.notes_placed.1 } else { &mut self.notes_placed.0 };
            *n += 1;
            let place = if id.end { Place::Endnote(*n) } else { Place::Footnote(*n) };
            for draft in drafts {
                self.place(Draft { place, ..draft });
            }
        }
        Ok(())
    }

    fn keep(&mut self, draft: Draft) -> Result<(), Problem> {
        self.kept += 1;
        if self.kept > BLOCKS {
            return Err(Problem::too_large("the document has", format!("{BLOCKS} pieces of text")));
        }
        self.place(draft);
        Ok(())
    }

    /// Puts a draft where it belongs: with its note, after the paragraph its box hangs on, or next in the document.
    fn place(&mut self, draft: Draft) {
        let note = self.scopes.iter().find_map(|scope| if let Scope::Note(id) = scope { Some(id) } else { None });
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
        Some(Draft {
            heading,
            marker,
            level: marker.map(|_| level),
            emphasised: !paragraph.plain,
            gap: std::mem::take(&mut self.gap),
            struck,
            ..Draft::new(text, place)
        })
    }

    fn current_place(&self) -> Place {
        match self.scopes.last() {
            Some(Scope::Cell) => {
                self.tables.place().map_or(Place::Paragraph(0), |(table, row, column)| Place::Cell { table, row, column })
            }
            Some(Scope::TextBox(n)) => Place::TextBox(*n),
            Some(Scope::Note(_)) => Place::Footnote(0),
            None => Place::Paragraph(0),
        }
    }
}

/// Numbers text boxes as they come; those without text have no number.
fn number_boxes(drafts: &mut [Draft]) {
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    for draft in drafts {
        if let Place::TextBox(n) = &mut draft.place {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
            *n = *numbers.entry(*n).or_insert(next);
        }
    }
}

impl Visit for Walker<'_> {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        if self.unread > 0 {
            self.unread += 1;
            return Ok(());
        }
        let name = tag.name();
        if self.stack.is_empty() {
            name.clone_into(&mut self.root);
        }
        let element = Element::named(name);
        if self.is_passed_over(name, element) {
            self.unread = 1;
            // Its end is seen while `unread` is counted down, so it goes on the stack too.
            self.stack.push(Element::Other);
            return Ok(());
        }
        if element == Element::Other {
            match self.parent() {
                Element::ParagraphProperties | Element::RunProperties | Element::NumberingProperties | Element::RowProperties => {
                    self.property(name, tag);
                }
                _ if name == "gridSpan" => self.property(name, tag),
                _ => self.content(name, tag)?,
            }
        } else {
            self.begin(element, tag)?;
        }
        self.stack.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        if self.unread > 0 {
            self.unread -= 1;
            if self.unread > 0 {
                return Ok(());
            }
        }
        match self.stack.pop() {
            Some(Element::Other) | None => Ok(()),
            Some(element) => self.finish_element(element),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        if self.unread > 0 || self.parent() != Element::Text {
            return Ok(());
        }
        if text.contains(|c: char| ('\u{F000}'..='\u{F0FF}').contains(&c)) {
            let font = self.runs.last().and_then(|run| run.font.clone());
            let shown: String = text
                .chars()
                .filter_map(|c| if ('\u{F000}'..='\u{F0FF}').contains(&c) { symbols::in_font(font.as_deref(), c) } else { Some(c) })
                .collect();
            return self.push(&shown);
        }
        self.push(text)
    }
}
