//! Work that comes through a pipe.

use std::path::PathBuf;

#[derive(Debug, Clone, Default, clap::Args)]
pub(in crate::cli) struct StdinArgs {
    /// What the work is called that `-` reads from standard input, such as essay.docx: its ending says how to read it
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) stdin_name: Option<PathBuf>,
}
