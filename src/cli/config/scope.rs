//! Which work a part of a file is about.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use toml::de::DeValue;

use super::reader;
use crate::cli::relative::tidy;

/// The work that a run looks up its settings for.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) enum Scope<'w> {
    /// No work is judged, or nobody wants settings: no file is looked for.
    Nothing,
    /// One piece of work: its files and folders, from the working folder. Without any: what holds for all work.
    Work(&'w [PathBuf]),
    /// Many portfolios that are all held against the same.
    Portfolios,
}

/// Patterns of paths, from the folder of the file they are written in.
#[derive(Debug, Clone)]
pub(super) struct Globs {
    set: GlobSet,
}

/// How much of the work a part of a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Every file and folder that is named.
    All,
    /// Some of them.
    Some,
    /// None.
    None,
}

impl Globs {
    /// How much of `work`, paths from the same folder, they are about.
    pub(super) fn about(&self, work: &[PathBuf]) -> About {
        let matched = work.iter().filter(|path| self.set.is_match(path)).count();
        match matched {
            0 => About::None,
            all if all == work.len() => About::All,
            _ => About::Some,
        }
    }
}

/// One pattern, or a list of them. `*` and `?` stay within a name, `**` goes through folders.
pub(super) fn globs(value: &DeValue<'_>) -> Result<Globs, String> {
    let mut set = GlobSetBuilder::new();
    for pattern in reader::texts(value)? {
        let pattern = pattern.strip_prefix("./").unwrap_or(&pattern);
        let glob = GlobBuilder::new(pattern).literal_separator(true).build();
        set.add(glob.map_err(|error| format!("{pattern:?} is no pattern of paths: {}", error.kind()))?);
    }
    Ok(Globs { set: set.build().map_err(|error| format!("these patterns cannot be used: {}", error.kind()))? })
}

/// The paths of work as seen from `folder`; one that lies outside keeps its whole path. `here` is the folder the program runs in.
pub(super) fn from(folder: &Path, here: &Path, work: &[PathBuf]) -> Vec<PathBuf> {
    let folder = tidy(&here.join(folder));
    let seen = |path: &PathBuf| {
        let path = tidy(&here.join(path));
        path.strip_prefix(&folder).map(Path::to_owned).unwrap_or(path)
    };
    work.iter().map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(patterns: &str) -> Result<Globs, String> {
        globs(DeValue::parse(patterns).unwrap().get_ref())
    }

    #[test]
    fn a_star_stays_within_a_name_and_two_go_through_folders() {
        for (pattern, path, expected) in [
            ("'*.md'", "a.md", true),
            ("'*.md'", "slides/a.md", false),
            ("'**/*.md'", "a.md", true),
            ("'slides/**'", "slides/week 1/a.md", true),
            ("['x', './slides/*.{md,html}']", "slides/a.html", true),
            ("'slides/[ab].md'", "slides/c.md", false),
        ] {
            let about = of(pattern).unwrap().about(&[PathBuf::from(path)]);
            assert_eq!(about == About::All, expected, "{pattern} {path}");
        }
        assert!(of("'slides/[a'").unwrap_err().contains("is no pattern of paths"));
        assert!(of("7").unwrap_err().contains("a text or a list of texts"));
    }

    #[test]
    fn work_in_several_places_is_matched_whole_or_in_part() {
        let work = |paths: &[&str]| paths.iter().map(PathBuf::from).collect::<Vec<_>>();
        let globs = of("'slides/*'").unwrap();
        assert_eq!(globs.about(&work(&["slides/a", "slides/b"])), About::All);
        assert_eq!(globs.about(&work(&["slides/a", "b"])), About::Some);
        assert_eq!(globs.about(&[]), About::None);
    }

    #[cfg(unix)]
    #[test]
    fn paths_begin_at_the_folder_of_the_file() {
        let work: Vec<PathBuf> = ["a.md", "../b.md", "/srv/c.md"].map(PathBuf::from).into();
        let expected: Vec<PathBuf> = ["slides/a.md", "b.md", "/srv/c.md"].map(PathBuf::from).into();
        assert_eq!(from(Path::new(".."), Path::new("/course/slides"), &work), expected);
    }
}
