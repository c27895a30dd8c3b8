//! The files of settings hold for every command that judges work, and each says so.

use std::fs;

use docx_rs::{Docx, Paragraph, Run};
use serde_json::Value;

use super::{Course, HALF, errors};

/// On both points, with personal data in the words on the second.
const WHOLE: &str = "My saddle is high, so ring me on 07700 900123 if it is missing.";

const SETTINGS: &str = "rubric = 'one-word.json'\nbrief = 'brief.txt'\nprivacy = false\n";

const WAIVERS: &str = "[[waiver]]\nglob = '**'\npoint = 'P1'\nreason = 'taught in week 6'\nexpires = 2030-01-31\n";

/// A course whose brief has half of the work in it already.
fn course() -> Course {
    let course = Course::new(SETTINGS);
    course.write("brief.txt", HALF);
    for name in ["group/adams.txt", "group/baker.txt", "draft.txt"] {
        course.write(name, &format!("{HALF}\n\n{WHOLE}\n"));
    }
    course.write("list", "group/adams.txt\ngroup/baker.txt\n");
    let paragraph = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let document = Docx::new().add_paragraph(paragraph(HALF)).add_paragraph(paragraph(WHOLE));
    document.build().pack(fs::File::create(course.path("work.docx")).unwrap()).unwrap();
    course
}

/// Every command that goes by the files, on work of that course.
const COMMANDS: [&[&str]; 6] = [
    &["check", "draft.txt", "--format", "json"],
    &["check", "--file-list", "list", "--format", "jsonl"],
    &["cohort", "group", "--format", "jsonl"],
    &["diff", "slides/nothing.txt", "draft.txt", "--format", "json"],
    &["annotate", "work.docx", "--output", "copy.docx"],
    &["explain", "one-word.json", "P1", "draft.txt", "--format", "json"],
];

/// What a command gives: on standard output, or as the words of the comments in the copy.
fn given(course: &Course, args: &[&str]) -> String {
    let printed = course.printed("", args);
    if args[0] == "annotate" { comments(course) } else { printed }
}

fn comments(course: &Course) -> String {
    let mut copy = zip::ZipArchive::new(fs::File::open(course.path("copy.docx")).unwrap()).unwrap();
    // The document has a part of that name already, which nothing in it refers to.
    std::io::read_to_string(copy.by_name("word/comments1.xml").unwrap()).unwrap()
}

#[test]
fn every_command_goes_by_the_rubric_the_brief_and_the_privacy_of_the_file() {
    let course = course();
    for command in COMMANDS {
        let with = |more: &[&str]| given(&course, &[command, more].concat());
        let rubric: &[&str] = if command[0] == "explain" { &[] } else { &["--rubric", "one-word.json"] };
        let alone = [&["--isolated"], rubric].concat();
        let by_flags = with(&[&alone[..], &["--brief", "brief.txt", "--no-privacy"]].concat());
        assert_eq!(with(&[]), by_flags, "{command:?}");
        assert_ne!(with(&[&alone[..], &["--no-privacy"]].concat()), by_flags, "the brief changes what {command:?} finds");
        if command[0] != "explain" {
            assert_ne!(with(&[&alone[..], &["--brief", "brief.txt"]].concat()), by_flags, "so does privacy: {command:?}");
        }
    }
}

#[test]
fn every_command_names_the_file_and_a_bad_one_stops_it() {
    let course = course();
    let rubric: &[&str] = &["--isolated", "--rubric", "one-word.json"];
    for command in COMMANDS {
        let told = |more: &[&str]| errors(&course.run("", &[command, more].concat()));
        assert!(told(&[]).contains("note: settings come from markpoint.toml (--isolated leaves them out)."), "{command:?}");
        let alone = if command[0] == "explain" { &rubric[..1] } else { rubric };
        assert!(!told(alone).contains("settings"), "{command:?}");
    }
    course.write("markpoint.toml", "rubic = 'one-word.json'\n");
    course.write("markpoint-waivers.toml", "[[waiver]]\nglob = '**'\npoint = 'P1'\n");
    for command in COMMANDS {
        let told = course.refused(command);
        let expected =
            ["error: markpoint.toml:1: there is no key \"rubic\"", "error: markpoint-waivers.toml:1: reason is missing"];
        assert!(told.lines().count() == 2 && expected.iter().all(|line| told.contains(line)), "{command:?}: {told}");
    }
}

