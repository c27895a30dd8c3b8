//! A comparison as JSON: its model as it is.

use std::io;

use crate::comparison::ComparisonSet;

/// Writes the set to `out` as indented JSON with a newline at the end. The same set gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ComparisonSet, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, set)?;
    out.write_all(b"\n")
}
