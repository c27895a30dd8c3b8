//! `markpoint extract`: the text as it was read.

use std::io::{self, Write};

use super::args::{ExtractArgs, TextFormat};
use super::failure::{self, Failure};
use super::{Outcome, output};
use crate::emit::visible;
use crate::evidence::{self, Evidence, Receipt};

/// Reads and prints one file.
///
/// # Errors
/// The file cannot be read, or the text cannot be written.
pub(super) fn run(args: &ExtractArgs) -> anyhow::Result<Outcome> {
    let evidence = evidence::read(&args.file).map_err(|error| Failure::of(&[error]))?;
    match args.format {
        TextFormat::Json => output::print(|out| {
            serde_json::to_writer_pretty(&mut *out, &evidence)?;
            out.write_all(b"\n")
        })?,
        TextFormat::Text => {
            output::print(|out| write(&evidence, args.places, out))?;
            failure::note(&summary(&evidence.receipt));
        }
    }
    Ok(Outcome::Clear)
}

/// One block a line, whatever line breaks it has inside.
fn write(evidence: &Evidence, places: bool, out: &mut dyn Write) -> io::Result<()> {
    for block in &evidence.blocks {
        let words: Vec<&str> = evidence.block_text(block).split_whitespace().collect();
        let text = words.join(" ");
        if places {
            write!(out, "{}: ", block.place)?;
        }
        writeln!(out, "{}", visible(&text))?;
    }
    Ok(())
}

/// What was and was not read, in one line.
fn summary(receipt: &Receipt) -> String {
    let read = &receipt.read;
    let read = counted(&[
        (receipt.words, "word", "words"),
        (read.headings, "heading", "headings"),
        (read.paragraphs, "paragraph", "paragraphs"),
        (read.list_items, "list item", "list items"),
        (read.cells, "table cell", "table cells"),
        (read.notes, "note", "notes"),
        (read.text_boxes, "text box", "text boxes"),
    ]);
    let not_read = &receipt.not_read;
    let not_read = counted(&[
        (not_read.images, "picture", "pictures"),
        (not_read.embedded, "embedded file", "embedded files"),
        (not_read.comments, "comment", "comments"),
        (not_read.deleted, "deleted passage", "deleted passages"),
        (not_read.headers, "header or footer", "headers and footers"),
        (not_read.hidden, "hidden passage", "hidden passages"),
    ]);
    let encoding = receipt.encoding.as_ref().map(|encoding| format!(", {encoding}")).unwrap_or_default();
    format!("read ({}{encoding}): {}; not read: {}", receipt.format, or_nothing(&read), or_nothing(&not_read))
}

fn counted(counts: &[(usize, &str, &str)]) -> String {
    let some = counts.iter().filter(|(count, ..)| *count > 0);
    let named: Vec<String> = some.map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many })).collect();
    named.join(", ")
}

fn or_nothing(list: &str) -> &str {
    if list.is_empty() { "nothing" } else { list }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{NotReadCounts, ReadCounts};

    #[test]
    fn the_summary_names_what_there_is_and_nothing_else() {
        let receipt = Receipt {
            format: "docx".to_owned(),
            encoding: None,
            words: 120,
            read: ReadCounts { headings: 1, paragraphs: 4, ..ReadCounts::default() },
            not_read: NotReadCounts { images: 2, ..NotReadCounts::default() },
            ..Receipt::default()
        };
        assert_eq!(summary(&receipt), "read (docx): 120 words, 1 heading, 4 paragraphs; not read: 2 pictures");
        let nothing = Receipt { format: "txt".to_owned(), encoding: Some("UTF-8".to_owned()), ..Receipt::default() };
        assert_eq!(summary(&nothing), "read (txt, UTF-8): nothing; not read: nothing");
    }
}
