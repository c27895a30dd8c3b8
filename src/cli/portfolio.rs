//! The evidence of one portfolio: files, and folders with all that is in them.

use std::path::{Path, PathBuf};

use super::args::StdinArgs;
use super::failure::{self, Failure};
use super::stdin;
use crate::evidence::{self, Evidence, LeftOut, ReadError};
use crate::judgement::FileNotRead;

/// More text than this in one portfolio is no portfolio: it is as much as one file may hold.
const TEXT_BYTES: usize = 16 << 20;

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
    let mut portfolio = Portfolio::default();
    let (mut errors, mut damaged, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    stdin::check(paths, args)?;
    for (path, name) in paths.iter().zip(stdin::named(paths, args)) {
        if stdin::is_meant(path) {
            portfolio.take(&name, stdin::read, &mut errors)?;
        } else if path.is_dir() {
            match evidence::folder(path) {
                Ok(folder) => {
                    left_out.extend(folder.left_out);
                    folder.files.iter().try_for_each(|file| portfolio.take(file, evidence::read, &mut damaged))?;
                }
                Err(error) => errors.push(error),
            }
        } else {
            portfolio.take(path, evidence::read, &mut errors)?;
        }
    }
    if !errors.is_empty() || (portfolio.evidence.is_empty() && !damaged.is_empty()) {
        errors.extend(damaged);
        return Err(Failure::of(&errors));
    }
    note(&left_out);
    let other = |other: LeftOut| FileNotRead { path: other.path.to_string_lossy().into_owned(), what: other.what.to_owned() };
    let broken = |error: &ReadError| FileNotRead { path: error.path.clone(), what: "cannot be read".to_owned() };
    portfolio.not_read = damaged.iter().map(broken).chain(left_out.into_iter().map(other)).collect();
    portfolio.damaged = (!damaged.is_empty()).then(|| Failure::of(&damaged));
    Ok(portfolio)
}

impl Portfolio {
    /// Takes in a file; if it cannot be read, that goes to `errors`.
    fn take(
        &mut self,
        file: &Path,
        read: impl FnOnce(&Path) -> Result<Evidence, ReadError>,
        errors: &mut Vec<ReadError>,
    ) -> Result<(), Failure> {
        match read(file) {
            Ok(evidence) => self.evidence.push(evidence),
            Err(error) => errors.push(error),
        }
        if self.evidence.iter().map(|evidence| evidence.text.len()).sum::<usize>() <= TEXT_BYTES {
            return Ok(());
        }
        let limit = TEXT_BYTES >> 20;
        Err(Failure::of(&[format!("the files together hold text of more than {limit} MiB; name the work of one learner only")]))
    }
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
