//! `markpoint extract`: the text as it was read.

use std::io::{self, Write};

use super::args::{ExtractArgs, TextFormat};
use super::failure::{self, Failure};
use super::{Outcome, output};
use crate::emit::{receipt, visible};
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
    let encoding = receipt.encoding.as_ref().map(|encoding| format!(", {encoding}")).unwrap_or_default();
    format!("read ({}{encoding}): {}", receipt.format, receipt::told(receipt))
}
