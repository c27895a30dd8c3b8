//! Walks through the tags and text of a web page and gathers paragraphs, each with its place.

use super::element::{Element, Unread, is_void, unread};
use super::tags::Tag;
use crate::evidence::assemble::Found;
use crate::evidence::draft::{Draft, Pictured};
use crate::evidence::error::Problem;
use crate::evidence::limits::{HTML_DEPTH, PICTURES};
use crate::evidence::model::{NotReadCounts, Place, Receipt};
use crate::evidence::numerals::{letters, roman};
use crate::evidence::tables::Tables;
use crate::evidence::tally::Tally;
use crate::evidence::written::{Label, Look, Written};

/// An open element.
#[derive(Debug)]
struct Open {
    name: Box<str>,
    element: Element,
    /// How text in it looks.
    look: Look,
    /// White space in it is kept.
    kept: bool,
    /// For a list: how its items are numbered.
    list: Option<Numbered>,
}

/// How the items of a list are numbered.
#[derive(Debug, Clone)]
struct Numbered {
    format: char,
    /// The number of the next item, where it is known.
    next: Option<i64>,
    step: i64,
}

/// Gathers paragraphs.
#[derive(Debug, Default)]
pub(super) struct Walker {
    stack: Vec<Open>,
    /// Where on the stack the element stands that is not read.
    unread: Option<usize>,
    written: Written,
    label: Option<(Label, u8)>,
    tables: Tables,
    drafts: Vec<Draft>,
    pictures: Vec<Pictured>,
    not_read: NotReadCounts,
    gap: bool,
    tally: Tally,
}

impl Walker {
    /// What was found, once the page has been walked.
    pub(super) fn finish(mut self) -> Result<(Found, Tables), Problem> {
        self.pop_to(0)?;
        self.flush()?;
        let receipt = Receipt { not_read: self.not_read, ..Receipt::default() };
        Ok((Found { drafts: self.drafts, pictures: self.pictures, receipt }, self.tables))
    }

    /// An element begins.
    pub(super) fn start(&mut self, tag: &Tag) -> Result<(), Problem> {
        let name = tag.name.as_str();
        let element = Element::named(name);
        self.end_what_ends(element)?;
        if element.is_block() && self.unread.is_none() {
            self.flush()?;
            self.tally.paragraph()?;
        }
        if is_void(name) {
            return if self.unread.is_none() { self.void(tag) } else { Ok(()) };
        }
        if self.stack.len() >= HTML_DEPTH || (tag.self_closing && self.in_drawing()) {
            return Ok(());
        }
        let reason = if self.unread.is_none() { self.reason(tag) } else { None };
        if let Some(reason) = reason {
            self.count(reason);
            self.unread = Some(self.stack.len());
        }
        let look = self.look(name);
        let kept = self.stack.last().is_some_and(|open| open.kept) || element == Element::Preformatted;
        let list = (element == Element::List).then(|| numbered(tag));
        if self.unread.is_none() {
            self.begin(element, tag);
        }
        self.stack.push(Open { name: name.into(), element, look, kept, list });
        Ok(())
    }

    /// Whether what comes next stands in a drawing or formula, which have rules of their own.
    pub(super) fn in_drawing(&self) -> bool {
        self.stack.iter().any(|open| matches!(&*open.name, "svg" | "math"))
    }

    /// Why an element is not read, if it is not.
    fn reason(&mut self, tag: &Tag) -> Option<Unread> {
        let within = |names: &[&str]| self.stack.iter().any(|open| names.contains(&&*open.name));
        match tag.name.as_str() {
            "footer" if !within(&["article", "section", "main", "blockquote"]) => Some(Unread::Frame),
            "code" if self.stack.last().is_some_and(|open| open.element == Element::Preformatted) => {
                self.not_read.code += 1;
                Some(Unread::Never)
            }
            _ => unread(tag),
        }
    }

    fn count(&mut self, reason: Unread) {
        match reason {
            Unread::Never => {}
            Unread::Hidden => self.not_read.hidden += 1,
            Unread::Picture => self.picture(),
            Unread::Embedded => self.not_read.embedded += 1,
            Unread::Frame => self.not_read.headers += 1,
            Unread::Comments => self.not_read.comments += 1,
        }
    }

    fn picture(&mut self) {
        self.not_read.images += 1;
        let open = usize::from(!self.written.is_blank());
        if self.pictures.len() < PICTURES {
            self.pictures.push(Pictured { drafts: self.drafts.len() + open, place: self.place() });
        }
    }

