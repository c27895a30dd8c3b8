//! What stands in paragraphs and runs: their properties, text, breaks, symbols, references, pictures.

use super::{Scope, Walker};
use crate::evidence::docx::element::Element;
use crate::evidence::docx::paragraph::{Look, NoteId};
use crate::evidence::docx::{styles, symbols};
use crate::evidence::draft::Pictured;
use crate::evidence::error::Problem;
use crate::evidence::limits::{PICTURES, TEXT_BYTES};
use crate::evidence::xml::Tag;

impl Walker<'_> {
    pub(super) fn push(&mut self, text: &str) -> Result<(), Problem> {
        let look = self.look();
        if look.hidden || self.fields.hide() {
            return Ok(());
        }
        self.count_text(text)?;
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.push(text, look, self.trace.piece()),
            None if self.carried.is_none() && text.trim().is_empty() => {}
            None => self.carried.get_or_insert_default().push(text, look, None),
        }
        Ok(())
    }

    /// Counts text that is read.
    pub(super) fn count_text(&mut self, text: &str) -> Result<(), Problem> {
        self.yielded += text.chars().filter(|c| c.is_alphanumeric()).count();
        self.bytes += text.len();
        room_for(self.bytes)
    }

    /// How the open run looks.
    pub(super) fn look(&mut self) -> Look {
        let styles = self.styles;
        let Some(run) = self.runs.last_mut() else { return Look::default() };
        if let Some(look) = run.look {
            return look;
        }
        let paragraph =
            self.paragraphs.last().map_or_else(Default::default, |paragraph| styles.paragraph(paragraph.style.as_deref()));
        let mut look = run.resolve(styles.run(run.style.as_deref()), paragraph);
        // A prompt that nobody has answered is shown, but they are not the learner's words.
        look.struck |= look.prompt && self.forms.prompt();
        run.look = Some(look);
        self.not_read.hidden += usize::from(look.hidden);
        look
    }

    /// A property of a paragraph, run, row or cell, by its name and what it stands in.
    pub(super) fn property(&mut self, name: &str, tag: &Tag<'_>) {
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
            (Element::ParagraphProperties, "framePr") => {
                let dropped = tag.attribute("dropCap").is_some_and(|kind| matches!(kind.as_ref(), "drop" | "margin"));
                if let Some(paragraph) = paragraph.filter(|_| dropped) {
                    paragraph.runs_on = true;
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
            (Element::RunProperties, "vanish") if !in_run => {
                if let Some(paragraph) = paragraph {
                    paragraph.hidden = tag.is_on();
                }
            }
            (Element::RunProperties, _) if in_run => self.run_property(name, tag),
            (Element::RowProperties, "tblHeader") if tag.is_on() => self.tables.mark_header(),
            (Element::RowProperties, "del") => {
                self.not_read.deleted += 1;
                self.tables.mark_deleted();
            }
            (Element::RowProperties, "hidden") if tag.is_on() => {
                self.not_read.hidden += 1;
                self.tables.mark_deleted();
            }
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
            "rFonts" => run.fonts = styles::fonts(tag),
            _ => {}
        }
    }

    /// What stands in a run or formula and is not text: breaks, symbols, references, pictures.
    pub(super) fn content(&mut self, name: &str, tag: &Tag<'_>) -> Result<(), Problem> {
        match name {
            "br" | "cr" => {
                self.count_piece()?;
                self.push("\n")
            }
            "tab" | "ptab" if self.parent() == Element::Run => self.push("\t"),
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                let code = tag.attribute("char").unwrap_or_default();
                symbols::shown(&font, &code).map_or(Ok(()), |c| self.push(c.encode_utf8(&mut [0; 4])))
            }
            "chr" | "begChr" | "sepChr" | "endChr" => {
                self.describe_maths(name, tag);
                Ok(())
            }
            "fldChar" => {
                self.fields.mark(&tag.attribute("fldCharType").unwrap_or_default());
                Ok(())
            }
            "cellDel" => {
                if let Some(scope) = self.scopes.last_mut().filter(|scope| **scope == Scope::Cell) {
                    *scope = Scope::DeletedCell;
                    self.deleted_cells += 1;
                    self.not_read.deleted += 1;
                }
                Ok(())
            }
            "altChunk" => self.insert(true, tag.attribute("id")),
            "relIds" => self.insert(false, tag.attribute("dm")),
            "textpath" => self.word_art(&tag.attribute("string").unwrap_or_default()),
            "footnoteReference" | "endnoteReference" => {
                self.count_piece()?;
                let id = NoteId { end: name == "endnoteReference", id: tag.attribute("id").unwrap_or_default().into_owned() };
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.notes.push((id, self.trace.piece()));
                }
                Ok(())
            }
            "listEntry" | "checkBox" | "default" | "checked" | "result" => {
                self.forms.describe(name, tag);
                Ok(())
            }
            _ => {
                self.count(name);
                Ok(())
            }
        }
    }

    /// Counts what is not read.
    pub(super) fn count(&mut self, name: &str) {
        match name {
            "pic" => self.picture(),
            "imagedata" if self.objects == 0 => self.picture(),
            "OLEObject" | "chart" | "control" => self.not_read.embedded += 1,
            "commentReference" => self.not_read.comments += 1,
            _ => {}
        }
    }

    /// A picture: counted, with its place.
    pub(super) fn picture(&mut self) {
        self.not_read.images += 1;
        // The count goes on; places of so many are of no use to anybody.
        if self.pictures.len() < PICTURES {
            let open = usize::from(self.paragraphs.first().is_some_and(|paragraph| paragraph.begun));
            self.pictures.push(Pictured { drafts: self.drafts.len() + open, place: self.current_place() });
        }
    }
}

/// Whether so many bytes of text are within bounds.
pub(super) fn room_for(bytes: usize) -> Result<(), Problem> {
    if bytes > TEXT_BYTES {
        Err(Problem::too_large("the document holds text of", format!("{} MiB", TEXT_BYTES >> 20)))
    } else {
        Ok(())
    }
}
