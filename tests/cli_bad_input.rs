//! Whatever is wrong with the input: one clear message on standard error, exit code 2, nothing on standard output.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;

const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";
const PUNCTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").args(args).output().expect("the program runs")
}

/// The lines on standard error of a run that must fail cleanly.
fn refused(args: &[&str]) -> Vec<String> {
    let output = markpoint(args);
    let message = String::from_utf8(output.stderr).expect("the message is UTF-8");
    assert_eq!(output.status.code(), Some(2), "{args:?}: {message}");
    assert!(output.stdout.is_empty(), "{args:?}: nothing goes to standard output");
    assert!(message.starts_with("error: ") && !message.contains("panicked"), "{args:?}: {message}");
    message.lines().map(str::to_owned).collect()
}

fn file(folder: &TempDir, name: &str, content: &[u8]) -> String {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("the file is written");
    path.to_string_lossy().into_owned()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn evidence_that_cannot_be_read_is_named_in_one_line() {
    let folder = folder();
    let docx = "PK\u{3}\u{4} this is no zip archive";
    let cases = [
        folder.path().join("missing.txt").to_string_lossy().into_owned(),
        file(&folder, "empty.txt", b""),
        file(&folder, "empty.docx", b""),
        file(&folder, "blank.txt", b" \r\n\t\n\n"),
        file(&folder, "picture.jpg", b"\xff\xd8\xff"),
        file(&folder, "no-extension", b"I ride my bicycle."),
        file(&folder, "broken.docx", docx.as_bytes()),
        file(&folder, "cut-off.docx", b"PK\x03\x04\x14\x00"),
    ];
    let whole = folder.path().to_string_lossy();
    assert!(refused(&["extract", &whole])[0].contains("this is a folder; name a file in it"));
    for path in &cases {
        for args in [vec!["check", path, "--rubric", RUBRIC], vec!["check", path], vec!["extract", path]] {
            let lines = refused(&args);
            assert_eq!(lines.len(), 1, "{args:?}: one line, not {lines:#?}");
            assert!(lines[0].contains(path.as_str()), "{args:?}: the file is named in {lines:?}");
        }
    }
}

#[test]
fn every_file_that_cannot_be_read_is_named_and_the_rubric_too() {
    let folder = folder();
    let sound = file(&folder, "sound.txt", b"I ride my bicycle to work.");
    let (one, two) = (file(&folder, "one.txt", b""), file(&folder, "two.xyz", b"x"));
    let lines = refused(&["check", &one, &sound, &two, "--rubric", "no-such-rubric.json"]);
    assert_eq!(lines.len(), 3, "{lines:#?}");
    for (line, name) in lines.iter().zip(["no-such-rubric.json", "one.txt", "two.xyz"]) {
        assert!(line.starts_with("error: ") && line.contains(name), "{line}");
    }
}

#[test]
fn a_broken_rubric_is_refused_with_the_place_of_the_problem() {
    let text = fs::read_to_string(PUNCTURE).expect("the fixture is there");
    let cases = [
        ("not JSON", "{ \"id\": \"puncture-repair\", }".to_owned(), "line 1, column"),
        ("an unknown field", text.replacen("\"title\"", "\"colour\": 1, \"title\"", 1), "/colour: there is no field"),
        (
            "a dangling concept",
            text.replacen("\"rule\": \"find-hole\"", "\"rule\": \"find-hle\"", 1),
            "did you mean \"find-hole\"?",
        ),
        ("a duplicate id", text.replacen("\"id\": \"M2\"", "\"id\": \"M1\"", 1), "/mistakes/1/id: another mistake"),
        ("a bad pattern", text.replacen("\"bubbles\"", "\"(bubbles\"", 1), "/concepts/find-hole/terms/2: the pattern"),
    ];
    for (what, broken, expected) in cases {
        let folder = copy_with(&broken);
        let evidence = file(&folder, "work.txt", b"I ride my bicycle to work.");
        let rubric = folder.path().join("puncture-repair.json").to_string_lossy().into_owned();
        for args in
            [vec!["check", &evidence, "--rubric", &rubric], vec!["rubric", "validate", &rubric], vec!["rubric", "show", &rubric]]
        {
            let lines = refused(&args);
            assert_eq!(lines.len(), 1, "{what}: {lines:#?}");
            assert!(lines[0].contains(expected) && lines[0].contains(&rubric), "{what}: {lines:?}");
        }
    }
}

#[test]
fn all_problems_of_a_rubric_are_reported_in_one_run() {
    let text = fs::read_to_string(PUNCTURE).expect("the fixture is there");
    let broken = text
        .replacen("\"title\"", "\"colour\": 1, \"title\"", 1)
        .replacen("\"rule\": \"find-hole\"", "\"rule\": \"find-hle\"", 1)
        .replacen("\"id\": \"M2\"", "\"id\": \"M1\"", 1)
        .replacen("\"bubbles\"", "\"(bubbles\"", 1);
    let folder = copy_with(&broken);
    let rubric = folder.path().join("puncture-repair.json").to_string_lossy().into_owned();
    let lines = refused(&["rubric", "validate", &rubric]);
    assert!(lines[0].contains("4 problems"), "{lines:#?}");
    for (line, place) in
        lines[1..].iter().zip(["/colour", "/mistakes/1/id", "/concepts/find-hole/terms/2", "/points/0/parts/0/rule"])
    {
        assert!(line.contains(&format!("{place}: ")), "{place} in {lines:#?}");
    }
    assert_eq!(lines.len(), 5);
}

#[test]
fn a_rubric_file_that_cannot_be_read_is_named_in_one_line() {
    let folder = folder();
    let evidence = file(&folder, "work.txt", b"I ride my bicycle to work.");
    let directory = folder.path().to_string_lossy().into_owned();
    let binary = file(&folder, "binary.json", b"\xff\xfe\x00{");
    for rubric in ["no-such.json", &directory, &binary] {
        let lines = refused(&["check", &evidence, "--rubric", rubric]);
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert!(lines[0].contains(rubric), "{lines:?}");
    }
}

#[test]
fn an_unknown_unit_is_answered_with_the_ones_there_are() {
    let folder = folder();
    let evidence = file(&folder, "work.txt", b"I ride my bicycle to work.");
    let lines = refused(&["check", &evidence, "--rubric", "no-such-unit"]);
    assert!(lines[0].contains("there is no unit and no file called \"no-such-unit\""), "{lines:#?}");
    let known: Vec<&str> = lines[1..].iter().map(|line| line.trim()).collect();
    assert_eq!(known, markpoint::rubric::builtin_ids());
    for id in markpoint::rubric::builtin_ids() {
        let mistyped = format!("{id}s");
        let lines = refused(&["rubric", "show", &mistyped]);
        assert!(lines[0].contains(&format!("did you mean {id:?}?")), "{lines:#?}");
    }
}

#[test]
fn work_that_fits_no_unit_is_not_held_against_one() {
    let folder = folder();
    let evidence = file(&folder, "work.txt", b"Zzyzx qwv plmk. Xkcd vbnm.");
    let lines = refused(&["check", &evidence]);
    assert!(lines[0].contains("name one with --rubric"), "{lines:#?}");
}

#[test]
fn a_file_name_cannot_act_on_the_terminal() {
    let name = "\u{1b}[2J\u{202e}evil\nerror: forged";
    for args in [
        vec!["check".to_owned(), format!("{name}.txt"), "--rubric".to_owned(), RUBRIC.to_owned()],
        vec!["extract".to_owned(), format!("{name}.txt")],
        vec!["rubric".to_owned(), "show".to_owned(), format!("{name}.json")],
        vec!["rubric".to_owned(), "validate".to_owned(), format!("{name}.json")],
    ] {
        let lines = refused(&args.iter().map(String::as_str).collect::<Vec<_>>());
        let [only] = lines.as_slice() else { panic!("{args:?}: one line, not {lines:#?}") };
        assert!(only.contains("forged") && !only.contains(['\u{1b}', '\u{202e}']), "{args:?}: {only:?}");
    }
}

#[test]
fn wrong_arguments_are_refused() {
    for args in [
        vec!["check"],
        vec!["chekc", "x"],
        vec!["check", "a.txt", "--format", "pdf"],
        vec!["check", "a.txt", "--fail-under", "101%"],
        vec!["check", "a.txt", "--fail-on", "nothing"],
        vec!["extract", "a.txt", "b.txt"],
        vec!["rubric", "validate"],
    ] {
        refused(&args);
    }
}

/// A folder with this text as `puncture-repair.json`, and the fixture's lexicon beside it.
fn copy_with(text: &str) -> TempDir {
    let folder = folder();
    file(&folder, "puncture-repair.json", text.as_bytes());
    fs::create_dir(folder.path().join("lexicon")).expect("a folder");
    let from = Path::new(PUNCTURE).with_file_name("lexicon").join("workshop.json");
    fs::copy(from, folder.path().join("lexicon/workshop.json")).expect("the lexicon is copied");
    folder
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_raw() {
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, "a.txt", "We dive \u{202e}yadnuS no\u{202c} and \u{1b}[2Jswim.\u{9b}31m\u{feff} Safe.".as_bytes());
    for args in [vec!["extract", &path], vec!["extract", &path, "--places"], vec!["check", &path, "--rubric", RUBRIC]] {
        let output = markpoint(&args);
        let shown = [output.stdout, output.stderr].concat();
        let shown = String::from_utf8(shown).expect("it is UTF-8");
        assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{202c}', '\u{feff}']), "{args:?}: {shown:?}");
    }
    let shown = String::from_utf8(markpoint(&["extract", &path]).stdout).expect("it is UTF-8");
    assert!(shown.contains("<U+202E>yadnuS no<U+202C>"), "{shown}");
}

/// The message on standard error of a run in this folder, which must fail.
fn refused_in(folder: &TempDir, args: &[&str]) -> String {
    let output = cargo_bin_cmd!("markpoint").current_dir(folder.path()).args(args).output().expect("the program runs");
    assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{args:?}");
    String::from_utf8(output.stderr).expect("the message is UTF-8")
}

#[test]
fn a_file_that_is_not_there_is_guessed_at() {
    let folder = folder();
    for name in ["mywork.txt", "Unit 1 assignment FINAL.txt", "essay.txt", "photo.png"] {
        file(&folder, name, b"I ride my bicycle.");
    }
    let inside = folder.path().join("mywork").to_string_lossy().into_owned();
    for (args, expected) in [
        (&["check", "mywrok.txt"][..], "error: mywrok.txt: there is no such file; did you mean mywork.txt?\n".to_owned()),
        (&["check", "MyWork"], "error: MyWork: there is no such file; did you mean mywork.txt?\n".to_owned()),
        (&["extract", &inside], format!("error: {inside}: there is no such file; did you mean {inside}.txt?\n")),
        (&["check", "phot.png"], "error: phot.png: there is no such file; check the name and the folder\n".to_owned()),
        (
            &["check", "Unit", "1", "assignment", "FINAL.txt"],
            "error: a name with spaces needs quotes: \"Unit 1 assignment FINAL.txt\"\n".to_owned(),
        ),
    ] {
        assert_eq!(refused_in(&folder, args), expected);
    }
}

#[test]
fn a_file_where_a_command_should_stand_is_told_how_to_check_it() {
    let folder = folder();
    file(&folder, "my essay.txt", b"I ride my bicycle.");
    let told = refused_in(&folder, &["my essay.txt"]);
    assert!(told.contains("markpoint check \"my essay.txt\""), "{told}");
    assert!(!refused_in(&folder, &["chek"]).contains("put the command before"));
}