    fn begin(&mut self, element: Element, tag: &Tag) {
        match element {
            Element::Item => self.label = Some(self.item(tag)),
            Element::Table => self.tables.begin(),
            Element::Row => {
                self.tables.begin_row();
                if self.stack.last().is_some_and(|open| &*open.name == "thead") {
                    self.tables.mark_header();
                }
            }
            Element::Cell => {
                self.tables.begin_cell();
                self.tables.span(tag.attribute("colspan").and_then(|value| value.trim().parse().ok()).unwrap_or(1));
            }
            _ => {}
        }
    }

    fn look(&self, name: &str) -> Look {
        let around = self.stack.last().map(|open| open.look).unwrap_or_default();
        match name {
            "b" | "strong" | "u" | "ins" | "th" => Look { emphasised: true, ..around },
            "s" | "strike" | "del" => Look { struck: true, ..around },
            "td" | "table" => Look::default(),
            _ => around,
        }
    }

    /// What an item of a list shows, and its level.
    fn item(&mut self, tag: &Tag) -> (Label, u8) {
        let level = self.level();
        let given = tag.attribute("value").and_then(|value| value.trim().parse().ok());
        let Some(list) = self.stack.iter_mut().rev().find_map(|open| open.list.as_mut()) else { return (Label::Bullet, level) };
        let number = given.or(list.next);
        list.next = number.map(|number| number.saturating_add(list.step));
        let label = match (list.format, number) {
            ('•', _) => Label::Bullet,
            (format, Some(number)) => shown(format, number).map_or(Label::Unsure, Label::Number),
            (_, None) => Label::Unsure,
        };
        (label, level)
    }

