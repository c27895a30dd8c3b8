//! Walks through the events of the Markdown parser and gathers paragraphs, each with its place and line.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::notes::Entries;
use crate::evidence::assemble::Found;
use crate::evidence::draft::{Draft, Pictured};
use crate::evidence::error::Problem;
use crate::evidence::html;
use crate::evidence::limits::PICTURES;
use crate::evidence::lines;
use crate::evidence::model::{NotReadCounts, Place, Receipt};
use crate::evidence::tables::Tables;
use crate::evidence::tally::Tally;
use crate::evidence::written::{Label, Look, Written};

/// Gathers paragraphs.
#[derive(Debug, Default)]
pub(super) struct Walker {
    /// Bytes at which lines begin.
    starts: Vec<usize>,
    written: Written,
    /// The line the open paragraph begins on.
    line: Option<u32>,
    /// The open paragraph has line breaks that are meant.
    broken: bool,
    /// Notes that the open paragraph refers to.
    refers: Vec<String>,
    heading: Option<u8>,
    label: Option<(Label, u8)>,
    /// For each open list, the number of its next item.
    lists: Vec<Option<u64>>,
    /// How many lists were open where each open note began.
    floors: Vec<usize>,
    bold: usize,
    struck: usize,
    /// How many tags for bold and for struck-out text are open in the open paragraph: an end may be missing.
    tags: (usize, usize),
    /// Elements open inside one that is not read, with itself.
    unread: usize,
    /// HTML between the paragraphs.
    html: Option<String>,
    cell: bool,
    gap: bool,
    tables: Tables,
    entries: Entries,
    pictures: Vec<Pictured>,
    not_read: NotReadCounts,
    tally: Tally,
}

