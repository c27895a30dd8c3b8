//! The filter: paths in, lines out, whatever the separator and the number of threads.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use super::made::{Made, RUBRIC, Ran, markpoint, program};

/// `markpoint check --file-list -` with these paths on standard input.
fn filter(list: &[u8], more: &[&str]) -> Ran {
    let mut command = program();
    command.args(["check", "--file-list", "-", "--rubric", RUBRIC, "--format", "jsonl"]).args(more);
    let mut run = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = run.stdin.take().unwrap();
    let list = list.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&list));
    let ran = run.wait_with_output().unwrap().into();
    writer.join().unwrap().unwrap();
    ran
}

/// The paths of a cohort, with this behind each.
fn list(made: &Made, end: &str) -> Vec<u8> {
    let mut paths: Vec<String> =
        fs::read_dir(made.folder()).unwrap().map(|entry| entry.unwrap().path().to_string_lossy().into_owned()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| format!("{path}{end}").into_bytes()).collect()
}

#[test]
fn the_lines_are_those_of_the_cohort_whatever_the_separator_and_the_number_of_threads() {
    let made = Made::of(25);
    fs::write(made.folder().join("broken.docx"), "x").unwrap();
    let whole = made.cohort(&["--format", "jsonl"]);
    for (end, more) in [("\n", vec!["-j", "1"]), ("\n", vec!["-j", "2"]), ("\0", vec!["--null"]), ("\r\n", vec![])] {
        let ran = filter(&list(&made, end), &more);
        assert_eq!((ran.code, ran.out == whole.out), (Some(2), true), "{end:?} {more:?}: {}", ran.told);
    }
    let error = whole.out.lines().find(|line| line.contains("\"error\"")).unwrap();
    let error: serde_json::Value = serde_json::from_str(error).unwrap();
    assert_eq!(error["schema"], "markpoint-report/1");
    assert_eq!(error["error"]["portfolio"], "broken.docx");
    assert!(error["error"]["path"].as_str().unwrap().ends_with("broken.docx"));
    assert!(error["error"]["message"].as_str().unwrap().contains("is not what its name says"), "{error}");
}

#[test]
fn its_exit_code_is_that_of_check() {
    let made = Made::of(1);
    let good = list(&made, "\n");
    assert_eq!(filter(&good, &[]).code, Some(0));
    fs::write(made.folder().join("z.txt"), "I walk.").unwrap();
    let gaps = list(&made, "\n");
    assert_eq!(filter(&gaps, &[]).code, Some(1));
    assert_eq!(filter(&gaps, &["--fail-on", "never"]).code, Some(0));
    let missing = filter(b"no/such/work.txt\n", &["--fail-on", "never"]);
    assert!(missing.code == Some(2) && missing.out.contains("there is no such file"), "{}", missing.told);
    assert_eq!(filter(b"", &[]).code, Some(0));
}

#[test]
fn it_answers_before_its_input_ends() {
    use std::io::{BufRead as _, BufReader};
    let made = Made::of(1);
    let mut command = program();
    command.args(["check", "--file-list", "-", "--rubric", RUBRIC, "--format", "jsonl", "-j", "2"]);
    let mut run = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = run.stdin.take().unwrap();
    let mut output = BufReader::new(run.stdout.take().unwrap());
    for _ in 0..3 {
        input.write_all(&list(&made, "\n")).unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.contains("\"name\":\"learner-000.txt\""), "{line}");
    }
    drop(input);
    assert!(run.wait().unwrap().success());
}

#[test]
fn what_does_not_go_together_is_refused() {
    for (args, says) in [
        (vec!["check", "--file-list", "-"], "--rubric"),
        (vec!["check", "--file-list", "-", "a.txt", "--rubric", RUBRIC], "cannot be used with"),
        (vec!["check", "--file-list", "-", "--rubric", RUBRIC, "--format", "html"], "write --format jsonl"),
        (vec!["check", "--file-list", "no-such-list", "--rubric", RUBRIC], "no-such-list: the list of portfolios cannot be read"),
        (vec!["check", "a.txt", "--null"], "--file-list"),
        (vec!["cohort", "--from-jsonl", "a", "--rubric", RUBRIC], "cannot be used with"),
        (vec!["cohort", "--from-jsonl", "a", "--format", "jsonl"], "are the lines"),
        (vec!["cohort", "samples", "--format", "xlsx"], "only to a file"),
        (vec!["cohort", "samples", "--list", "--rubric", RUBRIC], "cannot be used with"),
        (vec!["cohort", "samples", "--null"], "--list"),
    ] {
        let ran = markpoint(&args);
        assert!(ran.code == Some(2) && ran.told.contains(says), "{args:?}: {}", ran.told);
    }
}

#[test]
fn the_list_of_a_folder_is_what_a_run_on_one_machine_checks() {
    let made = Made::of(6);
    for name in [".DS_Store", "Thumbs.db", "desktop.ini", "~$say.docx", "logo.png"] {
        fs::write(made.folder().join(name), "x").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(made.folder().join("learner-000.txt"), made.folder().join("link.txt")).unwrap();
    let folder = made.folder().to_string_lossy().into_owned();
    let listed = markpoint(&["cohort", &folder, "--list"]);
    assert_eq!((listed.code, listed.out.lines().count()), (Some(0), 6), "{}{}", listed.out, listed.told);
    let whole = made.cohort(&["--format", "jsonl"]);
    let ran = filter(listed.out.as_bytes(), &[]);
    assert!(ran.out == whole.out && ran.code == Some(1), "{}", ran.told);
    let with_nuls = markpoint(&["cohort", &folder, "--list", "--null"]);
    assert_eq!(with_nuls.out, listed.out.replace('\n', "\0"));
    assert_eq!(filter(with_nuls.out.as_bytes(), &["--null"]).out, whole.out);
}

#[cfg(unix)]
#[test]
fn a_path_that_would_break_the_list_is_refused() {
    let made = Made::of(1);
    fs::write(made.folder().join("two\nlines.txt"), "x").unwrap();
    let folder = made.folder().to_string_lossy().into_owned();
    let listed = markpoint(&["cohort", &folder, "--list"]);
    assert!(listed.code == Some(2) && listed.out.is_empty() && listed.told.contains("list with --null"), "{}", listed.told);
    assert_eq!(markpoint(&["cohort", &folder, "--list", "--null"]).out.matches('\0').count(), 2);
}
