//! Walks through an OpenDocument text and gathers paragraphs, each with its place.

use super::element::{Element, is_unread};
use super::lists::{Begun, Lists};
use super::styles::{Looks, Styles};
use crate::evidence::draft::{Draft, Pictured, number_boxes};
use crate::evidence::error::Problem;
use crate::evidence::limits::{BOXES_DEEP, PICTURES};
use crate::evidence::model::{NotReadCounts, Place};
use crate::evidence::tables::Tables;
use crate::evidence::tally::Tally;
use crate::evidence::written::{Label, Look, Written};
use crate::evidence::xml::{Tag, Visit};

/// More spaces in a row than any line shows.
const MOST_SPACES: usize = 80;

/// An open paragraph.
#[derive(Debug, Default)]
struct Paragraph {
    written: Written,
    heading: Option<u8>,
    label: Option<(Label, u8)>,
    /// A field says that it is not shown.
    hidden: bool,
    /// How many spans were open where it began: those around it do not reach into it.
    spans: usize,
    /// What hangs on it: notes and boxes.
    after: Vec<Draft>,
}

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Cell,
    TextBox(u32),
    Note(Place),
}

/// Gathers paragraphs.
#[derive(Debug, Default)]
pub(super) struct Walker {
    styles: Styles,
    lists: Lists,
    stack: Vec<Element>,
    /// Elements open inside one that is not read, with itself; 0 if none is.
    unread: usize,
    /// Elements open inside the styles, with themselves.
    in_styles: usize,
    paragraphs: Vec<Paragraph>,
    /// The looks of the open paragraph and spans, each with all around it.
    looks: Vec<Looks>,
    scopes: Vec<Scope>,
    tables: Tables,
    header_rows: usize,
    /// For each open frame: it shows a picture or object already.
    frames: Vec<bool>,
    drafts: Vec<Draft>,
    pictures: Vec<Pictured>,
    not_read: NotReadCounts,
    /// An empty paragraph came last.
    gap: bool,
    boxes: u32,
    notes: (u32, u32),
    tally: Tally,
}

impl Walker {
    /// A walker over the content of a document with these styles.
    pub(super) fn new(styles: Styles) -> Self {
        Self { styles, ..Self::default() }
    }

    /// What was found, once the content has been walked.
    pub(super) fn finish(mut self) -> Result<(Vec<Draft>, Vec<Pictured>, Tables, NotReadCounts), Problem> {
        number_boxes(&mut self.drafts);
        self.not_read.headers = self.styles.headers;
        Ok((self.drafts, self.pictures, self.tables, self.not_read))
    }

    fn begin(&mut self, element: Element, tag: &Tag<'_>) -> Result<(), Problem> {
        let own = |name: &str| tag.attribute(name).map(|value| value.into_owned());
        let number = |name: &str| tag.attribute(name).and_then(|value| value.parse::<u32>().ok());
        match element {
            Element::Paragraph => self.begin_paragraph(tag)?,
            Element::Span => {
                let around = self.looks.last().copied().unwrap_or_default();
                let looks = self.styles.span(tag.attribute("style-name").as_deref()).or(around);
                self.not_read.hidden += usize::from(looks.hidden == Some(true) && around.hidden != Some(true));
                self.looks.push(looks);
            }
            Element::List => {
                let goes_on = tag.attribute("continue-numbering").is_some_and(|value| value == "true");
                self.lists.begin(Begun { style: own("style-name"), id: own("id"), continues: own("continue-list"), goes_on });
            }
            Element::Item if tag.name() == "list-item" => self.lists.item(number("start-value")),
            Element::Table => self.tables.begin(),
            Element::HeaderRows => self.header_rows += 1,
            Element::Row => {
                self.tables.begin_row();
                if self.header_rows > 0 {
                    self.tables.mark_header();
                }
            }
            Element::Cell => {
                self.tables.begin_cell();
                self.tables.span(number("number-columns-repeated").unwrap_or(1));
                self.enter(Scope::Cell);
            }
            Element::TextBox => {
                self.boxes += 1;
                self.enter(Scope::TextBox(self.boxes));
            }
            Element::Frame => self.frames.push(false),
            Element::Note => {
                let end = tag.attribute("note-class").is_some_and(|class| class == "endnote");
                let n = if end { &mut self.notes.1 } else { &mut self.notes.0 };
                *n += 1;
                let place = if end { Place::Endnote(*n) } else { Place::Footnote(*n) };
                self.enter(Scope::Note(place));
            }
            Element::Styles => self.in_styles = 1,
            Element::Item | Element::Other => self.content(tag)?,
        }
        Ok(())
    }

