//! The portfolios of a cohort.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::evidence::{self, LeftOut, ReadError};
use crate::judgement::Waiver;

/// One learner's work: a file, or a folder with all its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portfolio {
    /// The name of the file or folder.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it is called instead, in every result and on every screen.
    pub pseudonym: Option<String>,
    /// What a person lets be in it.
    pub waivers: Vec<Waiver>,
}

impl Portfolio {
    /// The portfolio at `path`, under the name it has there.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        // A path such as `..` has no last name of its own.
        let name = readable(path.file_name().unwrap_or(path.as_os_str()));
        Self { name, path, pseudonym: None, waivers: Vec::new() }
    }

    /// The name that may be shown.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.pseudonym.as_deref().unwrap_or(&self.name)
    }
}

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Listed {
    /// The portfolios, by name. Those that a learner may have written, but in a kind of file that is not read, are among them: that
    /// they cannot be read is found, and said, when they are.
    pub portfolios: Vec<Portfolio>,
    /// Files and links that are nobody's work.
    pub left_out: Vec<LeftOut>,
}

/// Lists the portfolios in a folder: each folder in it is one, and each file. No two have the same name.
///
/// # Errors
/// The folder cannot be listed, or holds too much.
pub fn portfolios(folder: &Path) -> Result<Listed, ReadError> {
    let found = evidence::cohort_folder(folder)?;
    // A PDF among Word documents is a learner who would be missed; a picture is not.
    let (written, left_out): (Vec<LeftOut>, Vec<LeftOut>) = found.left_out.into_iter().partition(|other| other.advice.is_some());
    let mut paths: Vec<PathBuf> = found.portfolios.into_iter().chain(written.into_iter().map(|other| other.path)).collect();
    paths.sort();
    let mut portfolios: Vec<Portfolio> = paths.into_iter().map(Portfolio::at).collect();
    tell_apart(&mut portfolios);
    Ok(Listed { portfolios, left_out })
}

/// A name as text. A byte that is none is written as `\xFF`: two names stay two, wherever and beside whatever others they are read.
fn readable(name: &OsStr) -> String {
    let mut readable = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        readable.push_str(chunk.valid());
        for byte in chunk.invalid() {
            readable.push_str(&format!("\\x{byte:02X}"));
        }
    }
    readable
}

/// Gives a number to names that are equal because one of them cannot be shown as it is written.
fn tell_apart(portfolios: &mut [Portfolio]) {
    let mut taken = BTreeSet::new();
    for portfolio in portfolios {
        let name = portfolio.name.clone();
        let mut number = 1;
        while !taken.insert(portfolio.name.clone()) {
            number += 1;
            portfolio.name = format!("{name} ({number})");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn each_folder_and_each_file_that_a_learner_may_have_written_is_a_portfolio() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("baker")).unwrap();
        for name in ["adams.docx", "cole.txt", "dunn.pdf", "group.jpg", ".hidden.txt", "~$adams.docx"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let listed = portfolios(folder.path()).unwrap();
        let names: Vec<&str> = listed.portfolios.iter().map(|portfolio| portfolio.name.as_str()).collect();
        assert_eq!(names, ["adams.docx", "baker", "cole.txt", "dunn.pdf"]);
        assert_eq!(listed.left_out.iter().map(|other| other.what).collect::<Vec<_>>(), ["a picture"]);
    }

    #[test]
    fn equal_names_are_told_apart() {
        let mut portfolios = ["a", "a", "a (2)", "b"].map(|name| Portfolio::at(PathBuf::from(name)));
        tell_apart(&mut portfolios);
        assert_eq!(portfolios.map(|portfolio| portfolio.name), ["a", "a (2)", "a (2) (2)", "b"]);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_stay_two() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = |bytes: &[u8]| Portfolio::at(PathBuf::from("x").join(OsStr::from_bytes(bytes))).name;
        assert_eq!(
            [name(b"Zo\xEB.txt"), name(b"Zo\xE9.txt"), name("Zoë.txt".as_bytes())],
            ["Zo\\xEB.txt", "Zo\\xE9.txt", "Zoë.txt"]
        );
    }
}
