//! `markpoint completions`: what makes a shell complete the command line.

use clap_complete::aot::{self, generate};

use super::args::{self, CompletionsArgs, Shell};
use super::{Outcome, output};

/// Prints the completions for a shell.
///
/// # Errors
/// They cannot be written.
pub(super) fn run(args: &CompletionsArgs) -> anyhow::Result<Outcome> {
    // In memory first: the generator takes a writer that fails for a reason to panic.
    let mut script = Vec::new();
    generate(shell(args.shell), &mut args::command(), args::PROGRAM, &mut script);
    output::print_bytes(|out| out.write_all(&script))?;
    Ok(Outcome::Clear)
}

const fn shell(shell: Shell) -> aot::Shell {
    match shell {
        Shell::Bash => aot::Shell::Bash,
        Shell::Elvish => aot::Shell::Elvish,
        Shell::Fish => aot::Shell::Fish,
        Shell::Powershell => aot::Shell::PowerShell,
        Shell::Zsh => aot::Shell::Zsh,
    }
}
