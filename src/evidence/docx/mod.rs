//! Reads Word documents: a zip of XML parts, each read as a stream with an explicit stack.

mod anchored;
mod element;
#[cfg(test)]
mod fixture;
mod inserts;
mod mail;
mod numbering;
mod paragraph;
mod relations;
mod styles;
mod symbols;
#[cfg(test)]
mod tests;
mod walker;

use std::path::Path;

use super::assemble::{Found, assemble};
use super::error::Problem;
use super::model::{Evidence, Receipt};
use super::xml;
use crate::evidence::package::Package;
use crate::evidence::source::Source;
use numbering::Numbering;
use relations::Relations;
use styles::Styles;
use walker::Walker;

pub(crate) use anchored::Anchored;
pub(super) use anchored::anchored;

/// The evidence in a Word document.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let walker::Found { drafts, tables, pictures, not_read, .. } = found(&mut Package::open(source)?, false)?;
    let receipt = Receipt { format: format(path), not_read, ..Receipt::default() };
    Ok(assemble(path, Found { drafts, pictures, receipt }, |table, row| tables.is_header(table, row)))
}

fn format(path: &str) -> String {
    Path::new(path).extension().map_or_else(|| "docx".to_owned(), |extension| extension.to_string_lossy().to_lowercase())
}

/// What a document holds. `inside` is whether it stands in another one.
fn found(package: &mut Package, inside: bool) -> Result<walker::Found, Problem> {
    let main = relations::main_part(package)?;
    let relations = Relations::of(package, &main)?;
    found_in(package, &main, &relations, inside, None)
}

/// As [`found`]. If the XML of the main part is given, it is walked, and where its text stands in it is noted.
fn found_in(
    package: &mut Package,
    main: &str,
    relations: &Relations,
    inside: bool,
    traced: Option<&[u8]>,
) -> Result<walker::Found, Problem> {
    let (styles, numbering) = (relations.part(package, "styles"), relations.part(package, "numbering"));
    let styles = Styles::read(package, styles)?;
    let numbering = Numbering::read(package, numbering)?;
    let inserts = inserts::read(package, relations, inside)?;
    let mut walker = Walker::new(&styles, numbering, inserts);
    for kind in ["footnotes", "endnotes"] {
        if let Some(part) = relations.part(package, kind) {
            package.walk(&part, &mut walker)?;
        }
    }
    match traced {
        None => package.walk(main, &mut walker)?,
        Some(text) => {
            walker.trace();
            xml::walk_held(text, main, &mut walker)?;
        }
    }
    let mut found = walker.finish(main)?;
    found.not_read.headers = relations.count(&["header", "footer"]);
    Ok(found)
}
