//! Reads reports back as the programs would that they are for.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

/// The rows below the header, each as long as it.
pub(crate) fn csv(written: &str) -> Vec<Vec<String>> {
    assert!(written.starts_with("\u{feff}rubric,portfolio,kind,"));
    let mut reader = ::csv::Reader::from_reader(written.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A case of a JUnit file: its suite, its name and the type of its failure.
pub(crate) type Case = (String, String, Option<String>);

/// Elements of JUnit files, where they may stand, and their attributes: those that must be there and those that may. It is what the schemas of
/// Jenkins and Maven have in common, but for `skipped` at the root, which is newer than some.
const JUNIT: &[(&str, &str, &[&str], &[&str])] = &[
    ("testsuites", "", &["tests", "failures", "errors"], &["name", "skipped"]),
    ("testsuite", "testsuites", &["name", "tests", "failures", "errors"], &["skipped"]),
    ("testcase", "testsuite", &["name", "classname"], &[]),
    ("failure", "testcase", &["message", "type"], &[]),
    ("skipped", "testcase", &["message"], &[]),
    ("system-out", "testcase", &[], &[]),
];

/// The cases, from a file that is held against the structure and whose counts are right.
pub(crate) fn junit(written: &str) -> Vec<Case> {
    let mut reader = Reader::from_str(written);
    let (mut open, mut cases) = (Vec::<String>::new(), Vec::<Case>::new());
    let mut declared: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    loop {
        let (element, empty) = match reader.read_event().unwrap() {
            Event::Start(element) => (element, false),
            Event::Empty(element) => (element, true),
            Event::End(_) => {
                open.pop().unwrap();
                continue;
            }
            Event::Eof => break,
            Event::Text(text) => {
                let blank = text.trim().is_empty();
                assert!(
                    blank || ["failure", "skipped", "system-out"].contains(&open.last().unwrap().as_str()),
                    "text in {open:?}"
                );
                continue;
            }
            Event::Decl(_) | Event::GeneralRef(_) => continue,
            other => panic!("{other:?} has no place in a JUnit file"),
        };
        let name = element.name().as_ref().to_owned();
        let attributes = attributes(&element);
        held(&name, open.last().map_or("", String::as_str), &attributes);
        match name.as_str() {
            "testcase" => cases.push((declared.last().unwrap().1["name"].clone(), attributes["name"].clone(), None)),
            "failure" => cases.last_mut().unwrap().2 = Some(attributes["type"].clone()),
            "testsuites" | "testsuite" => declared.push((name.clone(), attributes)),
            _ => {}
        }
        if !empty {
            open.push(name);
        }
    }
    assert!(open.is_empty());
    for (name, attributes) in declared {
        let of = |case: &&Case| name == "testsuites" || case.0 == attributes["name"];
        let count = |what: &str| attributes[what].parse::<usize>().unwrap();
        assert_eq!(count("tests"), cases.iter().filter(of).count());
        assert_eq!(count("failures"), cases.iter().filter(of).filter(|case| case.2.is_some()).count());
        assert_eq!(count("errors"), 0);
    }
    cases
}

fn held(name: &str, parent: &str, attributes: &BTreeMap<String, String>) {
    let (_, inside, must, may) = JUNIT.iter().find(|(known, ..)| *known == name).unwrap();
    assert_eq!(parent, *inside, "{name}");
    assert!(must.iter().all(|must| attributes.contains_key(*must)), "{name}: {attributes:?}");
    assert!(attributes.keys().all(|key| must.contains(&key.as_str()) || may.contains(&key.as_str())), "{name}: {attributes:?}");
}

fn attributes(element: &BytesStart<'_>) -> BTreeMap<String, String> {
    let each = element.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let key = attribute.key.as_ref().to_owned();
        (key, quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
    });
    each.collect()
}

/// The official schema of SARIF 2.1.0.
pub(crate) struct SarifSchema(jsonschema::Validator);

impl SarifSchema {
    pub(crate) fn new() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sarif/sarif-schema-2.1.0.json");
        // Two patterns hold a bracket by itself, which is a letter in most dialects of regular expressions but not in the validator's.
        let text = fs::read_to_string(path).unwrap().replace("{2}]?$", r"{2}\\]?$");
        let schema: Value = serde_json::from_str(&text).unwrap();
        Self(jsonschema::validator_for(&schema).unwrap())
    }

    /// The log, if it keeps to the schema.
    pub(crate) fn check(&self, written: &str) -> Value {
        let log: Value = serde_json::from_str(written).unwrap();
        let wrong: Vec<String> = self.0.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        log
    }
}

/// The properties and the message of a workflow command, as GitHub's runner takes it apart.
pub(crate) fn command(line: &str) -> (BTreeMap<String, String>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    assert!(["warning", "notice"].contains(&name), "{name}");
    let plain =
        |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
    let each = properties.split(',').map(|property| {
        let (key, value) = property.split_once('=').unwrap();
        (key.to_owned(), plain(value))
    });
    (each.collect(), plain(message))
}
