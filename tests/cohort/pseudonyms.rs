//! With pseudonyms, no result and no message names a learner.

use std::fs;
use std::path::Path;

use super::made::{Made, markpoint, output};

const NAMES: [&str; 4] = ["Quillfeather", "Ravenscourt", "Silverthorne", "Tamworthy"];

fn named() -> Made {
    let made = Made::of(0);
    for name in &NAMES[..2] {
        fs::write(made.folder().join(format!("{name}.txt")), "I ride my bicycle.").unwrap();
    }
    fs::create_dir(made.folder().join(NAMES[2])).unwrap();
    fs::write(made.folder().join(format!("{0}/{0} work.txt", NAMES[2])), "The saddle is high.").unwrap();
    fs::write(made.folder().join(format!("{0}/{0}.pdf", NAMES[2])), "x").unwrap();
    fs::write(made.folder().join(format!("{0}/{0} old.docx", NAMES[2])), "x").unwrap();
    fs::write(made.folder().join(format!("{}.docx", NAMES[3])), "x").unwrap();
    made
}

/// Every file below a folder, by name and content.
fn everything(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all.extend(path.to_string_lossy().as_bytes());
        if path.is_dir() { all.extend(everything(&path)) } else { all.extend(fs::read(&path).unwrap()) }
    }
    all
}

fn without_names(what: &str, text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    for name in NAMES {
        assert!(!text.contains(name), "{name} in {what}");
    }
}

#[test]
fn no_result_and_no_message_names_a_learner() {
    let made = named();
    let results = made.at("results");
    fs::create_dir(&results).unwrap();
    let key = made.at("key.json").to_string_lossy().into_owned();
    let outputs: Vec<String> =
        ["table", "csv", "json", "html", "jsonl"].map(|format| output(format, &results.join(format!("view.{format}")))).to_vec();
    let reports = results.join("reports").to_string_lossy().into_owned();
    let cache = results.join("cache").to_string_lossy().into_owned();
    let mut args = vec!["--pseudonyms", &key, "--reports", &reports];
    args.extend(outputs.iter().flat_map(|output| ["--output", output]));
    let ran = made.cohort(&args);
    assert_eq!(ran.code, Some(2));
    without_names("the table", ran.out.as_bytes());
    without_names("the messages", ran.told.as_bytes());
    without_names("the files", &everything(&results));
    assert_eq!(ran.told.lines().count(), 2, "{}", ran.told);
    let first = fs::read_to_string(&key).unwrap();
    assert!(NAMES.iter().all(|name| first.contains(name)), "{first}");
    // The same again, and with one more: whoever has a pseudonym keeps it.
    let again = made.cohort(&["--pseudonyms", &key, "--cache", &cache]);
    assert!(again.out == ran.out && fs::read_to_string(&key).unwrap() == first);
    fs::write(made.folder().join("Adams.txt"), "I ride my bicycle.").unwrap();
    assert!(made.cohort(&["--pseudonyms", &key]).out.contains("Learner 005"));
    let second = fs::read_to_string(&key).unwrap();
    assert!(
        first.lines().filter(|line| line.contains("Learner")).all(|line| second.contains(line.trim_end_matches(','))),
        "{second}"
    );
}

#[test]
fn lines_get_the_same_pseudonyms_as_work() {
    let made = named();
    let (lines, key, other) = (made.at("a.jsonl"), made.at("key.json"), made.at("other.json"));
    made.cohort(&["--output", &output("jsonl", &lines)]);
    let here = made.cohort(&["--pseudonyms", &key.to_string_lossy()]);
    let there = markpoint(&["cohort", "--from-jsonl", &lines.to_string_lossy(), "--pseudonyms", &other.to_string_lossy()]);
    assert_eq!((&here.out, &here.told), (&there.out, &there.told));
    assert_eq!(fs::read(key).unwrap(), fs::read(other).unwrap());
}

#[test]
fn a_file_that_is_no_key_file_is_never_written_over() {
    let made = named();
    let precious = made.at("precious.json");
    fs::write(&precious, "{\"marks\": 7}").unwrap();
    let ran = made.cohort(&["--pseudonyms", &precious.to_string_lossy()]);
    assert!(ran.code == Some(2) && ran.out.is_empty() && ran.told.contains("is no key file"), "{}", ran.told);
    assert_eq!(fs::read_to_string(precious).unwrap(), "{\"marks\": 7}");
}
