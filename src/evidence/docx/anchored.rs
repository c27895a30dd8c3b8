//! A Word document read for somebody who wants to write beside its words: what it says, and where that stands in its XML.

use std::ops::Range;

use super::relations::{self, Relations};
use super::{format, found_in, walker};
use crate::evidence::assemble::{Found, assemble_traced};
use crate::evidence::draft::Origin;
use crate::evidence::error::Problem;
use crate::evidence::model::{Evidence, Receipt};
use crate::evidence::package::{Package, Part, printable};
use crate::evidence::source::Source;

/// A Word document, and the parts of it that a comment touches.
pub(crate) struct Anchored {
    /// What it says.
    pub(crate) evidence: Evidence,
    /// The part that holds its text.
    pub(crate) main: Part,
    /// The relationships of that part.
    pub(crate) relations: Option<Part>,
    /// The list of the kinds of its parts.
    pub(crate) types: Option<Part>,
    /// The comments it has.
    pub(crate) comments: Option<Part>,
    /// The names of all its parts, in lower case.
    pub(crate) names: Vec<String>,
    origins: Vec<Origin>,
    pieces: Vec<Range<usize>>,
}

/// A place in the main part: whole runs, links, fields or formulas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// Bytes of the main part.
    pub(crate) xml: Range<usize>,
    /// The bytes of [`Evidence::text`] that stand there.
    pub(crate) text: Range<usize>,
    /// The words that were looked for stand there; else it is only the nearest place.
    pub(crate) exact: bool,
}

impl Anchored {
    /// The name of the part that lists the relationships of the main part, whether or not it is there.
    pub(crate) fn list_of_relations(&self) -> String {
        relations::list(&self.main.name)
    }

    /// Where these bytes of [`Evidence::text`] stand, or the nearest place to them. None if no text stands in the main part.
    pub(crate) fn anchor(&self, words: &Range<usize>) -> Option<Anchor> {
        let first = self.origins.partition_point(|origin| origin.text.end <= words.start);
        let (before, rest) = self.origins.split_at(first);
        let inside = rest.partition_point(|origin| origin.text.start < words.end);
        let (origins, exact) = match (&rest[..inside], before.last(), rest.first()) {
            ([], Some(near), _) | ([], None, Some(near)) => (std::slice::from_ref(near), false),
            (inside, ..) => (inside, true),
        };
        let pieces = || origins.iter().filter_map(|origin| self.pieces.get(origin.piece));
        let xml = pieces().map(|piece| piece.start).min()?..pieces().map(|piece| piece.end).max()?;
        Some(Anchor { xml, text: origins.first()?.text.start..origins.last()?.text.end, exact })
    }

    /// Whether the pieces are elements, as they are wherever the XML was read as it is written.
    fn is_sound(&self) -> bool {
        let is_element = |piece: &Range<usize>| {
            let bytes = self.main.text.get(piece.clone()).unwrap_or_default();
            bytes.starts_with(b"<") && bytes.ends_with(b">")
        };
        self.pieces.iter().all(is_element) && self.origins.is_sorted_by_key(|origin| origin.text.start)
    }
}

/// Reads a Word document so that it can be written on.
pub(in crate::evidence) fn anchored(path: &str, source: &Source) -> Result<Anchored, Problem> {
    let mut package = Package::open(source)?;
    let name = relations::main_part(&mut package)?;
    let relations = Relations::of(&mut package, &name)?;
    let missing = || Problem::Damaged(format!("{} is missing", printable(&name)));
    let main = package.part(&name)?.ok_or_else(missing)?;
    let walker::Found { drafts, tables, pictures, not_read, pieces } =
        found_in(&mut package, &name, &relations, false, Some(&main.text))?;
    let receipt = Receipt { format: format(path), not_read, ..Receipt::default() };
    let found = Found { drafts, pictures, receipt };
    let (evidence, origins) = assemble_traced(path, found, |table, row| tables.is_header(table, row));
    let comments = relations.target("comments");
    let anchored = Anchored {
        evidence,
        relations: package.part(&relations::list(&name))?,
        types: package.part("[Content_Types].xml")?,
        comments: comments.map_or(Ok(None), |comments| package.part(&comments))?,
        names: package.names(),
        main,
        origins,
        pieces,
    };
    if anchored.is_sound() { Ok(anchored) } else { Err(Problem::Damaged(format!("{} cannot be followed", printable(&name)))) }
}
