//! The command line, and nothing but it: all clap types of the program.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Parser, Subcommand, ValueEnum};

use crate::agreement::Figure;

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
    Explain(ExplainArgs),
    Extract(ExtractArgs),
    Rubric(RubricArgs),
    Agree(AgreeArgs),
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

/// See what a point looks for and, in your work, why it was found or not
///
/// Without a file: what the point, mistake or tip looks for, in plain words, with examples. With files: for each part that is not shown,
/// what was found, what was not, what was found and does not count, and the sentence that comes nearest.
#[derive(Debug, clap::Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(super) struct ExplainArgs {
    /// An id from `markpoint rubric list`, or a rubric file
    #[arg(value_name = "RUBRIC")]
    pub(super) rubric: String,

    /// The id of a point, one part of it, a mistake or a tip: P1, P1.b, M2, T1
    #[arg(value_name = "POINT")]
    pub(super) point: String,

    /// The work to read: .docx or .txt
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,

    /// Text to read, or JSON
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: ExplainFormat,

    /// Leave nothing out: also the branches that come less near, and those of which nothing was found
    #[arg(long)]
    pub(super) full: bool,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  markpoint explain principles-of-customer-service P2
  markpoint explain principles-of-customer-service P2.b my-assignment.docx
  markpoint explain my-own-unit.json M1 notes.txt

Exit codes:
  0  it was explained, whatever the verdict
  2  the rubric has no such point, a file or the rubric cannot be used, or the command is wrong";

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
    Test(TestArgs),
    /// Print the JSON Schema of rubric files, for your editor
    Schema,
}

/// Try rubrics on their own examples
///
/// Every example is judged as evidence by itself. What was judged wrongly is listed, and which parts and mistakes have too few examples
/// (a part needs 8 that show it and 8 that only seem to, a mistake 5 and 5), and which terms no example fires.
#[derive(Debug, clap::Args)]
#[command(after_help = TEST_CODES)]
pub(super) struct TestArgs {
    /// Ids from `markpoint rubric list`, or rubric files with their examples beside them. Without any: all built-in units
    #[arg(value_name = "ID|PATH")]
    pub(super) rubrics: Vec<String>,

    /// List every term that never fires, not only the first few
    #[arg(long)]
    pub(super) terms: bool,

    /// Further texts whose terms count as fired: a file with a JSON object with a "text" on each line. May be given more than once
    #[arg(long, value_name = "FILE.jsonl")]
    pub(super) labels: Vec<PathBuf>,

    /// A report to read, or one for other programs
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: ReportFormat,
}

const TEST_CODES: &str = "\
Exit codes:
  0  every example is judged rightly and there are enough of them
  1  an example is judged wrongly, or there are too few (terms that never fire do not count)
  2  a rubric, its examples or a file cannot be used, or the command is wrong";

/// See how far markpoint agrees with your own marking
///
/// Give it work that you have marked: a table (.csv) with the columns file, point and status, or texts with labels (.jsonl). Each text
/// is checked as `markpoint check` would check it, and the verdicts are held against yours.
#[derive(Debug, clap::Args)]
#[command(after_help = AGREE_EXAMPLES)]
pub(super) struct AgreeArgs {
    /// Your marks: .csv or .jsonl
    #[arg(value_name = "LABELS", required = true)]
    pub(super) labels: Vec<PathBuf>,

    /// The unit all of them are about: an id from `markpoint rubric list`, or a rubric file of your own
    #[arg(long, short, value_name = "ID|PATH")]
    pub(super) rubric: Option<String>,

    /// The unit that the labels call NAME, where they call it otherwise than markpoint does. May be given more than once
    #[arg(long = "unit", short, value_name = "NAME=ID|PATH")]
    pub(super) units: Vec<UnitName>,

    /// Figures to read, or for other programs
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: ReportFormat,

    /// List every disagreement with the words in question
    #[arg(long)]
    pub(super) why: bool,

    /// List the N things there is most disagreement on
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) worst: usize,

    /// Exit code 1 if a figure is less, such as part-kappa=0.78. May be given more than once
    #[arg(long, value_name = "FIGURE=VALUE")]
    pub(super) fail_under: Vec<Bound>,

    /// Exit code 1 if a figure is more, such as false-met=0.04. May be given more than once
    #[arg(long, value_name = "FIGURE=VALUE")]
    pub(super) fail_over: Vec<Bound>,
}

const AGREE_EXAMPLES: &str = "\
Examples:
  markpoint agree marks.csv --rubric principles-of-customer-service
  markpoint agree marks.csv --rubric my-own-unit.json --why
  markpoint agree labels.jsonl --unit U4=principles-of-customer-service --worst 10
  markpoint agree labels.jsonl --fail-under part-kappa=0.78 --fail-over false-met=0.04

Figures: part-kappa, point-qwk, false-met, missed, mistake-kappa, false-alarm

Exit codes:
  0  every figure is within its bounds, or there are none
  1  a figure is not
  2  labels, a text or a rubric cannot be read, or the command is wrong";

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

/// How an explanation is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ExplainFormat {
    /// To read on a screen
    #[default]
    Text,
    /// For other programs
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

/// What labels call a unit, and which rubric it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnitName {
    /// As in the labels.
    pub(super) name: String,
    /// An id or a path.
    pub(super) rubric: String,
}

impl FromStr for UnitName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((name, rubric)) if !name.is_empty() && !rubric.is_empty() => {
                Ok(Self { name: name.to_owned(), rubric: rubric.to_owned() })
            }
            _ => Err(format!("write the name in the labels, = and a unit's id or rubric file, not {text:?}")),
        }
    }
}

/// A figure of agreement and the most or least it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bound {
    /// Which figure.
    pub(super) figure: Figure,
    /// From -1 to 1.
    pub(super) value: f64,
}

impl FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names = Figure::ALL.map(figure_name);
        let refused =
            || format!("write a figure, = and a number from -1 to 1, not {text:?}; the figures are {}", names.join(", "));
        let (name, value) = text.split_once('=').ok_or_else(refused)?;
        let figure = Figure::ALL.into_iter().find(|figure| figure_name(*figure) == name).ok_or_else(refused)?;
        let value = value.parse().ok().filter(|value| (-1.0..=1.0).contains(value)).ok_or_else(refused)?;
        Ok(Self { figure, value })
    }
}

/// A figure as it is named on the command line.
fn figure_name(figure: Figure) -> String {
    figure.to_string().to_lowercase().replace(' ', "-")
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

    #[test]
    fn a_bound_is_a_figure_and_a_number() {
        for (text, expected) in [
            ("part-kappa=0.78", Some((Figure::PartKappa, 0.78))),
            ("point-qwk=-0.1", Some((Figure::PointQwk, -0.1))),
            ("false-met=0", Some((Figure::FalseMet, 0.0))),
            ("part-kappa", None),
            ("part-kappa=78%", None),
            ("part-kappa=78", None),
            ("part-kappa=nan", None),
            ("kappa=0.5", None),
        ] {
            assert_eq!(text.parse::<Bound>().ok().map(|bound| (bound.figure, bound.value)), expected, "{text}");
        }
    }
}
