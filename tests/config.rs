//! `markpoint.toml` and `markpoint-waivers.toml`: what they set, what beats them, and what is said when they are wrong.

#![allow(clippy::unwrap_used)]

#[path = "config/commands.rs"]
mod commands;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

const NOTHING: &str = "The weather was fine all week and we stayed at home.";
const HALF: &str = "I ride my bicycle to work every day.";

/// A course: a rubric of two points, material, and a file of settings.
struct Course(TempDir);

impl Course {
    fn new(settings: &str) -> Self {
        let course = Self(tempfile::tempdir().unwrap());
        let rubric = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rubrics/one-word.json");
        course.write("one-word.json", &fs::read_to_string(rubric).unwrap());
        course.write("slides/half.txt", HALF);
        course.write("slides/nothing.txt", NOTHING);
        course.write("notes.txt", HALF);
        course.write("markpoint.toml", settings);
        course
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs in a folder of the course.
    fn run(&self, folder: &str, args: &[&str]) -> Output {
        cargo_bin_cmd!("markpoint").current_dir(self.path(folder)).args(args).env("NO_COLOR", "1").output().unwrap()
    }

    fn printed(&self, folder: &str, args: &[&str]) -> String {
        let output = self.run(folder, args);
        assert!(output.status.code() != Some(2), "{args:?}: {}", errors(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What is wrong, of a run that must fail.
    fn refused(&self, args: &[&str]) -> String {
        let output = self.run("", args);
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{args:?}");
        errors(&output)
    }
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_file_is_found_upwards_and_a_flag_beats_it() {
    let course = Course::new("rubric = 'one-word.json'\nfail-under = 1\n");
    let code = |folder: &str, args: &[&str]| course.run(folder, args).status.code();
    assert_eq!(code("slides", &["check", "half.txt"]), Some(0));
    assert_eq!(code("slides", &["check", "nothing.txt"]), Some(1));
    assert_eq!(code("slides", &["check", "half.txt", "--fail-under", "2"]), Some(1));
    assert_eq!(code("slides", &["check", "nothing.txt", "--fail-on", "never"]), Some(0));
    assert_eq!(code("slides", &["check", "half.txt", "--isolated", "--rubric", "../one-word.json"]), Some(1));
    let told = errors(&course.run("slides", &["check", "half.txt"]));
    assert!(told.contains("settings come from ../markpoint.toml"), "{told}");
    assert!(
        !errors(&course.run("slides", &["check", "half.txt", "--isolated", "--rubric", "../one-word.json"])).contains("settings")
    );
}

#[test]
fn work_in_a_place_has_settings_of_its_own_and_the_last_one_wins() {
    let course = Course::new(
        "rubric = 'one-word.json'\nfail-on = 'never'\n[[files]]\nglob = 'slides/**'\nfail-on = 'missing'\nfail-under = 2\n\
         [[files]]\nglob = ['slides/half.*']\nfail-under = 1\nfail-on = 'never'\n",
    );
    let code = |args: &[&str]| course.run("", args).status.code();
    assert_eq!(code(&["check", "notes.txt"]), Some(0));
    assert_eq!(code(&["check", "slides/nothing.txt"]), Some(1));
    assert_eq!(code(&["check", "slides/half.txt"]), Some(0));
    let both = course.run("", &["check", "slides/half.txt", "notes.txt"]);
    assert_eq!(both.status.code(), Some(0), "neither is used for work that lies in part elsewhere");
    assert!(errors(&both).contains("note: markpoint.toml:3: this [[files]] is about some of the work"), "{}", errors(&both));
}

#[test]
fn show_config_says_what_is_in_force_and_where_it_comes_from() {
    let course = Course::new(
        "rubric = 'one-word.json'\nbrief = 'notes.txt'\nprivacy = false\n[output]\nhtml = ['a.html', 'b.html']\n\
         [[files]]\nglob = 'slides/*'\nexpect = 'taught'\n",
    );
    course.write("markpoint-waivers.toml", "[[waiver]]\nglob = '**'\npoint = 'P2'\nreason = 'later'\n");
    assert_eq!(
        course.printed("slides", &["show-config", "half.txt", "--fail-under", "50%"]),
        "rubric = [\"../one-word.json\"]  # ../markpoint.toml:1\n\
         brief = [\"../notes.txt\"]  # ../markpoint.toml:2\n\
         expect = \"taught\"  # ../markpoint.toml:8\n\
         privacy = false  # ../markpoint.toml:3\n\
         # fail-on is not set  # default\n\
         fail-under = \"50%\"  # command line\n\
         format = \"table\"  # default\n\
         output = { html = [\"../a.html\", \"../b.html\"] }  # ../markpoint.toml:4\n\
         # waiver of P2: later  # ../markpoint-waivers.toml:1\n"
    );
    let alone = course.printed("", &["show-config", "--isolated"]);
    assert_eq!(
        alone,
        "# rubric is not set  # default\n# brief is not set  # default\nexpect = \"evidence\"  # default\nprivacy = true  # default\n\
         fail-on = [\"partial\", \"mistake\"]  # default\n# fail-under is not set  # default\nformat = \"table\"  # default\n\
         # output is not set  # default\n"
    );
}

#[test]
fn what_show_config_prints_can_stand_in_a_file_and_means_the_same() {
    let course = Course::new("rubric = 'one-word.json'\nfail-under = '50%'\noutput = { junit = 'a.xml' }\n");
    let printed = course.printed("", &["show-config"]);
    course.write("markpoint.toml", &printed);
    let again = course.printed("", &["show-config"]);
    let values = |text: &str| text.lines().map(|line| line.split("  # ").next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(values(&again), values(&printed));
}

#[test]
fn all_that_is_wrong_is_told_with_file_line_and_key() {
    let course = Course::new(
        "rubic = 'one-word.json'\nfail-under = [1]\nfail-on = 'mising'\nformat = 'docx'\nprivacy = 'no'\nexpect = 'teaching'\n\
         [output]\nhtlm = 'a.html'\n[[files]]\nfail-under = '101%'\n[[files]]\nglob = 'a['\nformat = 'json'\nrubric = 'principle-of-customer-service'\n",
    );
    let told = course.refused(&["check", "notes.txt"]);
    let expected = [
        "markpoint.toml:1: there is no key \"rubic\"; did you mean rubric?",
        "markpoint.toml:2: fail-under: write a whole number of points, or a share such as \"75%\", here, not a list",
        "markpoint.toml:3: fail-on: write one of missing, partial, mistake, review, never, not \"mising\"",
        "markpoint.toml:4: format: docx cannot be printed; give it a file under [output]",
        "markpoint.toml:5: privacy: write true or false here, not a text",
        "markpoint.toml:6: expect: write evidence or taught, not \"teaching\"",
        "markpoint.toml:7: output: there is no format \"htlm\"; did you mean html?",
        "markpoint.toml:9: glob is missing",
        "markpoint.toml:10: fail-under: write a whole number of points, or a share from 0% to 100%, not \"101%\"",
        "markpoint.toml:12: glob: \"a[\" is no pattern of paths",
        "markpoint.toml:13: there is no key \"format\"",
        "markpoint.toml:14: rubric: there is no unit and no file called \"principle-of-customer-service\"; did you mean \
         principles-of-customer-service?",
    ];
    for (line, expected) in told.lines().zip(expected) {
        assert!(line.starts_with(&format!("error: {expected}")), "{line}\nis not\n{expected}");
    }
    assert_eq!(told.lines().count(), expected.len(), "{told}");
    course.write("markpoint.toml", &"#\n".repeat(1 << 20));
    assert!(course.refused(&["show-config"]).contains("longer than 1024 KiB"));
    course.write("markpoint.toml", "rubric = \n");
    assert!(course.refused(&["show-config"]).starts_with("error: markpoint.toml:1: "));
}

#[test]
fn a_file_in_a_folder_of_work_writes_nowhere_else() {
    for path in ["../out.html", "/tmp/out.html", "a/../../out.html"] {
        let course = Course::new(&format!("[output]\nhtml = '{path}'\n"));
        let told = course.refused(&["check", "notes.txt"]);
        assert!(told.contains("must be a file in the folder of markpoint.toml or below it"), "{path}: {told}");
    }
    #[cfg(unix)]
    {
        let (course, elsewhere) = (Course::new("[output]\nhtml = 'link/out.html'\n"), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), course.path("link")).unwrap();
        let told = course.refused(&["check", "notes.txt"]);
        assert!(told.contains("leads out of the folder of markpoint.toml"), "{told}");
    }
}

#[test]
fn a_waiver_keeps_the_verdict_and_counts_for_no_threshold() {
    let course = Course::new("rubric = 'one-word.json'\n");
    assert_eq!(course.run("", &["check", "slides/half.txt"]).status.code(), Some(1));
    course.write("markpoint-waivers.toml", "[[waiver]]\nglob = 'slides/*'\npoint = 'P2'\npart = 'a'\nreason = 'week 6'\n");
    let waived = course.run("slides", &["check", "half.txt", "--format", "json"]);
    assert_eq!(waived.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&waived.stdout).unwrap();
    let point = &report["reports"][0]["points"][1];
    assert_eq!((point["status"].as_str(), point["parts"][0]["waived"]["reason"].as_str()), (Some("missing"), Some("week 6")));
    assert_eq!(report["reports"][0]["coverage"]["points"]["missing"], 1);
    let code = |args: &[&str]| course.run("", args).status.code();
    assert_eq!(code(&["check", "slides/half.txt", "--fail-under", "100%"]), Some(0));
    assert_eq!(code(&["check", "slides/half.txt", "--fail-under", "2"]), Some(0));
    assert_eq!(code(&["check", "slides/nothing.txt", "--fail-under", "1"]), Some(1), "P1 is open and nobody lets it be");
    assert_eq!(code(&["check", "notes.txt"]), Some(1), "the waiver is not about it");
    assert_eq!(code(&["check", "slides/half.txt", "--isolated", "--rubric", "one-word.json"]), Some(1));
}

#[test]
fn a_waiver_holds_to_its_last_day_and_what_is_of_no_use_is_told() {
    let course = Course::new("rubric = 'one-word.json'\n");
    course.write("markpoint-waivers.toml", "[[waiver]]\nglob = '**'\npoint = 'P2'\nreason = 'week 6'\nexpires = 2030-01-31\n");
    let run = |today: &str| course.run("", &["check", "notes.txt", "--today", today]);
    assert_eq!(run("2030-01-31").status.code(), Some(0));
    let expired = run("2030-02-01");
    assert_eq!(expired.status.code(), Some(1));
    let told = errors(&expired);
    assert!(told.contains("warning: markpoint-waivers.toml:1: this waiver of P2 expired on 2030-01-31"), "{told}");

    for (waiver, expected) in [
        ("point = 'P1'", "P1 is not open in this work"),
        ("point = 'P2'\nrubric = 'other'", "the work was not held against other"),
    ] {
        course.write("markpoint-waivers.toml", &format!("[[waiver]]\nglob = '**'\nreason = 'r'\n{waiver}\n"));
        let output = course.run("", &["check", "notes.txt"]);
        let told = errors(&output);
        assert_eq!(output.status.code(), Some(1), "{waiver}");
        assert!(
            told.contains("note: markpoint-waivers.toml:1: this waiver is not needed: ") && told.contains(expected),
            "{told}"
        );
    }
}

#[test]
fn a_waiver_of_what_the_unit_does_not_have_is_told_of_even_where_nobody_wants_notes() {
    let course = Course::new("rubric = 'one-word.json'\n");
    for (waiver, expected) in [
        ("point = 'P22'", "names P22, which the unit does not have; did you mean P2?"),
        ("mistake = 'M1'", "names M1, which the unit does not have."),
        ("point = 'P2'\npart = 'z'", "names z, which is no part of P2."),
        ("point = 'P22'\npart = 'a'", "names P22, which the unit does not have; did you mean P2?"),
    ] {
        course.write("markpoint-waivers.toml", &format!("[[waiver]]\nglob = '**'\nreason = 'r'\n{waiver}\n"));
        let told = errors(&course.run("", &["-q", "check", "notes.txt"]));
        assert_eq!(told, format!("warning: markpoint-waivers.toml:1: this waiver {expected}\n"));
    }
}

#[test]
fn a_threshold_that_nobody_could_reach_is_an_error() {
    let course = Course::new("rubric = 'one-word.json'\nfail-under = 3\n");
    let told = course.refused(&["check", "notes.txt"]);
    assert!(told.contains("markpoint.toml:2: fail-under = 3: Say the word has only 2 points"), "{told}");
    for args in [&["check", "notes.txt", "--fail-under", "9"][..], &["check", "--file-list", "list", "--fail-under", "9"]] {
        course.write("list", "notes.txt\n");
        let told = course.refused(args);
        assert!(told.contains("error: --fail-under 9: Say the word has only 2 points"), "{told}");
    }
    let told = course.refused(&["check", "notes.txt", "--fail-under", "-1"]);
    assert!(told.contains("write a whole number of points") && !told.contains("-- -1"), "{told}");
    assert_eq!(course.run("", &["check", "notes.txt", "--fail-under", "2"]).status.code(), Some(1));
}

#[test]
fn the_clock_decides_only_where_nobody_says_which_day_it_is() {
    let course = Course::new("rubric = 'one-word.json'\n");
    for (expires, code) in [("1999-12-31", 1), ("9999-12-31", 0)] {
        course.write(
            "markpoint-waivers.toml",
            &format!("[[waiver]]\nglob = '**'\npoint = 'P2'\nreason = 'r'\nexpires = {expires}\n"),
        );
        assert_eq!(course.run("", &["check", "notes.txt"]).status.code(), Some(code), "{expires}");
    }
}

#[test]
fn waivers_that_are_wrong_are_refused_with_their_lines() {
    let course = Course::new("rubric = 'one-word.json'\n");
    course.write(
        "markpoint-waivers.toml",
        "[[waiver]]\nglob = '**'\npoint = 'P1'\nmistake = 'M1'\nreason = 'r'\n\
         [[waiver]]\npoint = 'P1'\nreason = ' '\nexpires = '2030-01-31'\nexpire = 1\n[[waivers]]\n",
    );
    let told = course.refused(&["check", "notes.txt"]);
    let expected = [
        "markpoint-waivers.toml:1: a waiver names one point",
        "markpoint-waivers.toml:6: glob is missing",
        "markpoint-waivers.toml:8: reason: it is empty",
        "markpoint-waivers.toml:9: expires: write a day such as 2030-01-31, without quotation marks",
        "markpoint-waivers.toml:10: there is no key \"expire\"; did you mean expires?",
        "markpoint-waivers.toml:11: there is no key \"waivers\"; did you mean waiver?",
    ];
    for (line, expected) in told.lines().zip(expected) {
        assert!(line.starts_with(&format!("error: {expected}")), "{line}\nis not\n{expected}");
    }
    assert_eq!(told.lines().count(), expected.len(), "{told}");
}

#[test]
fn material_is_read_by_the_same_rules_and_told_as_taught() {
    let course = Course::new("rubric = 'one-word.json'\n");
    let taught = course.printed("", &["check", "notes.txt", "--expect", "taught"]);
    assert!(taught.starts_with("Say the word: 1 of 2 points taught, 1 not taught"), "{taught}");
    let report = |args: &[&str]| -> Value { serde_json::from_str(&course.printed("", args)).unwrap() };
    let mut as_taught = report(&["check", "notes.txt", "--format", "json", "--expect", "taught"]);
    assert_eq!(as_taught["reports"][0].as_object_mut().unwrap().remove("expect"), Some("taught".into()));
    assert_eq!(as_taught, report(&["check", "notes.txt", "--format", "json"]));
    // The rubric's advice is to learners, and nobody here is one.
    assert!(course.printed("", &["check", "notes.txt"]).contains("To write:"));
    for format in ["table", "markdown", "html", "junit", "github"] {
        let told = course.printed("", &["check", "notes.txt", "--expect", "taught", "--format", format]);
        assert!(
            !told.contains("Write about your") && !told.contains("To add") && !told.contains("not taught: not taught"),
            "{told}"
        );
    }
}

#[test]
fn the_documented_files_load_and_mean_what_the_page_says() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/CONFIG.md")).unwrap();
    let blocks: Vec<&str> = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [settings, waivers] = blocks.as_slice() else { panic!("{} blocks of TOML", blocks.len()) };
    let course = Course::new(settings);
    course.write("markpoint-waivers.toml", waivers);
    fs::create_dir(course.path("reports")).unwrap();
    let shown = page.split("```console\n").nth(1).unwrap().split("```").next().unwrap();
    let (command, expected) = shown.split_once('\n').unwrap();
    let args: Vec<&str> = command.strip_prefix("$ markpoint ").unwrap().split(' ').collect();
    assert_eq!(course.printed("", &args), expected);
    let of_complaints = course.printed("", &["show-config", "hand-outs/complaints.docx"]);
    assert!(of_complaints.contains("\"rubrics/complaints.json\"]  # markpoint.toml:"), "{of_complaints}");
    assert!(of_complaints.contains("fail-under = \"6\"") && of_complaints.contains("expect = \"taught\""), "{of_complaints}");
}
