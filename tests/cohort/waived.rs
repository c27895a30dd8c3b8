//! What a person lets be, in the view of many; and how little is said with `--quiet`.

use std::fs;

use super::made::{Made, RUBRIC, markpoint, output, program};

const WAIVERS: &str =
    "[[waiver]]\nglob = '**'\npoint = 'P1'\nreason = 'agreed'\n[[waiver]]\nglob = '**'\npoint = 'P2'\nreason = 'agreed'\n";

#[test]
fn a_waived_gap_stays_in_the_view_and_sends_nobody_there() {
    let made = Made::of(3);
    let rubric = made.at("one-word.json");
    fs::copy(format!("{}/{RUBRIC}", env!("CARGO_MANIFEST_DIR")), &rubric).unwrap();
    fs::write(made.at("markpoint-waivers.toml"), WAIVERS).unwrap();
    let lines = made.at("a.jsonl");
    let mut check = program();
    check.current_dir(made.room.path()).args(["check", "portfolios/learner-002.txt", "--rubric", "one-word.json", "-o"]);
    assert!(check.arg(output("jsonl", &lines)).output().unwrap().status.success());
    let view = |isolated: bool, format: &str| {
        if isolated {
            let mut check = program();
            check.current_dir(made.room.path()).args(["check", "portfolios/learner-002.txt", "--rubric", "one-word.json"]);
            check.args(["--isolated", "--output", &output("jsonl", &lines)]).output().unwrap();
        }
        markpoint(&["cohort", "--from-jsonl", lines.to_str().unwrap(), "--format", format]).out
    };
    let (json, page) = (view(false, "json"), view(false, "html"));
    assert!(json.contains("\"waived\": true") && json.contains("\"look\": []"), "{json}");
    assert!(page.contains("open, waived"), "{page}");
    let json = view(true, "json");
    assert!(!json.contains("\"waived\"") && !json.contains("\"look\": []"), "{json}");
}

#[test]
fn quietly_only_the_headline_is_said_and_other_formats_are_whole() {
    let made = Made::of(3);
    let ran = made.cohort(&["--quiet"]);
    assert!(ran.out.lines().count() == 1 && ran.out.contains("3 learners"), "{}", ran.out);
    assert_eq!(ran.told, "");
    assert_eq!(made.cohort(&["--quiet", "--format", "csv"]).out, made.cohort(&["--format", "csv"]).out);
}