    fn enter(&mut self, scope: Scope) {
        self.scopes.push(scope);
        self.lists.enter();
    }

    fn begin_paragraph(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        self.tally.paragraph()?;
        if self.paragraphs.len() >= BOXES_DEEP {
            return Err(Problem::too_large("the document nests notes and text boxes", format!("{BOXES_DEEP} deep")));
        }
        let style = self.styles.paragraph(tag.attribute("style-name").as_deref());
        let number = |name: &str| tag.attribute(name).and_then(|value| value.parse::<u32>().ok());
        let level =
            (tag.name() == "h").then(|| number("outline-level").unwrap_or(1).clamp(1, 10)).and_then(|n| u8::try_from(n).ok());
        let label = match (self.lists.label(style.list.as_deref(), &self.styles), level) {
            (None, Some(level)) if tag.attribute("is-list-header").is_none_or(|value| value != "true") => {
                let start =
                    number("start-value").filter(|_| tag.attribute("restart-numbering").is_some_and(|value| value == "true"));
                self.lists.heading(level, start, &self.styles).map(|label| (label, 0))
            }
            (label, _) => label,
        };
        self.not_read.hidden += usize::from(style.looks.hidden == Some(true));
        self.paragraphs.push(Paragraph {
            heading: level.or(style.heading),
            label,
            spans: self.looks.len(),
            ..Paragraph::default()
        });
        self.looks.push(style.looks);
        Ok(())
    }

