//! `markpoint rubric`: one file per subcommand.

mod list;
pub(super) mod page;
mod schema;
mod show;
mod test;
mod validate;

use super::Outcome;
use super::args::RubricCommand;

/// Runs one subcommand.
///
/// # Errors
/// A rubric cannot be used, or the result cannot be written.
pub(super) fn run(command: &RubricCommand) -> anyhow::Result<Outcome> {
    match command {
        RubricCommand::List => list::run(),
        RubricCommand::Show { rubric } => show::run(rubric),
        RubricCommand::Validate { files } => validate::run(files),
        RubricCommand::Test(args) => test::run(args),
        RubricCommand::Schema => schema::run(),
    }
}
