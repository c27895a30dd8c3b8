//! `markpoint diff`, from the real binary: two drafts, two reports, or one of each.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use tempfile::TempDir;

const PUNCTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";
const ONE_WORD: &str = "tests/fixtures/rubrics/one-word.json";
const BEFORE: &str = "I find the hole by looking for bubbles.\n\nYou can just pump it up again.\n";
const NOW: &str = "I find the hole by looking for bubbles.\n\nI roughen the tube so that the patch will grip better.\n";

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").args(args).env("NO_COLOR", "1").output().unwrap()
}

/// A folder with both drafts, and a report on each.
fn drafts() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("before", BEFORE), ("now", NOW)] {
        let work = at(&folder, &format!("{name}.txt"));
        fs::write(&work, text).unwrap();
        for format in ["json", "jsonl"] {
            let output = format!("{format}={}", at(&folder, &format!("{name}.{format}")));
            markpoint(&["check", &work, "-r", PUNCTURE, "--fail-on", "never", "-o", &output]);
        }
    }
    folder
}

fn at(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_string_lossy().into_owned()
}

fn diff(folder: &TempDir, old: &str, new: &str, more: &[&str]) -> (Option<i32>, String, String) {
    let (old, new) = (at(folder, old), at(folder, new));
    let args: Vec<&str> = ["diff", &old, &new].into_iter().chain(more.iter().copied()).collect();
    let Output { status, stdout, stderr } = markpoint(&args);
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn drafts_and_reports_on_them_compare_alike() {
    let folder = drafts();
    let (_, expected, _) = diff(&folder, "before.txt", "now.txt", &["-r", PUNCTURE, "--format", "json"]);
    assert!(expected.contains("\"schema\": \"markpoint-diff/1\""));
    for (old, new, named) in [
        ("before.txt", "now.json", true),
        ("before.json", "now.txt", true),
        ("before.json", "now.json", false),
        ("before.jsonl", "now.json", false),
        ("before.jsonl", "now.jsonl", true),
    ] {
        let rubric: &[&str] = if named { &["-r", PUNCTURE] } else { &[] };
        let (code, told, complaint) = diff(&folder, old, new, &[rubric, &["--format", "json"]].concat());
        assert_eq!((code, told.as_str()), (Some(0), expected.as_str()), "{old} {new}: {complaint}");
    }
}

#[test]
fn the_exit_code_tells_whether_anything_was_lost() {
    let folder = drafts();
    for (old, new, code) in [("before", "now", 0), ("now", "before", 1), ("now", "now", 0)] {
        let (got, told, _) = diff(&folder, &format!("{old}.txt"), &format!("{new}.txt"), &["-r", PUNCTURE]);
        assert_eq!(got, Some(code), "{old} {new}: {told}");
    }
}

#[test]
fn what_was_gained_lost_put_right_and_new_is_told_with_the_words() {
    let folder = drafts();
    let (_, there, _) = diff(&folder, "before.txt", "now.txt", &["-r", PUNCTURE]);
    let (_, back, _) = diff(&folder, "now.txt", "before.txt", &["-r", PUNCTURE]);
    insta::assert_snapshot!("there", there);
    insta::assert_snapshot!("back", back);
    let (_, json, _) = diff(&folder, "now.txt", "before.txt", &["-r", PUNCTURE, "--format", "json"]);
    let set: Value = serde_json::from_str(&json).unwrap();
    let counts = &set["comparisons"][0]["counts"];
    assert!(counts["parts"]["lost"].as_u64() > Some(0) && counts["mistakes"]["new"] == 1, "{counts}");
}

#[test]
fn the_unit_is_chosen_from_the_new_draft_and_named() {
    let samples = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name).display().to_string();
    let (weak, strong) = (samples("weak-phone-shop.txt"), samples("strong-library.txt"));
    let output = markpoint(&["diff", &weak, &strong, "--format", "json"]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["comparisons"][0]["rubric"]["id"], "principles-of-customer-service");
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("note: no unit was named; "));
}

#[test]
fn markdown_is_markdown_with_a_row_for_each_point() {
    let folder = drafts();
    let (_, page, _) = diff(&folder, "before.txt", "now.txt", &["-r", PUNCTURE, "--format", "markdown"]);
    let rows = Parser::new_ext(&page, Options::ENABLE_TABLES).filter(|event| matches!(event, Event::Start(Tag::TableRow)));
    let (_, json, _) = diff(&folder, "before.txt", "now.txt", &["-r", PUNCTURE, "--format", "json"]);
    let set: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(rows.count(), set["comparisons"][0]["points"].as_array().unwrap().len());
}

