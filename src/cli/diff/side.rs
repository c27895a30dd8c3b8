//! One of the two things that are compared: work, or reports on it.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::cli::args::StdinArgs;
use crate::cli::check;
use crate::cli::failure::Failure;
use crate::evidence::Evidence;
use crate::judgement::{Report, read_back};

/// Bytes of a file of reports. A report on a long portfolio has some hundred thousand.
const REPORT_BYTES: u64 = 16 << 20;

/// Work, or reports on it.
pub(super) struct Side {
    /// Its path, as given.
    pub(super) path: String,
    /// What is in it.
    pub(super) content: Content,
}

/// What a side holds.
pub(super) enum Content {
    /// Work to judge: its name, and its files.
    Work(String, Vec<Evidence>),
    /// Reports, at least one.
    Reports(Vec<Report>),
}

impl Side {
    /// Reads a file of reports, or the file or folder of a piece of work.
    ///
    /// # Errors
    /// It cannot be used.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let content = if holds_reports(path) {
            Content::Reports(reports(path)?)
        } else {
            let files = [path.to_owned()];
            Content::Work(check::name(&files), check::read(&files, &StdinArgs::default())?)
        };
        Ok(Self { path: path.display().to_string(), content })
    }
}

/// Whether a path is that of reports. Work is never kept as JSON, so the ending decides.
pub(super) fn holds_reports(path: &Path) -> bool {
    ["json", "jsonl"].iter().any(|ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)))
}

fn reports(path: &Path) -> Result<Vec<Report>, Failure> {
    let told = |problem: &str| Failure::of(&[format!("{}: {problem}", path.display())]);
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => told("there is no such file; check the name and the folder"),
        std::io::ErrorKind::InvalidData => {
            told("is no report (it is not UTF-8); write one with `markpoint check … --output json=FILE`")
        }
        _ => told(&format!("cannot be read ({error}); check that the file is there and that you may open it")),
    };
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(REPORT_BYTES + 1).read_to_string(&mut text)).map_err(unreadable)?;
    if text.len() as u64 > REPORT_BYTES {
        return Err(told(&format!("is no report: it has more than {} MiB", REPORT_BYTES >> 20)));
    }
    read_back(text.trim_start_matches('\u{feff}')).map_err(|problem| told(&problem.to_string()))
}