#[test]
fn what_judges_nothing_or_measures_looks_for_no_file() {
    let course = course();
    for name in ["old", "new"] {
        course.printed("", &["check", "draft.txt", "--output", &format!("json={name}.json")]);
    }
    fs::write(course.path("lines.jsonl"), course.printed("", &["cohort", "group", "--format", "jsonl"])).unwrap();
    course.write("marks.csv", "file,point,status\ndraft.txt,P1,met\n");
    course.write("markpoint.toml", "rubic = 1\n");
    for args in [
        &["diff", "old.json", "new.json"][..],
        &["cohort", "--from-jsonl", "lines.jsonl"],
        &["explain", "one-word.json", "P1"],
        &["agree", "marks.csv", "--rubric", "one-word.json"],
    ] {
        let output = course.run("", args);
        assert!(output.status.success() && !errors(&output).contains("markpoint.toml"), "{args:?}: {}", errors(&output));
    }
}

#[test]
fn a_waived_gap_is_marked_wherever_a_report_is_shown() {
    let course = course();
    course.write("markpoint-waivers.toml", WAIVERS);
    let day = ["--today", "2030-01-31"];
    let json = |args: &[&str]| -> Value { serde_json::from_str(&course.printed("", &[args, &day].concat())).unwrap() };
    let compared = json(&["diff", "slides/nothing.txt", "draft.txt", "--format", "json"]);
    let point = &compared["comparisons"][0]["points"][0];
    assert_eq!((point["now"].as_str(), point["waived"].as_bool()), (Some("missing"), Some(true)), "{point}");
    for format in ["table", "markdown"] {
        let shown = course.printed("", &[&["diff", "draft.txt", "slides/nothing.txt", "--format", format], &day[..]].concat());
        assert!(shown.contains("open, waived"), "{shown}");
    }
    course.printed("", &[&["annotate", "work.docx", "--output", "copy.docx"], &day[..]].concat());
    let comments = comments(&course);
    assert!(comments.contains("Waived: P1: Name a bicycle (open):") && comments.contains("taught in week 6"), "{comments}");
    assert!(!comments.contains("Write about your bicycle."), "{comments}");
    for more in ["", "--full"] {
        let args: Vec<&str> =
            ["explain", "one-word.json", "P1.a", "draft.txt", more].into_iter().filter(|arg| !arg.is_empty()).collect();
        let told = errors(&course.run("", &[&args[..], &day].concat()));
        assert!(told.contains("note: markpoint-waivers.toml:1: P1.a is waived in this work: taught in week 6"), "{told}");
    }
    let other = errors(&course.run("", &[&["explain", "one-word.json", "P2", "draft.txt"], &day[..]].concat()));
    assert!(!other.contains("waived"), "{other}");
}

#[test]
fn lines_carry_what_is_waived_as_those_of_check_do_and_an_expired_waiver_is_told_of_once() {
    let course = course();
    course.write("markpoint-waivers.toml", WAIVERS);
    let list = ["check", "--file-list", "list", "--format", "jsonl", "--fail-on", "missing", "--today"];
    let run = |day: &str| course.run("", &[&list[..], &[day]].concat());
    let lines = run("2030-01-31");
    assert!(lines.status.success() && !errors(&lines).contains("expired"), "{}", errors(&lines));
    let line = |text: &str| -> Value {
        let mut line: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        line.as_object_mut().unwrap().remove("wording");
        line
    };
    let alone = course.printed("", &["check", "group/adams.txt", "--format", "jsonl", "--today", "2030-01-31"]);
    let together = String::from_utf8(lines.stdout).unwrap();
    assert_eq!(line(&together), line(&alone));
    assert_eq!(line(&together)["points"][0]["waived"]["reason"], "taught in week 6");
    let expired = run("2030-02-01");
    assert_eq!(expired.status.code(), Some(1));
    assert_eq!(errors(&expired).matches("this waiver of P1 expired on 2030-01-31").count(), 1, "{}", errors(&expired));
    course.write("markpoint-waivers.toml", &WAIVERS.replace("'P1'", "'PP1'"));
    let slip = errors(&run("2030-01-31"));
    assert_eq!(slip.matches("this waiver names PP1, which the unit does not have.").count(), 1, "{slip}");
}

