//! Personal data in evidence: named with their place, hidden wherever the program quotes, and left alone with `--no-privacy`.

#![allow(clippy::unwrap_used)]

use std::fs;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";

const WORK: &str = "\
I ride my bicycle to see jane.doe@example.com.
The saddle belongs to her, and I rang 07700 900123 about it.

She was born on 12/03/1990 and lives at 12 Oak Street, Leeds, LS1 4AB.
NI number QQ123456C, card 4111 1111 1111 1111, sort code 20-00-00, account 55779911.
";

const SECRETS: [&str; 8] =
    ["jane.doe", "07700", "12/03/1990", "Oak Street", "QQ123456C", "4111 1111 1111 1111", "20-00-00", "55779911"];

/// What standard output says of work in a text file.
fn printed(command: &[&str], work: &str, more: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("work.txt");
    fs::write(&path, work).unwrap();
    let args = [command, &[path.to_str().unwrap()], more].concat();
    let output = cargo_bin_cmd!("markpoint").args(&args).env("NO_COLOR", "1").output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const CHECK: &[&str] = &["check", "--rubric", RUBRIC];

#[test]
fn each_piece_is_listed_once_in_reading_order_with_its_place() {
    let set: Value = serde_json::from_str(&printed(CHECK, WORK, &["--format", "json"])).unwrap();
    let cautions = set["reports"][0]["portfolio"]["cautions"].as_array().unwrap();
    let told: Vec<_> = cautions
        .iter()
        .map(|one| {
            let (start, end) = (one["start"].as_u64().unwrap() as usize, one["end"].as_u64().unwrap() as usize);
            (one["kind"].as_str().unwrap(), one["masked"].as_str().unwrap(), one["line"].as_u64().unwrap(), WORK.get(start..end))
        })
        .collect();
    let expected = [
        ("email", "j…@…", 1),
        ("phone", "•••••23", 2),
        ("date-of-birth", "••/••/••••", 4),
        ("address", "•• …, LS…", 4),
        ("national-insurance", "•• •• •• •• C", 5),
        ("card", "•••• 1111", 5),
        ("bank", "••-••-••", 5),
        ("bank", "••••9911", 5),
    ];
    assert_eq!(told.iter().map(|(kind, masked, line, _)| (*kind, *masked, *line)).collect::<Vec<_>>(), expected);
    assert!(cautions.iter().all(|one| one["file"] == 0 && one["place"].as_str().unwrap().starts_with("paragraph ")));
}

#[test]
fn nothing_that_is_printed_repeats_it_and_the_spans_stay() {
    for (command, more) in [
        (CHECK, &["--verbose"][..]),
        (CHECK, &["--format", "json"]),
        (&["explain", RUBRIC, "P1"], &[]),
        (&["explain", RUBRIC, "P2"], &["--format", "json", "--full"]),
    ] {
        let printed = printed(command, WORK, more);
        for secret in SECRETS {
            assert!(!printed.contains(secret), "{command:?} {more:?} prints {secret}: {printed}");
        }
    }
    let quote = |more: &[&str]| -> Value {
        let set: Value = serde_json::from_str(&printed(CHECK, WORK, &[&["--format", "json"], more].concat())).unwrap();
        set["reports"][0]["points"][0]["parts"][0]["evidence"][0].clone()
    };
    let (hidden, open) = (quote(&[]), quote(&["--no-privacy"]));
    assert_eq!(hidden["quote"], "I ride my bicycle to see j…@….");
    assert_eq!(open["quote"], "I ride my bicycle to see jane.doe@example.com.");
    assert_eq!((&hidden["start"], &hidden["end"]), (&open["start"], &open["end"]));
}

#[test]
fn with_no_privacy_nothing_is_listed_and_nothing_hidden() {
    let set: Value = serde_json::from_str(&printed(CHECK, WORK, &["--format", "json", "--no-privacy"])).unwrap();
    assert_eq!(set["reports"][0]["portfolio"]["cautions"], Value::Array(Vec::new()));
    let table = printed(CHECK, WORK, &["--no-privacy", "--verbose"]);
    assert!(!table.contains("Take out") && table.contains("jane.doe@example.com"), "{table}");
}

#[test]
fn the_table_says_kindly_what_to_take_out_and_never_more_than_a_handful() {
    let table = printed(CHECK, WORK, &[]);
    let section: Vec<&str> = table.lines().skip_while(|line| *line != "Take out before you hand in").collect();
    let items = section.iter().filter(|line| line.starts_with("-  ") && line.contains("(paragraph ")).count();
    assert_eq!(items, 5, "{table}");
    assert!(section.contains(&"-  e-mail address: j…@… (paragraph 1, line 1)"), "{table}");
    assert!(section.contains(&"   and 3 places more"), "{table}");
    let many = "I rang 07700 900123. ".repeat(300);
    assert!(printed(CHECK, &many, &[]).lines().count() < 60);
    let clean = printed(CHECK, "I ride my bicycle. The saddle cost £20 on 12/03/2023.", &[]);
    assert!(!clean.contains("Take out"), "{clean}");
}

#[test]
fn what_a_file_says_around_it_cannot_act_on_a_terminal() {
    let table = printed(CHECK, "My bicycle \u{1b}[31m jane\u{202e}@example.com is red.\n\n\u{1b}x@example.com\n", &["--verbose"]);
    assert!(!table.contains(['\u{1b}', '\u{202e}']), "{table}");
    assert!(table.contains("x…@…"), "{table}");
}

#[test]
fn agree_hides_it_in_what_it_quotes() {
    let folder = TempDir::new().unwrap();
    let labels = folder.path().join("labels.jsonl");
    let text = "I ride my bicycle to see jane.doe@example.com.";
    fs::write(&labels, format!("{{\"id\": \"a\", \"text\": \"{text}\", \"parts\": {{\"P1\": {{\"a\": false}}}}}}\n")).unwrap();
    let why = |more: &[&str]| {
        let args = [&["agree", labels.to_str().unwrap(), "--rubric", RUBRIC, "--why"], more].concat();
        String::from_utf8(cargo_bin_cmd!("markpoint").args(args).output().unwrap().stdout).unwrap()
    };
    assert!(!why(&[]).contains("jane.doe") && why(&[]).contains("j…@…"), "{}", why(&[]));
    assert!(why(&["--no-privacy"]).contains("jane.doe@example.com"));
}
