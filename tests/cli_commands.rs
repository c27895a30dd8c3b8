//! The commands on sound input: what they print, where, and the exit code.

use std::fs;
use std::io::Read as _;
use std::process::{Output, Stdio};

use assert_cmd::cargo::{cargo_bin, cargo_bin_cmd};
use serde_json::Value;
use tempfile::TempDir;

const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";
const PUNCTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").args(args).output().expect("the program runs")
}

fn printed(args: &[&str]) -> String {
    let output = markpoint(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn work(text: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("work.txt");
    fs::write(&path, text).expect("the work is written");
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

#[test]
fn the_exit_code_tells_gaps_from_none_and_flags_move_only_the_threshold() {
    let (_one, nothing) = work("The weather was fine all week and we stayed at home.");
    let (_two, half) = work("I ride my bicycle to work every day.");
    let (_three, all) = work("I ride my bicycle to work every day. The saddle is made of leather.");
    let cases: [(&str, &[&str], i32); 12] = [
        (&nothing, &[], 1),
        (&half, &[], 1),
        (&all, &[], 0),
        (&nothing, &["--fail-on", "never"], 0),
        (&nothing, &["--fail-on", "mistake"], 0),
        (&nothing, &["--fail-on", "mistake", "--fail-on", "missing"], 1),
        (&half, &["--fail-on", "partial"], 1),
        (&half, &["--fail-on", "review"], 0),
        (&half, &["--fail-under", "1"], 0),
        (&half, &["--fail-under", "2"], 1),
        (&half, &["--fail-under", "50%"], 0),
        (&half, &["--fail-under", "51%"], 1),
    ];
    for (path, flags, code) in cases {
        let args: Vec<&str> = ["check", path, "--rubric", RUBRIC].into_iter().chain(flags.iter().copied()).collect();
        let output = markpoint(&args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn several_rubrics_give_several_reports_in_their_order() {
    let (_folder, path) = work("I ride my bicycle to work every day. The saddle is made of leather.");
    let json = printed(&["check", &path, "--rubric", PUNCTURE, "--rubric", RUBRIC, "--format", "json", "--fail-on", "never"]);
    let set: Value = serde_json::from_str(&json).expect("it is JSON");
    let ids: Vec<&Value> = set["reports"].as_array().expect("reports").iter().map(|report| &report["rubric"]["id"]).collect();
    assert_eq!(ids, ["puncture-repair", "one-word"]);
    assert_eq!(set["reports"][1]["coverage"]["points"]["met"], 2);
    assert_eq!(set["reports"][1]["portfolio"]["name"], "work.txt");
}

#[test]
fn several_files_are_one_piece_of_work() {
    let (_one, first) = work("I ride my bicycle to work every day.");
    let (_two, second) = work("The saddle is made of leather.");
    let json = printed(&["check", &first, &second, "--rubric", RUBRIC, "--format", "json"]);
    let set: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(set["reports"][0]["portfolio"]["files"].as_array().map(Vec::len), Some(2));
    assert_eq!(set["reports"][0]["portfolio"]["name"], "work.txt and 1 more");
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let (_folder, path) = work("I ride my bicycle to work every day.");
    for format in ["table", "json", "jsonl", "markdown", "csv", "junit", "sarif", "github", "gitlab"] {
        let args = ["check", &path, "--rubric", PUNCTURE, "--format", format, "--verbose", "--fail-on", "never"];
        assert_eq!(printed(&args), printed(&args), "{format}");
    }
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let (_folder, path) = work("I ride my bicycle to work every day.");
    for (variable, coloured) in [(None, false), (Some("CLICOLOR_FORCE"), true), (Some("NO_COLOR"), false)] {
        let mut command = cargo_bin_cmd!("markpoint");
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").args(["check", &path, "--rubric", RUBRIC]);
        if let Some(variable) = variable {
            command.env(variable, "1");
        }
        let output = command.output().expect("the program runs");
        assert_eq!(output.stdout.contains(&0x1b), coloured, "{variable:?}");
    }
}

#[test]
fn a_reader_who_stops_early_stops_the_program_quietly() {
    let long = "I ride my bicycle to work every day.\n\n".repeat(20_000);
    let (_folder, path) = work(&long);
    for format in ["text", "json"] {
        let mut child = std::process::Command::new(cargo_bin!("markpoint"))
            .args(["extract", &path, "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let mut message = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut message).expect("the message is read");
        let status = child.wait().expect("it ends");
        assert_eq!((status.code(), message.as_str()), (Some(141), ""), "{format}");
    }
}

#[test]
fn extract_prints_one_block_a_line_and_its_summary_apart() {
    let (_folder, path) = work("First line of a paragraph\nthat goes on.\n\nAnother one.\n");
    let output = markpoint(&["extract", &path]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(text.lines().next_back().map(|line| line.ends_with("Another one.")), Some(true), "{text}");
    let summary = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(summary.contains("words") && summary.lines().count() == 1, "{summary}");
    assert!(printed(&["extract", &path, "--places"]).starts_with("paragraph 1: "));
    let json: Value = serde_json::from_str(&printed(&["extract", &path, "--format", "json"])).expect("it is JSON");
    assert!(json["blocks"].as_array().is_some_and(|blocks| !blocks.is_empty()));
}

#[test]
fn the_units_are_listed_with_their_number_of_points() {
    let list = printed(&["rubric", "list"]);
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
    for id in markpoint::rubric::builtin_ids() {
        let points = markpoint::rubric::builtin(id).expect("there").expect("sound").rubric.points.len();
        let line = list.lines().find(|line| line.starts_with(id)).unwrap_or_else(|| panic!("{id} in {list}"));
        assert_eq!(line, format!("{id}: {points} points"));
    }
}

#[test]
fn a_unit_is_shown_in_plain_words() {
    let text = printed(&["rubric", "show", PUNCTURE]);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for words in ["Mend a puncture", "P2", "Says how the hole is found", "M1", "Say what keeps the air in.", "T1"] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn a_sound_rubric_is_said_to_be_sound() {
    let line = printed(&["rubric", "validate", PUNCTURE, RUBRIC]);
    let expected = format!("{PUNCTURE}: sound: points 2, parts 4, mistakes 2, tips 1, with examples\n");
    assert!(line.starts_with(&expected), "{line}");
}

#[test]
fn the_published_schema_is_what_the_program_prints() {
    let published = fs::read_to_string("docs/rubric.schema.json").expect("the schema is published");
    let hint = "write it anew with `markpoint rubric schema > docs/rubric.schema.json`";
    assert!(printed(&["rubric", "schema"]) == published, "{hint}");
}

#[test]
fn help_begins_with_what_the_program_does_and_fits_the_screen() {
    let help = printed(&["--help"]);
    assert!(help.starts_with("See what your written work already shows"), "{help}");
    for args in [vec!["--help"], vec!["check", "--help"], vec!["extract", "--help"], vec!["rubric", "--help"]] {
        let help = printed(&args);
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
    assert!(printed(&["check", "--help"]).contains("Exit codes:"));
}