    fn finish_element(&mut self, element: Element) -> Result<(), Problem> {
        match element {
            Element::Paragraph => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.looks.truncate(paragraph.spans);
                    self.close(paragraph)?;
                }
            }
            Element::Span => {
                self.looks.pop();
            }
            Element::List => self.lists.end(),
            Element::Table => {
                self.tables.end();
                self.gap = true;
            }
            Element::HeaderRows => self.header_rows -= 1,
            Element::Cell | Element::TextBox | Element::Note => {
                self.scopes.pop();
                self.lists.leave();
            }
            Element::Frame => {
                self.frames.pop();
            }
            Element::Item | Element::Row | Element::Styles | Element::Other => {}
        }
        Ok(())
    }

    /// A paragraph is complete: its text, then the notes and boxes that hang on it.
    fn close(&mut self, paragraph: Paragraph) -> Result<(), Problem> {
        let place = self.place();
        if paragraph.hidden || paragraph.written.is_blank() {
            self.gap |= paragraph.after.is_empty();
        } else {
            self.tally.piece()?;
            let text = paragraph.written.text().trim().to_owned();
            if let Some(draft) = paragraph.written.draft(paragraph.label, place) {
                if matches!(place, Place::Cell { .. }) {
                    self.tables.note(&text, draft.emphasised);
                }
                let gap = std::mem::take(&mut self.gap);
                self.put(Draft { heading: paragraph.heading, gap, ..draft });
            }
        }
        for draft in paragraph.after {
            self.put(draft);
        }
        Ok(())
    }

    /// Puts a draft where it belongs: after the paragraph it hangs on, or next in the document.
    fn put(&mut self, draft: Draft) {
        match self.paragraphs.last_mut() {
            Some(host) => host.after.push(draft),
            None => self.drafts.push(draft),
        }
    }

    fn place(&self) -> Place {
        match self.scopes.last() {
            Some(Scope::Cell) => {
                self.tables.place().map_or(Place::Paragraph(0), |(table, row, column)| Place::Cell { table, row, column })
            }
            Some(Scope::TextBox(n)) => Place::TextBox(*n),
            Some(Scope::Note(place)) => *place,
            None => Place::Paragraph(0),
        }
    }

    fn push(&mut self, text: &str, flowing: bool) -> Result<(), Problem> {
        let looks = self.looks.last().copied().unwrap_or_default();
        let Some(paragraph) = self.paragraphs.last_mut() else { return Ok(()) };
        if looks.hidden == Some(true) {
            return Ok(());
        }
        self.tally.text(text)?;
        let emphasised = looks.bold == Some(true) || looks.underlined == Some(true);
        let look = Look { emphasised, struck: looks.struck == Some(true) };
        if flowing {
            paragraph.written.push_flowing(text, look)
        } else {
            paragraph.written.push(text, look)
        }
        Ok(())
    }

    /// What is neither text nor holds it: breaks, pictures, objects.
    fn content(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        match tag.name() {
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.push(&" ".repeat(count.min(MOST_SPACES)), false)?;
            }
            "tab" => self.push("\t", false)?,
            "line-break" => {
                self.tally.piece()?;
                self.push("\n", false)?;
            }
            "image" if !self.shown_already() => {
                self.not_read.images += 1;
                let open = usize::from(self.paragraphs.first().is_some_and(|paragraph| !paragraph.written.is_blank()));
                if self.pictures.len() < PICTURES {
                    self.pictures.push(Pictured { drafts: self.drafts.len() + open, place: self.place() });
                }
            }
            "object" | "object-ole" | "plugin" | "applet" | "floating-frame" if !self.shown_already() => {
                self.not_read.embedded += 1;
            }
            "spreadsheet" => return Err(Problem::Disguised("an OpenDocument spreadsheet")),
            "presentation" => return Err(Problem::Disguised("an OpenDocument presentation")),
            _ => {}
        }
        Ok(())
    }

    /// A frame holds one thing in several versions, such as a chart and a picture of it.
    fn shown_already(&mut self) -> bool {
        self.frames.last_mut().is_some_and(|shown| std::mem::replace(shown, true))
    }

    /// Whether an element and all in it is passed over.
    fn is_passed_over(&mut self, tag: &Tag<'_>) -> bool {
        let is = |name: &str, wanted: &str| tag.attribute(name).is_some_and(|value| value == wanted);
        match tag.name() {
            "annotation" => {
                self.not_read.comments += 1;
                true
            }
            "section" => {
                let hidden = is("display", "none") || (is("display", "condition") && is("is-hidden", "true"));
                self.not_read.hidden += usize::from(hidden);
                hidden
            }
            "hidden-text" if is("is-hidden", "true") => {
                self.not_read.hidden += 1;
                true
            }
            "hidden-paragraph" => {
                let hidden = is("is-hidden", "true");
                self.not_read.hidden += usize::from(hidden);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden |= hidden;
                }
                true
            }
            name => is_unread(name),
        }
    }
}

impl Visit for Walker {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        if self.in_styles > 0 {
            self.in_styles += 1;
            return self.styles.start(tag);
        }
        if self.unread > 0 {
            self.unread += 1;
            // Only tracked changes hold deletions.
            self.not_read.deleted += usize::from(tag.name() == "deletion");
            return Ok(());
        }
        if self.is_passed_over(tag) {
            self.unread = 1;
            return Ok(());
        }
        let element = Element::named(tag.name());
        self.begin(element, tag)?;
        self.stack.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        if self.in_styles > 0 {
            self.in_styles -= 1;
            if self.in_styles > 0 {
                return self.styles.end();
            }
        }
        if self.unread > 0 {
            self.unread -= 1;
            return Ok(());
        }
        self.stack.pop().map_or(Ok(()), |element| self.finish_element(element))
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        if self.unread > 0 || self.in_styles > 0 { Ok(()) } else { self.push(text, true) }
    }
}
