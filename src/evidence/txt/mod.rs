//! Reads plain text files.

mod lines;

use std::io::Read;

use super::assemble::assemble;
use super::draft::Draft;
use super::error::Problem;
use super::limits::{BLOCKS, TEXT_FILE_BYTES};
use super::model::{Evidence, Receipt};
use super::source::Source;

/// The evidence in a text file.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let mut bytes = Vec::new();
    source.reader().map_err(Problem::Io)?.take(TEXT_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(Problem::Io)?;
    if bytes.len() as u64 > TEXT_FILE_BYTES {
        return Err(Problem::too_large("the file holds", format!("{} MiB", TEXT_FILE_BYTES >> 20)));
    }
    let (text, encoding) = super::decode::decode(&bytes)?;
    if lines::count(&text) > BLOCKS {
        return Err(Problem::too_large("the file has", format!("{BLOCKS} lines of text")));
    }
    Ok(evidence(path, &text, Some(encoding)))
}

/// The paragraphs of a text.
pub(super) fn drafts(text: &str) -> Vec<Draft> {
    lines::drafts(text)
}

/// The evidence in a text held in memory.
pub(super) fn evidence(path: &str, text: &str, encoding: Option<&str>) -> Evidence {
    let receipt = Receipt { format: "txt".to_owned(), encoding: encoding.map(str::to_owned), ..Receipt::default() };
    assemble(path, lines::drafts(text), receipt, |_, _| false)
}
