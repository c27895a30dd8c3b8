//! `markpoint rubric validate`: is a rubric sound?

use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::{Outcome, output};
use crate::emit::visible;
use crate::rubric::{self, Loaded};

/// Checks rubric files, and the lexicon and examples beside them, and prints a line for each if all are sound.
///
/// # Errors
/// Every problem of every file.
pub(super) fn run(files: &[PathBuf]) -> anyhow::Result<Outcome> {
    let (mut sound, mut failures) = (Vec::new(), Vec::new());
    for file in files {
        match check(file) {
            Ok(line) => sound.push(line),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        return Err(Failure::all(failures).into());
    }
    output::print(|out| sound.iter().try_for_each(|line| writeln!(out, "{line}")))?;
    Ok(Outcome::Clear)
}

fn check(file: &Path) -> Result<String, Failure> {
    let Loaded { rubric, .. } = rubric::load(file)?;
    let examples = rubric::examples_beside(file, &rubric).transpose()?;
    let with_examples = examples.map(|_| ", with examples").unwrap_or_default();
    let parts: usize = rubric.points.iter().map(|point| point.parts.len()).sum();
    let (points, mistakes, tips) = (rubric.points.len(), rubric.mistakes.len(), rubric.tips.len());
    let path = file.display().to_string();
    Ok(format!("{}: sound: points {points}, parts {parts}, mistakes {mistakes}, tips {tips}{with_examples}", visible(&path)))
}
