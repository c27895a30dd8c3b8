//! What is made of the command line itself: completions for shells, and manual pages.

use std::path::PathBuf;

use clap::ValueEnum;

/// Print what makes your shell complete markpoint's commands and options
#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(in crate::cli) struct CompletionsArgs {
    /// Your shell
    #[arg(value_name = "SHELL")]
    pub(in crate::cli) shell: Shell,
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  markpoint completions bash > ~/.local/share/bash-completion/completions/markpoint
  markpoint completions fish > ~/.config/fish/completions/markpoint.fish
  markpoint completions powershell >> $PROFILE";

/// Shells that can be taught to complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub(in crate::cli) enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

/// Write the manual pages into a folder: one for the program, one for each command
#[derive(Debug, clap::Args)]
#[command(after_help = MAN_EXAMPLES)]
pub(in crate::cli) struct ManArgs {
    /// Where to. Pages that are there are replaced
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
}

const MAN_EXAMPLES: &str = "\
Examples:
  markpoint man ~/.local/share/man/man1
  man markpoint-check";
