//! How much the program says.

/// How much the program says, whatever the command.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(in crate::cli) struct Voice {
    /// Say little: no notes, and of a report on the screen only its answer. Files and other formats are written as always
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(in crate::cli) quiet: bool,

    /// Say more: every word that proves what is covered, and all that was looked at
    #[arg(long, short, global = true)]
    pub(in crate::cli) verbose: bool,
}
