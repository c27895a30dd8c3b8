//! What stands in paragraphs and runs: their properties, text, breaks, symbols, references, pictures.

use super::Walker;
use crate::evidence::docx::element::Element;
use crate::evidence::docx::paragraph::{Look, NoteId};
use crate::evidence::docx::symbols;
use crate::evidence::draft::Pictured;
use crate::evidence::error::Problem;
use crate::evidence::limits::TEXT_BYTES;
use crate::evidence::xml::Tag;

impl Walker<'_> {
    pub(super) fn push(&mut self, text: &str) -> Result<(), Problem> {
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
    pub(super) fn look(&mut self) -> Look {
        let styles = self.styles;
        let Some(run) = self.runs.last_mut() else { return Look::default() };
        if let Some(look) = run.look {
            return look;
        }
        let paragraph =
            self.paragraphs.last().map_or_else(Default::default, |paragraph| styles.paragraph(paragraph.style.as_deref()));
        let look = run.resolve(styles.run(run.style.as_deref()), paragraph);
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
            "checkBox" => {
                self.ticked = Some(false);
                Ok(())
            }
            "default" | "checked" => {
                self.ticked = self.ticked.map(|_| tag.is_on());
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
    pub(super) fn count(&mut self, name: &str) {
        match name {
            "pic" => self.picture(),
            "imagedata" if self.objects == 0 => self.picture(),
            "OLEObject" | "altChunk" | "chart" | "control" => self.not_read.embedded += 1,
            "commentReference" => self.not_read.comments += 1,
            _ => return,
        }
        self.yielded += usize::from(matches!(name, "pic" | "imagedata"));
    }

    /// A picture: counted, with its place.
    fn picture(&mut self) {
        self.not_read.images += 1;
        let open = usize::from(self.paragraphs.first().is_some_and(|paragraph| !paragraph.text.trim().is_empty()));
        self.pictures.push(Pictured { drafts: self.drafts.len() + open, place: self.current_place() });
    }
}
