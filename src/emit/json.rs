//! The report as JSON: the result model as it is.

use std::io;

use super::json_text;
use crate::judgement::ReportSet;

/// Writes the set to `out` as indented JSON with a newline at the end. The same set gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    json_text::pretty(set, out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::SCHEMA;

    #[test]
    fn an_empty_set_still_names_its_contract() {
        let mut out = Vec::new();
        write(&ReportSet { schema: SCHEMA, reports: Vec::new() }, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "{\n  \"schema\": \"markpoint-report/1\",\n  \"reports\": []\n}\n");
    }
}
