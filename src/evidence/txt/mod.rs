//! Reads plain text files.

mod lines;

use std::fs::File;
use std::path::Path;

use super::assemble::{Found, assemble};
use super::decode;
use super::error::Problem;
use super::limits::BLOCKS;
use super::model::{Evidence, Receipt};

/// The evidence in a text file.
pub(super) fn read(path: &Path, file: File) -> Result<Evidence, Problem> {
    let bytes = decode::bytes(file)?;
    let (text, encoding) = decode::decode(&bytes, None)?;
    if lines::count(&text) > BLOCKS {
        return Err(Problem::too_large("the file has", format!("{BLOCKS} lines of text")));
    }
    Ok(evidence(&path.to_string_lossy(), &text, Some(encoding)))
}

/// The evidence in a text held in memory.
pub(super) fn evidence(path: &str, text: &str, encoding: Option<&str>) -> Evidence {
    let receipt = Receipt { format: "txt".to_owned(), encoding: encoding.map(str::to_owned), ..Receipt::default() };
    assemble(path, Found { drafts: lines::drafts(text), receipt, ..Found::default() }, |_, _| false)
}
