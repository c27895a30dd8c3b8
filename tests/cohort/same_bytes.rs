//! However a view is made, it has the same bytes: with one thread or two, stopped and gone on with, from a cache or from lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::{Command, Stdio};

use super::made::{Made, Ran, markpoint, output};
#[cfg(unix)]
use super::made::{RUBRIC, program};

const FORMATS: [&str; 5] = ["table", "csv", "json", "html", "xlsx"];

/// Every format of the view, and the lines it is made of.
fn views(made: &Made, name: &str, more: &[&str]) -> (Ran, BTreeMap<String, Vec<u8>>) {
    let files: Vec<(String, std::path::PathBuf)> =
        FORMATS.into_iter().chain(["jsonl"]).map(|format| (format.to_owned(), made.at(&format!("{name}.{format}")))).collect();
    let outputs: Vec<String> = files.iter().map(|(format, path)| output(format, path)).collect();
    let args: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).chain(more.iter().copied()).collect();
    let ran = made.cohort(&args);
    let read = files.into_iter().map(|(format, path)| (format, fs::read(path).unwrap_or_default())).collect();
    (ran, read)
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let made = Made::of(40);
    let (ran, one) = views(&made, "one", &["-j", "1"]);
    let (again, two) = views(&made, "two", &["-j", "2"]);
    assert_eq!((ran.code, again.code), (Some(0), Some(0)), "{}", ran.told);
    assert!(one.values().all(|bytes| !bytes.is_empty()) && one == two);
    assert!(
        ran.out == again.out && ran.out.starts_with("Say the word: 40 learners, 14 of them meet all 2 points"),
        "{}",
        ran.out
    );
}

#[test]
fn a_cache_gives_the_same_bytes_and_is_used_only_for_what_has_not_changed() {
    let made = Made::of(20);
    let cache = made.at("cache").to_string_lossy().into_owned();
    let (_, without) = views(&made, "without", &[]);
    let (_, first) = views(&made, "first", &["--cache", &cache]);
    let (_, second) = views(&made, "second", &["--cache", &cache]);
    assert!(first == without && second == without);
    let entries = entries(Path::new(&cache));
    assert_eq!(entries.len(), 20);
    // Damage is found, and put right.
    fs::write(&entries[0], "damaged").unwrap();
    fs::write(&entries[1], fs::read(&entries[2]).unwrap()).unwrap();
    assert!(views(&made, "third", &["--cache", &cache]).1 == without);
    assert!(fs::read(&entries[0]).unwrap().len() > 100);
    // Work that changes is checked again, and so is a portfolio with one file more.
    fs::write(made.folder().join("learner-002.txt"), "I sit on the saddle of my bicycle.").unwrap();
    fs::write(made.folder().join("learner-004/three.txt"), "The saddle.").unwrap();
    let (_, changed) = views(&made, "changed", &["--cache", &cache]);
    assert!(changed != without && changed == views(&made, "fresh", &[]).1);
    assert_eq!(self::entries(Path::new(&cache)).len(), 22);
}

fn entries(cache: &Path) -> Vec<std::path::PathBuf> {
    let folders = fs::read_dir(cache).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())).collect();
    files.sort();
    files
}

