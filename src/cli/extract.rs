//! `markpoint extract`: the text as it was read.

use std::io::{self, Write};

use super::args::{ExtractArgs, TextFormat, Voice};
use super::failure::{self, Failure};
use super::{Outcome, meant, output, stdin};
use crate::emit::{json_text, receipt, visible};
use crate::evidence::{self, Evidence, Receipt};

/// Reads and prints one file.
///
/// # Errors
/// The file cannot be read, or the text cannot be written.
pub(super) fn run(args: &ExtractArgs, voice: Voice) -> anyhow::Result<Outcome> {
    let file = std::slice::from_ref(&args.file);
    stdin::check(file, &args.stdin)?;
    let read = if stdin::is_meant(&args.file) { stdin::read } else { evidence::read };
    let evidence = stdin::named(file, &args.stdin).first().map_or_else(|| read(&args.file), |name| read(name));
    let evidence = evidence.map_err(|error| Failure::of(&meant::told(&[error], file)))?;
    match args.format {
        TextFormat::Json => output::print_bytes(|out| json_text::pretty(&evidence, out))?,
        TextFormat::Text => {
            output::print(|out| write(&evidence, args.places || voice.verbose, out))?;
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
