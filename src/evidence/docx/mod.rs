//! Reads Word documents: a zip of XML parts, each read as a stream with an explicit stack.

mod element;
#[cfg(test)]
mod fixture;
mod numbering;
mod paragraph;
mod relations;
mod styles;
mod symbols;
#[cfg(test)]
mod tests;
mod walker;

use std::path::Path;

use super::assemble::assemble;
use super::error::Problem;
use super::model::{Evidence, Receipt};
use crate::evidence::package::Package;
use crate::evidence::source::Source;
use numbering::Numbering;
use relations::Relations;
use styles::Styles;
use walker::{Found, Walker};

/// The evidence in a Word document.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let mut package = Package::open(source)?;
    let main = relations::main_part(&mut package)?;
    let relations = Relations::of(&mut package, &main)?;
    let (styles, numbering) = (relations.part(&package, "styles"), relations.part(&package, "numbering"));
    let styles = Styles::read(&mut package, styles)?;
    let numbering = Numbering::read(&mut package, numbering)?;
    let mut walker = Walker::new(&styles, numbering);
    for kind in ["footnotes", "endnotes"] {
        if let Some(part) = relations.part(&package, kind) {
            package.walk(&part, &mut walker)?;
        }
    }
    package.walk(&main, &mut walker)?;
    let Found { drafts, tables, mut not_read } = walker.finish(&main)?;
    not_read.headers = relations.count(&["header", "footer"]);
    let format =
        Path::new(path).extension().map_or_else(|| "docx".to_owned(), |extension| extension.to_string_lossy().to_lowercase());
    let receipt = Receipt { format, not_read, ..Receipt::default() };
    Ok(assemble(path, drafts, receipt, |table, row| tables.is_header(table, row)))
}
