//! Every face of the samples' reports, from the real binary: written in one run, read back, and one of each pinned.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test faces`, and read the difference.

#![allow(clippy::unwrap_used)]

mod parsed;

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use assert_cmd::cargo::{cargo_bin, cargo_bin_cmd};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use tempfile::TempDir;

const RUBRIC: &str = "principles-of-customer-service";
const SAMPLES: &[&str] = &[
    "strong-garden-centre.docx",
    "strong-library.txt",
    "middling-cafe.txt",
    "middling-leisure-centre.docx",
    "middling-witness-statement.txt",
    "weak-phone-shop.txt",
    "weak-hotel.docx",
];
const FORMATS: &[&str] = &["table", "html", "json", "jsonl", "markdown", "csv", "junit", "sarif", "github", "gitlab"];
/// The sample whose faces are pinned, and those that are not seen elsewhere.
const PINNED: &str = "middling-leisure-centre.docx";
const SEEN: &[&str] = &["markdown", "csv", "junit", "sarif", "github", "gitlab"];

fn markpoint(args: &[String]) -> Output {
    cargo_bin_cmd!("markpoint").current_dir(env!("CARGO_MANIFEST_DIR")).args(args).env("NO_COLOR", "1").output().unwrap()
}

/// All faces of a sample, each in a file that bears its name, and what was printed.
fn faces(sample: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut args: Vec<String> = ["check", &format!("samples/{sample}"), "--rubric", RUBRIC].map(str::to_owned).into();
    for format in FORMATS {
        args.extend(["--output".to_owned(), format!("{format}={}", folder.path().join(format).display())]);
    }
    let output = markpoint(&args);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{sample}: {}", String::from_utf8_lossy(&output.stderr));
    (folder, String::from_utf8(output.stdout).unwrap())
}

#[test]
fn every_face_of_every_sample_says_the_same() {
    let schema = parsed::SarifSchema::new();
    for sample in SAMPLES {
        let (folder, printed) = faces(sample);
        let read = |format: &str| fs::read_to_string(folder.path().join(format)).unwrap();
        let report = &serde_json::from_str::<Value>(&read("json")).unwrap()["reports"][0];
        let items = |of: &str| report[of].as_array().unwrap().clone();
        let (points, mistakes) = (items("points"), items("mistakes"));
        let open = points.iter().filter(|point| point["status"] != "met").count();
        let found = mistakes.iter().filter(|mistake| mistake["status"] == "found").count();
        let look = points.iter().filter(|point| point["status"] == "met" && point["review"] == true).count();
        let parts: usize = points.iter().map(|point| point["parts"].as_array().unwrap().len()).sum();

        assert!(printed.starts_with("Principles of customer service: "), "{sample}: the table is still printed");
        let mut line: Value = serde_json::from_str(&read("jsonl")).unwrap();
        line.as_object_mut().unwrap().remove("schema");
        assert_eq!(&line, report, "{sample}");
        assert_eq!(parsed::csv(&read("csv")).len(), parts + mistakes.len(), "{sample}");
        let cases = parsed::junit(&read("junit"));
        assert_eq!(cases.len(), points.len() + mistakes.len(), "{sample}");
        assert_eq!(cases.iter().filter(|case| case.2.is_some()).count(), open + found, "{sample}");
        let log = schema.check(&read("sarif"));
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), open + found + look, "{sample}");
        let issues: Value = serde_json::from_str(&read("gitlab")).unwrap();
        assert_eq!(issues.as_array().unwrap().len(), open + found + look, "{sample}");
        let commands = read("github");
        let commands: Vec<&str> = commands.lines().filter(|line| line.starts_with("::")).collect();
        assert_eq!(commands.len(), open + found + look, "{sample}");
        for command in commands {
            assert_eq!(parsed::command(command).0["file"], format!("samples/{sample}"));
        }
        assert_eq!(table_rows(&read("markdown")), points.len(), "{sample}");
    }
}

