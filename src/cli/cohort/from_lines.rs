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
use crate::judgement::Report;
use crate::overview::Namesakes;
use crate::passages::Sketch;
use crate::rubric::limits::MAX_PROBLEMS;

/// Takes in every line of the files. In whatever files and order they come, the view is the same.
///
/// # Errors
/// A file cannot be read, a line is none, or a report does not belong with the others. As many of them as a person can use are named.
pub(super) fn gather(files: &[PathBuf], key_file: Option<&Path>, jobs: NonZeroUsize) -> Result<Group, Failure> {
    let disguise = match key_file {
        Some(key_file) => Some(Disguise::of(files, key_file, jobs)?),
        None => None,
    };
    let mut group = Group::default();
    each(files, jobs, |line| take(line, disguise.as_ref(), &mut group))?;
    Ok(group)
}

fn take((line, sketch): Sketched, disguise: Option<&Disguise>, group: &mut Group) -> Result<(), String> {
    match line {
        Line::Report(mut report, _) => {
            if let Some(pseudonym) = disguise.and_then(|all| all.pseudonym(&report.portfolio.name, path(&report))) {
                cohort::disguise(&mut report, pseudonym);
            }
            group.add(&report, None, sketch).map_err(|misfit| misfit.to_string())
        }
        Line::Problem(mut problem) => {
            if let Some(pseudonym) = disguise.and_then(|all| all.pseudonym(&problem.portfolio, &problem.path)) {
                cohort::disguise_problem(&mut problem, pseudonym);
            }
            group.problem(problem);
            Ok(())
        }
    }
}

/// The path by which a portfolio is told from its namesakes.
fn path(report: &Report) -> &str {
    report.portfolio.files.first().map_or("", |file| &file.path)
}

/// Who gets which pseudonym. Two people of one name are two people.
struct Disguise {
    namesakes: Namesakes,
    pseudonyms: Pseudonyms,
}

impl Disguise {
    /// Of everybody in the lines: all names come before the first pseudonym can be given.
    fn of(files: &[PathBuf], key_file: &Path, jobs: NonZeroUsize) -> Result<Self, Failure> {
        let everybody = everybody(files, jobs)?;
        let everybody = || everybody.iter().map(|(name, path)| (name.as_str(), path.as_str()));
        let namesakes = Namesakes::of(everybody());
        let names: BTreeSet<String> =
            everybody().map(|(name, path)| namesakes.called(name, path).unwrap_or_else(|| name.to_owned())).collect();
        Ok(Self { pseudonyms: listed::for_all(key_file, names.iter().map(String::as_str))?, namesakes })
    }

    fn pseudonym(&self, name: &str, path: &str) -> Option<&str> {
        self.pseudonyms.of(self.namesakes.called(name, path).as_deref().unwrap_or(name))
    }
}

/// Everybody's name, with a path.
fn everybody(files: &[PathBuf], jobs: NonZeroUsize) -> Result<BTreeSet<(String, String)>, Failure> {
    if files.iter().any(|file| is_standard_input(file)) {
        let message =
            "standard input can be read only once, and pseudonyms need two readings; save the lines as a file and name that";
        return Err(Failure::of(&[message]));
    }
    let mut everybody = BTreeSet::new();
    each(files, jobs, |(line, _)| {
        everybody.insert(match line {
            Line::Report(report, _) => {
                let path = path(&report).to_owned();
                (report.portfolio.name, path)
            }
            Line::Problem(problem) => (problem.portfolio, problem.path),
        });
        Ok(())
    })?;
    Ok(everybody)
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

/// How some programs begin text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

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
    // Some programs put a byte order mark before text; of files that were joined, it may stand before any line.
    let plain = |line: Vec<u8>| line.strip_prefix(BYTE_ORDER_MARK).map(<[u8]>::to_vec).unwrap_or(line);
    let numbered = (1..).zip(source.split(b'\n').map(move |line| line.map(plain)));
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
