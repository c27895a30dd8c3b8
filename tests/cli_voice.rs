//! How the program says things: quietly, at length, in colour or without; and work that comes through a pipe.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;

const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";
const UNIT: &str = "principles-of-customer-service";
const TEXT: &str = "samples/middling-cafe.txt";
const WORD: &str = "samples/middling-leisure-centre.docx";

fn markpoint(args: &[&str], stdin: &[u8], variables: &[(&str, &str)]) -> Output {
    let mut command = cargo_bin_cmd!("markpoint");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.args(args).write_stdin(stdin).envs(variables.iter().copied()).output().unwrap()
}

fn told(args: &[&str], stdin: &[u8]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = markpoint(args, stdin, &[]);
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn a_pipe_is_read_as_a_file_of_its_name() {
    for (file, stdin_name) in [(TEXT, "essay.txt"), (WORD, "essay.docx")] {
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let copy = tempfile::tempdir().unwrap();
        let path = copy.path().join(stdin_name);
        fs::write(&path, &bytes).unwrap();
        let path = path.to_str().unwrap();
        for (command, more) in [
            (&["check"][..], &["--rubric", UNIT, "--format", "json"][..]),
            (&["extract"], &["--format", "json"]),
            (&["explain", UNIT, "P3"], &[]),
        ] {
            let by_name = told(&[command, &[path], more].concat(), b"");
            let by_pipe = told(&[command, &["-", "--stdin-name", stdin_name], more].concat(), &bytes);
            let expected = by_name.1.replace(path, stdin_name);
            assert_eq!((by_pipe.0, &by_pipe.1), (by_name.0, &expected), "{command:?}: {}", by_pipe.2);
        }
    }
}

#[test]
fn a_pipe_can_stand_among_files() {
    let args = ["check", TEXT, "-", "--stdin-name", "more.md", "--rubric", RUBRIC, "--format", "json"];
    let (_, json, complaint) = told(&args, b"I ride my bicycle to work.\n");
    let set: Value = serde_json::from_str(&json).expect(&complaint);
    let files = set["reports"][0]["portfolio"]["files"].as_array().unwrap();
    assert_eq!(files.iter().map(|file| file["path"].as_str().unwrap()).collect::<Vec<_>>(), [TEXT, "more.md"]);
}

#[test]
fn what_is_wrong_with_a_pipe_is_said_in_one_line() {
    let endless = vec![b'a'; (16 << 20) + 1];
    for (args, stdin, expected) in [
        (&["check", "-"][..], &b"words"[..], "say what kind of file comes through it"),
        (&["extract", "-"], b"words", "say what kind of file comes through it"),
        (&["check", "-", "-", "--stdin-name", "a.txt"], b"words", "can be read once only"),
        (&["check", TEXT, "--stdin-name", "a.txt"], b"", "there is no `-` among the files"),
        (&["extract", TEXT, "--stdin-name", "a.txt"], b"", "there is no `-` among the files"),
        (&["check", "-", "--stdin-name", "a.pdf"], b"words", "a.pdf: a .pdf file is not read"),
        (&["check", "-", "--stdin-name", "essay"], b"words", "a file without an extension is not read"),
        (&["extract", "-", "--stdin-name", "a.txt"], b"", "a.txt: the file is empty"),
        (&["extract", "-", "--stdin-name", "a.docx"], b"PK\x03\x04", "a.docx: is damaged"),
        (&["extract", "-", "--stdin-name", "a.txt"], &endless, "more than 16 MiB"),
        (&["check", "x.txt", "--brief", "-"], b"", "there is no such file"),
    ] {
        let (code, printed, told) = told(args, stdin);
        assert_eq!((code, printed.as_str()), (Some(2), ""), "{args:?}: {told}");
        assert!(told.contains(expected) && !told.contains("panicked"), "{args:?}: {told}");
    }
}

#[test]
fn quiet_leaves_the_answer_and_changes_no_other_format() {
    let (code, answer, notes) = told(&["check", TEXT, "--quiet"], b"");
    assert_eq!((code, answer.lines().count(), notes.as_str()), (Some(1), 1, ""), "{answer}");
    assert!(answer.starts_with("Principles of customer service: "));
    let (_, _, notes) = told(&["check", TEXT], b"");
    assert!(notes.starts_with("note: no unit was named"));
    let json = |quiet: &[&str]| told(&[&["check", TEXT, "--format", "json"], quiet].concat(), b"").1;
    assert_eq!(json(&["-q"]), json(&[]));
    let (_, _, summary) = told(&["-q", "extract", TEXT], b"");
    assert_eq!(summary, "");
    let (code, _, complaint) = told(&["check", "no-such.txt", "-q"], b"");
    assert!(code == Some(2) && complaint.contains("there is no such file"), "errors are always told");
    let (code, changes, _) = told(&["diff", TEXT, WORD, "-q"], b"");
    assert!(code.is_some_and(|code| code < 2) && changes.lines().count() == 1, "{changes}");
}

#[test]
fn verbose_says_more() {
    for args in [
        &["check", TEXT, "--rubric", UNIT][..],
        &["extract", TEXT],
        &["explain", UNIT, "P3", TEXT],
        &["diff", "samples/weak-phone-shop.txt", "samples/strong-library.txt", "--rubric", UNIT],
    ] {
        let (short, long) = (told(args, b"").1, told(&[args, &["--verbose"]].concat(), b"").1);
        assert!(long.len() > short.len(), "{args:?}");
    }
    assert_eq!(told(&["check", TEXT, "-q", "-v"], b"").0, Some(2), "both at once make no sense");
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let coloured = |args: &[&str], variables: &[(&str, &str)]| {
        let output = markpoint(args, b"", variables);
        [output.stdout, output.stderr].concat().contains(&0x1b)
    };
    for args in [&["check", TEXT, "--rubric", UNIT][..], &["diff", TEXT, WORD, "--rubric", UNIT], &["check", "no-such.txt"]] {
        assert!(!coloured(args, &[]), "{args:?}: no terminal");
        assert!(coloured(args, &[("CLICOLOR_FORCE", "1")]), "{args:?}: forced");
        assert!(!coloured(args, &[("NO_COLOR", "1")]), "{args:?}: unwanted");
        assert!(!coloured(args, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), "{args:?}: unwanted after all");
    }
    assert!(!coloured(&["check", TEXT, "--rubric", UNIT, "--format", "json"], &[("CLICOLOR_FORCE", "1")]));
}
