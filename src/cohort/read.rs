//! The evidence of one portfolio: files, and folders with all that is in them.

use std::path::{Path, PathBuf};

use crate::evidence::{self, Evidence, LeftOut, Problem, ReadError};
use crate::judgement::FileNotRead;

/// More text than this in one portfolio is no portfolio: it is as much as one file may hold.
const TEXT_BYTES: usize = 16 << 20;

/// What was read of a portfolio.
#[derive(Debug, Default)]
pub struct Read {
    /// What was read, in order.
    pub evidence: Vec<Evidence>,
    /// Files in folders that are of a kind that is not read.
    pub left_out: Vec<LeftOut>,
    /// Files in folders that should have been read and could not be.
    pub damaged: Vec<ReadError>,
}

/// Why nothing of a portfolio can be used.
#[derive(Debug)]
pub enum Unreadable {
    /// These files and folders cannot be read.
    Files(Vec<ReadError>),
    /// All of it is more than one portfolio can be: what is wrong and what to do.
    TooMuch(String),
}

impl Read {
    /// The files in its folders that were not read, and what they are, for the report.
    #[must_use]
    pub fn not_read(&self) -> Vec<FileNotRead> {
        let broken = |error: &ReadError| FileNotRead { path: error.path.clone(), what: "cannot be read".to_owned() };
        let other =
            |other: &LeftOut| FileNotRead { path: other.path.to_string_lossy().into_owned(), what: other.what.to_owned() };
        self.damaged.iter().map(broken).chain(self.left_out.iter().map(other)).collect()
    }

    /// Takes in a file; if it could not be read, that goes to `errors`.
    fn take(&mut self, file: Result<Evidence, ReadError>, errors: &mut Vec<ReadError>) -> Result<(), Unreadable> {
        match file {
            Ok(evidence) => self.evidence.push(evidence),
            Err(error) => errors.push(error),
        }
        if self.evidence.iter().map(|evidence| evidence.text.len()).sum::<usize>() <= TEXT_BYTES {
            return Ok(());
        }
        let limit = TEXT_BYTES >> 20;
        Err(Unreadable::TooMuch(format!(
            "the files together hold text of more than {limit} MiB; name the work of one learner only"
        )))
    }
}

/// Reads every file, and every file of every folder.
///
/// # Errors
/// A file that was named cannot be used, a folder has nothing that can be, or all is more than one portfolio can be.
pub fn read(paths: &[PathBuf]) -> Result<Read, Unreadable> {
    read_with(paths, |_| None)
}

/// The same, where some paths are no files: `other` reads those, and gives nothing for what is a file or a folder.
///
/// # Errors
/// As for [`read`].
pub fn read_with(paths: &[PathBuf], other: impl Fn(&Path) -> Option<Result<Evidence, ReadError>>) -> Result<Read, Unreadable> {
    let mut read = Read::default();
    let (mut errors, mut damaged, mut reports) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths {
        if let Some(file) = other(path) {
            read.take(file, &mut errors)?;
        } else if path.is_dir() {
            match evidence::folder(path) {
                Ok(folder) => {
                    read.left_out.extend(folder.left_out);
                    for path in folder.files {
                        match evidence::read_work(&path) {
                            Err(error) if matches!(error.problem, Problem::OwnReport) => {
                                read.left_out.push(LeftOut { path, what: "a report of markpoint", advice: None });
                                reports.push(error);
                            }
                            file => read.take(file, &mut damaged)?,
                        }
                    }
                }
                Err(error) => errors.push(error),
            }
        } else {
            read.take(evidence::read_work(path), &mut errors)?;
        }
    }
    if read.evidence.is_empty() {
        damaged.extend(reports);
    }
    if !errors.is_empty() || (read.evidence.is_empty() && !damaged.is_empty()) {
        errors.extend(damaged);
        return Err(Unreadable::Files(errors));
    }
    read.damaged = damaged;
    Ok(read)
}
