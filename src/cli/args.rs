//! The command line, and nothing but it: all clap types of the program.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Parser, Subcommand, ValueEnum};

/// See what your written work already shows, and what is still missing.
///
/// Give markpoint your assignment: a Word document (.docx) or plain text (.txt). It looks for what your unit asks for and tells you
/// what it found, with your own words as proof, and what you could add. It does not give a grade. Nothing leaves your computer, and
/// your file is not changed.
#[derive(Debug, Parser)]
#[command(name = "markpoint", version, arg_required_else_help = true, after_help = START, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

const START: &str = "\
Start here:
  markpoint check my-assignment.docx        what is covered, what is missing
  markpoint rubric list                     the units it knows
  markpoint check --help                    all that check can do";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(CheckArgs),
    Extract(ExtractArgs),
    Rubric(RubricArgs),
}

/// See which points of a unit your work covers and which are missing
///
/// Your work can be in several files: they are read as one piece. Without --rubric, the unit that fits best is chosen, and you are told
/// which. For every point that is not covered yet you see what was found, what is missing and what you could write.
#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(super) struct CheckArgs {
    /// The work to read: .docx or .txt
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,

    /// The unit to hold it against: an id from `markpoint rubric list`, or a rubric file of your own. May be given more than once
    #[arg(long = "rubric", short, value_name = "ID|PATH")]
    pub(super) rubrics: Vec<String>,

    /// A report to read, or one for other programs
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: ReportFormat,

    /// Also show the words that prove what is covered
    #[arg(long, short)]
    pub(super) verbose: bool,

    /// What makes the exit code 1. May be given more than once. Without it: partial and mistake
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) fail_on: Vec<FailOn>,

    /// Exit code 1 if fewer points are met: a number, or a share such as 75%. Alone, it replaces --fail-on
    #[arg(long, value_name = "N|N%")]
    pub(super) fail_under: Option<FailUnder>,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  markpoint check my-assignment.docx
  markpoint check part-1.docx part-2.docx notes.txt
  markpoint check my-assignment.docx --rubric principles-of-customer-service
  markpoint check my-assignment.docx --rubric my-own-unit.json --format json

Exit codes:
  0  everything is covered and no common mistake was found
  1  something is missing, or a common mistake was found (see --fail-on and --fail-under)
  2  a file or a rubric cannot be read, or the command is wrong";

/// Show the text as markpoint reads it
///
/// Use it when a report misses something you know is in your work. The text goes to standard output, one block a line; a summary of
/// what was and was not read goes to standard error.
#[derive(Debug, clap::Args)]
pub(super) struct ExtractArgs {
    /// The work to read: .docx or .txt
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// Text to read, or JSON with the place and kind of each block
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: TextFormat,

    /// Put the place of each block before it, such as "paragraph 14"
    #[arg(long)]
    pub(super) places: bool,
}

/// List the units there are, look into one, or check one you have written
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(super) struct RubricArgs {
    #[command(subcommand)]
    pub(super) command: RubricCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RubricCommand {
    /// List the built-in units
    List,
    /// Print what a unit asks for, its common mistakes and its tips
    Show {
        /// An id from `markpoint rubric list`, or a rubric file
        #[arg(value_name = "ID|PATH")]
        rubric: String,
    },
    /// Check rubric files you have written; every problem is named with its place
    Validate {
        /// Rubric files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the JSON Schema of rubric files, for your editor
    Schema,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// To read on a screen
    #[default]
    Table,
    /// For other programs
    Json,
}

/// How extracted text is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum TextFormat {
    /// One block a line
    #[default]
    Text,
    /// With the place and kind of each block
    Json,
}

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
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

/// How many points must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailUnder {
    /// So many.
    Points(usize),
    /// So many of a hundred.
    Percent(usize),
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
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

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
