//! The report as static analysis results: SARIF 2.1.0, with only what is wanting.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::emit::findings::{self, Finding, Kind};
use crate::emit::visible;
use crate::judgement::ReportSet;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Text,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

/// A `result` of the standard.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: String,
    level: &'static str,
    message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    properties: Properties,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

#[derive(Serialize)]
struct Fingerprints {
    /// The name GitHub looks for.
    #[serde(rename = "primaryLocationLineHash")]
    for_github: String,
    /// A name that says what it is made of.
    #[serde(rename = "rubricItemFile/v1")]
    own: String,
}

/// Says that somebody has looked at a result and lets it be.
#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Properties {
    finding: &'static str,
}

/// Writes one run to `out`, with a result for every point that is not met, every mistake and every point worth a second look, as indented
/// JSON with a newline at the end.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    let findings: Vec<Finding<'_>> = set.reports.iter().flat_map(findings::of).collect();
    // Each rule once, in order.
    let rules: BTreeMap<&str, Rule> = findings.iter().map(|finding| (finding.rule.as_str(), rule(finding))).collect();
    let driver = Driver { name: "markpoint", version: env!("CARGO_PKG_VERSION"), rules: rules.into_values().collect() };
    let results = findings.iter().map(outcome).collect();
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    out.write_all(b"\n")
}

fn rule(finding: &Finding<'_>) -> Rule {
    Rule { id: visible(&finding.rule).into_owned(), short_description: Text { text: plain(&finding.about) } }
}

fn outcome(finding: &Finding<'_>) -> Outcome {
    let text = format!("{}\n{}", finding.message, finding.details.join("\n"));
    Outcome {
        rule_id: visible(&finding.rule).into_owned(),
        level: level(finding.kind),
        message: Text { text: plain(&text) },
        locations: finding.path.map(|path| location(path, finding)).into_iter().collect(),
        partial_fingerprints: Fingerprints { for_github: format!("{}:1", finding.fingerprint), own: finding.fingerprint.clone() },
        suppressions: finding.waived.iter().map(|why| suppression(why)).collect(),
        properties: Properties { finding: finding.kind.word() },
    }
}

fn suppression(why: &str) -> Suppression {
    Suppression { kind: "external", status: "accepted", justification: why.to_owned() }
}

fn location(path: &str, finding: &Finding<'_>) -> Location {
    // A path that begins at a drive is one that begins at the root.
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    let artifact_location = if path.starts_with('/') || drive {
        Artifact { uri: format!("file:///{}", escaped(path.trim_start_matches('/'))), uri_base_id: None }
    } else {
        Artifact { uri: escaped(path), uri_base_id: Some("%SRCROOT%") }
    };
    let place = finding.place.map(|place| Logical { fully_qualified_name: visible(place).into_owned() });
    Location {
        physical_location: Physical { artifact_location, region: Region { start_line: finding.line } },
        logical_locations: place.into_iter().collect(),
    }
}

const fn level(kind: Kind) -> &'static str {
    match kind {
        Kind::Missing | Kind::Partial | Kind::Mistake => "warning",
        Kind::Review => "note",
    }
}

/// Text that is no link and no placeholder to a reader of SARIF messages.
fn plain(text: &str) -> String {
    let text = text.replace("](", "\\](");
    let mut chars = text.chars().zip(text.chars().skip(1));
    let placeholder = chars.any(|(first, second)| first == '{' && second.is_ascii_digit());
    if placeholder { text.replace('{', "{{").replace('}', "}}") } else { text }
}

/// A path as part of a URI: everything but letters, digits and `-._~/` in hexadecimal.
fn escaped(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri_whatever_it_holds() {
        assert_eq!(escaped("unit 1/Zoë's #2.docx"), "unit%201/Zo%C3%AB%27s%20%232.docx");
        assert_eq!(escaped("a\n%0A"), "a%0A%250A");
    }

    #[test]
    fn a_message_holds_no_link_and_no_placeholder() {
        assert_eq!(plain("[here](https://x) {0}"), "[here\\](https://x) {{0}}");
        assert_eq!(plain("{a} [b]"), "{a} [b]");
    }
}
