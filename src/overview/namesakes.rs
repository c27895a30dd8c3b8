//! Portfolios of one name from several folders, as an awarding body has them: what they are called so that they can be told apart.

use std::collections::{BTreeMap, BTreeSet};

/// Which names stand for several portfolios. A single folder has none of these; lines from several may.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namesakes(BTreeMap<String, BTreeSet<Vec<String>>>);

impl Namesakes {
    /// Of portfolios, each by its name and the path of any of its files.
    pub fn of<'n>(portfolios: impl IntoIterator<Item = (&'n str, &'n str)>) -> Self {
        let mut folders: BTreeMap<&str, BTreeSet<Vec<&str>>> = BTreeMap::new();
        for (name, path) in portfolios {
            folders.entry(name).or_default().insert(folder(name, path));
        }
        let several = folders.into_iter().filter(|(_, folders)| folders.len() > 1);
        let owned = |folders: BTreeSet<Vec<&str>>| {
            folders.into_iter().map(|folder| folder.into_iter().map(str::to_owned).collect()).collect()
        };
        Self(several.map(|(name, folders)| (name.to_owned(), owned(folders))).collect())
    }

    /// What the portfolio is called that has namesakes: its name behind as many of the folders it is in as tell it apart.
    #[must_use]
    pub fn called(&self, name: &str, path: &str) -> Option<String> {
        let folders = self.0.get(name)?;
        let longest = folders.iter().map(Vec::len).max().unwrap_or(0);
        let differ =
            |most: &usize| folders.iter().map(|folder| last(folder, *most)).collect::<BTreeSet<_>>().len() == folders.len();
        let most = (1..longest).find(differ).unwrap_or(longest);
        let own = folder(name, path);
        Some(last(&own, most).iter().copied().chain([name]).collect::<Vec<_>>().join("/"))
    }
}

/// The folders that a portfolio is in, the outermost first; none where its name does not stand in its path.
fn folder<'p>(name: &str, path: &'p str) -> Vec<&'p str> {
    let steps: Vec<&str> = path.split(['/', '\\']).filter(|step| !matches!(*step, "" | ".")).collect();
    let end = steps.iter().position(|step| *step == name).unwrap_or(0);
    steps[..end].to_vec()
}

/// The last steps of a way, at most so many.
fn last<T>(steps: &[T], most: usize) -> &[T] {
    &steps[steps.len().saturating_sub(most)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_namesakes_get_a_folder_before_their_name_and_no_more_than_is_needed() {
        let portfolios = [
            ("Smith", "/x/2025/a/Smith/essay.docx"),
            ("Smith", "/x/2025/b/Smith/notes/Smith/essay.docx"),
            ("Jones", "/x/2025/a/Jones/one.txt"),
            ("Jones", "./x/2025/a/Jones/two.txt"),
            ("Lee.txt", "2024/a/Lee.txt"),
            ("Lee.txt", "2025/a/Lee.txt"),
            ("Lee.txt", "Lee.txt"),
            ("essay.docx and 2 more", "a/essay.docx"),
            ("essay.docx and 2 more", "b/essay.docx"),
        ];
        let namesakes = Namesakes::of(portfolios);
        let called: Vec<Option<String>> = portfolios.iter().map(|(name, path)| namesakes.called(name, path)).collect();
        let called: Vec<&str> = called.iter().map(|called| called.as_deref().unwrap_or("–")).collect();
        assert_eq!(called, ["a/Smith", "b/Smith", "–", "–", "2024/a/Lee.txt", "2025/a/Lee.txt", "Lee.txt", "–", "–"]);
    }
}
