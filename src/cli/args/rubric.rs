//! `markpoint rubric`.

use std::path::PathBuf;

use clap::Subcommand;

use super::ReportFormat;

/// List the units there are, look into one, or check one you have written
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(in crate::cli) struct RubricArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: RubricCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RubricCommand {
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
pub(in crate::cli) struct TestArgs {
    /// Ids from `markpoint rubric list`, or rubric files with their examples beside them. Without any: all built-in units
    #[arg(value_name = "ID|PATH")]
    pub(in crate::cli) rubrics: Vec<String>,

    /// List every term that never fires, not only the first few
    #[arg(long)]
    pub(in crate::cli) terms: bool,

    /// Further texts whose terms count as fired: a file with a JSON object with a "text" on each line. May be given more than once
    #[arg(long, value_name = "FILE.jsonl")]
    pub(in crate::cli) labels: Vec<PathBuf>,

    /// A report to read, or one for other programs
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: ReportFormat,
}

const TEST_CODES: &str = "\
Exit codes:
  0  every example is judged rightly and there are enough of them
  1  an example is judged wrongly, or there are too few (terms that never fire do not count)
  2  a rubric, its examples or a file cannot be used, or the command is wrong";
