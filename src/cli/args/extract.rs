//! `markpoint extract`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::StdinArgs;

/// Show the text as markpoint reads it
///
/// Use it when a report misses something you know is in your work. The text goes to standard output, one block a line; a summary of
/// what was and was not read goes to standard error.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ExtractArgs {
    /// The work to read: .docx, .odt, .txt, .md or .html; - is standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,

    /// Text to read, or JSON with the place and kind of each block
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: TextFormat,

    /// Put the place of each block before it, such as "paragraph 14"
    #[arg(long)]
    pub(in crate::cli) places: bool,

    #[command(flatten)]
    pub(in crate::cli) stdin: StdinArgs,
}

/// How extracted text is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TextFormat {
    /// One block a line
    #[default]
    Text,
    /// With the place and kind of each block
    Json,
}
