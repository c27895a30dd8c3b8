//! Parses the command line, runs, exits.

use std::process::ExitCode;

fn main() -> ExitCode {
    markpoint::cli::run()
}