#[test]
fn several_units_are_several_comparisons_and_one_can_be_picked() {
    let folder = drafts();
    let both = at(&folder, "both.json");
    let (work, output) = (at(&folder, "now.txt"), format!("json={both}"));
    markpoint(&["check", &work, "-r", PUNCTURE, "-r", ONE_WORD, "-o", &output]);
    let count = |args: &[&str]| {
        let (code, told, complaint) = diff(&folder, "both.json", "both.json", args);
        assert_eq!(code, Some(0), "{complaint}");
        serde_json::from_str::<Value>(&told).unwrap()["comparisons"].as_array().unwrap().len()
    };
    assert_eq!(count(&["--format", "json"]), 2);
    assert_eq!(count(&["--format", "json", "-r", ONE_WORD]), 1);
}

#[test]
fn what_cannot_be_compared_is_told_in_one_line() {
    let folder = drafts();
    let work = at(&folder, "now.txt");
    markpoint(&["check", &work, "-r", ONE_WORD, "-o", &format!("json={}", at(&folder, "other.json"))]);
    fs::write(at(&folder, "broken.json"), "{").unwrap();
    fs::write(at(&folder, "bytes.json"), b"\xff\xfe{").unwrap();
    fs::write(at(&folder, "alien.json"), "{\"schema\": \"other/1\"}").unwrap();
    for (old, new, more, expected) in [
        ("other.json", "now.json", &[][..], "only reports on the same unit can be compared"),
        ("before.json", "other.json", &[], "only reports on the same unit can be compared"),
        ("before.json", "now.json", &["-r", ONE_WORD], "holds no report on one-word, but on puncture-repair"),
        ("before.json", "now.txt", &[], "no built-in unit; name its file too"),
        ("broken.json", "now.json", &[], "is no report (EOF"),
        ("bytes.json", "now.json", &[], "it is not UTF-8"),
        ("alien.json", "now.json", &[], "is no report of this version"),
        ("gone.json", "now.json", &[], "there is no such file"),
        ("gone.txt", "now.json", &[], "there is no such file"),
    ] {
        let (code, printed, told) = diff(&folder, old, new, more);
        assert_eq!((code, printed.as_str()), (Some(2), ""), "{told}");
        assert!(told.contains(expected) && told.lines().count() == 1, "{expected}: {told}");
    }
}

#[test]
fn a_report_made_by_hand_cannot_act_on_the_terminal() {
    let folder = drafts();
    let report = fs::read_to_string(at(&folder, "before.json")).unwrap();
    let hostile = report.replace("looking for bubbles", "\\u001b[2J\\u202e</x>\\n::error::pwned\\u0000");
    fs::write(at(&folder, "hostile.json"), &hostile).unwrap();
    for format in ["table", "markdown", "json"] {
        let empty = report.replace("\"status\": \"shown\"", "\"status\": \"absent\"");
        fs::write(at(&folder, "empty.json"), empty).unwrap();
        let (code, told, _) = diff(&folder, "hostile.json", "empty.json", &["--format", format]);
        assert_eq!(code, Some(1), "{told}");
        assert!(!told.contains(['\u{1b}', '\0']) && !told.lines().any(|line| line.starts_with("::")), "{told}");
        assert!(format == "json" || !told.contains('\u{202e}'), "{told}");
    }
}

#[test]
fn what_a_person_lets_be_is_marked_and_is_no_loss() {
    let folder = drafts();
    let (code, told, _) = diff(&folder, "now.json", "before.json", &[]);
    assert!(code == Some(1) && !told.contains("waived"), "{told}");
    let mut set: Value = serde_json::from_str(&fs::read_to_string(at(&folder, "before.json")).unwrap()).unwrap();
    let reason = serde_json::json!({"reason": "agreed with the assessor"});
    let report = &mut set["reports"][0];
    for items in ["points", "mistakes"] {
        report[items].as_array_mut().unwrap().iter_mut().for_each(|item| item["waived"] = reason.clone());
    }
    fs::write(at(&folder, "waived.json"), set.to_string()).unwrap();
    for format in ["table", "markdown", "json"] {
        let (code, told, _) = diff(&folder, "now.json", "waived.json", &["--format", format]);
        assert_eq!(code, Some(0), "{told}");
        assert!(told.contains("waived"), "{told}");
    }
}

#[test]
fn material_that_teaches_is_compared_in_its_own_words() {
    let folder = drafts();
    for name in ["before", "now"] {
        let output = format!("json={}", at(&folder, &format!("{name}-taught.json")));
        let work = at(&folder, &format!("{name}.txt"));
        markpoint(&["check", &work, "-r", PUNCTURE, "--expect", "taught", "-o", &output]);
    }
    for format in ["table", "markdown"] {
        let (_, told, _) = diff(&folder, "before-taught.json", "now-taught.json", &["--format", format]);
        assert!(told.contains("points taught, ") && told.contains("taught in part"), "{told}");
        assert!(!told.contains("grade"), "{told}");
    }
    let (_, told, _) = diff(&folder, "before.json", "now-taught.json", &[]);
    assert!(told.contains("the other on material that teaches"), "{told}");
}
