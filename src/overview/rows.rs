//! Everybody in a cohort: those whose work was read, and those whose work could not be.

use std::collections::BTreeMap;
use std::path::Path;

use super::model::{Cohort, Learner, Problem};
use super::natural::natural;

/// One portfolio, read or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'c> {
    /// Its name, or its pseudonym.
    pub name: &'c str,
    /// The learner in each view of the cohort; nothing where no report on that rubric is there.
    pub learners: Vec<Option<&'c Learner>>,
    /// What of it could not be read.
    pub problems: Vec<&'c Problem>,
}

impl Row<'_> {
    /// Whether nothing of it could be read, so that no view has a learner for it.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.learners.iter().all(Option::is_none)
    }
}

impl Cohort {
    /// A row for each portfolio that was read or should have been, by name.
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'_>> {
        let mut rows: BTreeMap<(&str, &str), Row<'_>> = BTreeMap::new();
        let empty = |name| Row { name, learners: vec![None; self.views.len()], problems: Vec::new() };
        for (view, of) in self.views.iter().enumerate() {
            for learner in &of.learners {
                let row = rows.entry((&learner.name, learner.path())).or_insert_with(|| empty(&learner.name));
                row.learners[view] = Some(learner);
            }
        }
        for problem in &self.problems {
            let name = problem.portfolio.as_str();
            let of_that_name = rows.range((name, "")..).map(|(key, _)| *key).take_while(|key| key.0 == name);
            let known = of_that_name.into_iter().find(|key| is_one(name, key.1, &problem.path));
            let key = known.unwrap_or((name, &problem.path));
            rows.entry(key).or_insert_with(|| empty(name)).problems.push(problem);
        }
        let mut rows: Vec<((&str, &str), Row<'_>)> = rows.into_iter().collect();
        rows.sort_by(|(one, _), (other, _)| natural(one.0, other.0).then(one.1.cmp(other.1)));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// The portfolios of which nothing could be read, by name.
    #[must_use]
    pub fn unread(&self) -> Vec<Row<'_>> {
        if self.problems.is_empty() { Vec::new() } else { self.rows().into_iter().filter(Row::is_unread).collect() }
    }
}

/// Whether two paths lie in one portfolio of this name. Lines from several folders may hold the same name twice; a pseudonym, or a name
/// that was given a number, stands in no path and says by itself whose it is.
fn is_one(name: &str, one: &str, other: &str) -> bool {
    match (root(name, one), root(name, other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// Where the portfolio of this name begins in a path.
fn root<'p>(name: &str, path: &'p str) -> Option<&'p Path> {
    Path::new(path).ancestors().filter(|part| part.file_name().is_some_and(|last| last == name)).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_stands_twice_is_told_apart_by_its_folder() {
        for (name, one, other, expected) in [
            ("adams", "x/adams/1.txt", "x/adams/2.docx", true),
            ("adams", "x/adams/1.txt", "x/adams", true),
            ("adams", "x/adams/1.txt", "y/adams/1.txt", false),
            ("adams.docx", "x/adams.docx", "y/adams.docx", false),
            ("Learner 001", "Learner 001/1.txt", "Learner 001.docx", true),
            ("adams (2)", "x/adams/1.txt", "y/adams", true),
        ] {
            assert_eq!(is_one(name, one, other), expected, "{one} {other}");
        }
    }
}
