//! What must be known of a part of XML before something is added to it.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use super::edits::Edit;
use super::error::AnnotateError;

/// A part of XML, seen from outside.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The namespace of its first element.
    pub(super) namespace: String,
    /// The local name of its first element.
    pub(super) root: String,
    /// The values of the attributes looked for, in any of its elements that were looked for.
    pub(super) values: HashSet<String>,
    /// The bytes of the tag that ends the first element.
    end: (usize, usize),
    /// The first element has nothing in it: its name as it is written.
    empty: Option<String>,
}

impl Outline {
    /// Reads a part called `name`, and notes the attribute of this local name of every element of these local names.
    pub(super) fn of(name: &str, text: &[u8], elements: &[&str], attribute: &str) -> Result<Self, AnnotateError> {
        let broken = || AnnotateError::Odd(format!("{name} is broken"));
        let mut reader = NsReader::from_reader(text);
        reader.config_mut().allow_dangling_amp = true;
        let (mut outline, mut buffer, mut depth) = (Self::default(), Vec::new(), 0usize);
        loop {
            buffer.clear();
            let start = reader.buffer_position();
            let (namespace, event) = reader.read_resolved_event_into(&mut buffer).map_err(|_| broken())?;
            let namespace =
                if let ResolveResult::Bound(namespace) = namespace { namespace.into_inner().to_owned() } else { <_>::default() };
            let (tag, empty) = match event {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(_) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        outline.end = (place(start), place(reader.buffer_position()));
                    }
                    continue;
                }
                Event::Eof => break,
                _ => continue,
            };
            if depth == 0 {
                outline.namespace = namespace;
                outline.root = tag.local_name().into_inner().to_owned();
                if empty {
                    outline.end = (place(start), place(reader.buffer_position()));
                    outline.empty = Some(tag.name().into_inner().to_owned());
                }
            }
            if elements.contains(&tag.local_name().into_inner()) {
                outline.values.extend(value(&tag, attribute));
            }
            depth += usize::from(!empty);
        }
        if outline.root.is_empty() || depth > 0 { Err(broken()) } else { Ok(outline) }
    }

    /// The edit that adds something as the last thing in the first element.
    pub(super) fn append(&self, content: String) -> Edit {
        let (start, end) = self.end;
        match &self.empty {
            None => Edit { at: start, out: 0, text: content },
            // `<a/>` becomes `<a>…</a>`.
            Some(name) => Edit { at: end - 2, out: 2, text: format!(">{content}</{name}>") },
        }
    }
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.local_name().into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn place(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
