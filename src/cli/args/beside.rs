//! What every command that judges work takes besides it.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct BesideArgs {
    /// The assignment brief or the empty template. What it already says earns nothing; what is written into it does. May be given more
    /// than once
    #[arg(long = "brief", value_name = "FILE")]
    pub(in crate::cli) briefs: Vec<PathBuf>,

    /// Do not look for personal data (addresses, phone and card numbers …), and quote everything as it is written
    #[arg(long)]
    pub(in crate::cli) no_privacy: bool,
}
