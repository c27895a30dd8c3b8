//! Arguments, one file per command, the exit code.

mod agree;
mod annotate;
mod args;
mod beside;
mod check;
mod choose;
mod cohort;
mod completions;
mod config;
mod diff;
mod explain;
mod extract;
mod failure;
mod file_list;
mod files;
mod man;
mod meant;
mod output;
mod portfolio;
mod relative;
mod rubric;
mod show_config;
mod stdin;
mod threshold;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

/// What a command that did its work has to say to the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above the threshold.
    Clear,
    /// Gaps or mistakes at or above it.
    Gaps,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clear => ExitCode::SUCCESS,
            Outcome::Gaps => ExitCode::from(1),
        }
    }
}

/// Runs the program on the arguments it was started with. Results go to standard output, everything else to standard error.
///
/// Gives 0 when nothing is at or above the threshold, 1 when something is, 2 when the arguments, the evidence or a rubric cannot be used.
#[must_use]
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(message) => {
            // Nobody is left to be told when the message itself cannot be written.
            let _ = message.print();
            args::file_for_command(&message).into_iter().for_each(|hint| failure::warn(&hint));
            return u8::try_from(message.exit_code()).map_or(ExitCode::from(2), ExitCode::from);
        }
    };
    let voice = args.voice;
    failure::set_quiet(voice.quiet);
    let outcome = match args.command {
        Command::Check(args) => check::run(&args, voice),
        Command::Cohort(args) => cohort::run(&args, voice),
        Command::Diff(args) => diff::run(&args, voice),
        Command::Explain(args) => explain::run(&args, voice),
        Command::Extract(args) => extract::run(&args, voice),
        Command::Rubric(args) => rubric::run(&args.command),
        Command::Annotate(args) => annotate::run(&args),
        Command::Agree(args) => agree::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
        Command::ShowConfig(args) => show_config::run(&args),
    };
    outcome.map_or_else(|error| failure::tell(&error), ExitCode::from)
}
