//! Reads the parts of a document that are shown in it but kept apart: imported texts and diagrams.

use super::relations::Relations;
use super::walker::{Insert, Inserts};
use crate::evidence::draft::Draft;
use crate::evidence::error::Problem;
use crate::evidence::limits::CHUNK_BYTES;
use crate::evidence::model::Place;
use crate::evidence::package::Package;
use crate::evidence::source::Source;
use crate::evidence::xml::{Tag, Visit};
use crate::evidence::{decode, txt};

/// The texts that a document shows and keeps in other parts. `deep` is whether it is itself such a text: one in another is not read.
///
/// # Errors
///
/// When a bound is reached. A part that cannot be read is left out: the document counts it where it should stand.
pub(super) fn read(package: &mut Package, relations: &Relations, deep: bool) -> Result<Inserts, Problem> {
    let mut inserts = Inserts::default();
    for (id, part) in relations.parts(package, "diagramData") {
        let mut diagram = Diagram::default();
        match package.walk(&part, &mut diagram) {
            Ok(()) => inserts.diagrams.insert(id, Insert { drafts: diagram.drafts, ..Insert::default() }),
            Err(problem @ Problem::TooLarge { .. }) => return Err(problem),
            Err(_) => None,
        };
    }
    for (id, part) in relations.parts(package, "aFChunk") {
        if let Some(bytes) = package.bytes(&part, CHUNK_BYTES)?
            && let Some(insert) = chunk(&part, bytes, deep)?
        {
            inserts.chunks.insert(id, insert);
        }
    }
    Ok(inserts)
}

/// An imported text, told by its first bytes and its extension; none if it is of a kind that is not read.
fn chunk(part: &str, bytes: Vec<u8>, deep: bool) -> Result<Option<Insert>, Problem> {
    if bytes.starts_with(b"PK\x03\x04") {
        if deep {
            return Ok(None);
        }
        return match super::document(&Source::Bytes(bytes.into()), true) {
            Ok(found) => Ok(Some(Insert { drafts: found.drafts, tables: found.tables, not_read: found.not_read })),
            Err(problem @ Problem::TooLarge { .. }) => Err(problem),
            Err(_) => Ok(None),
        };
    }
    let extension = part.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    if extension.as_deref() != Some("txt") {
        return Ok(None);
    }
    let Ok((text, _)) = decode::decode(&bytes) else { return Ok(None) };
    Ok(Some(Insert { drafts: txt::drafts(&text), ..Insert::default() }))
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
                    self.drafts.push(Draft::new(text.trim().to_owned(), Place::TextBox(0)));
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
