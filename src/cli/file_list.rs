//! `markpoint check --file-list`: a filter. Paths of portfolios come in, a line of JSON for each report goes out, in order.
//!
//! It keeps nothing between portfolios, so that any number of them can run side by side, on one machine or on many.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

use super::args::{CheckArgs, StdinArgs};
use super::config::Settings;
use super::failure::Failure;
use super::{Outcome, check, threshold};
use crate::cohort::{Checker, Finished, Portfolio, Worker, in_order};
use crate::emit::{Format, json_lines};

/// Checks every portfolio on the list.
///
/// # Errors
/// The list or a rubric cannot be used, standard output cannot be written, or portfolios could not be read; those have their lines
/// by then.
pub(super) fn run(args: &CheckArgs, list: &Path) -> anyhow::Result<Outcome> {
    if args.format.is_some_and(|format| format != Format::JsonLines) {
        return Err(Failure::of(&["--file-list prints a line of JSON for each report; write --format jsonl"]).into());
    }
    let Settings { mut basis, fail_on, fail_under, .. } = Settings::of(args)?;
    basis.note_file();
    if basis.rubrics.value.is_empty() {
        let message =
            "--file-list needs a rubric, so that every run holds its portfolios against the same; name one with --rubric";
        return Err(Failure::of(&[message]).into());
    }
    let read = (open(list), check::rubrics(&basis.rubrics.value), check::read(&basis.briefs.value, &StdinArgs::default()));
    let (source, rubrics, brief) = match read {
        (Ok(source), Ok(rubrics), Ok(brief)) => (source, rubrics, brief),
        (source, rubrics, brief) => {
            return Err(Failure::all([source.err(), rubrics.err(), brief.err()].into_iter().flatten().collect()).into());
        }
    };
    let points = rubrics.iter().map(|loaded| (loaded.rubric.title.as_str(), loaded.rubric.points.len()));
    threshold::within_reach(&fail_under, points)?;
    let checker = Checker::new(&rubrics, &brief, basis.privacy.value);
    let worker = Worker { checker: &checker, cache: None, page: None };
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let (mut outcome, mut unread, mut broken) = (Outcome::Clear, 0, Ok(()));
    // Paths are drawn one after the other, so that what is said of waivers is said in order.
    let portfolios = paths(source, args.null).map(|path| {
        path.map(|path| {
            let waivers = basis.waivers.take_for(&path, &rubrics);
            Portfolio { waivers, ..Portfolio::at(path) }
        })
    });
    let finish = |portfolio: io::Result<Portfolio>| portfolio.map(|portfolio| worker.finish(&portfolio));
    in_order(portfolios, jobs, finish, |finished| {
        broken = finished.map_err(|error| anyhow::Error::from(unreadable(list, &error))).and_then(|finished| {
            unread += finished.problems.len();
            if threshold::outcome(&finished.reports, &fail_on.value, fail_under.value) == Outcome::Gaps {
                outcome = Outcome::Gaps;
            }
            Ok(print(&finished)?)
        });
        if broken.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    broken?;
    match unread {
        0 => Ok(outcome),
        n => {
            let told = if n == 1 { "1 line is an error".to_owned() } else { format!("{n} lines are errors") };
            Err(Failure::of(&[format!("{told}: what could not be read is named there")]).into())
        }
    }
}

/// Every line goes out when it is made, so that whoever reads on need not wait.
fn print(finished: &Finished) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    json_lines::write_portfolio(&finished.reports, &finished.wording, &finished.problems, &mut out)?;
    out.flush()
}

fn open(list: &Path) -> Result<Box<dyn BufRead + Send>, Failure> {
    if list == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    match File::open(list) {
        Ok(file) => Ok(Box::new(BufReader::new(file))),
        Err(error) => Err(unreadable(list, &error)),
    }
}

fn unreadable(list: &Path, error: &io::Error) -> Failure {
    Failure::of(&[format!("{}: the list of portfolios cannot be read ({error})", list.display())])
}

/// The paths on the list, up to its end or to an error. Between them stands a line break or a NUL; empty ones are passed over.
fn paths(source: Box<dyn BufRead + Send>, null: bool) -> impl Iterator<Item = io::Result<PathBuf>> + Send {
    let mut ended = false;
    source
        .split(if null { 0 } else { b'\n' })
        // After an error a reader may give the same one for ever.
        .map_while(move |path| if std::mem::replace(&mut ended, path.is_err()) { None } else { Some(path) })
        .filter(|path| path.as_ref().map_or(true, |bytes| !bytes.trim_ascii().is_empty()))
        .map(move |path| path.map(|bytes| as_path(bytes, null)))
}

#[cfg(unix)]
fn as_path(mut bytes: Vec<u8>, null: bool) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    // A list made on Windows; nobody ends a name like that.
    if !null && bytes.ends_with(b"\r") {
        bytes.pop();
    }
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn as_path(bytes: Vec<u8>, null: bool) -> PathBuf {
    let text = String::from_utf8_lossy(&bytes);
    if null { text.as_ref() } else { text.trim_end_matches('\r') }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stand_on_lines_or_between_nuls() {
        for (list, null, expected) in [
            ("a b.txt\n\nc/d\r\n", false, vec!["a b.txt", "c/d"]),
            ("a\nb.txt\0c\0\0", true, vec!["a\nb.txt", "c"]),
            ("last", false, vec!["last"]),
            ("", false, vec![]),
        ] {
            let read: Vec<PathBuf> = paths(Box::new(list.as_bytes()), null).map(Result::unwrap).collect();
            assert_eq!(read, expected.into_iter().map(PathBuf::from).collect::<Vec<_>>(), "{list:?}");
        }
    }
}
