//! A rubric of another subject, with its own examples and labelled texts: the program knows nothing of it but these files.

use assert_cmd::cargo::cargo_bin_cmd;

const RUBRIC: &str = "tests/fixtures/water-safety/water-safety.json";
const LABELS: &str = "tests/fixtures/water-safety/labels.jsonl";

/// What the program prints when it must succeed.
fn printed(args: &[&str]) -> String {
    let output = cargo_bin_cmd!("markpoint").args(args).output().expect("the program runs");
    let (text, message) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{args:?}\n{text}\n{message}");
    text.into_owned()
}

#[test]
fn a_rubric_on_water_safety_is_sound() {
    let text = printed(&["rubric", "validate", RUBRIC]);
    assert!(text.contains("points 5, parts 12, mistakes 4, tips 3"), "{text}");
}

#[test]
fn every_example_of_water_safety_is_judged_rightly() {
    let text = printed(&["rubric", "test", RUBRIC]);
    assert!(text.contains("passes"), "{text}");
}

/// This guards against change; it does not measure how well unseen work would be judged.
#[test]
fn texts_on_water_safety_are_judged_as_an_assessor_labelled_them() {
    let bounds = ["--fail-under", "part-kappa=0.8", "--fail-over", "false-met=0.05", "--fail-over", "false-alarm=0.05"];
    let text = printed(&[&["agree", LABELS, "--rubric", RUBRIC], &bounds[..]].concat());
    assert!(text.contains("texts 10, parts 120, points 50, mistakes 40"), "{text}");
}
