//! Whether learners' reports can go into a folder, with nothing lost that stands there and nobody named who should not be.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::cli::args::CohortArgs;
use crate::cli::failure::Failure;
use crate::emit::html;
use crate::emit::receipt::count;
use crate::rubric::limits::MAX_PROBLEMS;

/// Looks, before anything is written, whether pages of these names can stand in the folder, which need not be there yet.
///
/// # Errors
/// Another result of the run goes to one of them, one is there and is no page of markpoint's, or pages of an earlier run would name those who
/// have pseudonyms now.
pub(super) fn is_free(folder: &Path, args: &CohortArgs, names: &[String]) -> Result<(), Failure> {
    let Ok(folder_itself) = fs::canonicalize(folder) else { return Ok(()) };
    let taken: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let written = args.outputs.iter().map(|output| output.path.as_path()).chain(args.pseudonyms.as_deref());
    let twice = written.filter(|path| is_one_of(path, &folder_itself, &taken));
    let twice = twice.map(|path| format!("{}: a learner's own report is written to this file; name another", path.display()));
    let others = names.iter().map(|name| folder.join(name)).filter(|path| path.exists() && !is_page(path).unwrap_or(false));
    let others = others.map(|path| {
        format!(
            "{}: this is no report of markpoint's, and is never written over; name another folder for the reports",
            path.display()
        )
    });
    let mut problems: Vec<String> = twice.chain(others).take(MAX_PROBLEMS).collect();
    if args.pseudonyms.is_some() {
        // What this run writes over names nobody any more.
        let outputs =
            args.outputs.iter().filter_map(|output| output.path.file_name()).map(|name| name.to_string_lossy().to_lowercase());
        problems.extend(named(folder, &taken.into_iter().chain(outputs).collect()));
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::of(&problems)) }
}

/// Whether a path is one of these files of the folder, whatever the case of its letters.
fn is_one_of(path: &Path, folder: &Path, names: &BTreeSet<String>) -> bool {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    name.is_some_and(|name| names.contains(&name)) && fs::canonicalize(parent).is_ok_and(|parent| parent == folder)
}

/// Says that there are pages of an earlier run, under names that are no pseudonyms.
fn named(folder: &Path, taken: &BTreeSet<String>) -> Option<String> {
    let is_named = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let number = name.strip_prefix("learner-").and_then(|rest| rest.strip_suffix(".html"));
        let is_pseudonym = number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        !is_pseudonym && !taken.contains(&name) && name.ends_with(".html") && is_page(path).unwrap_or(false)
    };
    let paths = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    // Who they are must not be said here either.
    let pages = paths.filter(is_named).count();
    (pages > 0).then(|| {
        let pages = count(pages, "page", "pages");
        format!(
            "{}: {pages} of an earlier run stand here under other names than pseudonyms; name another folder for the reports, or delete them",
            folder.display()
        )
    })
}

/// Whether a file is a page that markpoint has made.
fn is_page(path: &Path) -> io::Result<bool> {
    if !path.is_file() {
        return Ok(false);
    }
    let mut beginning = Vec::new();
    File::open(path)?.take(html::MARKED_WITHIN).read_to_end(&mut beginning)?;
    Ok(html::is_marked(&beginning))
}