#[test]
fn a_list_goes_by_the_thresholds_of_the_file_and_wants_a_rubric() {
    let course = course();
    let list = ["check", "--file-list", "list", "--format", "jsonl"];
    course.write("markpoint.toml", &format!("{SETTINGS}fail-under = 1\n"));
    assert_eq!(course.run("", &list).status.code(), Some(0));
    course.write("markpoint.toml", &format!("{SETTINGS}fail-under = 2\n"));
    assert_eq!(course.run("", &list).status.code(), Some(1));
    let told = course.refused(&[&list[..], &["--isolated"]].concat());
    assert!(told.starts_with("error: --file-list needs a rubric") && told.contains("--rubric"), "{told}");
}

#[test]
fn settings_for_some_work_hold_for_two_drafts_in_it_and_not_for_many_portfolios() {
    let course = course();
    let of_places =
        "[[files]]\nglob = ['slides/*', 'group/*']\nrubric = 'one-word.json'\n[[files]]\nglob = '*.txt'\nrubric = 'none.json'\n";
    course.write("markpoint.toml", of_places);
    let both = course.run("", &["diff", "slides/nothing.txt", "slides/half.txt"]);
    assert!(both.status.success() && errors(&both).lines().count() == 1, "{}", errors(&both));
    let elsewhere = errors(&course.run("", &["diff", "slides/nothing.txt", "draft.txt", "--rubric", "one-word.json"]));
    assert!(elsewhere.contains("markpoint.toml:1: this [[files]] is about some of the work"), "{elsewhere}");
    for args in [&["cohort", "group"][..], &["check", "--file-list", "list", "--fail-on", "never"]] {
        let many = errors(&course.run("", &[args, &["--rubric", "one-word.json"]].concat()));
        assert!(
            many.contains("note: markpoint.toml:1: all portfolios are held against the same, so no [[files]] is used"),
            "{many}"
        );
    }
}

#[test]
fn reports_are_compared_on_their_own_units_whatever_the_file_names() {
    let course = course();
    course.printed("", &["check", "draft.txt", "--output", "json=old.json"]);
    course.write("markpoint.toml", "rubric = 'principles-of-customer-service'\n");
    let told = course.refused(&["diff", "old.json", "draft.txt"]);
    assert!(told.contains("is a report on one-word, which is no built-in unit"), "{told}");
    course.write("markpoint.toml", "rubric = ['principles-of-customer-service', 'one-word.json']\nbrief = 'brief.txt'\n");
    let compared = course.printed("", &["diff", "old.json", "draft.txt"]);
    assert!(compared.starts_with("Say the word: 1 of 2 points met, 1 before"), "{compared}");
}

#[test]
fn work_that_teaches_is_told_of_as_such_in_a_comparison_and_a_copy() {
    let course = course();
    course.write("markpoint.toml", "rubric = 'one-word.json'\nexpect = 'taught'\n");
    for (more, expected) in
        [(&[][..], "2 of 2 points taught, 0 before"), (&["--expect", "evidence"], "2 of 2 points met, 0 before")]
    {
        let compared = course.printed("", &[&["diff", "slides/nothing.txt", "draft.txt"], more].concat());
        assert!(compared.contains(expected), "{compared}");
    }
    course.printed("", &["annotate", "work.docx", "--output", "copy.docx"]);
    assert!(comments(&course).contains("P1 a taught:"), "{}", comments(&course));
}
