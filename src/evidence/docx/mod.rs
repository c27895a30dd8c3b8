//! Reads Word documents: a zip of XML parts, each read as a stream with an explicit stack.

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
use crate::evidence::package::Package;
use crate::evidence::source::Source;
use numbering::Numbering;
use relations::Relations;
use styles::Styles;
use walker::Walker;

/// The evidence in a Word document.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let walker::Found { drafts, tables, pictures, not_read } = found(&mut Package::open(source)?, false)?;
    let format =
        Path::new(path).extension().map_or_else(|| "docx".to_owned(), |extension| extension.to_string_lossy().to_lowercase());
    let receipt = Receipt { format, not_read, ..Receipt::default() };
    Ok(assemble(path, Found { drafts, pictures, receipt }, |table, row| tables.is_header(table, row)))
}

/// What a document holds. `inside` is whether it stands in another one.
fn found(package: &mut Package, inside: bool) -> Result<walker::Found, Problem> {
    let main = relations::main_part(package)?;
    let relations = Relations::of(package, &main)?;
    let (styles, numbering) = (relations.part(package, "styles"), relations.part(package, "numbering"));
    let styles = Styles::read(package, styles)?;
    let numbering = Numbering::read(package, numbering)?;
    let inserts = inserts::read(package, &relations, inside)?;
    let mut walker = Walker::new(&styles, numbering, inserts);
    for kind in ["footnotes", "endnotes"] {
        if let Some(part) = relations.part(package, kind) {
            package.walk(&part, &mut walker)?;
        }
    }
    package.walk(&main, &mut walker)?;
    let mut found = walker.finish(&main)?;
    found.not_read.headers = relations.count(&["header", "footer"]);
    Ok(found)
}
