//! Reads OpenDocument texts (.odt, .ott): a zip of XML parts, each read as a stream with an explicit stack.

mod element;
#[cfg(test)]
mod fixture;
mod lists;
mod manifest;
mod styles;
#[cfg(test)]
mod tests;
mod walker;

use std::path::Path;

use super::assemble::{Found, assemble};
use super::error::Problem;
use super::model::{Evidence, Receipt};
use super::package::Package;
use super::source::Source;
use styles::Styles;
use walker::Walker;

/// The evidence in an OpenDocument text.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let mut package = Package::open(source)?;
    manifest::check(&mut package)?;
    let mut styles = Styles::default();
    if package.has("styles.xml") {
        package.walk("styles.xml", &mut styles)?;
    }
    let mut walker = Walker::new(styles);
    package.walk("content.xml", &mut walker)?;
    let (drafts, pictures, tables, not_read) = walker.finish()?;
    let format =
        Path::new(path).extension().map_or_else(|| "odt".to_owned(), |extension| extension.to_string_lossy().to_lowercase());
    let receipt = Receipt { format, not_read, ..Receipt::default() };
    let found = Found { drafts, pictures, receipt };
    Ok(assemble(path, found, |table, row| tables.is_header(table, row)))
}
