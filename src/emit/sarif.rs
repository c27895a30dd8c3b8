//! The report as static analysis results: SARIF 2.1.0, with only what is wanting.

use std::collections::BTreeMap;
use std::io;

use serde_json::{Value, json};

use crate::emit::findings::{self, Finding, Kind};
use crate::emit::visible;
use crate::judgement::ReportSet;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one run to `out`, with a result for every point that is not met, every mistake and every point worth a second look, as indented
/// JSON with a newline at the end.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    let findings: Vec<Finding<'_>> = set.reports.iter().flat_map(findings::of).collect();
    let rules: BTreeMap<&str, &Finding<'_>> = findings.iter().map(|finding| (finding.rule.as_str(), finding)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "markpoint",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.values().map(|finding| rule(finding)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn rule(finding: &Finding<'_>) -> Value {
    json!({
        "id": visible(&finding.rule),
        "shortDescription": {"text": plain(&finding.about)},
        "defaultConfiguration": {"level": level(finding.kind)},
    })
}

fn result(finding: &Finding<'_>) -> Value {
    let text = format!("{}\n{}", finding.message, finding.details.join("\n"));
    let mut result = json!({
        "ruleId": visible(&finding.rule),
        "level": level(finding.kind),
        "message": {"text": plain(&text)},
        "partialFingerprints": {
            // The name GitHub looks for, and a name of our own that says what it is made of.
            "primaryLocationLineHash": format!("{}:1", finding.fingerprint),
            "rubricItemFile/v1": finding.fingerprint,
        },
        "properties": {"finding": finding.kind.word()},
    });
    if let Some(path) = finding.path {
        result["locations"] = json!([location(path, finding)]);
    }
    result
}

fn location(path: &str, finding: &Finding<'_>) -> Value {
    // A path that begins at a drive is one that begins at the root.
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    let artifact = if path.starts_with('/') || drive {
        json!({"uri": format!("file:///{}", escaped(path.trim_start_matches('/')))})
    } else {
        json!({"uri": escaped(path), "uriBaseId": "%SRCROOT%"})
    };
    let mut location = json!({"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": finding.line}}});
    if let Some(place) = finding.place {
        location["logicalLocations"] = json!([{"fullyQualifiedName": visible(place), "kind": "element"}]);
    }
    location
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
