//! Paths as other programs look them up: from the folder the program runs in.

use std::borrow::Cow;
use std::env;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::emit::{self, Format, Look};
use crate::judgement::ReportSet;

/// Writes the set in a format, with paths from the working folder where the format's readers look files up.
///
/// # Errors
/// When `out` cannot be written to.
pub(super) fn write(format: Format, set: &ReportSet, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    let set = if format.links_files() { Cow::Owned(with_paths_from(&env::current_dir()?, set)) } else { Cow::Borrowed(set) };
    emit::write(format, &set, look, out)
}

/// The set with every path that lies in `folder` written from there, and forward slashes between its steps.
fn with_paths_from(folder: &Path, set: &ReportSet) -> ReportSet {
    let mut set = set.clone();
    for file in set.reports.iter_mut().flat_map(|report| &mut report.portfolio.files) {
        file.path = path_from(folder, Path::new(&file.path));
    }
    set
}

fn path_from(folder: &Path, path: &Path) -> String {
    let whole = tidy(&folder.join(path));
    let shown = whole.strip_prefix(tidy(folder)).unwrap_or(if path.is_absolute() { &whole } else { path });
    let shown = shown.to_string_lossy();
    // On other systems a backslash is a letter like any other.
    if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() }
}

/// The path without `.` and with `..` resolved by name, so that `./a` and `b/../a` are `a`.
pub(super) fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for step in path.components() {
        match step {
            Component::CurDir => {}
            Component::ParentDir => {
                tidy.pop();
            }
            step => tidy.push(step),
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn paths_start_at_the_working_folder() {
        for (path, expected) in [
            ("a.txt", "a.txt"),
            ("./a.txt", "a.txt"),
            ("b/../c/a.txt", "c/a.txt"),
            ("/home/me/course/c/a.txt", "c/a.txt"),
            ("../course/a.txt", "a.txt"),
            ("../other/a.txt", "../other/a.txt"),
            ("/srv/a.txt", "/srv/a.txt"),
            ("odd\\name.txt", "odd\\name.txt"),
        ] {
            assert_eq!(path_from(Path::new("/home/me/course"), Path::new(path)), expected, "{path}");
        }
    }
}
