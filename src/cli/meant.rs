//! What a person may have meant by a file that is not there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::evidence::{self, Problem, ReadError};
use crate::rubric::nearest;

/// What is told of these errors, a line each: of a file that is not there, with what may have been meant. `given` are the paths as they
/// were named, in order.
pub(super) fn told(errors: &[ReadError], given: &[PathBuf]) -> Vec<String> {
    let given: Vec<String> = given.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let missing: Vec<&str> = errors.iter().filter(|error| is_missing(error)).map(|error| error.path.as_str()).collect();
    let split = split_names(&missing, &given);
    let mut lines: Vec<String> =
        split.iter().map(|pieces| format!("a name with spaces needs quotes: \"{}\"", pieces.join(" "))).collect();
    let is_piece = |error: &&ReadError| is_missing(error) && split.iter().any(|pieces| pieces.contains(&error.path));
    lines.extend(errors.iter().filter(|error| !is_piece(error)).map(one));
    lines
}

fn is_missing(error: &ReadError) -> bool {
    matches!(error.problem, Problem::Missing)
}

fn one(error: &ReadError) -> String {
    let near = if is_missing(error) { beside(Path::new(&error.path)) } else { None };
    near.map_or_else(|| error.to_string(), |near| format!("{}: there is no such file; did you mean {near}?", error.path))
}

/// The names that a shell has split at their spaces: each stretch of paths that are not there and together are a file.
fn split_names<'g>(missing: &[&str], given: &'g [String]) -> Vec<&'g [String]> {
    let stretches = given.split(|path| !missing.contains(&path.as_str()));
    stretches.filter(|pieces| pieces.len() > 1 && Path::new(&pieces.join(" ")).is_file()).collect()
}

/// A file in the same folder that is called so but for its ending, or nearly so. Of several the first by name.
fn beside(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or_else(|| Path::new("."))).ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| evidence::can_read(Path::new(name))).collect();
    names.sort_unstable();
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    let is_it = |name: &&String| Path::new(name).file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case(&wanted));
    let name = names.iter().find(is_it).map(String::as_str);
    let name = name.or_else(|| nearest(&wanted, names.iter().map(String::as_str)))?;
    Some(folder.map_or_else(|| name.to_owned(), |folder| folder.join(name).to_string_lossy().into_owned()))
}
