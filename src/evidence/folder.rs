//! A folder as one portfolio: which of its files are read, in which order, and which are not.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::{Problem, ReadError};
use super::kinds::{Kind, Other};
use super::limits::{COHORT_ENTRIES, FOLDER_DEPTH, FOLDER_ENTRIES, FOLDER_FILES};

/// The files of a portfolio.
#[derive(Debug, Default)]
pub struct Folder {
    /// Files of a kind that is read, sorted by name: first those in the folder itself, then those of each folder in it.
    pub files: Vec<PathBuf>,
    /// Files and links that are not read, in the same order.
    pub left_out: Vec<LeftOut>,
}

/// Something in a folder that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path.
    pub path: PathBuf,
    /// What it is: "a picture".
    pub what: &'static str,
    /// How to hand in what it says, where it may hold text that the learner wrote.
    pub advice: Option<String>,
}

/// Lists the files of a folder and of the folders in it. Hidden files and what programs leave behind are passed over; links are
/// never followed, so that nothing outside of the folder is read and nothing twice.
///
/// # Errors
///
/// When a folder cannot be listed, when the folder is too large or too deep, or when nothing in it can be read.
pub fn folder(path: &Path) -> Result<Folder, ReadError> {
    let mut found = Folder::default();
    let mut seen = 0;
    let mut open = VecDeque::from([(path.to_owned(), 0)]);
    while let Some((here, depth)) = open.pop_front() {
        if depth > FOLDER_DEPTH {
            return Err(ReadError::new(path, Problem::too_large("it has folders in folders", format!("{FOLDER_DEPTH} deep"))));
        }
        let within = list(&here, path, &mut seen, &mut found)?;
        for folder in within.into_iter().rev() {
            open.push_front((folder, depth + 1));
        }
    }
    if found.files.is_empty() {
        return Err(ReadError::new(path, Problem::NothingInFolder(kinds(&found.left_out))));
    }
    Ok(found)
}

/// A folder of portfolios: each folder in it is one, and each file.
#[derive(Debug, Default)]
pub struct CohortFolder {
    /// Folders, and files of a kind that is read, sorted by name.
    pub portfolios: Vec<PathBuf>,
    /// Files and links that are not read, in the same order.
    pub left_out: Vec<LeftOut>,
}

/// Lists the portfolios in a folder. What is passed over is the same as for [`folder`].
///
/// # Errors
///
/// When the folder cannot be listed or holds too much.
pub fn cohort_folder(path: &Path) -> Result<CohortFolder, ReadError> {
    let mut found = Folder::default();
    let mut seen = 0;
    let folders = entries(path, &mut seen, COHORT_ENTRIES, &mut found)?
        .ok_or_else(|| ReadError::new(path, Problem::CohortTooLarge(COHORT_ENTRIES)))?;
    let mut portfolios: Vec<PathBuf> = folders.into_iter().chain(found.files).collect();
    portfolios.sort_by(|one, other| one.file_name().cmp(&other.file_name()));
    Ok(CohortFolder { portfolios, left_out: found.left_out })
}

/// Takes in the files of one folder of a portfolio, and gives the folders in it.
fn list(here: &Path, root: &Path, seen: &mut usize, found: &mut Folder) -> Result<Vec<PathBuf>, ReadError> {
    let folders = entries(here, seen, FOLDER_ENTRIES, found)?
        .ok_or_else(|| ReadError::new(root, Problem::FolderTooLarge("files and folders", FOLDER_ENTRIES)))?;
    if found.files.len() > FOLDER_FILES {
        return Err(ReadError::new(root, Problem::FolderTooLarge("files that can be read", FOLDER_FILES)));
    }
    Ok(folders)
}

/// Takes in the files of one folder, and gives the folders in it; nothing when more than `most` files and folders have been seen.
fn entries(here: &Path, seen: &mut usize, most: usize, found: &mut Folder) -> Result<Option<Vec<PathBuf>>, ReadError> {
    let broken = |error| ReadError::new(here, Problem::Io(error));
    let mut entries = Vec::new();
    for entry in fs::read_dir(here).map_err(broken)? {
        let entry = entry.map_err(broken)?;
        *seen += 1;
        if *seen > most {
            return Ok(None);
        }
        if !is_passed_over(&entry.file_name().to_string_lossy()) {
            entries.push((entry.file_name(), entry.path(), entry.file_type().map_err(broken)?));
        }
    }
    entries.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let mut folders = Vec::new();
    for (_, path, kind) in entries {
        if kind.is_dir() && !is_document(&path) {
            folders.push(path);
        } else if kind.is_symlink() {
            found.left_out.push(LeftOut { path, what: "a link", advice: None });
        } else if !kind.is_file() && !kind.is_dir() {
            found.left_out.push(LeftOut { path, what: "a device or pipe", advice: None });
        } else {
            match Kind::of(&path) {
                Ok(_) => found.files.push(path),
                Err(problem) => {
                    let other = Other::of(&path);
                    let advice = other.written.then(|| problem.to_string());
                    found.left_out.push(LeftOut { path, what: other.what, advice });
                }
            }
        }
    }
    Ok(Some(folders))
}

