//! Tells a person why nothing could be done.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use anstyle::{AnsiColor, Style};
use thiserror::Error;

use crate::emit::visible;
use crate::rubric::RubricError;

/// What a Unix program that stops because nobody reads on gives to the shell. It is no verdict, and never looks like a good one.
const CLOSED_PIPE: u8 = 141;

/// One or more things that are in the way, a line each, safe to print.
#[derive(Debug, Error)]
#[error("{}", .0.join("\n"))]
pub(super) struct Failure(Vec<String>);

impl Failure {
    /// Several things that each stand for themselves.
    pub(super) fn of<T: Display>(errors: &[T]) -> Self {
        Self(errors.iter().map(line).collect())
    }

    /// One thing, with lines that belong to it.
    pub(super) fn with_lines(first: &str, more: impl IntoIterator<Item = String>) -> Self {
        let more = more.into_iter().map(|text| format!("  {}", visible(&text)));
        Self(std::iter::once(line(&first)).chain(more).collect())
    }

    /// All the lines of several failures.
    pub(super) fn all(failures: Vec<Self>) -> Self {
        Self(failures.into_iter().flat_map(|failure| failure.0).collect())
    }
}

impl From<RubricError> for Failure {
    fn from(error: RubricError) -> Self {
        match error {
            RubricError::Unsound(problems) if problems.len() > 1 => {
                let file = problems.first().map_or("", |first| &first.file);
                let first = format!("{file}: {} problems; put them right and try again", problems.len());
                Self::with_lines(&first, problems.iter().map(ToString::to_string))
            }
            one => Self(vec![line(&one)]),
        }
    }
}

/// Prints an error to standard error and gives the exit code.
pub(super) fn tell(error: &anyhow::Error) -> ExitCode {
    if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
        return ExitCode::from(CLOSED_PIPE);
    }
    let lines = match error.downcast_ref::<Failure>() {
        Some(Failure(lines)) => lines.clone(),
        None => vec![line(&format!("{error:#}"))],
    };
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let mut out = anstream::stderr().lock();
    for line in lines {
        let label = if line.starts_with(' ') { String::new() } else { format!("{style}error:{style:#} ") };
        // Nobody is left to be told when the message itself cannot be written.
        let _ = writeln!(out, "{label}{line}");
    }
    ExitCode::from(2)
}

/// Nobody wants notes. Set once, before a command runs.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Whether [`note`] says nothing from now on.
pub(super) fn set_quiet(quiet: bool) {
    QUIET.store(quiet, Ordering::Relaxed);
}

/// Says something on standard error that is no error.
pub(super) fn note(text: &str) {
    if !QUIET.load(Ordering::Relaxed) {
        warn(text);
    }
}

/// Says something on standard error that is no error, but that a person should know in any case.
pub(super) fn warn(text: &str) {
    // As above.
    let _ = writeln!(anstream::stderr().lock(), "{}", visible(text));
}

fn line(text: &impl Display) -> String {
    visible(&text.to_string()).into_owned()
}
