//! The evidence of one portfolio: files, and folders with all that is in them.

use std::path::{Path, PathBuf};

use super::args::StdinArgs;
use super::failure::{self, Failure};
use super::{meant, stdin};
use crate::cohort::{self, Unreadable};
use crate::evidence::{Evidence, LeftOut};
use crate::judgement::FileNotRead;

/// What was read of a portfolio.
#[derive(Debug, Default)]
pub(super) struct Portfolio {
    /// What was read, in order.
    pub(super) evidence: Vec<Evidence>,
    /// Files in folders that were not read, and why.
    pub(super) not_read: Vec<FileNotRead>,
    /// Files in folders that should have been read and could not be.
    pub(super) damaged: Option<Failure>,
}

/// Reads every file, and every file of every folder.
///
/// # Errors
/// A file that was named cannot be used, a folder has nothing that can be, or all is more than one portfolio can be. Everything
/// that is in the way is named.
pub(super) fn read(paths: &[PathBuf], args: &StdinArgs) -> Result<Portfolio, Failure> {
    stdin::check(paths, args)?;
    let piped = |path: &Path| args.stdin_name.as_deref().filter(|_| stdin::is_meant(path)).map(stdin::read);
    let read = cohort::read_with(paths, piped).map_err(|unreadable| match unreadable {
        Unreadable::Files(errors) => Failure::of(&meant::told(&errors, paths)),
        Unreadable::TooMuch(message) => Failure::of(&[message]),
    })?;
    note(&read.left_out);
    let not_read = read.not_read();
    let damaged = (!read.damaged.is_empty()).then(|| Failure::of(&read.damaged));
    Ok(Portfolio { evidence: read.evidence, not_read, damaged })
}

/// Says how to hand in what a learner may have written in a kind of file that is not read, once for each kind.
fn note(left_out: &[LeftOut]) {
    let mut told: Vec<&str> = Vec::new();
    for other in left_out {
        let Some(advice) = other.advice.as_ref().filter(|_| !told.contains(&other.what)) else { continue };
        told.push(other.what);
        let more = left_out.iter().filter(|others| others.what == other.what).count() - 1;
        let more = if more == 0 { String::new() } else { format!(" (and {more} more)") };
        failure::note(&format!("note: {}{more}: {advice}", other.path.to_string_lossy()));
    }
}