/// Hidden files, the lock files of Word and LibreOffice, and what systems leave in folders.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with("~WRL")
        || ["Thumbs.db", "desktop.ini", "__MACOSX", "Icon\r"].contains(&name)
}

/// On a Mac a document of Pages and its kin may be a folder.
fn is_document(path: &Path) -> bool {
    ["pages", "numbers", "key"].iter().any(|extension| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension)))
}

/// What a folder holds in which nothing can be read: "only a PDF, which markpoint cannot read".
fn kinds(left_out: &[LeftOut]) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for other in left_out {
        if !kinds.contains(&other.what) {
            kinds.push(other.what);
        }
    }
    match left_out {
        [] => "no file that is read".to_owned(),
        [one] => format!("only {}, which markpoint cannot read", one.what),
        _ => format!("only what markpoint cannot read ({})", kinds.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files.
    fn with(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            if file.contains('/') {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
            }
            fs::write(path, "words").unwrap();
        }
        folder
    }

    fn names(root: &Path, paths: impl IntoIterator<Item = PathBuf>) -> Vec<String> {
        paths.into_iter().map(|path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn files_are_listed_in_a_stable_order_and_what_nobody_wrote_is_passed_over() {
        let folder = with(&[
            "b.txt",
            "a.docx",
            "~$a.docx",
            ".hidden.txt",
            ".git/c.txt",
            "sub/z.md",
            "sub/deep/y.html",
            "more/x.odt",
            "photo.JPG",
            "sub/plan.pdf",
            "Thumbs.db",
            "__MACOSX/a.docx",
            "essay.pages/Index.zip",
        ]);
        let found = super::folder(folder.path()).unwrap();
        assert_eq!(names(folder.path(), found.files), ["a.docx", "b.txt", "more/x.odt", "sub/z.md", "sub/deep/y.html"]);
        let told: Vec<(&str, bool)> = found.left_out.iter().map(|other| (other.what, other.advice.is_some())).collect();
        assert_eq!(told, [("a Pages document", true), ("a picture", false), ("a PDF", true)]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_never_followed() {
        let outside = with(&["secret.txt"]);
        let folder = with(&["a.txt"]);
        for (target, link) in [
            (outside.path().join("secret.txt"), "secret.txt"),
            (outside.path().to_owned(), "elsewhere"),
            (folder.path().to_owned(), "round"),
        ] {
            std::os::unix::fs::symlink(target, folder.path().join(link)).unwrap();
        }
        let found = super::folder(folder.path()).unwrap();
        assert_eq!(names(folder.path(), found.files), ["a.txt"]);
        assert_eq!(
            names(folder.path(), found.left_out.into_iter().map(|other| other.path)),
            ["elsewhere", "round", "secret.txt"]
        );
    }

    #[test]
    fn every_bound_of_a_folder_is_named_and_an_empty_one_is_an_error() {
        let many: Vec<String> = (0..=FOLDER_FILES).map(|n| format!("{n}.txt")).collect();
        let pictures: Vec<String> = (0..=FOLDER_ENTRIES).map(|n| format!("{n}.png")).collect();
        let deep = format!("{}a.txt", "d/".repeat(FOLDER_DEPTH + 1));
        for (files, says) in [
            (many.iter().map(String::as_str).collect(), "500 files that can be read"),
            (pictures.iter().map(String::as_str).collect(), "10000 files and folders"),
            (vec![deep.as_str()], "16 deep"),
            (vec![".hidden.txt"], "holds no file that is read;"),
            (vec!["a.pdf"], "holds only a PDF, which markpoint cannot read;"),
            (vec!["a.png", "b.png"], "holds only what markpoint cannot read (a picture);"),
            (vec!["a.png", "b.pdf"], "holds only what markpoint cannot read (a picture, a PDF);"),
        ] {
            let folder = with(&files);
            let message = super::folder(folder.path()).unwrap_err().to_string();
            assert!(message.contains(says) && message.lines().count() == 1, "{says}: {message}");
        }
    }
}
