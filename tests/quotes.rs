//! Which words a report shows as proof, and where two places do not go together.

#![allow(clippy::unwrap_used)]

use std::fs;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

const PUNCTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";

/// Work beside the rubric on punctures, in which one text stands for another.
fn work(text: &str, of_rubric: (&str, &str)) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let rubric = fs::read_to_string(PUNCTURE).unwrap();
    assert!(rubric.contains(of_rubric.0));
    fs::write(folder.path().join("puncture-repair.json"), rubric.replace(of_rubric.0, of_rubric.1)).unwrap();
    fs::create_dir(folder.path().join("lexicon")).unwrap();
    for entry in fs::read_dir("tests/fixtures/rubrics/lexicon").unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join("lexicon").join(path.file_name().unwrap())).unwrap();
    }
    fs::write(folder.path().join("work.txt"), text).unwrap();
    folder
}

fn printed(folder: &TempDir, more: &[&str]) -> String {
    let mut command = cargo_bin_cmd!("markpoint");
    command.current_dir(folder.path()).args(["check", "work.txt", "-r", "puncture-repair.json"]).args(more).env("NO_COLOR", "1");
    let output = command.output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn point(folder: &TempDir, index: usize) -> Value {
    let report: Value = serde_json::from_str(&printed(folder, &["--format", "json"])).unwrap();
    report["reports"][0]["points"][index].clone()
}

/// The words on one line, however they are wrapped.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const AS_IT_IS: (&str, &str) = ("Mend a puncture", "Mend a puncture");

#[test]
fn a_claim_and_its_denial_are_both_shown() {
    let text = "I find the puncture with bubbles in a bowl.\n\nThen I dry the tube.\n\nYou cannot find a puncture with water.\n";
    let folder = work(text, AS_IT_IS);
    let look = &point(&folder, 0)["second_look"];
    assert_eq!(look.as_array().unwrap().len(), 1, "{look}");
    assert_eq!(look[0]["part"], "a");
    assert_eq!(look[0]["said"]["place"], "paragraph 1");
    assert_eq!(look[0]["against"]["quote"], "You cannot find a puncture with water.");
    assert_eq!(look[0].get("mistake"), None);
    let (said, against) = ("I find the puncture with bubbles in a bowl.", "You cannot find a puncture with water.");
    for (format, expected) in [
        ("table", format!("And also: “{against}” (paragraph 3, line 5) Why: The second denies something")),
        ("markdown", format!("**You wrote:** “{said}” (paragraph 1, line 1) - **And also:** “{against}” (paragraph 3, line 5)")),
        ("github", format!("You wrote: “{said}” (paragraph 1, line 1)%0AAnd also: “{against}”")),
    ] {
        let told = on_one_line(&printed(&folder, &["--format", format, "--fail-on", "review"]));
        assert!(told.contains(&expected), "{told}");
    }
    let page = printed(&folder, &["--format", "html"]);
    let (_, look) = page.split_once("Worth a second look").unwrap();
    assert!(look.contains(against) && look.contains("And also"));
}

#[test]
fn words_that_earn_a_part_and_make_a_mistake_are_shown_as_both() {
    let folder = work("I find the puncture with bubbles in a bowl.\n", ("\"rule\": \"pump-only\"", "\"rule\": \"find-hole\""));
    let look = &point(&folder, 0)["second_look"][0];
    assert_eq!((look["mistake"].as_str(), &look["said"]), (Some("M1"), &look["against"]));
    let told = on_one_line(&printed(&folder, &[]));
    assert!(told.contains("These words earn the point, and they also sound like M1: Thinks that air alone mends it."), "{told}");
    assert!(!told.contains("And also"), "{told}");
}

#[test]
fn where_nothing_is_in_doubt_the_report_has_no_such_field() {
    let folder = work("I find the puncture with bubbles in a bowl.\n", AS_IT_IS);
    assert_eq!(point(&folder, 0).get("second_look"), None);
}

#[test]
fn the_first_quote_is_the_one_in_which_most_was_found() {
    let text = "Bubbles tell a lot.\n\nI look for the puncture in a bowl.\n\nMore bubbles come up.\n\nBubbles again.\n";
    let folder = work(text, AS_IT_IS);
    let evidence = &point(&folder, 0)["parts"][0]["evidence"];
    let places: Vec<&str> = evidence.as_array().unwrap().iter().map(|quote| quote["place"].as_str().unwrap()).collect();
    assert_eq!(places, ["paragraph 2", "paragraph 1", "paragraph 3"]);
}

#[test]
fn a_heading_that_steers_is_no_proof() {
    let rule =
        ("\"rule\": \"find-hole\"", "\"rule\": { \"all\": [{ \"prompt\": \"patch\" }, \"press\"], \"within\": \"section\" }");
    let folder = work("The patch and the glue\n\nI press it down hard until it holds.\n", rule);
    let evidence = point(&folder, 0)["parts"][0]["evidence"].clone();
    assert_eq!(evidence.as_array().unwrap().len(), 1, "{evidence}");
    assert_eq!(evidence[0]["quote"], "I press it down hard until it holds.");
}

#[test]
fn what_only_a_question_mentions_is_not_shown_as_the_learner_s_words() {
    let question = "How do you find the puncture?";
    let folder = work(&format!("{question}\n\nI would ask a friend who has done it before.\n"), AS_IT_IS);
    let told = on_one_line(&printed(&folder, &[]));
    assert!(told.contains("Mentioned: Says how the hole is found (only in the question or heading) To write:"), "{told}");
    assert!(!told.contains(question), "{told}");
    let told = printed(&folder, &["--format", "markdown"]);
    assert!(told.contains("**Mentioned only in the question or heading:**") && !told.contains(question), "{told}");
    // For programs the place stays.
    assert_eq!(point(&folder, 0)["parts"][0]["evidence"][0]["quote"], question);
}
