//! The command line, and nothing but it: all clap types of the program, a file for each command.

mod agree;
mod annotate;
mod beside;
mod check;
mod cohort;
mod config;
mod diff;
mod explain;
mod extract;
mod format;
mod pages;
mod rubric;
mod stdin;
mod voice;

use std::path::Path;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};

pub(super) use agree::{AgreeArgs, Bound};
pub(super) use annotate::AnnotateArgs;
pub(super) use beside::BesideArgs;
pub(super) use check::{CheckArgs, FailOn, FailUnder};
pub(super) use cohort::{CohortArgs, CohortFormat};
pub(super) use config::{ConfigArgs, ExpectArgs};
pub(super) use diff::{DiffArgs, DiffFormat};
pub(super) use explain::{ExplainArgs, ExplainFormat};
pub(super) use extract::{ExtractArgs, TextFormat};
pub(super) use format::Output;
pub(super) use pages::{CompletionsArgs, ManArgs, Shell};
pub(super) use rubric::{RubricArgs, RubricCommand, TestArgs};
pub(super) use stdin::StdinArgs;
pub(super) use voice::Voice;

/// What the program is called.
pub(super) const PROGRAM: &str = "markpoint";

/// The whole command line, for what is made of it.
pub(super) fn command() -> clap::Command {
    Args::command()
}

/// What to write where the first word is no command but a file or folder, in a line.
pub(super) fn file_for_command(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let quoted = if word.contains(' ') { format!("\"{word}\"") } else { word.clone() };
    Path::new(word).exists().then(|| format!("To check it, put the command before the file: {PROGRAM} check {quoted}"))
}

/// See what your written work already shows, and what is still missing.
///
/// Give markpoint your assignment: a Word or LibreOffice document (.docx, .odt), plain text (.txt), Markdown (.md) or a web page (.html). It looks for what your unit asks for and tells you
/// what it found, with your own words as proof, and what you could add. It does not give a grade. Nothing leaves your computer, and
/// your file is not changed.
#[derive(Debug, Parser)]
#[command(name = PROGRAM, version, arg_required_else_help = true, after_help = START, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    #[command(flatten)]
    pub(super) voice: Voice,
}

const START: &str = "\
Start here:
  markpoint check my-assignment.docx        what is covered, what is missing
  markpoint rubric list                     the units it knows
  markpoint check --help                    all that check can do";

const SHOW_CONFIG_CODES: &str = "\
Exit codes:
  0  the settings were printed
  2  a file of settings cannot be used, or the command is wrong";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(CheckArgs),
    Cohort(CohortArgs),
    Diff(DiffArgs),
    Annotate(AnnotateArgs),
    Explain(ExplainArgs),
    Extract(ExtractArgs),
    Rubric(RubricArgs),
    Agree(AgreeArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    /// Print the settings that check would go by, and where each comes from
    ///
    /// It takes the same flags as check. Without a file it says what holds for all work; with files, what holds for these. Nothing is read
    /// but markpoint.toml and markpoint-waivers.toml.
    #[command(mut_arg("files", |files| files.required(false)), after_help = SHOW_CONFIG_CODES)]
    ShowConfig(CheckArgs),
}

/// How a report on a rubric is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// To read on a screen
    #[default]
    Table,
    /// For other programs
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        command().debug_assert();
    }
}
