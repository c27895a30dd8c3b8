//! Reads Markdown. Line numbers are kept, so that a report can point at the line to change.

mod notes;
#[cfg(test)]
mod tests;
mod walker;

use pulldown_cmark::{Options, Parser};

use super::assemble::assemble;
use super::decode;
use super::error::Problem;
use super::limits::MARKDOWN_BYTES;
use super::model::{Evidence, Receipt};
use super::source::Source;
use walker::Walker;

/// What is read beyond the common core: what people write on the sites and in the editors that made Markdown known.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// The evidence in a Markdown file.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let bytes = decode::bytes(source)?;
    if bytes.len() > MARKDOWN_BYTES {
        return Err(Problem::too_large("the file holds", format!("{} MiB", MARKDOWN_BYTES >> 20)));
    }
    let (text, encoding) = decode::decode(&bytes, None)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut walker = Walker::new(&text);
    for (event, range) in Parser::new_ext(&text, OPTIONS).into_offset_iter() {
        walker.event(event, range)?;
    }
    let (mut found, tables) = walker.finish()?;
    found.receipt = Receipt { format: "md".to_owned(), encoding: Some(encoding.to_owned()), ..found.receipt };
    Ok(assemble(path, found, |table, row| tables.is_header(table, row)))
}
