//! `markpoint check`.

use std::fmt;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;

use super::format::printable;
use super::{BesideArgs, ConfigArgs, ExpectArgs, Output, StdinArgs};
use crate::emit::Format;

/// See which points of a unit your work covers and which are missing
///
/// Your work can be in several files: they are read as one piece. Without --rubric, the unit that fits best is chosen, and you are told
/// which. For every point that is not covered yet you see what was found, what is missing and what you could write.
#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(in crate::cli) struct CheckArgs {
    /// The work to read: .docx, .odt, .txt, .md or .html, or a folder with all of it; - is standard input
    #[arg(value_name = "FILE", required = true, conflicts_with = "file_list")]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// The unit to hold it against: an id from `markpoint rubric list`, or a rubric file of your own. May be given more than once
    #[arg(long = "rubric", short, value_name = "ID|PATH")]
    pub(in crate::cli) rubrics: Vec<String>,

    /// How the report is printed. Without it: table
    #[arg(long, value_name = "FORMAT", value_parser = printable())]
    pub(in crate::cli) format: Option<Format>,

    /// Also write the report to a file: html=report.html, junit=out.xml … (any format of --format, and docx). May be given more than once
    #[arg(long = "output", short, value_name = "FORMAT=FILE")]
    pub(in crate::cli) outputs: Vec<Output>,

    /// What makes the exit code 1. May be given more than once. Without it: partial and mistake
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(in crate::cli) fail_on: Vec<FailOn>,

    /// Exit code 1 if fewer points are met: a number, or a share such as 75%. Alone, it replaces --fail-on
    // A number below nought is told of as what it is, not as a flag.
    #[arg(long, value_name = "N|N%", allow_negative_numbers = true)]
    pub(in crate::cli) fail_under: Option<FailUnder>,

    #[command(flatten)]
    pub(in crate::cli) stdin: StdinArgs,

    #[command(flatten)]
    pub(in crate::cli) beside: BesideArgs,

    /// Check every portfolio on a list, each by itself: a path a line. - is standard input. Prints a line of JSON for each report, and one for
    /// what could not be read
    #[arg(long, value_name = "LIST", conflicts_with_all = ["outputs", "stdin_name", "expect"])]
    pub(in crate::cli) file_list: Option<PathBuf>,

    /// With --file-list: a NUL stands between the paths, as `find -print0` writes them
    #[arg(long, short = '0', requires = "file_list")]
    pub(in crate::cli) null: bool,

    /// With --file-list: how many portfolios are checked at a time. Without it: as many as the computer has processors
    #[arg(long, short, value_name = "N", requires = "file_list")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(in crate::cli) expect: ExpectArgs,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  markpoint check my-assignment.docx
  markpoint check part-1.docx part-2.docx notes.txt
  markpoint check my-portfolio/
  markpoint check my-assignment.docx --rubric principles-of-customer-service
  markpoint check my-assignment.docx --rubric my-own-unit.json --format json
  markpoint check my-assignment.docx --output html=report.html --output docx=feedback.docx
  markpoint check - --stdin-name my-assignment.docx < my-assignment.docx
  find portfolios -mindepth 1 -maxdepth 1 | markpoint check --file-list - --rubric my-own-unit.json --format jsonl

Exit codes:
  0  everything is covered and no common mistake was found
  1  something is missing, or a common mistake was found (see --fail-on and --fail-under)
  2  a file or a rubric cannot be read, or the command is wrong";

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// A point of which nothing is shown
    Missing,
    /// A point that is not fully met
    Partial,
    /// A common mistake
    Mistake,
    /// A point that a person should look at
    Review,
    /// Nothing: the exit code is 0 whatever was found
    Never,
}

impl FailOn {
    /// The one of that name.
    ///
    /// # Errors
    /// There is none.
    pub(in crate::cli) fn named(name: &str) -> Result<Self, String> {
        let names = || Self::value_variants().iter().map(|what| what.name());
        <Self as ValueEnum>::from_str(name, false)
            .map_err(|_| format!("write one of {}, not {name:?}", names().collect::<Vec<_>>().join(", ")))
    }

    /// What it is called.
    pub(in crate::cli) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// How many points must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum FailUnder {
    /// So many.
    Points(usize),
    /// So many of a hundred.
    Percent(usize),
}

impl fmt::Display for FailUnder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points(points) => write!(f, "{points}"),
            Self::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

impl FromStr for FailUnder {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || format!("write a whole number of points, or a share from 0% to 100%, not {text:?}");
        if let Some(share) = text.strip_suffix('%') {
            return share.parse().ok().filter(|percent| *percent <= 100).map(Self::Percent).ok_or_else(refused);
        }
        text.parse().map(Self::Points).map_err(|_| refused())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_a_number_or_a_share() {
        for (text, expected) in [
            ("6", Some(FailUnder::Points(6))),
            ("75%", Some(FailUnder::Percent(75))),
            ("101%", None),
            ("-1", None),
            ("half", None),
            ("", None),
            ("%", None),
        ] {
            assert_eq!(text.parse().ok(), expected, "{text}");
        }
    }
}
