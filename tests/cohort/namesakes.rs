//! Two people of one name, and names that are no text: each stays a person of their own, on one machine and in lines.

use std::fs;

use super::made::{Made, RUBRIC, Ran, markpoint, output};

/// Lines of two centres, each with a learner called Smith, in a file that begins with a byte order mark.
fn two_centres() -> (Made, String) {
    let made = Made::of(0);
    let mut lines = String::new();
    for (centre, saying) in [("north", "I ride my bicycle."), ("south", "I walk.")] {
        let folder = made.at(centre);
        fs::create_dir_all(folder.join("Smith")).unwrap();
        fs::write(folder.join("Smith/essay.txt"), saying).unwrap();
        fs::write(folder.join("Smith/old.docx"), "x").unwrap();
        fs::write(folder.join(format!("{centre}-only.txt")), "The saddle is high.").unwrap();
        let ran = markpoint(&["cohort", &folder.to_string_lossy(), "--rubric", RUBRIC, "--format", "jsonl"]);
        lines.push_str(&format!("\u{feff}{}", ran.out));
    }
    let path = made.at("all.jsonl");
    fs::write(&path, lines).unwrap();
    (made, path.to_string_lossy().into_owned())
}

fn csv(lines: &str, more: &[&str]) -> Ran {
    markpoint(&[&["cohort", "--from-jsonl", lines, "--format", "csv"], more].concat())
}

/// The first field of each row.
fn learners(ran: &Ran) -> Vec<&str> {
    ran.out.lines().skip(1).filter_map(|line| line.split(',').next()).collect()
}

#[test]
fn two_learners_of_one_name_are_told_apart_by_their_folders() {
    let (_made, lines) = two_centres();
    let ran = csv(&lines, &[]);
    assert_eq!(learners(&ran), ["north-only.txt", "north/Smith", "south-only.txt", "south/Smith"], "{}", ran.told);
    let problems: Vec<&str> = ran.out.lines().filter(|line| line.contains("is not what its name says")).collect();
    assert!(problems.len() == 2 && problems[0].starts_with("north/Smith,"), "{}", ran.out);
}

#[test]
fn two_learners_of_one_name_get_two_pseudonyms() {
    let (made, lines) = two_centres();
    let key = made.at("key.json").to_string_lossy().into_owned();
    let ran = csv(&lines, &["--pseudonyms", &key]);
    assert_eq!(learners(&ran), ["Learner 001", "Learner 002", "Learner 003", "Learner 004"], "{}", ran.told);
    assert!(!ran.out.contains("Smith") && !ran.told.contains("Smith"), "{}{}", ran.out, ran.told);
    let key = fs::read_to_string(key).unwrap();
    assert!(key.contains("\"north/Smith\"") && key.contains("\"south/Smith\""), "{key}");
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_the_same_in_lines() {
    use std::os::unix::ffi::OsStrExt as _;
    let made = Made::of(1);
    for name in [&b"Zo\xEB.txt"[..], b"Zo\xE9.txt"] {
        fs::write(made.folder().join(std::ffi::OsStr::from_bytes(name)), "I ride my bicycle.").unwrap();
    }
    let lines = made.at("a.jsonl");
    let here = made.cohort(&["--format", "csv", "--output", &output("jsonl", &lines)]);
    assert_eq!(learners(&here), ["learner-000.txt", "Zo\\xE9.txt", "Zo\\xEB.txt"], "{}", here.told);
    let there = csv(&lines.to_string_lossy(), &[]);
    assert_eq!((there.out, there.told), (here.out, here.told));
}
