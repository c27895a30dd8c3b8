//! `markpoint explain`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{BesideArgs, ConfigArgs, StdinArgs};

/// See what a point looks for and, in your work, why it was found or not
///
/// Without a file: what the point, mistake or tip looks for, in plain words, with examples. With files: for each part that is not shown,
/// what was found, what was not, what was found and does not count, and the sentence that comes nearest.
#[derive(Debug, clap::Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(in crate::cli) struct ExplainArgs {
    /// An id from `markpoint rubric list`, or a rubric file
    #[arg(value_name = "RUBRIC")]
    pub(in crate::cli) rubric: String,

    /// The id of a point, one part of it, a mistake or a tip: P1, P1.b, M2, T1
    #[arg(value_name = "POINT")]
    pub(in crate::cli) point: String,

    /// The work to read: .docx, .odt, .txt, .md or .html, or a folder; - is standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// Text to read, or JSON
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: ExplainFormat,

    /// Leave nothing out: also the branches that come less near, and those of which nothing was found
    #[arg(long)]
    pub(in crate::cli) full: bool,

    #[command(flatten)]
    pub(in crate::cli) stdin: StdinArgs,

    #[command(flatten)]
    pub(in crate::cli) beside: BesideArgs,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  markpoint explain principles-of-customer-service P2
  markpoint explain principles-of-customer-service P2.b my-assignment.docx
  markpoint explain my-own-unit.json M1 notes.txt

Exit codes:
  0  it was explained, whatever the verdict
  2  the rubric has no such point, a file or the rubric cannot be used, or the command is wrong";

/// How an explanation is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExplainFormat {
    /// To read on a screen
    #[default]
    Text,
    /// For other programs
    Json,
}