#[test]
fn lines_give_the_same_view_in_whatever_files_and_order_they_come() {
    let made = Made::of(30);
    fs::write(made.folder().join("broken.docx"), "x").unwrap();
    fs::create_dir(made.folder().join("half")).unwrap();
    fs::write(made.folder().join("half/good.txt"), "I ride my bicycle.").unwrap();
    fs::write(made.folder().join("half/bad.docx"), "x").unwrap();
    let (ran, whole) = views(&made, "whole", &[]);
    let text = String::from_utf8(whole["jsonl"].clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((ran.code, lines.len()), (Some(2), 33), "{}", ran.told);
    let part = |name: &str, lines: &[&str]| {
        fs::write(made.at(name), lines.iter().rev().fold(String::new(), |all, line| all + line + "\n\n")).unwrap();
        made.at(name).to_string_lossy().into_owned()
    };
    let (one, two) = (part("one.jsonl", &lines[17..]), part("two.jsonl", &lines[..17]));
    for format in FORMATS {
        let path = made.at(&format!("lines.{format}"));
        let again = markpoint(&["cohort", "--from-jsonl", &one, &two, "--output", &output(format, &path)]);
        assert_eq!((again.code, &again.told), (Some(2), &ran.told));
        assert!(fs::read(path).unwrap() == whole[format], "{format}");
        assert_eq!(again.out, ran.out);
    }
}

#[test]
fn lines_that_do_not_belong_together_are_named() {
    let made = Made::of(3);
    let (_, views) = views(&made, "a", &[]);
    let text = String::from_utf8(views["jsonl"].clone()).unwrap();
    let first = text.lines().next().unwrap();
    let other = first.replace("\"revision\":\"1\"", "\"revision\":\"2\"").replace("learner-000", "learner-009");
    for (lines, says) in [
        (format!("{text}{first}\n"), "stands twice"),
        (format!("{text}{other}\n"), "bad.jsonl, line 4: learner-009.txt: its report was made with another revision"),
        (format!("{text}{}\n", &first[..80]), "bad.jsonl, line 4: column"),
        ("\n\n".to_owned(), "there is no line in these files"),
        ("words\n".to_owned(), "bad.jsonl, line 1: column 1: this is no line"),
    ] {
        fs::write(made.at("bad.jsonl"), lines).unwrap();
        let ran = markpoint(&["cohort", "--from-jsonl", &made.at("bad.jsonl").to_string_lossy()]);
        assert!(ran.code == Some(2) && ran.out.is_empty() && ran.told.contains(says), "{says}: {}", ran.told);
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_interrupted_ends_with_what_is_finished_and_the_next_goes_on_from_there() {
    let made = Made::of(0);
    // Long enough that the interruption comes in the middle, however fast the machine is.
    let long = "I ride my bicycle to work. ".repeat(20_000);
    for number in 0..60 {
        fs::write(made.folder().join(format!("learner-{number:03}.txt")), &long).unwrap();
    }
    let (folder, cache, lines) = (made.folder(), made.at("cache"), made.at("a.jsonl"));
    let mut run = program()
        .args(["cohort", &folder.to_string_lossy(), "--rubric", RUBRIC, "--jobs", "2", "--cache", &cache.to_string_lossy()])
        .args(["--output", &output("csv", &made.at("a.csv")), "--output", &output("xlsx", &made.at("a.xlsx"))])
        .args(["--output", &output("jsonl", &lines), "--reports", &made.at("reports").to_string_lossy()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while !cache.is_dir() || fs::read_dir(&cache).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count() < 3 {
        assert_eq!(run.try_wait().unwrap(), None, "the run ended before it could be interrupted");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap().success());
    let stopped: Ran = run.wait_with_output().unwrap().into();
    assert_eq!(stopped.code, Some(2), "{}", stopped.told);
    assert!(stopped.told.contains("of 60 portfolios; what was finished is shown"), "{}", stopped.told);
    assert!(stopped.out.contains("Stopped before the end: "), "{}", stopped.out);
    let written = fs::read_to_string(&lines).unwrap();
    let finished = written.lines().count() - 1;
    let last: serde_json::Value = serde_json::from_str(written.lines().last().unwrap()).unwrap();
    assert_eq!(last["error"]["portfolio"], "Stopped before the end", "{last}");
    let of_lines = markpoint(&["cohort", "--from-jsonl", &lines.to_string_lossy()]);
    assert!(of_lines.code == Some(2) && of_lines.told.contains("of 60 portfolios were checked"), "{}", of_lines.told);
    assert!((1..60).contains(&finished) && fs::read_dir(made.at("reports")).unwrap().count() == finished);
    let csv = fs::read_to_string(made.at("a.csv")).unwrap();
    let (header, last) = (csv.lines().next().unwrap(), csv.lines().last().unwrap());
    assert!(csv.lines().count() == finished + 2 && header.starts_with("\u{feff}learner,words,"), "{csv}");
    assert!(last.starts_with("Stopped before the end,,,,\"Stopped before the end: "), "{last}");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(made.at("a.xlsx")).unwrap();
    let first = calamine::Reader::sheet_names(&book)[0].clone();
    let says = calamine::Reader::worksheet_range(&mut book, &first).unwrap()[(0, 0)].to_string();
    assert!(first == "Stopped before the end" && says.contains("of 60 portfolios were checked"), "{first}: {says}");
    let left: Vec<_> = fs::read_dir(made.room.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{left:?}");
    let (_, gone_on) = views(&made, "gone-on", &["--cache", &cache.to_string_lossy()]);
    assert!(gone_on == views(&made, "fresh", &[]).1);
}
