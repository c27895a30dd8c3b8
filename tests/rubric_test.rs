//! `markpoint rubric test`: rubrics held against their own examples.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::{Value, json};
use tempfile::TempDir;

const ONE_WORD: &str = "tests/fixtures/rubrics/one-word.json";

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").args(args).output().expect("the program runs")
}

/// The rubric of two words with these examples beside it, and one mistake: to say "unicycle".
fn rubric(examples: Option<Value>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("one-word.json");
    let mut written: Value = serde_json::from_str(&fs::read_to_string(ONE_WORD).expect("the fixture is there")).expect("JSON");
    written["concepts"] = json!({ "wheel": { "terms": ["unicycle", "penny farthing"] } });
    written["mistakes"] = json!([
        { "id": "M1", "statement": "Rides on one wheel", "kind": "says", "rule": "wheel", "advice": "Use two.", "source": "Line 3" }
    ]);
    fs::write(&path, written.to_string()).expect("the rubric is written");
    if let Some(examples) = examples {
        fs::create_dir(folder.path().join("examples")).expect("a folder");
        fs::write(folder.path().join("examples/one-word.json"), examples.to_string()).expect("the examples are written");
    }
    (folder, path)
}

fn times(count: usize, text: &str) -> Vec<String> {
    (0..count).map(|n| format!("{text} on day {n}.")).collect()
}

/// Enough examples, all of them right.
fn sound() -> Value {
    json!({
        "rubric": "one-word",
        "parts": {
            "P1.a": { "shown": times(8, "I ride a bicycle"), "not_shown": times(8, "I go by car") },
            "P2.a": { "shown": times(8, "I sit on a saddle"), "not_shown": times(8, "I sit on a chair") }
        },
        "mistakes": { "M1": { "found": times(5, "I ride a unicycle"), "clear": times(5, "I do not ride a unicycle") } }
    })
}

fn tested(path: &Path, more: &[&str]) -> (Option<i32>, String) {
    let path = path.to_string_lossy();
    let output = markpoint(&[&["rubric", "test", &path], more].concat());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code(), String::from_utf8(output.stdout).expect("output is UTF-8"))
}

#[test]
fn a_rubric_with_enough_right_examples_passes_and_its_silent_terms_are_listed() {
    let (_folder, path) = rubric(Some(sound()));
    let (code, text) = tested(&path, &[]);
    assert_eq!(code, Some(0), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn examples_that_are_wrong_or_too_few_are_told() {
    let mut examples = sound();
    examples["parts"]["P1.a"]["shown"][0] = json!("I ride a horse.");
    examples["parts"]["P2.a"]["not_shown"][2] = json!("The saddle is on the horse.");
    examples["mistakes"]["M1"]["clear"] = json!(["One day I will ride a unicycle, as she does."]);
    let (_folder, path) = rubric(Some(examples));
    let (code, text) = tested(&path, &[]);
    assert_eq!(code, Some(1), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn a_rubric_without_examples_has_too_few() {
    let (_folder, path) = rubric(None);
    let (code, text) = tested(&path, &[]);
    assert_eq!(code, Some(1));
    assert!(text.contains("shown 0 of 0 (too few: 8 needed)") && text.contains("found 0 of 0 (too few: 5 needed)"), "{text}");
}

#[test]
fn a_term_counts_as_fired_by_a_text_of_labels_and_all_silent_terms_are_listed_on_demand() {
    let (folder, path) = rubric(None);
    let labels = folder.path().join("labels.jsonl");
    fs::write(&labels, "{\"id\": 1, \"text\": \"A penny farthing has a saddle.\"}\n\n{\"text\": \"Bicycles.\"}\n")
        .expect("written");
    let never_fire = |more: &[&str]| -> Vec<String> {
        let (_, text) = tested(&path, &[&["--format", "json"], more].concat());
        let read: Value = serde_json::from_str(&text).expect("output is JSON");
        assert_eq!(read["schema"], "markpoint-rubric-test/1");
        assert_eq!(read["rubrics"][0]["terms"]["total"], 4);
        let terms = read["rubrics"][0]["terms"]["never_fire"].as_array().expect("a list").clone();
        terms
            .iter()
            .map(|term| format!("{}: {}", term["of"].as_str().unwrap_or("?"), term["pattern"].as_str().unwrap_or("?")))
            .collect()
    };
    assert_eq!(never_fire(&[]), ["P1.a: bicycle", "P2.a: saddle", "wheel: penny farthing", "wheel: unicycle"]);
    assert_eq!(never_fire(&["--labels", &labels.to_string_lossy()]), ["wheel: unicycle"]);
}

#[test]
fn json_names_every_failure_and_count() {
    let mut examples = sound();
    examples["parts"]["P2.a"]["not_shown"][2] = json!("The saddle is on the horse.");
    let (_folder, path) = rubric(Some(examples));
    let (code, text) = tested(&path, &["--format", "json"]);
    let read: Value = serde_json::from_str(&text).expect("output is JSON");
    assert_eq!((code, &read["passes"]), (Some(1), &json!(false)));
    let expected = json!([{ "id": "P2.a", "kind": "not_shown", "text": "The saddle is on the horse.", "words": ["saddle"] }]);
    assert_eq!(read["rubrics"][0]["failures"], expected);
    let tally = json!({ "id": "P2.a", "of": "part", "holds": { "given": 8, "right": 8, "needed": 8 }, "seems": { "given": 8, "right": 7, "needed": 8 } });
    assert_eq!(read["rubrics"][0]["tallies"][1], tally);
}

#[test]
fn without_a_name_every_built_in_unit_is_tested() {
    let output = markpoint(&["rubric", "test", "--format", "json"]);
    let read: Value = serde_json::from_slice(&output.stdout).expect("output is JSON");
    let ids: Vec<&str> =
        read["rubrics"].as_array().expect("a list").iter().filter_map(|tested| tested["rubric"].as_str()).collect();
    assert_eq!(ids, markpoint::rubric::builtin_ids());
}

#[test]
fn input_that_cannot_be_used_is_refused() {
    let (folder, path) = rubric(Some(json!({ "rubric": "one-word", "parts": { "P7.a": { "shown": [], "not_shown": [] } } })));
    let (_other, sound) = rubric(Some(sound()));
    let labels = folder.path().join("labels.jsonl");
    fs::write(&labels, "{\"text\": \"Bicycles.\"}\n{\"txt\": 1}\n").expect("written");
    let (path, sound, labels) = (path.to_string_lossy(), sound.to_string_lossy(), labels.to_string_lossy());
    let cases: [(&[&str], &str); 4] = [
        (&[&path], "the rubric has no part \"P7.a\""),
        (&["no-such-unit"], "there is no unit and no file called \"no-such-unit\""),
        (&[&sound, "--labels", &labels], "labels.jsonl: line 2: missing field `text`"),
        (&[&sound, "--labels", "no-such-file.jsonl"], "no-such-file.jsonl: it cannot be read"),
    ];
    for (args, expected) in cases {
        let output = markpoint(&[&["rubric", "test"], args].concat());
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {message}");
        assert!(output.stdout.is_empty() && message.contains(expected), "{args:?}: {message}");
        assert_eq!(message.matches("error: ").count(), 1, "{args:?}: {message}");
    }
}
