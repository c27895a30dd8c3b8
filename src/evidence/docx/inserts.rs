//! Reads the parts of a document that are shown in it but kept apart: imported texts and diagrams.

use super::mail;
use super::relations::Relations;
use super::walker::{Insert, Inserts};
use crate::evidence::draft::Draft;
use crate::evidence::error::Problem;
use crate::evidence::limits::{BLOCKS, CHUNK_BYTES};
use crate::evidence::model::Place;
use crate::evidence::package::Package;
use crate::evidence::source::Source;
use crate::evidence::xml::{Tag, Visit};
use crate::evidence::{decode, html, txt};

/// The texts that a document shows and keeps in other parts. `inside` is whether it is itself such a text: one in another is not read.
///
/// # Errors
///
/// When a bound is reached. A part that cannot be read is left out: the document counts it where it should stand.
pub(super) fn read(package: &mut Package, relations: &Relations, inside: bool) -> Result<Inserts, Problem> {
    let mut inserts = Inserts::default();
    let mut pieces = 0;
    for (id, part) in relations.parts(package, "diagramData") {
        let mut diagram = Diagram::default();
        if readable(package.walk(&part, &mut diagram))?.is_some() {
            count(&mut pieces, &diagram.drafts)?;
            inserts.diagrams.insert(id, Insert { drafts: diagram.drafts, ..Insert::default() });
        }
    }
    let mut left = CHUNK_BYTES;
    for (id, part) in relations.parts(package, "aFChunk") {
        let Some(bytes) = package.bytes(&part, left)? else { continue };
        left -= bytes.len() as u64;
        let insert = if bytes.starts_with(b"PK\x03\x04") {
            if inside { None } else { document(package, bytes)? }
        } else {
            readable(text(&part, bytes))?.flatten()
        };
        if let Some(insert) = insert {
            count(&mut pieces, &insert.drafts)?;
            inserts.chunks.insert(id, insert);
        }
    }
    Ok(inserts)
}

/// What was read, if it could be; a bound that was reached ends the reading of the whole document.
fn readable<T>(read: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(problem @ Problem::TooLarge { .. }) => Err(problem),
        Err(_) => Ok(None),
    }
}

fn count(pieces: &mut usize, drafts: &[Draft]) -> Result<(), Problem> {
    *pieces += drafts.len();
    if *pieces > BLOCKS {
        Err(Problem::too_large("the texts that the document imports have", format!("{BLOCKS} pieces")))
    } else {
        Ok(())
    }
}

/// A document in the document. It may inflate to no more than what is left to the document it stands in.
fn document(package: &mut Package, bytes: Vec<u8>) -> Result<Option<Insert>, Problem> {
    let Some(mut inner) = readable(Package::open(&Source::Bytes(bytes.into())))? else { return Ok(None) };
    inner.take_bounds_of(package);
    let found = readable(super::found(&mut inner, true));
    package.take_bounds_of(&inner);
    Ok(found?.map(|found| Insert { drafts: found.drafts, tables: found.tables, not_read: found.not_read }))
}

/// A text or web page, told by its extension; none if it is of a kind that is not read.
fn text(part: &str, bytes: Vec<u8>) -> Result<Option<Insert>, Problem> {
    let extension = part.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let (bytes, says) = match mail::page(&bytes) {
        Some((page, encoding)) => (page, encoding),
        None => (bytes, None),
    };
    let (text, _) = decode::decode(&bytes, says.or_else(|| html::declared(&bytes)))?;
    Ok(match extension.as_deref() {
        Some("txt" | "text") => Some(Insert { drafts: txt::drafts(&text)?, ..Insert::default() }),
        Some("htm" | "html" | "xhtml" | "mht" | "mhtml" | "dat" | "bin" | "xml") if text.contains('<') => {
            let (found, tables) = html::found(&text)?;
            Some(Insert { drafts: found.drafts, tables, not_read: found.receipt.not_read })
        }
        _ => None,
    })
}

/// The words in the shapes of a diagram.
#[derive(Debug, Default)]
struct Diagram {
    drafts: Vec<Draft>,
    names: Vec<Name>,
    /// A shape that is drawn is open; arrows and layouts hold no words of the writer.
    shape: bool,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Shape,
    Paragraph,
    Text,
    Other,
}

impl Visit for Diagram {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        let name = match tag.name() {
            "pt" => {
                self.shape = tag.attribute("type").is_none_or(|kind| matches!(kind.as_ref(), "node" | "asst"));
                Name::Shape
            }
            "p" => Name::Paragraph,
            // The text of a shape holds paragraphs and its own text elements, which are named alike.
            "t" if self.names.contains(&Name::Paragraph) => Name::Text,
            "br" => {
                self.text.push('\n');
                Name::Other
            }
            _ => Name::Other,
        };
        self.names.push(name);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        match self.names.pop() {
            Some(Name::Paragraph) => {
                let text = std::mem::take(&mut self.text);
                if !text.trim().is_empty() {
                    self.drafts.push(Draft::new(text.trim().to_owned(), Place::Paragraph(0)));
                    count(&mut 0, &self.drafts)?;
                }
            }
            Some(Name::Shape) => self.shape = false,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Problem> {
        if self.shape && self.names.last() == Some(&Name::Text) {
            self.text.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        Ok(())
    }
}
