//! The report as annotations of a GitHub Actions job: workflow commands, a line each.

use std::io;

use crate::emit::findings::{Finding, Kind};
use crate::emit::{findings, told, visible};
use crate::judgement::ReportSet;

/// Writes an annotation for every point that is not met, every mistake and every point worth a second look, and the answer in one line
/// after each report's.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    for report in &set.reports {
        for finding in findings::of(report) {
            writeln!(out, "{}", command(&finding))?;
        }
        // An older form of commands is seen anywhere in a line.
        writeln!(out, "markpoint: {}", told::answer(report).replace("##[", "## ["))?;
    }
    Ok(())
}

/// `::warning file=work.txt,line=3,title=P1::What was found%0AAnd more`
fn command(finding: &Finding<'_>) -> String {
    let level = if finding.kind == Kind::Review || finding.waived.is_some() { "notice" } else { "warning" };
    let file = finding.path.map(|path| format!("file={},line={},", property(&visible(path)), finding.line)).unwrap_or_default();
    let waived = finding.waived.as_ref().map(|why| format!("Waived: {why}\n")).unwrap_or_default();
    let text = format!("{waived}{}\n{}", finding.message, finding.details.join("\n"));
    format!("::{level} {file}title={}::{}", property(&visible(&finding.rule)), message(&text))
}

/// A command ends with its line, and `%` begins an escape.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property also ends with `,` or `:`.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_property_or_a_message_early() {
        assert_eq!(property("a,b:c%d\r\ne"), "a%2Cb%3Ac%25d%0D%0Ae");
        assert_eq!(message("5%\n::error::no"), "5%25%0A::error::no");
    }
}
