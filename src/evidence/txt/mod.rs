//! Reads plain text files.

mod lines;

use super::assemble::{Found, assemble};
use super::decode;
use super::draft::Draft;
use super::error::Problem;
use super::limits::BLOCKS;
use super::model::{Evidence, Receipt};
use super::source::Source;

/// The evidence in a text file.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let bytes = decode::bytes(source)?;
    let (text, encoding) = decode::decode(&bytes, None)?;
    count(&text)?;
    Ok(evidence(path, &text, Some(encoding)))
}

/// The paragraphs of a text that stands in another document.
pub(super) fn drafts(text: &str) -> Result<Vec<Draft>, Problem> {
    count(text)?;
    Ok(lines::drafts(text))
}

fn count(text: &str) -> Result<(), Problem> {
    if lines::count(text) > BLOCKS { Err(Problem::too_large("the file has", format!("{BLOCKS} lines of text"))) } else { Ok(()) }
}

/// The evidence in a text held in memory.
pub(super) fn evidence(path: &str, text: &str, encoding: Option<&str>) -> Evidence {
    let receipt = Receipt { format: "txt".to_owned(), encoding: encoding.map(str::to_owned), ..Receipt::default() };
    assemble(path, Found { drafts: lines::drafts(text), receipt, ..Found::default() }, |_, _| false)
}
