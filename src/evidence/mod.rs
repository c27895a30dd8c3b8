//! Reads files into blocks of text, each with its place, and a receipt of what was and was not read.

mod assemble;
mod decode;
mod docx;
mod draft;
mod error;
mod folder;
mod header_rows;
mod html;
mod kinds;
mod limits;
mod lines;
mod markdown;
mod model;
mod numerals;
mod odt;
mod own_report;
mod package;
mod shape;
mod sniff;
mod source;
mod tables;
mod tally;
mod txt;
mod written;
mod xml;

pub(crate) use docx::Anchored;
pub use error::{Problem, ReadError};
pub use folder::{CohortFolder, Folder, LeftOut, cohort_folder, folder};
pub use model::{Block, BlockKind, Evidence, NotReadCounts, Picture, Place, ReadCounts, Receipt};
pub(crate) use package::Part;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use kinds::Kind;
use source::Source;

/// Reads one file. Its kind is told by its extension: `.txt`, `.docx`, `.docm`, `.dotx`, `.dotm`, `.odt`, `.ott`, `.md`, `.html`.
///
/// # Errors
///
/// When the file is missing, empty, damaged, protected, too large, of a kind that is not read, or holds no words.
pub fn read(path: &Path) -> Result<Evidence, ReadError> {
    read_file(path).map_err(|problem| ReadError::new(path, problem))
}

/// Reads one file that should be somebody's work.
///
/// # Errors
///
/// As for [`read`], and when it is a report that this program wrote.
pub fn read_work(path: &Path) -> Result<Evidence, ReadError> {
    let evidence = read(path)?;
    if own_report::is_report(&evidence) { Err(ReadError::new(path, Problem::OwnReport)) } else { Ok(evidence) }
}

/// Reads bytes held in memory as if they were a file of this name: its extension tells their kind.
///
/// # Errors
///
/// As for [`read`], but for those of the file system.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Evidence, ReadError> {
    let path = Path::new(name);
    let read = || {
        let kind = Kind::of(path)?;
        if bytes.is_empty() { Err(Problem::Empty) } else { read_source(name, kind, &Source::Bytes(bytes.into())) }
    };
    read().map_err(|problem| ReadError::new(path, problem))
}

/// Reads a stream to its end as if it were a file of this name: its extension tells its kind. It is held in memory; nothing is written.
///
/// # Errors
///
/// As for [`read_bytes`], and when the stream cannot be read or is longer than a file of its kind may be.
pub fn read_stream(name: &str, stream: &mut dyn Read) -> Result<Evidence, ReadError> {
    let path = Path::new(name);
    let told = |problem| ReadError::new(path, problem);
    let most = match Kind::of(path).map_err(told)? {
        Kind::Text | Kind::Markdown | Kind::Html => limits::TEXT_FILE_BYTES,
        Kind::Word | Kind::OpenText => limits::STREAMED_PACKAGE_BYTES,
    };
    let mut bytes = Vec::new();
    stream.take(most + 1).read_to_end(&mut bytes).map_err(|error| told(Problem::Io(error)))?;
    if bytes.len() as u64 > most {
        return Err(told(Problem::too_large("the file holds", format!("{} MiB", most >> 20))));
    }
    read_bytes(name, &bytes)
}

/// Whether a file of this name is of a kind that is read.
#[must_use]
pub fn can_read(path: &Path) -> bool {
    Kind::of(path).is_ok()
}

/// The evidence in a passage held in memory, read as if it were a `.txt` file. `name` becomes its path.
#[must_use]
pub fn from_text(name: &str, text: &str) -> Evidence {
    txt::evidence(name, text, None)
}

/// The text of evidence, one block a line, each line ended by `\n`.
#[must_use]
pub fn plain(evidence: &Evidence) -> String {
    let mut out = String::with_capacity(evidence.text.len());
    for block in &evidence.blocks {
        let text = evidence.block_text(block);
        out.extend(
            text.chars()
                .map(|c| if matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { c }),
        );
        out.push('\n');
    }
    out
}

/// Reads a Word document together with where its words stand in it, so that comments can be put beside them.
///
/// # Errors
///
/// As for [`read`], and when it is no Word document.
pub(crate) fn anchored(path: &Path) -> Result<Anchored, ReadError> {
    let read = || {
        let (kind, file) = open(path)?;
        if kind != Kind::Word {
            return Err(Problem::NoWordDocument);
        }
        let anchored = docx::anchored(&path.to_string_lossy(), &Source::File(file))?;
        with_words(&anchored.evidence)?;
        Ok(anchored)
    };
    read().map_err(|problem| ReadError::new(path, problem))
}

fn read_file(path: &Path) -> Result<Evidence, Problem> {
    let (kind, file) = open(path)?;
    read_source(&path.to_string_lossy(), kind, &Source::File(file))
}

fn open(path: &Path) -> Result<(Kind, File), Problem> {
    let facts = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Problem::Missing,
        _ => Problem::Io(error),
    })?;
    if facts.is_dir() {
        return Err(Problem::Folder);
    }
    let kind = Kind::of(path)?;
    if !facts.is_file() {
        return Err(Problem::Special);
    }
    if facts.len() == 0 {
        return Err(Problem::Empty);
    }
    Ok((kind, File::open(path).map_err(Problem::Io)?))
}

fn read_source(path: &str, kind: Kind, source: &Source) -> Result<Evidence, Problem> {
    let evidence = match kind {
        Kind::Text => txt::read(path, source)?,
        Kind::Word => docx::read(path, source)?,
        Kind::OpenText => odt::read(path, source)?,
        Kind::Markdown => markdown::read(path, source)?,
        Kind::Html => html::read(path, source)?,
    };
    with_words(&evidence)?;
    Ok(evidence)
}

fn with_words(evidence: &Evidence) -> Result<(), Problem> {
    if evidence.receipt.words > 0 {
        return Ok(());
    }
    let pictures = evidence.receipt.not_read.images > 0;
    Err(Problem::NoText(if pictures { " (only pictures, which are not read)" } else { "" }))
}

#[cfg(test)]
mod tests;
