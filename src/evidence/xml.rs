//! A bounded walk through the XML of one part. Entities are never expanded.

use std::borrow::Cow;
use std::io::BufRead;
use std::ops::{ControlFlow, Range};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::printable;
use crate::evidence::error::Problem;
use crate::evidence::limits::DEPTH;

/// What is done with the elements and text of a part.
pub(super) trait Visit {
    /// What comes next stands at these bytes of the part, as it is walked: in UTF-8 and without a byte order mark.
    fn at(&mut self, _bytes: Range<usize>) {}
    /// An element begins.
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem>;
    /// The last element that began ends.
    fn end(&mut self) -> Result<(), Problem>;
    /// Text, with references resolved.
    fn text(&mut self, text: &str) -> Result<(), Problem>;
}

/// The beginning of an element. Names are told without their prefix: writers choose prefixes freely.
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// The element's local name.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute with this local name.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let found =
            self.0.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(match quick_xml::escape::unescape(&found.value) {
            Ok(value) => Cow::Owned(value.into_owned()),
            Err(_) => Cow::Owned(found.value.into_owned()),
        })
    }

    /// The `val` attribute.
    pub(super) fn val(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// Whether a property that is either on or off is on.
    pub(super) fn is_on(&self) -> bool {
        self.val().is_none_or(|value| !matches!(value.as_ref(), "0" | "false" | "off" | "none"))
    }
}

/// Walks through a part from its first element to its last, as it comes.
pub(super) fn walk(part: impl BufRead, name: &str, visitor: &mut impl Visit) -> Result<(), Problem> {
    let mut reader = Reader::from_reader(part);
    let mut walk = Walk::begin(&mut reader, name, visitor);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let start = position(&reader);
        let event = reader.read_event_into(&mut buffer).map_err(|error| broken(name, &error.to_string()))?;
        if walk.step(event, start..position(&reader))?.is_break() {
            return walk.end();
        }
    }
}

/// The same for a part that is held in memory: its text is not copied once more.
pub(super) fn walk_held(part: &[u8], name: &str, visitor: &mut impl Visit) -> Result<(), Problem> {
    let mut reader = Reader::from_reader(part);
    let mut walk = Walk::begin(&mut reader, name, visitor);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| broken(name, &error.to_string()))?;
        if walk.step(event, start..position(&reader))?.is_break() {
            return walk.end();
        }
    }
}

/// How far a walk has come.
struct Walk<'w, V> {
    name: &'w str,
    visitor: &'w mut V,
    depth: usize,
    begun: bool,
}

impl<'w, V: Visit> Walk<'w, V> {
    fn begin<R>(reader: &mut Reader<R>, name: &'w str, visitor: &'w mut V) -> Self {
        // Some programs write "Tom & Ann" as it is.
        reader.config_mut().allow_dangling_amp = true;
        Self { name, visitor, depth: 0, begun: false }
    }

    /// Takes what stands at these bytes; breaks off at the end of the part.
    fn step(&mut self, event: Event<'_>, bytes: Range<usize>) -> Result<ControlFlow<()>, Problem> {
        self.visitor.at(bytes);
        match event {
            Event::Start(start) => {
                self.begun = true;
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(Problem::too_large(format!("{} nests elements", printable(self.name)), format!("{DEPTH} deep")));
                }
                self.visitor.start(&Tag(&start))?;
            }
            Event::Empty(start) => {
                self.begun = true;
                self.visitor.start(&Tag(&start))?;
                self.visitor.end()?;
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.visitor.end()?;
            }
            Event::Text(text) => self.visitor.text(&text.xml10_content())?,
            Event::CData(text) => self.visitor.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => self.visitor.text(resolved(&reference).encode_utf8(&mut [0; 4]))?,
            Event::Eof => return Ok(ControlFlow::Break(())),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn end(self) -> Result<(), Problem> {
        if self.depth > 0 || !self.begun {
            return Err(broken(self.name, if self.begun { "it ends in the middle" } else { "it holds no XML" }));
        }
        Ok(())
    }
}

/// Bytes walked so far.
fn position<R>(reader: &Reader<R>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The character a reference stands for. Entities that a file declares itself are not expanded: they become white space.
fn resolved(reference: &BytesRef<'_>) -> char {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c;
    }
    resolve_predefined_entity(reference).and_then(|text| text.chars().next()).unwrap_or(' ')
}

fn broken(name: &str, reason: &str) -> Problem {
    Problem::Damaged(format!("{} is broken ({})", printable(name), printable(reason)))
}
