//! Views of what was checked elsewhere: the lines of `--format jsonl`, in files or on standard input.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::group::Group;
use super::listed;
use crate::cli::failure::Failure;
use crate::cohort::{self, Line, Pseudonyms, in_order};
use crate::passages::Sketch;
use crate::rubric::limits::MAX_PROBLEMS;

/// Takes in every line of the files. In whatever files and order they come, the view is the same.
///
/// # Errors
/// A file cannot be read, a line is none, or a report does not belong with the others. As many of them as a person can use are named.
pub(super) fn gather(files: &[PathBuf], key_file: Option<&Path>, jobs: NonZeroUsize) -> Result<Group, Failure> {
    let pseudonyms = match key_file {
        Some(key_file) => Some(listed::for_all(key_file, names(files, jobs)?.iter().map(String::as_str))?),
        None => None,
    };
    let mut group = Group::default();
    each(files, jobs, |line| take(line, pseudonyms.as_ref(), &mut group))?;
    Ok(group)
}

fn take((line, sketch): Sketched, pseudonyms: Option<&Pseudonyms>, group: &mut Group) -> Result<(), String> {
    match line {
        Line::Report(mut report, _) => {
            if let Some(pseudonym) = pseudonyms.and_then(|all| all.of(&report.portfolio.name)) {
                cohort::disguise(&mut report, pseudonym);
            }
            group.add(&report, None, sketch).map_err(|misfit| misfit.to_string())
        }
        Line::Problem(mut problem) => {
            if let Some(pseudonym) = pseudonyms.and_then(|all| all.of(&problem.portfolio)) {
                cohort::disguise_problem(&mut problem, pseudonym);
            }
            group.problem(problem);
            Ok(())
        }
    }
}

/// Everybody's names, which come before the first pseudonym can be given.
fn names(files: &[PathBuf], jobs: NonZeroUsize) -> Result<BTreeSet<String>, Failure> {
    if files.iter().any(|file| is_standard_input(file)) {
        let message =
            "standard input can be read only once, and pseudonyms need two readings; save the lines as a file and name that";
        return Err(Failure::of(&[message]));
    }
    let mut names = BTreeSet::new();
    each(files, jobs, |(line, _)| {
        names.insert(match line {
            Line::Report(report, _) => report.portfolio.name,
            Line::Problem(problem) => problem.portfolio,
        });
        Ok(())
    })?;
    Ok(names)
}

/// A line, and the sketch of its portfolio, which is made where the line is read.
type Sketched = (Line, Option<Sketch>);

fn sketched(mut line: Line) -> Sketched {
    let sketch = match &mut line {
        Line::Report(_, wording) => wording.take().map(|wording| Sketch::of(&wording)),
        Line::Problem(_) => None,
    };
    (line, sketch)
}

/// Where a line stands, and what it holds or what is wrong with it.
type Read = (String, Result<Vec<u8>, String>);

/// Reads every line of every file, several at a time, and hands them on in order.
fn each(files: &[PathBuf], jobs: NonZeroUsize, mut take: impl FnMut(Sketched) -> Result<(), String>) -> Result<(), Failure> {
    let mut problems = Vec::new();
    let parsed = |(place, text): Read| (place, text.and_then(|text| cohort::line(&text)).map(sketched));
    in_order(files.iter().flat_map(|file| lines(file)), jobs, parsed, |(place, line)| {
        if let Err(problem) = line.and_then(&mut take) {
            problems.push(format!("{place}: {problem}"));
        }
        if problems.len() < MAX_PROBLEMS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if problems.is_empty() { Ok(()) } else { Err(Failure::of(&problems)) }
}

/// The lines of a file that are not empty.
fn lines(file: &Path) -> Box<dyn Iterator<Item = Read> + Send> {
    let name = if is_standard_input(file) { "standard input".to_owned() } else { file.display().to_string() };
    let source: Box<dyn BufRead + Send> = if is_standard_input(file) {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match File::open(file) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => return Box::new([(name, Err(cannot(&error)))].into_iter()),
        }
    };
    let numbered = (1..).zip(source.split(b'\n'));
    let kept = numbered.filter(|(_, line)| line.as_ref().map_or(true, |text| !text.iter().all(u8::is_ascii_whitespace)));
    let mut ended = false;
    Box::new(kept.map_while(move |(number, line): (u64, io::Result<Vec<u8>>)| {
        // After an error a reader may give the same one for ever.
        if std::mem::replace(&mut ended, line.is_err()) {
            None
        } else {
            Some((format!("{name}, line {number}"), line.map_err(|error| cannot(&error))))
        }
    }))
}

fn is_standard_input(file: &Path) -> bool {
    file == Path::new("-")
}

fn cannot(error: &io::Error) -> String {
    format!("cannot be read ({error}); check that the file is there and that you may open it")
}
