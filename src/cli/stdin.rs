//! Standard input as a file: `-`, under a name that says what kind of file it is.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::args::StdinArgs;
use super::failure::{self, Failure};
use crate::evidence::{self, Evidence, ReadError};

/// Whether a path means standard input. A file of that name is `./-`.
pub(super) fn is_meant(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The files, standard input under its name.
pub(super) fn named(files: &[PathBuf], args: &StdinArgs) -> Vec<PathBuf> {
    let name = |file: &PathBuf| args.stdin_name.as_ref().filter(|_| is_meant(file)).unwrap_or(file).clone();
    files.iter().map(name).collect()
}

/// Looks whether standard input is asked for as it can be had: once, and under a name.
///
/// # Errors
/// It is not.
pub(super) fn check(files: &[PathBuf], args: &StdinArgs) -> Result<(), Failure> {
    let problem = match (files.iter().filter(|file| is_meant(file)).count(), &args.stdin_name) {
        (0, None) | (1, Some(_)) => return Ok(()),
        (0, Some(_)) => "--stdin-name names what `-` reads, but there is no `-` among the files; add it or leave the name out",
        (1, None) => "`-` is standard input; say what kind of file comes through it, such as --stdin-name essay.docx",
        _ => "standard input can be read once only; name `-` once",
    };
    Err(Failure::of(&[problem]))
}

/// Reads standard input to its end, as work of this name.
///
/// # Errors
/// It cannot be used; the bounds are those of files.
pub(super) fn read(name: &Path) -> Result<Evidence, ReadError> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        failure::note("note: reading what you type; end it with Ctrl+D (in Windows: Ctrl+Z and Enter).");
    }
    evidence::read_stream(&name.to_string_lossy(), &mut stdin.lock())
}
