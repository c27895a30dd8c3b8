//! Names that stand for learners, and the key file that says for whom.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::digest;
use crate::judgement::Report;
use crate::overview::Problem;
use crate::rubric::unique_map;

/// The name and version of the key file's form.
const SCHEMA: &str = "markpoint-pseudonyms/1";

/// What every pseudonym begins with.
const LEARNER: &str = "Learner ";

/// Which pseudonym stands for whom. Whoever has a pseudonym keeps it as long as the key file is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pseudonyms {
    by_name: BTreeMap<String, String>,
}

/// The key file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    schema: String,
    /// Name by pseudonym.
    #[serde(deserialize_with = "unique_map")]
    names: BTreeMap<String, String>,
}

/// Why a key file cannot be used.
#[derive(Debug, Error)]
pub enum KeyError {
    /// It cannot be opened.
    #[error("{path}: the key file cannot be read ({error}); name another, or one that is not there yet")]
    Io {
        /// Its path.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// It is something else.
    #[error(
        "{path}: this is no key file of markpoint ({what}), and is never written over; name another, or one that is not there yet"
    )]
    Other {
        /// Its path.
        path: String,
        /// What is wrong with it.
        what: String,
    },
}

impl Pseudonyms {
    /// Reads a key file; one that is not there yet has no names.
    ///
    /// # Errors
    /// It cannot be opened, or is no key file.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let shown = path.to_string_lossy().into_owned();
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(KeyError::Io { path: shown, error }),
        };
        Self::from_json(&bytes).map_err(|what| KeyError::Other { path: shown, what })
    }

    fn from_json(bytes: &[u8]) -> Result<Self, String> {
        let file: KeyFile = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if file.schema != SCHEMA {
            return Err(format!("its schema is {:?} and not {SCHEMA:?}", file.schema));
        }
        let mut by_name = BTreeMap::new();
        for (pseudonym, name) in file.names {
            if number(&pseudonym).is_none() {
                return Err(format!("{pseudonym:?} is not {LEARNER:?} and a number"));
            }
            if by_name.insert(name, pseudonym).is_some() {
                return Err("one name has two pseudonyms".to_owned());
            }
        }
        Ok(Self { by_name })
    }

    /// Gives a pseudonym to everyone who has none yet. Numbers follow no alphabet: they come in the order of the names' digests.
    pub fn add<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        let unknown: BTreeSet<&str> = names.into_iter().filter(|name| !self.by_name.contains_key(*name)).collect();
        let mut unknown: Vec<(String, &str)> = unknown.into_iter().map(|name| (digest::of(name.as_bytes()), name)).collect();
        unknown.sort();
        let last = self.by_name.values().filter_map(|pseudonym| number(pseudonym)).max().unwrap_or(0);
        for (number, (_, name)) in (last + 1..).zip(unknown) {
            self.by_name.insert(name.to_owned(), format!("{LEARNER}{number:03}"));
        }
    }

    /// The pseudonym of a learner.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(String::as_str)
    }

    /// The key file's text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let names = self.by_name.iter().map(|(name, pseudonym)| (pseudonym.clone(), name.clone())).collect();
        // A map of text always has a JSON form.
        serde_json::to_string_pretty(&KeyFile { schema: SCHEMA.to_owned(), names }).unwrap_or_default() + "\n"
    }
}

fn number(pseudonym: &str) -> Option<u64> {
    pseudonym.strip_prefix(LEARNER)?.parse().ok()
}

/// Takes the learner's name out of a report: of the portfolio and of every file, of which only the kind is left. What the learner wrote
/// is not changed.
pub fn disguise(report: &mut Report, pseudonym: &str) {
    let portfolio = &mut report.portfolio;
    pseudonym.clone_into(&mut portfolio.name);
    let files = portfolio.files.iter_mut().map(|file| &mut file.path);
    let not_read = portfolio.not_read.iter_mut().map(|file| &mut file.path);
    for (number, path) in (1..).zip(files.chain(not_read)) {
        *path = format!("{pseudonym}/{number}{}", extension(path));
    }
}

/// The same for what could not be read.
pub fn disguise_problem(problem: &mut Problem, pseudonym: &str) {
    pseudonym.clone_into(&mut problem.portfolio);
    problem.path = format!("{pseudonym}{}", extension(&problem.path));
}

/// ".docx"; nothing where what stands behind the last dot may be part of a name.
fn extension(path: &str) -> String {
    let extension = Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let is_kind = crate::evidence::can_read(Path::new(path)) || ["pdf", "doc", "png", "jpg"].contains(&extension);
    if is_kind { format!(".{extension}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_lasts_and_new_learners_get_new_ones() {
        let mut first = Pseudonyms::default();
        first.add(["Adams", "Baker", "Cole"]);
        let mut second = Pseudonyms::from_json(first.to_json().as_bytes()).unwrap();
        assert_eq!(second, first);
        second.add(["Cole", "Dunn", "Adams"]);
        for name in ["Adams", "Baker", "Cole"] {
            assert_eq!(second.of(name), first.of(name));
        }
        assert_eq!(second.of("Dunn"), Some("Learner 004"));
    }

    #[test]
    fn numbers_do_not_follow_the_alphabet() {
        let names: Vec<String> = ('a'..='z').map(String::from).collect();
        let mut pseudonyms = Pseudonyms::default();
        pseudonyms.add(names.iter().map(String::as_str));
        let mut order: Vec<&str> = names.iter().filter_map(|name| pseudonyms.of(name)).collect();
        let given = order.clone();
        order.sort_unstable();
        assert!(order.len() == 26 && order != given);
    }

    #[test]
    fn what_is_no_key_file_is_refused() {
        for (text, says) in [
            ("words", "expected value"),
            ("{}", "missing field"),
            (r#"{"schema": "other", "names": {}}"#, "its schema is"),
            (r#"{"schema": "markpoint-pseudonyms/1", "names": {"Bob": "Adams"}}"#, "and a number"),
            (r#"{"schema": "markpoint-pseudonyms/1", "names": {"Learner 1": "Adams", "Learner 2": "Adams"}}"#, "two pseudonyms"),
        ] {
            let refused = Pseudonyms::from_json(text.as_bytes()).unwrap_err();
            assert!(refused.contains(says), "{text}: {refused}");
        }
    }

    #[test]
    fn of_a_file_only_its_kind_is_left() {
        for (path, expected) in [("x/adams.docx", ".docx"), ("adams.pdf", ".pdf"), ("work.adams", ""), ("adams", "")] {
            let mut problem = Problem { portfolio: "adams".to_owned(), path: path.to_owned(), message: "broken".to_owned() };
            disguise_problem(&mut problem, "Learner 007");
            assert_eq!(problem.path, format!("Learner 007{expected}"));
        }
    }
}
