//! `markpoint annotate`.

use std::path::PathBuf;

use super::{BesideArgs, ConfigArgs, ExpectArgs};

/// Put what markpoint finds into a copy of your Word document, as comments
///
/// The copy has a comment at the words that show something ("P2 a shown"), at common mistakes and at personal data. A first comment lists what is
/// still missing. Your own file, its text and its layout stay as they are, and so do the comments that are in it already.
#[derive(Debug, clap::Args)]
#[command(after_help = ANNOTATE_EXAMPLES)]
pub(in crate::cli) struct AnnotateArgs {
    /// The work to read: a Word document (.docx, .docm, .dotx, .dotm)
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,

    /// Where the copy goes. A file that is there already is replaced, but never the work itself
    #[arg(long = "output", short, value_name = "COPY")]
    pub(in crate::cli) output: PathBuf,

    /// The unit to hold it against: an id from `markpoint rubric list`, or a rubric file of your own. May be given more than once
    #[arg(long = "rubric", short, value_name = "ID|PATH")]
    pub(in crate::cli) rubrics: Vec<String>,

    #[command(flatten)]
    pub(in crate::cli) beside: BesideArgs,

    #[command(flatten)]
    pub(in crate::cli) expect: ExpectArgs,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  markpoint annotate my-assignment.docx -o my-assignment-with-comments.docx
  markpoint annotate my-assignment.docx -o commented.docx --rubric principles-of-customer-service

Exit codes:
  0  the copy is written, whatever was found
  2  a file or a rubric cannot be read, or the copy cannot be written";
