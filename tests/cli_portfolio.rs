//! A folder is one portfolio: what is read of it, what is not, and what is said about either.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";
/// Files by name, with their content.
type Files<'a> = &'a [(&'a str, &'a [u8])];

const WORK: &str = "I ride my bicycle to work.";

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").args(args).output().expect("the program runs")
}

fn check(folder: &TempDir, more: &[&str]) -> (Option<i32>, String, String) {
    let path = folder.path().to_string_lossy().into_owned();
    let args: Vec<&str> = ["check", &path, "--rubric", RUBRIC].into_iter().chain(more.iter().copied()).collect();
    let output = markpoint(&args);
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn folder(files: Files<'_>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("the file is written");
    }
    folder
}

fn paths(report: &Value, of: &str) -> Vec<String> {
    let files = report["reports"][0]["portfolio"][of].as_array().expect("a list").iter();
    let name = |file: &Value| {
        Path::new(file["path"].as_str().expect("a path")).file_name().expect("a name").to_string_lossy().into_owned()
    };
    files.map(name).collect()
}

#[test]
fn all_readable_files_of_a_folder_are_one_piece_of_work() {
    let folder = folder(&[
        ("b.txt", WORK.as_bytes()),
        ("a.md", b"# My work\n\nI walk there on Mondays."),
        ("later/c.html", b"<p>I drive on Fridays."),
        ("~$b.docx", b"lock"),
        (".hidden.txt", b"no"),
        ("photo.jpg", b"\xff\xd8\xff"),
        ("plan.pdf", b"%PDF"),
        ("second.pdf", b"%PDF"),
    ]);
    let (code, out, errors) = check(&folder, &["--format", "json", "--fail-on", "never"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, Some(0), "{errors}");
    assert_eq!(paths(&report, "files"), ["a.md", "b.txt", "c.html"]);
    assert_eq!(paths(&report, "not_read"), ["photo.jpg", "plan.pdf", "second.pdf"]);
    assert_eq!(report["reports"][0]["portfolio"]["not_read"][0]["what"], "a picture");
    let name = folder.path().file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(report["reports"][0]["portfolio"]["name"], name.as_str());
    // Only what may hold the learner's words gets advice, each kind once.
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(
        errors.starts_with("note: ") && errors.contains("plan.pdf (and 1 more): a .pdf file is not read; hand in"),
        "{errors}"
    );
    let (_, table, _) = check(&folder, &[]);
    let table = table.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(table.contains("Together: 17 words (") && table.contains("photo.jpg (a picture)"), "{table}");
    // The same folder gives the same bytes.
    assert_eq!(check(&folder, &["--format", "json", "--fail-on", "never"]).1, out);
}

#[test]
fn a_damaged_file_in_a_folder_does_not_stop_the_others() {
    let folder = folder(&[("a.txt", WORK.as_bytes()), ("b.docx", b"PK\x03\x04 broken"), ("c.txt", b"")]);
    let (code, out, errors) = check(&folder, &["--format", "json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, Some(2));
    assert_eq!(
        (paths(&report, "files"), paths(&report, "not_read")),
        (vec!["a.txt".to_owned()], vec!["b.docx".to_owned(), "c.txt".to_owned()])
    );
    let lines: Vec<&str> = errors.lines().collect();
    assert_eq!(lines.len(), 2, "{errors}");
    assert!(lines[0].starts_with("error: ") && lines[0].contains("b.docx: is damaged"), "{errors}");
    assert!(lines[1].contains("c.txt: the file is empty"), "{errors}");
}

#[test]
fn reports_of_markpoint_are_no_work_in_whatever_format() {
    let folder = folder(&[("work.txt", WORK.as_bytes())]);
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let outputs = ["table=report.txt", "html=report.html", "markdown=report.md", "docx=report.docx"];
    for expect in ["evidence", "taught"] {
        for output in outputs {
            let (format, name) = output.split_once('=').expect("a format and a name");
            let output = format!("{format}={}", at(&format!("{expect}-{name}")));
            let run = markpoint(&["check", &at("work.txt"), "--rubric", RUBRIC, "--expect", expect, "--output", &output]);
            assert!(run.status.code().is_some_and(|code| code < 2), "{output}: {run:?}");
        }
    }
    let (_, text, _) = check(&folder, &["--format", "json"]);
    let report: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(paths(&report, "files").len(), 1, "only the work is read");
    assert_eq!(paths(&report, "not_read").len(), 2 * outputs.len());
    assert_eq!(text.matches("a report of markpoint").count(), 2 * outputs.len());
    let run = markpoint(&["check", &at("evidence-report.docx"), "--rubric", RUBRIC]);
    let (code, error) = (run.status.code(), String::from_utf8(run.stderr).expect("UTF-8"));
    assert!(code == Some(2) && error.contains("is a report that markpoint wrote"), "{error}");
}

#[test]
fn a_folder_without_anything_to_read_is_one_clear_error() {
    let cases: [(Files<'_>, &str); 3] = [
        (&[], "holds no file that is read; put your work in it"),
        (&[("a.png", b"x"), ("b/c.pages", b"x")], "holds only what markpoint cannot read (a picture, a Pages document);"),
        (&[("a.docx", b"")], "a.docx: the file is empty"),
    ];
    for (files, says) in cases {
        let (code, out, errors) = check(&folder(files), &[]);
        assert_eq!((code, out.as_str(), errors.lines().count()), (Some(2), "", 1), "{errors}");
        assert!(errors.starts_with("error: ") && errors.contains(says), "{errors}");
    }
}

#[test]
fn a_file_that_was_named_must_be_readable() {
    let folder = folder(&[("a.txt", WORK.as_bytes()), ("else/b.doc", b"x")]);
    let (whole, named) = (folder.path().to_string_lossy(), folder.path().join("else/b.doc"));
    let output = markpoint(&["check", &whole, &named.to_string_lossy(), "--rubric", RUBRIC]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_is_listed_and_not_followed() {
    let outside = folder(&[("secret.txt", WORK.as_bytes())]);
    let folder = folder(&[("a.txt", b"I walk.")]);
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), folder.path().join("b.txt")).expect("a link");
    let (_, out, _) = check(&folder, &["--format", "json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((paths(&report, "files"), paths(&report, "not_read")), (vec!["a.txt".to_owned()], vec!["b.txt".to_owned()]));
    assert_eq!(report["reports"][0]["portfolio"]["not_read"][0]["what"], "a link");
}

#[test]
fn extract_says_what_was_and_was_not_read() {
    let folder = folder(&[("a.html", b"<h1>Work</h1><p>I ride.<p>I walk.<img src=x><nav>Home</nav>")]);
    let path = folder.path().join("a.html");
    let output = markpoint(&["extract", &path.to_string_lossy()]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Work\nI ride.\nI walk.\n");
    let says = "read (html, UTF-8): 5 words (4 in 2 paragraphs, 1 in 1 heading); not read: 1 picture, 1 header or footer\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), says);
}