    /// The level of the innermost list, from 0.
    fn level(&self) -> u8 {
        let lists = self.stack.iter().rev().take_while(|open| open.element != Element::Cell);
        u8::try_from(lists.filter(|open| open.element == Element::List).count().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// Elements whose end is not written end where another begins.
    fn end_what_ends(&mut self, next: Element) -> Result<(), Problem> {
        use Element::{Cell, Heading, Item, List, Paragraph, Row, Rows, Table, Term, Terms};
        if next.is_block() {
            self.end_last(|open| open == Paragraph, |open| matches!(open, Cell | Table))?;
        }
        match next {
            Heading(_) if self.stack.last().is_some_and(|open| matches!(open.element, Heading(_))) => {
                self.pop_to(self.stack.len() - 1)
            }
            Item => self.end_last(|open| open == Item, |open| matches!(open, List | Cell | Table)),
            Term => self.end_last(|open| open == Term, |open| matches!(open, Terms | Cell | Table)),
            Cell => self.end_last(|open| open == Cell, |open| matches!(open, Row | Table)),
            Row => self.end_last(|open| open == Row, |open| open == Table),
            Rows => self.end_last(|open| open == Rows || open == Row, |open| open == Table),
            _ => Ok(()),
        }
    }

    /// Ends the innermost element that `ends`, if no `wall` stands before it.
    fn end_last(&mut self, ends: impl Fn(Element) -> bool, wall: impl Fn(Element) -> bool) -> Result<(), Problem> {
        for at in (0..self.stack.len()).rev() {
            let open = self.stack[at].element;
            if ends(open) {
                return self.pop_to(at);
            }
            if wall(open) {
                break;
            }
        }
        Ok(())
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &str) -> Result<(), Problem> {
        let element = Element::named(name);
        let wall = |open: Element| match element {
            Element::Table => false,
            Element::Cell | Element::Row | Element::Rows => open == Element::Table,
            _ => matches!(open, Element::Cell | Element::Table),
        };
        let same = |open: &Open| match element {
            Element::Heading(_) => matches!(open.element, Element::Heading(_)),
            _ => *open.name == *name,
        };
        for at in (0..self.stack.len()).rev() {
            if same(&self.stack[at]) {
                let blocks = self.stack[at + 1..].iter().any(|open| open.element.is_block());
                return if element == Element::Inline && blocks {
                    self.remove(at);
                    Ok(())
                } else {
                    self.pop_to(at)
                };
            }
            if wall(self.stack[at].element) {
                break;
            }
        }
        if name == "br" || element == Element::Paragraph { self.flush() } else { Ok(()) }
    }

    /// An inline element ends inside a block that began in it: the block goes on.
    fn remove(&mut self, at: usize) {
        self.stack.remove(at);
        self.unread = match self.unread {
            Some(unread) if unread == at => None,
            Some(unread) if unread > at => Some(unread - 1),
            unread => unread,
        };
    }

    /// Ends the open elements from the one at this height on.
    fn pop_to(&mut self, height: usize) -> Result<(), Problem> {
        while self.stack.len() > height {
            let read = self.unread.is_none();
            if read && self.stack.last().is_some_and(|open| open.element.is_block()) {
                self.flush()?;
            }
            let Some(open) = self.stack.pop() else { break };
            match open.element {
                Element::Table if read => {
                    self.tables.end();
                    self.gap = true;
                }
                Element::Item => self.label = None,
                _ => {}
            }
            if self.unread == Some(self.stack.len()) {
                self.unread = None;
            }
        }
        Ok(())
    }

    /// The open paragraph is complete.
    fn flush(&mut self) -> Result<(), Problem> {
        let written = std::mem::take(&mut self.written);
        if written.is_blank() {
            return Ok(());
        }
        self.tally.piece()?;
        let place = self.place();
        let text = written.text().trim().to_owned();
        let Some(draft) = written.draft(self.shown_label(), place) else { return Ok(()) };
        if matches!(place, Place::Cell { .. }) {
            self.tables.note(&text, draft.emphasised);
        }
        let heading =
            self.stack.iter().rev().find_map(|open| if let Element::Heading(n) = open.element { Some(n) } else { None });
        let gap = std::mem::take(&mut self.gap);
        self.drafts.push(Draft { heading, gap, ..draft });
        Ok(())
    }

    /// What the first paragraph of an item shows; those after it show nothing, but stay in the list.
    fn shown_label(&mut self) -> Option<(Label, u8)> {
        let inner = self.stack.iter().rev().map(|open| open.element).find(|open| matches!(open, Element::Item | Element::Cell));
        (inner == Some(Element::Item)).then(|| self.label.take().unwrap_or((Label::Bullet, self.level())))
    }

    fn place(&self) -> Place {
        let cell = self.stack.iter().any(|open| open.element == Element::Cell);
        let place = self.tables.place().filter(|_| cell);
        place.map_or(Place::Paragraph(0), |(table, row, column)| Place::Cell { table, row, column })
    }

    /// Elements without content.
    fn void(&mut self, tag: &Tag) -> Result<(), Problem> {
        match tag.name.as_str() {
            "br" => {
                self.tally.piece()?;
                self.written.push("\n", Look::default());
            }
            "hr" => {
                self.flush()?;
                self.gap = true;
            }
            "img" if unread(tag).is_none() => self.picture(),
            "embed" => self.not_read.embedded += 1,
            "input" if unread(tag).is_none() => self.input(tag),
            _ => {}
        }
        Ok(())
    }

    /// A field of a form shows its value.
    fn input(&mut self, tag: &Tag) {
        match tag.attribute("type").unwrap_or("text") {
            "checkbox" | "radio" => {
                let box_shown = if tag.attribute("checked").is_some() { "☒" } else { "☐" };
                self.written.push(box_shown, Look::default());
            }
            "text" => self.written.push_flowing(tag.attribute("value").unwrap_or_default(), Look::default()),
            _ => {}
        }
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Problem> {
        if self.unread.is_some() {
            return Ok(());
        }
        self.tally.text(text)?;
        let (look, kept) = self.stack.last().map(|open| (open.look, open.kept)).unwrap_or_default();
        if kept {
            for _ in text.matches('\n') {
                self.tally.piece()?;
            }
            self.written.push(text, look);
        } else {
            self.written.push_flowing(text, look);
        }
        Ok(())
    }
}

fn numbered(tag: &Tag) -> Numbered {
    if tag.name != "ol" {
        return Numbered { format: '•', next: None, step: 0 };
    }
    let format = tag.attribute("type").and_then(|kind| kind.chars().next()).filter(|c| "1aAiI".contains(*c)).unwrap_or('1');
    let start = tag.attribute("start").and_then(|value| value.trim().parse().ok());
    // A list that counts down begins with the number of its items, which is not known here.
    let down = tag.attribute("reversed").is_some();
    Numbered { format, next: if down { start } else { Some(start.unwrap_or(1)) }, step: if down { -1 } else { 1 } }
}

fn shown(format: char, number: i64) -> Option<String> {
    let small = u32::try_from(number).ok();
    let number = match format {
        'a' => letters(small?, b'a')?,
        'A' => letters(small?, b'A')?,
        'i' => roman(small?)?.to_lowercase(),
        'I' => roman(small?)?,
        _ => number.to_string(),
    };
    Some(format!("{number}."))
}