#[test]
fn one_sample_s_faces_are_pinned() {
    let (folder, _) = faces(PINNED);
    for format in SEEN {
        let written = fs::read_to_string(folder.path().join(format)).unwrap();
        let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        insta::assert_snapshot!(*format, written.replace(&version, "\"version\": \"[version]\""));
    }
}

#[test]
fn paths_start_at_the_working_folder_whatever_was_typed() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(PINNED);
    let args = ["check", &sample.to_string_lossy(), "--rubric", RUBRIC, "--format", "github"].map(str::to_owned);
    let printed = String::from_utf8(markpoint(&args).stdout).unwrap();
    let (properties, _) = parsed::command(printed.lines().next().unwrap());
    assert_eq!(properties["file"], format!("samples/{PINNED}"));
}

#[test]
fn a_report_that_cannot_be_written_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept.csv");
    fs::write(&kept, "old").unwrap();
    let sample = format!("samples/{PINNED}");
    let at = |name: &str| folder.path().join(name).display().to_string();
    for (second, expected) in [
        (format!("junit={}", at("none/out.xml")), "there is no folder"),
        (format!("junit={}", folder.path().display()), "this is a folder"),
        (format!("junit={}", at("kept.csv")), "named for two reports"),
        (format!("markdown={sample}"), "this file is read"),
        ("markdown=samples/report.md".to_owned(), "would be read as work"),
        ("nonsense=x".to_owned(), "there is no format"),
    ] {
        let input = if expected.contains("as work") { "samples" } else { &sample };
        let first = format!("csv={}", kept.display());
        let args = ["check", input, "--rubric", RUBRIC, "-o", &first, "-o", &second].map(str::to_owned);
        let output = markpoint(&args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{second}: {told}");
        assert!(told.contains(expected) && output.stdout.is_empty(), "{second}: {told}");
        assert_eq!(fs::read_to_string(&kept).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{second}: nothing is left behind");
    }
}

#[test]
fn a_reader_who_stops_early_stops_the_program_quietly() {
    for format in FORMATS {
        let mut child = std::process::Command::new(cargo_bin!("markpoint"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["check", "samples/weak-phone-shop.txt", "--rubric", RUBRIC, "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(141), ""), "{format}");
    }
}

/// The rows of the table of points below its header.
fn table_rows(markdown: &str) -> usize {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    events.filter(|event| matches!(event, Event::Start(Tag::TableRow))).count()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_device_are_told_of_and_leave_nothing() {
    let sample = format!("samples/{PINNED}");
    for format in FORMATS {
        // What a full disk says to standard output.
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = std::process::Command::new(cargo_bin!("markpoint"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["check", &sample, "--rubric", RUBRIC, "--format", format])
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.lines().count()), (Some(2), 1), "{format}: {told}");
        assert!(told.starts_with("error: ") && told.contains("space"), "{format}: {told}");
    }
    // Nobody can make a file here, whoever they are.
    let nowhere = ["check", &sample, "--rubric", RUBRIC, "-o", "html=/proc/report.html"].map(str::to_owned);
    let output = markpoint(&nowhere);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len(), told.lines().count()), (Some(2), 0, 1), "{told}");
    assert!(told.contains("the report cannot be written here"), "{told}");
    let to_device = ["check", &sample, "--rubric", RUBRIC, "-o", "html=/dev/full"].map(str::to_owned);
    let output = markpoint(&to_device);
    assert!(output.stdout.is_empty() && String::from_utf8(output.stderr).unwrap().contains("this is no plain file"));
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_told_of_and_keeps_what_it_has() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.html");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever may write anywhere is not stopped by this.
    let forbidden = fs::write(folder.path().join("probe"), "").is_err();
    if forbidden {
        let args = ["check", &format!("samples/{PINNED}"), "--rubric", RUBRIC, "-o", &format!("html={}", path.display())];
        let output = markpoint(&args.map(str::to_owned));
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len(), told.lines().count()), (Some(2), 0, 1), "{told}");
        assert!(told.contains("the report cannot be written here"), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}
