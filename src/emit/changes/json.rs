//! A comparison as JSON: its model as it is.

use std::io;

use crate::comparison::ComparisonSet;
use crate::emit::json_text;

/// Writes the set to `out` as indented JSON with a newline at the end. The same set gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ComparisonSet, out: &mut dyn io::Write) -> io::Result<()> {
    json_text::pretty(set, out)
}
