//! What can go wrong when a file is read, said in one line: which file, what is wrong, what to do.

use std::path::Path;

use thiserror::Error;

/// A file that could not be read, and why.
#[derive(Debug, Error)]
#[error("{path}: {problem}")]
pub struct ReadError {
    /// The path as it was given; whoever prints it makes control characters visible.
    pub path: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl ReadError {
    /// A problem with the file at `path`.
    pub(super) fn new(path: &Path, problem: Problem) -> Self {
        Self { path: path.to_string_lossy().into_owned(), problem }
    }
}

/// Why a file could not be read. Each message says what to do about it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Problem {
    /// There is no such file.
    #[error("there is no such file; check the name and the folder")]
    Missing,
    /// The path names a folder.
    #[error("this is a folder; name a file in it")]
    Folder,
    /// A folder in which nothing can be read.
    #[error("holds {0}; put your work in it as .docx, .odt or .txt")]
    NothingInFolder(String),
    /// A folder with too much in it to be one portfolio.
    #[error("holds more than {1} {0}; name the folder of one learner's work")]
    FolderTooLarge(&'static str, usize),
    /// A folder with too much in it to be one cohort.
    #[error("holds more than {0} files and folders; divide it, and put the results together with --from-jsonl")]
    CohortTooLarge(usize),
    /// A device or pipe, which may never end.
    #[error("this is not a file but a device or pipe; save what it holds as a file")]
    Special,
    /// The operating system refused.
    #[error("cannot be read ({0}); check that the file is there and that you may open it")]
    Io(std::io::Error),
    /// The file has no bytes.
    #[error("the file is empty (0 bytes); save your work again and use the new file")]
    Empty,
    /// The file was read, but holds no words.
    #[error("holds no text that can be read{0}; write or paste the answers as text")]
    NoText(&'static str),
    /// Files of this kind are not read.
    #[error("{0}")]
    UnknownKind(String),
    /// The file is a report that this program wrote.
    #[error("is a report that markpoint wrote, not evidence; name the learner's own work")]
    OwnReport,
    /// Only a Word document can be written on.
    #[error("is no Word document; comments can be put into .docx, .docm, .dotx and .dotm files only: save your work as .docx")]
    NoWordDocument,
    /// A text file that is not text.
    #[error("is not plain text (it holds control characters); open it in the program that made it and save it as .docx or .txt")]
    Binary,
    /// A document under a password.
    #[error(
        "is protected by a password; open it where you wrote it, remove the password (in Word: File > Info > Protect Document) and save it again"
    )]
    Encrypted,
    /// The name says one thing, the content another.
    #[error("is not what its name says but {0}; open it in the program that made it and save it as .docx")]
    Disguised(&'static str),
    /// The name says one thing, the content another that could be read under its own name.
    #[error("is not what its name says but {is}; rename it so that it ends in {to}")]
    Renamed {
        /// What it is: "a Word document".
        is: &'static str,
        /// How its name should end: ".docx".
        to: &'static str,
    },
    /// A broken container or part.
    #[error("is damaged: {0}; open it in Word or LibreOffice, let it be repaired, and save it again as .docx")]
    Damaged(String),
    /// A bound that keeps reading safe was reached.
    #[error("is too large to read safely: {what} more than {limit}; split it into smaller files or remove what is not text")]
    TooLarge {
        /// What there is too much of, with its verb: "word/document.xml holds".
        what: String,
        /// The bound, with its unit: "64 MiB".
        limit: String,
    },
}

impl Problem {
    /// The problem of a bound that was reached.
    pub(super) fn too_large(what: impl Into<String>, limit: impl Into<String>) -> Self {
        Self::TooLarge { what: what.into(), limit: limit.into() }
    }
}
