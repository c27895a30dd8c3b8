//! The portfolios of a cohort.

use std::path::{Path, PathBuf};

use crate::evidence::{self, LeftOut, ReadError};
use crate::overview::Problem;

/// One learner's work: a file, or a folder with all its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portfolio {
    /// What it is called in every result: the name of the file or folder, or a pseudonym.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// The name is a pseudonym, so that no path may appear in a result either.
    pub pseudonym: bool,
}

impl Portfolio {
    /// The portfolio at `path`, under the name it has there.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        // A path such as `..` has no last name of its own.
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned();
        Self { name, path, pseudonym: false }
    }

    /// What is wrong with it as a whole.
    #[must_use]
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        let path = if self.pseudonym { self.name.clone() } else { self.path.to_string_lossy().into_owned() };
        Problem { portfolio: self.name.clone(), path, message: message.into() }
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

/// Lists the portfolios in a folder: each folder in it is one, and each file.
///
/// # Errors
/// The folder cannot be listed, or holds too much.
pub fn portfolios(folder: &Path) -> Result<Listed, ReadError> {
    let found = evidence::cohort_folder(folder)?;
    // A PDF among Word documents is a learner who would be missed; a picture is not.
    let (written, left_out): (Vec<LeftOut>, Vec<LeftOut>) = found.left_out.into_iter().partition(|other| other.advice.is_some());
    let mut paths: Vec<PathBuf> = found.portfolios.into_iter().chain(written.into_iter().map(|other| other.path)).collect();
    paths.sort();
    Ok(Listed { portfolios: paths.into_iter().map(Portfolio::at).collect(), left_out })
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
}