impl Walker {
    /// A walker over this text.
    pub(super) fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts, ..Self::default() }
    }

    /// What was found, once the text has been walked.
    pub(super) fn finish(mut self) -> Result<(Found, Tables), Problem> {
        self.flush()?;
        let (drafts, places) = self.entries.in_order();
        for picture in &mut self.pictures {
            // So far it knows how many paragraphs of the body stand before it.
            picture.drafts = places.get(picture.drafts).copied().unwrap_or(drafts.len());
        }
        let receipt = Receipt { not_read: self.not_read, ..Receipt::default() };
        Ok((Found { drafts, pictures: self.pictures, receipt }, self.tables))
    }

    /// Takes the next event and the bytes it stands for.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Problem> {
        match event {
            Event::Start(tag) => self.start(tag, &range)?,
            Event::End(tag) => self.end(tag, &range)?,
            _ if self.unread > 0 => {}
            Event::Html(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.inline_html(&html)?,
            },
            Event::InlineHtml(html) => self.inline_html(&html)?,
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text, &range)?;
            }
            Event::SoftBreak => self.push("\n", &range)?,
            Event::HardBreak => self.line_break()?,
            Event::TaskListMarker(done) => self.push(if done { "☒ " } else { "☐ " }, &range)?,
            Event::FootnoteReference(name) => self.refers.push(name.into_string()),
            Event::Rule => {
                self.flush()?;
                self.gap = true;
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Result<(), Problem> {
        if self.unread > 0 {
            self.unread += 1;
            return Ok(());
        }
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Image { .. } => {
                self.picture();
                self.unread = 1;
            }
            Tag::Emphasis | Tag::Link { .. } | Tag::Superscript | Tag::Subscript => {}
            block => {
                self.flush()?;
                self.tally.paragraph()?;
                self.begin(block, range);
            }
        }
        Ok(())
    }

    fn begin(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.gap = true,
            Tag::Heading { level, .. } => {
                self.heading = Some(level as u8);
                self.gap = true;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.not_read.code += 1;
                self.unread = 1;
            }
            Tag::MetadataBlock(_) => {
                self.not_read.headers += 1;
                self.unread = 1;
            }
            Tag::HtmlBlock => {
                self.html = Some(String::new());
                self.line = Some(self.line_of(range.start));
            }
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.label = Some(self.item()),
            Tag::FootnoteDefinition(name) => {
                self.entries.begin_note(name.into_string());
                self.floors.push(self.lists.len());
            }
            Tag::Table(_) => self.tables.begin(),
            Tag::TableHead => {
                self.tables.begin_row();
                self.tables.mark_header();
            }
            Tag::TableRow => self.tables.begin_row(),
            Tag::TableCell => {
                self.tables.begin_cell();
                self.cell = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) -> Result<(), Problem> {
        if self.unread > 0 {
            self.unread -= 1;
            return Ok(());
        }
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Link | TagEnd::Image | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::HtmlBlock => self.html_block(range)?,
            block => {
                self.flush()?;
                self.finish_block(block);
            }
        }
        Ok(())
    }

    fn finish_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.label = None,
            TagEnd::FootnoteDefinition => {
                self.entries.end_note();
                self.floors.pop();
            }
            TagEnd::Table => {
                self.tables.end();
                self.gap = true;
            }
            TagEnd::TableCell => self.cell = false,
            _ => {}
        }
    }

    fn line_of(&self, at: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= at)).unwrap_or(u32::MAX)
    }

    fn push(&mut self, text: &str, range: &Range<usize>) -> Result<(), Problem> {
        self.tally.text(text)?;
        if self.written.is_blank() {
            self.line = Some(self.line_of(range.start));
        }
        self.written.push(text, Look { emphasised: self.bold + self.tags.0 > 0, struck: self.struck + self.tags.1 > 0 });
        Ok(())
    }

    /// A line break that is meant, other than one that only keeps the lines of the file short.
    fn line_break(&mut self) -> Result<(), Problem> {
        self.tally.piece()?;
        self.broken |= !self.cell;
        self.written.push("\n", Look::default());
        Ok(())
    }

    fn picture(&mut self) {
        self.not_read.images += 1;
        let open = usize::from(!self.written.is_blank() && !self.entries.in_note());
        if self.pictures.len() < PICTURES {
            self.pictures.push(Pictured { drafts: self.entries.len() + open, place: self.place() });
        }
    }

    fn place(&self) -> Place {
        if self.entries.in_note() {
            return Place::Footnote(0);
        }
        let cell = self.tables.place().filter(|_| self.cell);
        cell.map_or(Place::Paragraph(0), |(table, row, column)| Place::Cell { table, row, column })
    }

    /// How many lists stand around what is open, those around a note aside.
    fn depth(&self) -> usize {
        self.lists.len() - self.floors.last().copied().unwrap_or(0).min(self.lists.len())
    }

    fn item(&mut self) -> (Label, u8) {
        let level = u8::try_from(self.depth().saturating_sub(1)).unwrap_or(u8::MAX);
        let number = self.lists.last_mut().and_then(Option::as_mut);
        let label = number.map_or(Label::Bullet, |number| {
            let shown = Label::Number(format!("{number}."));
            *number = number.saturating_add(1);
            shown
        });
        (label, level)
    }

    /// The open paragraph is complete.
    fn flush(&mut self) -> Result<(), Problem> {
        let written = std::mem::take(&mut self.written);
        let (line, broken) = (self.line.take(), std::mem::take(&mut self.broken));
        self.tags = (0, 0);
        if written.is_blank() {
            return Ok(());
        }
        self.tally.piece()?;
        // A paragraph after the first of an item shows nothing, but stays in the list.
        let level = u8::try_from(self.depth().saturating_sub(1)).unwrap_or(u8::MAX);
        let label = self.label.take().or_else(|| (self.depth() > 0 && !self.cell).then_some((Label::Bullet, level)));
        let Some(draft) = written.draft(label, self.place()) else { return Ok(()) };
        let draft = Draft { heading: self.heading, gap: std::mem::take(&mut self.gap), ..draft };
        let pieces = if broken { lines::split(draft) } else { vec![draft] };
        let mut line = line;
        let last = pieces.len() - 1;
        for (at, piece) in pieces.into_iter().enumerate() {
            let lines = u32::try_from(piece.text.matches('\n').count() + 1).unwrap_or(u32::MAX);
            let notes = if at == last { std::mem::take(&mut self.refers) } else { Vec::new() };
            self.entries.push(Draft { line, ..piece }, notes);
            line = line.map(|line| line.saturating_add(lines));
        }
        Ok(())
    }

    /// HTML that stands in a line: line breaks, what is struck out, and pictures matter.
    fn inline_html(&mut self, html: &str) -> Result<(), Problem> {
        let tag: String = html.chars().take(12).collect::<String>().to_ascii_lowercase();
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let closes = tag.starts_with("</");
        match name {
            "br" => self.line_break()?,
            "img" => self.picture(),
            "s" | "del" | "strike" if closes => self.tags.1 = self.tags.1.saturating_sub(1),
            "s" | "del" | "strike" => self.tags.1 += 1,
            "b" | "strong" | "u" if closes => self.tags.0 = self.tags.0.saturating_sub(1),
            "b" | "strong" | "u" => self.tags.0 += 1,
            _ => {}
        }
        Ok(())
    }

    /// HTML between the paragraphs is read as a piece of a web page.
    fn html_block(&mut self, range: &Range<usize>) -> Result<(), Problem> {
        let Some(block) = self.html.take() else { return Ok(()) };
        let line = self.line.take().or_else(|| Some(self.line_of(range.start)));
        let (drafts, receipt) = html::fragment(&block)?;
        let left = receipt.not_read;
        // Pictures are counted with their places below.
        self.not_read.add(&NotReadCounts { images: 0, ..left.clone() });
        for draft in drafts {
            self.tally.piece()?;
            self.tally.text(&draft.text)?;
            self.entries.push(Draft { place: self.place(), line, ..draft }, Vec::new());
        }
        for _ in 0..left.images {
            self.picture();
        }
        Ok(())
    }
}
