//! Walks through the document and its notes and gathers paragraphs, each with its place.

mod content;
mod fields;
mod forms;
mod inserts;
mod maths;
mod placing;
mod trace;
mod versions;

use std::collections::HashMap;
use std::ops::Range;

use crate::evidence::docx::element::{Element, is_unread};
use crate::evidence::docx::numbering::Numbering;
use crate::evidence::docx::paragraph::{NoteId, Paragraph, Run};
use crate::evidence::docx::styles::Styles;
use crate::evidence::draft::{Draft, Pictured, number_boxes};
use crate::evidence::error::Problem;
use crate::evidence::limits::{BOXES_DEEP, PARAGRAPHS};
use crate::evidence::model::NotReadCounts;
use crate::evidence::tables::Tables;
use crate::evidence::xml::{Tag, Visit};
use fields::Fields;
use forms::Forms;
pub(super) use inserts::{Insert, Inserts};
use trace::Trace;
use versions::Versions;

/// What was found in a document.
pub(super) struct Found {
    /// Its paragraphs, in reading order.
    pub(super) drafts: Vec<Draft>,
    /// Its tables.
    pub(super) tables: Tables,
    /// Where its pictures stand.
    pub(super) pictures: Vec<Pictured>,
    /// What was not read.
    pub(super) not_read: NotReadCounts,
    /// The pieces its text comes from, if the walk was traced: bytes of the part.
    pub(super) pieces: Vec<Range<usize>>,
}

/// What a paragraph stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Scope {
    Cell,
    DeletedCell,
    TextBox(u32),
    Note(NoteId),
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
    pictures: Vec<Pictured>,
    not_read: NotReadCounts,
    /// An empty paragraph came last.
    gap: bool,
    /// Letters read so far, to tell whether a version yielded any.
    yielded: usize,
    /// Embedded objects that are open: their pictures are not counted.
    objects: usize,
    forms: Forms,
    fields: Fields,
    formulas: Vec<maths::Part>,
    deleted_cells: usize,
    inserts: Inserts,
    root: String,
    boxes: u32,
    notes_placed: (u32, u32),
    seen: usize,
    pieces: usize,
    bytes: usize,
    trace: Trace,
}

impl<'a> Walker<'a> {
    /// A walker over a document with these styles and numberings, and these texts kept in other parts.
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, inserts: Inserts) -> Self {
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
            pictures: Vec::new(),
            not_read: NotReadCounts::default(),
            gap: false,
            yielded: 0,
            objects: 0,
            forms: Forms::default(),
            fields: Fields::default(),
            formulas: Vec::new(),
            deleted_cells: 0,
            inserts,
            root: String::new(),
            boxes: 0,
            notes_placed: (0, 0),
            seen: 0,
            pieces: 0,
            bytes: 0,
            trace: Trace::default(),
        }
    }

    /// From now on where the text comes from is noted: the document itself is walked next.
    pub(super) fn trace(&mut self) {
        self.trace.begin();
    }

    /// What was found, once the document has been walked.
    pub(super) fn finish(mut self, main: &str) -> Result<Found, Problem> {
        if let Some(left) = self.carried.take() {
            self.close(left)?;
        }
        match self.root.as_str() {
            "document" | "glossaryDocument" => {
                number_boxes(&mut self.drafts);
                let Self { drafts, tables, pictures, not_read, trace, .. } = self;
                Ok(Found { drafts, tables, pictures, not_read, pieces: trace.into_pieces() })
            }
            "workbook" => Err(Problem::Disguised("an Excel workbook")),
            "presentation" => Err(Problem::Disguised("a PowerPoint presentation")),
            "themeManager" | "theme" => Err(Problem::Disguised("a theme of Office")),
            _ => Err(Problem::Damaged(format!("{} is not a Word document", crate::evidence::package::printable(main)))),
        }
    }

    fn parent(&self) -> Element {
        self.stack.last().copied().unwrap_or(Element::Other)
    }

    /// Whether the properties that are open are those of a run, not those of a paragraph's mark.
    fn in_run_properties(&self) -> bool {
        matches!(self.stack.as_slice(), [.., Element::Run, Element::RunProperties])
    }

    /// Whether an element and all in it is passed over.
    fn is_passed_over(&mut self, name: &str, element: Element) -> bool {
        match (name, self.parent()) {
            ("del" | "moveFrom", Element::RunProperties | Element::RowProperties | Element::NumberingProperties) => false,
            ("del" | "moveFrom", _) => {
                self.not_read.deleted += 1;
                true
            }
            (_, Element::Alternate) if element == Element::Version => self.have_read_a_version(),
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
                if self.paragraphs.len() >= BOXES_DEEP {
                    return Err(Problem::too_large("the document nests text boxes", format!("{BOXES_DEEP} deep")));
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
            Element::Alternate => self.begin_versions(),
            Element::FormField => self.forms.begin_field(),
            Element::Object => self.objects += 1,
            Element::Control => self.forms.begin_control(),
            Element::Maths(part) => self.begin_maths(part)?,
            _ => {}
        }
        Ok(())
    }

    fn finish_element(&mut self, element: Element) -> Result<(), Problem> {
        match element {
            Element::Paragraph => {
                self.fields.end_paragraph();
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
                self.deleted_cells -= usize::from(self.scopes.pop() == Some(Scope::DeletedCell));
            }
            Element::Alternate => self.finish_versions(),
            Element::FormField => {
                let shown = self.forms.finish_field();
                self.push(&shown)?;
            }
            Element::Control => self.forms.finish_control(),
            Element::Maths(part) => self.finish_maths(part)?,
            Element::Object => self.objects -= 1,
            _ => {}
        }
        Ok(())
    }
}

impl Visit for Walker<'_> {
    fn at(&mut self, bytes: Range<usize>) {
        self.trace.at(bytes);
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        self.trace.start(tag, self.unread == 0);
        if self.unread > 0 {
            self.unread += 1;
            return Ok(());
        }
        let name = tag.name();
        if self.stack.is_empty() {
            name.clone_into(&mut self.root);
        }
        let element = Element::named(name);
        let controls = self.parent() == Element::ControlProperties;
        if controls && name == "showingPlcHdr" && tag.is_on() {
            self.forms.mark_prompt();
        }
        if controls || self.is_passed_over(name, element) {
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
        self.trace.end();
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
        // Before it is copied.
        content::room_for(text.len())?;
        let fonts = self.look().fonts;
        self.push(&fonts.show(text))
    }
}
