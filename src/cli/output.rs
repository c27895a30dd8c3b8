//! Standard output: how wide it is, whether it has colour, and writing to it.

use std::io::{self, BufWriter, IsTerminal as _, Write};

use anstream::{AutoStream, ColorChoice};

/// Columns when there is no terminal to ask, so that a report in a file is the same everywhere.
const COLUMNS: u16 = 80;

/// Writes to standard output through a buffer.
///
/// # Errors
/// It cannot be written to; a closed pipe among other things.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    let mut out = BufWriter::new(AutoStream::new(stdout.lock(), choice));
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Writes to standard output through a buffer, and changes nothing.
///
/// # Errors
/// As for [`print`].
pub(super) fn print_bytes(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Whether what is printed may have colour: `NO_COLOR` and `CLICOLOR_FORCE` are heeded.
pub(super) fn color() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Columns of the terminal.
pub(super) fn width() -> u16 {
    if !io::stdout().is_terminal() {
        return COLUMNS;
    }
    terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| width.0)
}
