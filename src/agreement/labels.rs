//! Labels as they are read from a file, whatever its form.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::problem::Problem;
use super::{json_lines, spreadsheet};

/// The largest file of labels that is read. Thousands of whole portfolios fit.
const MAX_FILE_BYTES: u64 = 256 << 20;

/// What was read from a file of labels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelFile {
    /// The texts with their labels, in the file's order.
    pub texts: Vec<LabelledText>,
    /// Everything that could not be understood. While there is anything, figures would mislead.
    pub problems: Vec<Problem>,
}

/// A text and what a person says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledText {
    /// The file of labels.
    pub file: String,
    /// The line in it on which the text is first named (1-based).
    pub line: u64,
    /// What the text is called: its id, or its path as written.
    pub id: String,
    /// The unit it is said to be evidence for, as written.
    pub unit: Option<String>,
    /// Where the words are.
    pub source: Source,
    /// What is said of it.
    pub labels: Vec<Label>,
}

/// Where the words of a labelled text are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Among the labels.
    Text(String),
    /// In a file of its own.
    File(PathBuf),
}

/// One label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The line it stands on (1-based).
    pub line: u64,
    /// What it is about.
    pub item: Item,
    /// What it says.
    pub status: Status,
}

/// What a label is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A part: the point's id and the part's.
    Part(String, String),
    /// A mistake.
    Mistake(String),
    /// A point (`P1`), a part (`P1.a`) or a mistake (`M1`); the rubric says which.
    Any(String),
}

/// What a label says, or a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Of a point: every part is shown.
    Met,
    /// Of a point: some parts are shown.
    Partial,
    /// Of a point: no part is shown.
    Missing,
    /// Of a part.
    Shown,
    /// Of a part: not shown. What is only mentioned is not shown.
    Absent,
    /// Of a mistake: it is made.
    Found,
    /// Of a mistake: it is not made.
    Clear,
}

impl Status {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partial => "partial",
            Self::Missing => "missing",
            Self::Shown => "shown",
            Self::Absent => "absent",
            Self::Found => "found",
            Self::Clear => "clear",
        }
    }

    /// The status of that word, however it is capitalised. `in part` and `open` are what the report on the screen calls partial and
    /// missing; `mentioned` is not shown.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.to_lowercase().as_str() {
            "met" => Self::Met,
            "partial" | "in part" => Self::Partial,
            "missing" | "open" => Self::Missing,
            "shown" => Self::Shown,
            "absent" | "mentioned" => Self::Absent,
            "found" => Self::Found,
            "clear" => Self::Clear,
            _ => return None,
        })
    }

    /// Its place among the statuses of its kind, from 0.
    pub(super) fn rank(self) -> usize {
        match self {
            Self::Missing | Self::Absent | Self::Clear => 0,
            Self::Partial | Self::Shown | Self::Found => 1,
            Self::Met => 2,
        }
    }
}

/// Reads a file of labels: JSON lines (`.jsonl`, `.ndjson`, `.json`) or a table (`.csv`). What cannot be understood is among the
/// problems, all of it; so is a file that cannot be read.
#[must_use]
pub fn read(path: &Path) -> LabelFile {
    let file = path.display().to_string();
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let read = match extension.as_str() {
        "jsonl" | "ndjson" | "json" => bytes(path).map(|bytes| json_lines::read(&file, &bytes)),
        "csv" => bytes(path).map(|bytes| spreadsheet::read(&file, path, &bytes)),
        _ => Err("labels are read from .jsonl and .csv files; save them as one of these".to_owned()),
    };
    let whole = |message: String| Problem { file: file.clone(), line: None, message };
    match read {
        Ok(read) if read.texts.is_empty() && read.problems.is_empty() => {
            LabelFile { problems: vec![whole("there are no labels in it; add some".to_owned())], ..read }
        }
        Ok(read) => read,
        Err(message) => LabelFile { texts: Vec::new(), problems: vec![whole(message)] },
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if path.is_dir() {
        return Err("this is a folder; name a file of labels".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)).map_err(|error| {
        match error.kind() {
            io::ErrorKind::NotFound => "there is no such file; check the name and the folder".to_owned(),
            io::ErrorKind::PermissionDenied => "it may not be read; check its permissions".to_owned(),
            _ => format!("it cannot be read ({error}); check that you may open it"),
        }
    })?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(format!("the file is larger than {} MiB; split it", MAX_FILE_BYTES >> 20));
    }
    Ok(bytes)
}
