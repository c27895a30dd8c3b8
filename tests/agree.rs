//! `markpoint agree`: the figures, what is listed beside them, the exit code, and labels that cannot be used.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::{Value, json};
use tempfile::TempDir;

const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";
const PUNCTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";

/// One text of each kind: both found, one missed, none, one credited that should not be.
const LABELS: &str = r#"
{"id": "both", "unit": "W", "text": "I ride my bicycle to work every day. The saddle is made of leather.", "parts": {"P1": {"a": true}, "P2": {"a": true}}}
{"id": "one", "unit": "W", "text": "I ride my bicycle to work every day.", "parts": {"P1": {"a": true}, "P2": {"a": true}}}
{"id": "none", "unit": "W", "text": "The weather was fine all week.", "parts": {"P1": {"a": false}, "P2": {"a": false}}}
{"id": "other", "unit": "W", "text": "Some notes.\n\nThe saddle is made of leather.", "parts": {"P1": {"a": false}, "P2": {"a": false}}}
"#;

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").arg("agree").args(args).output().unwrap()
}

fn printed(args: &[&str]) -> String {
    let output = markpoint(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn measured(args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_str(&printed(&args)).unwrap()
}

/// The lines on standard error of a run that must fail cleanly.
fn refused(args: &[&str]) -> Vec<String> {
    let output = markpoint(args);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {message}");
    assert!(output.stdout.is_empty(), "{args:?}: nothing goes to standard output");
    message.lines().map(str::to_owned).collect()
}

fn folder_with(files: &[(&str, &str)]) -> (TempDir, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let paths = files.iter().map(|(name, content)| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_string_lossy().into_owned()
    });
    let paths = paths.collect();
    (folder, paths)
}

#[test]
fn the_figures_are_those_worked_out_by_hand() {
    let (_folder, paths) = folder_with(&[("labels.jsonl", LABELS)]);
    let result = measured(&[&paths[0], "--rubric", RUBRIC]);
    assert_eq!(result["schema"], "markpoint-agreement/1");
    assert_eq!(result["counts"], json!({"texts": 4, "parts": 8, "points": 8, "mistakes": 0}));
    // Six of eight agree, four would by chance; missing and met are two steps apart, but no verdict lies between.
    let expected = json!({"part_kappa": 0.5, "point_qwk": 0.5, "false_met": 0.25, "missed": 0.25, "mistake_kappa": null, "false_alarm": null});
    assert_eq!(result["figures"], expected);
    let rubric = &result["rubrics"][0];
    assert_eq!((&rubric["rubric"]["id"], &rubric["figures"]), (&json!("one-word"), &expected));
    let counts = json!({"texts": 4, "parts": 4, "points": 4, "mistakes": 0});
    let first = json!({"id": "P1", "counts": counts, "part_kappa": 1.0, "point_qwk": 1.0, "false_met": 0.0, "missed": 0.0});
    let second = json!({"id": "P2", "counts": counts, "part_kappa": 0.0, "point_qwk": 0.0, "false_met": 0.5, "missed": 0.5});
    assert_eq!(rubric["points"], json!([first, second]));
    assert_eq!((&result["worst"], &result["disagreements"]), (&json!([]), &json!([])));
}

#[test]
fn mistakes_have_figures_of_their_own_and_so_has_each_unit() {
    let mended = r#"{"id": "a", "unit": "puncture", "text": "You only pump it up again.", "mistakes": {"M1": true, "M2": false}}
{"id": "b", "unit": "puncture", "text": "I looked for the puncture under water.", "parts": {"P1": {"a": true}}, "mistakes": {"M1": true}}"#;
    let (_folder, paths) = folder_with(&[("labels.jsonl", LABELS), ("more.jsonl", mended)]);
    let (one, other) = (format!("W={RUBRIC}"), format!("puncture={PUNCTURE}"));
    let result = measured(&[&paths[0], &paths[1], "--unit", &one, "--unit", &other]);
    assert_eq!(result["counts"], json!({"texts": 6, "parts": 9, "points": 8, "mistakes": 3}));
    let ids: Vec<&Value> = result["rubrics"].as_array().unwrap().iter().map(|rubric| &rubric["rubric"]["id"]).collect();
    assert_eq!(ids, ["one-word", "puncture-repair"]);
    // P1 has a part without a label, so the point itself is not counted.
    let puncture = &result["rubrics"][1];
    assert_eq!(puncture["counts"], json!({"texts": 2, "parts": 1, "points": 0, "mistakes": 3}));
    assert_eq!(puncture["points"][0]["point_qwk"], Value::Null);
    // Two of three agree; by chance (2 * 1 + 1 * 2) / 9.
    assert_eq!(puncture["figures"]["mistake_kappa"], json!(2.0 / 5.0));
    assert_eq!(puncture["figures"]["false_alarm"], 0.0);
    assert_eq!(puncture["mistakes"][0]["mistake_kappa"], 0.0);
    assert_eq!(puncture["mistakes"][1]["mistake_kappa"], 1.0);
}

#[test]
fn a_table_of_marks_is_held_against_the_files_it_names() {
    let (_folder, paths) = folder_with(&[
        (
            "marks.csv",
            "File,Point,Status,Remark\nwork/anna.txt,P1,met,\nwork/anna.txt,P2,missing,\"short, but clear\"\nben.txt,P1,open,\nben.txt,P2,,later\n",
        ),
        ("work/anna.txt", "I ride my bicycle to work every day. The saddle is made of leather."),
        ("ben.txt", "The weather was fine all week."),
    ]);
    let result = measured(&[&paths[0], "--rubric", RUBRIC, "--why"]);
    assert_eq!(result["counts"], json!({"texts": 2, "parts": 0, "points": 3, "mistakes": 0}));
    assert_eq!((&result["figures"]["part_kappa"], &result["figures"]["missed"]), (&Value::Null, &Value::Null));
    assert_eq!(result["figures"]["false_met"], 0.5);
    let [only] = result["disagreements"].as_array().unwrap().as_slice() else { panic!("{result}") };
    assert_eq!((&only["text"], &only["item"], &only["line"]), (&json!("work/anna.txt"), &json!("P2"), &json!(3)));
    assert_eq!(only["evidence"][0]["quote"], "The saddle is made of leather.");
}

#[test]
fn a_table_can_mark_parts_and_mistakes_and_name_the_unit() {
    let table =
        "unit,file,point,status\nW,a.txt,P1.a,shown\nW,a.txt,P2.a,absent\npuncture,a.txt,M1,found\npuncture,a.txt,P1,partial\n";
    let (_folder, paths) = folder_with(&[("marks.csv", table), ("a.txt", "I ride my bicycle. You only pump it up again.")]);
    let (one, other) = (format!("W={RUBRIC}"), format!("puncture={PUNCTURE}"));
    let result = measured(&[&paths[0], "--unit", &one, "--unit", &other]);
    assert_eq!(result["counts"], json!({"texts": 2, "parts": 2, "points": 3, "mistakes": 1}));
    assert_eq!((&result["figures"]["part_kappa"], &result["figures"]["mistake_kappa"]), (&json!(1.0), &json!(1.0)));
}

#[test]
fn every_disagreement_is_listed_with_its_words_and_their_place() {
    let (_folder, paths) = folder_with(&[("labels.jsonl", LABELS)]);
    let text = printed(&[&paths[0], "--rubric", RUBRIC, "--why", "--worst", "1"]);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "one P2.a: labelled shown, reported absent",
        "other P2.a: labelled absent, reported shown",
        "labels.jsonl, line 5)",
        "paragraph 2, line 3: “The saddle is made of leather.”",
        "part kappa 0.500",
        "P2 4 4 0.000 0.000 0.500 0.500",
        "Most disagreement Texts What Labelled Reported Unit",
    ] {
        assert!(flat.contains(words), "{words} in {text}");
    }
    assert_eq!(flat.matches("1 P2.a").count(), 1, "--worst 1 lists one: {text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(!printed(&[&paths[0], "--rubric", RUBRIC]).contains("disagreement"));
}

#[test]
fn the_same_labels_give_the_same_bytes() {
    let (_folder, paths) = folder_with(&[("labels.jsonl", LABELS)]);
    for format in ["table", "json"] {
        let args = [&paths[0], "--rubric", RUBRIC, "--why", "--worst", "9", "--format", format];
        assert_eq!(printed(&args), printed(&args), "{format}");
    }
}

#[test]
fn bounds_decide_between_0_and_1() {
    let (_folder, paths) = folder_with(&[("labels.jsonl", LABELS)]);
    let cases: [(&[&str], i32); 7] = [
        (&[], 0),
        (&["--fail-under", "part-kappa=0.5"], 0),
        (&["--fail-under", "part-kappa=0.5001"], 1),
        (&["--fail-over", "false-met=0.25"], 0),
        (&["--fail-over", "false-met=0.2499"], 1),
        (&["--fail-under", "part-kappa=0.1", "--fail-under", "point-qwk=0.9"], 1),
        (&["--fail-under", "mistake-kappa=0"], 1),
    ];
    for (flags, code) in cases {
        let args: Vec<&str> = [paths[0].as_str(), "--rubric", RUBRIC].into_iter().chain(flags.iter().copied()).collect();
        let output = markpoint(&args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty() == (code == 0), "{args:?}");
    }
}

#[test]
fn all_that_is_wrong_with_labels_is_said_at_once_with_its_line() {
    let lines = r#"{"id": "a", "text": "x y", "parts": {"P9": {"a": true}, "P1": {"z": true}}, "mistakes": {"M1": true}}
{"id": "b", "text": "x y", "parts": {"P1": {"a": tru}}}
{"id": "c", "text": " ", "parts": {"p1": {"a": true}}}"#;
    let table = "file,point,status\nmissing.txt,P1,met\nthere.txt,P1,shown\nthere.txt,P2,met\nthere.txt,P2,met\nthere.txt,P2.a,absent\nthere.txt,P1,perhaps\n";
    let (_folder, paths) = folder_with(&[("labels.jsonl", lines), ("marks.csv", table), ("there.txt", "I ride my bicycle.")]);
    let found = refused(&[&paths[0], &paths[1], "no-such.jsonl", "notes.xlsx", "--rubric", RUBRIC]);
    let expected = [
        ("labels.jsonl, line 2", "column 53: this is no labelled text"),
        ("marks.csv, line 7", "\"perhaps\" is no status"),
        ("no-such.jsonl", "there is no such file"),
        ("notes.xlsx", "labels are read from .jsonl and .csv files"),
        ("labels.jsonl, line 1", "\"one-word\" has no point, part or mistake \"P1.z\""),
        ("labels.jsonl, line 1", "\"P9.a\""),
        ("labels.jsonl, line 1", "\"M1\""),
        ("labels.jsonl, line 3", "holds no words"),
        ("labels.jsonl, line 3", "did you mean \"P1.a\"?"),
        ("marks.csv, line 2", "missing.txt: there is no such file"),
        ("marks.csv, line 3", "P1 is a point and cannot be shown; write met or partial or missing"),
        ("marks.csv, line 5", "P2 is labelled on line 4 already"),
        ("marks.csv, line 5", "P2 is labelled met, but by its parts it is missing"),
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (line, (place, message)) in found.iter().zip(expected) {
        assert!(line.starts_with("error: ") && line.contains(place) && line.contains(message), "{place}: {message}: {line}");
    }
}

#[test]
fn labels_whose_unit_cannot_be_told_are_refused() {
    let nameless = r#"{"id": "a", "text": "x y", "parts": {"P1": {"a": true}}}"#;
    let (_folder, paths) = folder_with(&[
        ("labels.jsonl", LABELS),
        ("nameless.jsonl", nameless),
        ("other.jsonl", &LABELS.replace("\"W\"", "\"V\"")),
        ("path.jsonl", &LABELS.replace("\"W\"", &format!("{RUBRIC:?}"))),
        ("empty.jsonl", "\n"),
    ]);
    let [labels, nameless, other, path, empty] = paths.as_slice() else { panic!("five files") };
    let one = format!("W={RUBRIC}");
    let cases: [(&[&str], &str); 8] = [
        (&[labels], "line 2: \"W\" is no built-in unit (3 more lines too); say which it is with --unit W=ID"),
        (&[nameless], "line 1: no unit is named; name one for all with --rubric ID"),
        (&[path], "is no built-in unit"),
        (&[labels, other, "--rubric", RUBRIC], "the labels name 2 units (V, W), but --rubric gives one"),
        (&[labels, "--unit", &one, "--unit", "W=another"], "--unit gives two rubrics for \"W\""),
        (&[labels, "--rubric", "no-such-unit"], "there is no unit and no file called"),
        (&[labels, "--unit", "W"], "write the name in the labels, ="),
        (&[empty, "--rubric", RUBRIC], "there are no labels in it"),
    ];
    for (args, expected) in cases {
        let found = refused(args);
        assert!(found[0].contains(expected), "{args:?}: {found:#?}");
    }
}

#[test]
fn a_built_in_unit_is_known_by_its_id() {
    let id = markpoint::rubric::builtin_ids()[0];
    let loaded = markpoint::rubric::builtin(id).unwrap().unwrap();
    let point = &loaded.rubric.points[0];
    let line = json!({"id": "a", "rubric": id, "text": "Nothing to see.", "parts": {&point.id: {&point.parts[0].id: false}}});
    let (_folder, paths) = folder_with(&[("labels.jsonl", &line.to_string())]);
    assert_eq!(measured(&[&paths[0]])["figures"]["part_kappa"], 1.0);
}

#[test]
fn what_labels_say_cannot_act_on_the_terminal() {
    let line = json!({"id": "\u{1b}[2Jevil\nerror: forged", "text": "I ride my bicycle.", "parts": {"P1": {"a": false}}});
    let (_folder, paths) = folder_with(&[("labels.jsonl", &line.to_string())]);
    let text = printed(&[&paths[0], "--rubric", RUBRIC, "--why"]);
    assert!(text.contains("forged") && !text.contains('\u{1b}') && !text.contains("\nerror"), "{text}");
}

#[test]
fn help_fits_the_screen_and_names_every_figure() {
    let help = printed(&["--help"]);
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    for figure in ["part-kappa", "point-qwk", "false-met", "missed", "mistake-kappa", "false-alarm"] {
        assert!(help.contains(figure), "{figure} in {help}");
    }
}
