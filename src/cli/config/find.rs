//! Files that hold for a folder and everything below it.

use std::path::{Path, PathBuf};

/// The folder nearest to `here`, upwards, with a file called `name` in it, as a path from `here`: `..` or nothing at all.
pub(super) fn folder_of(name: &str, here: &Path) -> Option<PathBuf> {
    let upwards = here.ancestors().enumerate();
    let (steps, _) = { upwards }.find(|(_, folder)| folder.join(name).is_file())?;
    Some(std::iter::repeat_n("..", steps).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_upwards_is_found() {
        let top = tempfile::tempdir().unwrap();
        let below = top.path().join("a/b");
        std::fs::create_dir_all(&below).unwrap();
        std::fs::write(top.path().join("x.toml"), "").unwrap();
        assert_eq!(folder_of("x.toml", &below), Some(PathBuf::from("../..")));
        assert_eq!(folder_of("x.toml", top.path()), Some(PathBuf::new()));
        assert_eq!(folder_of("markpoint-nowhere.toml", &below), None);
    }
}
