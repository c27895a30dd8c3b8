//! `markpoint diff`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{BesideArgs, ConfigArgs, ExpectArgs};

/// See what changed between two drafts: points gained and lost, mistakes put right and new
///
/// Each of the two is a piece of work (a file or a folder), or a report that `markpoint check --output json=FILE` wrote. Both are held against the
/// same unit: the one you name, else that of a report, else the one that fits the new draft best.
#[derive(Debug, clap::Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub(in crate::cli) struct DiffArgs {
    /// The earlier draft, or a report on it (.json, .jsonl)
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: PathBuf,

    /// The later draft, or a report on it (.json, .jsonl)
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: PathBuf,

    /// The unit to hold both against: an id from `markpoint rubric list`, or a rubric file of your own. May be given more than once
    #[arg(long = "rubric", short, value_name = "ID|PATH")]
    pub(in crate::cli) rubrics: Vec<String>,

    /// How the changes are printed. Without it: table
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<DiffFormat>,

    #[command(flatten)]
    pub(in crate::cli) beside: BesideArgs,

    #[command(flatten)]
    pub(in crate::cli) expect: ExpectArgs,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  markpoint diff draft-1.docx draft-2.docx
  markpoint diff draft-1.docx draft-2.docx --rubric principles-of-customer-service
  markpoint diff last-week.json my-portfolio/
  markpoint diff old.json new.json --format markdown

Exit codes:
  0  nothing was lost, and no common mistake is new
  1  a point or a part of one was lost, or a common mistake is new
  2  a file, a report or a rubric cannot be used, or the command is wrong";

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// To read on a screen
    Table,
    /// For other programs
    Json,
    /// For a wiki, a merge request or a job's summary
    Markdown,
}
