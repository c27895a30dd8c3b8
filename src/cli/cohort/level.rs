//! A folder of groups that was taken for a group: its "learners" are folders of learners.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::failure;
use crate::cohort::Portfolio;
use crate::emit::receipt::count;
use crate::emit::visible;
use crate::evidence;

/// As many folders in one learner's folder look like learners. A portfolio has one for each task or unit.
const FOLDERS: usize = 12;

/// As many files of one kind in one folder do. A portfolio of single pages may have some.
const FILES: usize = 20;

/// Says so once, of the first, if any portfolio looks like a group. Nothing else changes: a person may know better.
pub(super) fn look(portfolios: &[Portfolio]) {
    let mut groups = portfolios.iter().filter_map(|portfolio| Some((portfolio, group(&portfolio.path)?)));
    let Some((first, holds)) = groups.next() else { return };
    let others = match groups.count() {
        0 => String::new(),
        more => format!(" {} like it.", count(more, "more looks", "more look")),
    };
    // With pseudonyms no name may be told, and a path is one.
    let (named, meant) = if first.pseudonym.is_some() {
        (first.shown().to_owned(), "the folder of one group".to_owned())
    } else {
        (first.name.clone(), format!("`markpoint cohort {}`", quoted(&first.path)))
    };
    failure::note(&format!("note: {named} holds {holds} and counts as the work of one learner; did you mean {meant}?{others}"));
}

/// What a folder holds that looks like a group's: "40 folders", "40 .docx files".
fn group(path: &Path) -> Option<String> {
    let within = path.is_dir().then(|| evidence::cohort_folder(path).ok()).flatten()?;
    let (folders, files): (Vec<_>, Vec<_>) = within.portfolios.iter().partition(|path| path.is_dir());
    if folders.len() >= FOLDERS {
        return Some(format!("{} folders", folders.len()));
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let kind = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        *kinds.entry(kind).or_default() += 1;
    }
    kinds.into_iter().find(|(_, files)| *files >= FILES).map(|(kind, files)| format!("{files} .{kind} files"))
}

/// A path as it is typed.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = visible(&path);
    if path.contains(|c: char| !(c.is_alphanumeric() || "/\\.-_:".contains(c))) {
        format!("\"{path}\"")
    } else {
        path.into_owned()
    }
}
