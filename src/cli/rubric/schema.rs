//! `markpoint rubric schema`: the JSON Schema of rubric files.

use crate::cli::{Outcome, output};
use crate::rubric;

/// Prints the schema, indented.
///
/// # Errors
/// It cannot be written.
pub(super) fn run() -> anyhow::Result<Outcome> {
    output::print(|out| {
        serde_json::to_writer_pretty(&mut *out, &rubric::schema())?;
        out.write_all(b"\n")
    })?;
    Ok(Outcome::Clear)
}
