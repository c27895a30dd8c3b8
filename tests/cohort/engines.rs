//! The recipes of docs/COHORTS.md, run with the engines they are for. Where one is not installed, the test says so and passes.

#![cfg(unix)]

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::made::{Made, markpoint, output};

/// The code block of the page that begins with this line, from the second line on.
fn recipe(begins: &str) -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/COHORTS.md")).unwrap();
    let block =
        page.split("```").find(|block| block.lines().nth(1) == Some(begins)).unwrap_or_else(|| panic!("no recipe {begins:?}"));
    block.split_once('\n').unwrap().1.to_owned()
}

/// A line past what the test runner holds back.
#[expect(clippy::explicit_write, reason = "what `eprintln!` writes is shown only of tests that fail")]
fn skipped(what: &str) {
    writeln!(io::stderr(), "SKIPPED: {what} is not installed, so its recipe was not run (tests/cohort/engines.rs)").unwrap();
}

/// Runs a recipe in a room with `portfolios/` and `my-own-unit.json`, and with this program on the PATH.
fn run(mut command: Command, made: &Made) -> Output {
    let unit = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(super::made::RUBRIC)).unwrap();
    fs::write(made.at("my-own-unit.json"), unit.replace("\"one-word\"", "\"my-own-unit\"")).unwrap();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_markpoint"));
    let mut path = vec![program.parent().unwrap().to_owned()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    command.current_dir(made.room.path()).env("PATH", std::env::join_paths(path).unwrap()).output().unwrap()
}

/// Holds the view of the recipe's lines against the view of a run on this machine.
fn same_view(made: &Made, lines: &[PathBuf]) {
    let (here, there) = (made.at("here.html"), made.at("there.html"));
    let mut cohort = Command::new(env!("CARGO_BIN_EXE_markpoint"));
    cohort.args(["cohort", "portfolios", "--rubric", "my-own-unit.json", "--output", &output("html", &here)]);
    let here_run = run(cohort, made);
    let mut args = vec!["cohort".to_owned(), "--from-jsonl".to_owned()];
    args.extend(lines.iter().map(|file| file.to_string_lossy().into_owned()));
    args.extend(["--output".to_owned(), output("html", &there)]);
    let there_run = markpoint(&args.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(String::from_utf8_lossy(&here_run.stdout), there_run.out, "{}", there_run.told);
    assert!(fs::read(here).unwrap() == fs::read(there).unwrap());
}

#[test]
fn gnu_parallel_gives_the_same_view() {
    let version = Command::new("parallel").arg("--version").output();
    if !version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("GNU parallel")) {
        return skipped("GNU parallel");
    }
    let made = Made::of(250);
    fs::write(made.folder().join("broken.docx"), "x").unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", &recipe("# GNU parallel")]);
    run(shell, &made);
    same_view(&made, &[made.at("cohort.jsonl")]);
}

#[test]
fn apache_spark_gives_the_same_view() {
    // Another Python, such as that of a virtual environment, can be named.
    let python = std::env::var_os("MARKPOINT_TEST_PYTHON").unwrap_or_else(|| "python3".into());
    let has_spark = Command::new(&python).args(["-c", "import pyspark"]).output().is_ok_and(|output| output.status.success());
    if !has_spark || Command::new("java").arg("-version").output().is_err() {
        return skipped("Apache Spark (pyspark and a Java runtime)");
    }
    let made = Made::of(50);
    fs::write(made.folder().join("broken.docx"), "x").unwrap();
    fs::write(made.at("cohort.py"), recipe("# Apache Spark")).unwrap();
    let mut spark = Command::new(&python);
    spark.arg("cohort.py");
    let ran = run(spark, &made);
    let parts = fs::read_dir(made.at("cohort-lines"))
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&ran.stderr)))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-")));
    let parts: Vec<PathBuf> = parts.collect();
    assert!(parts.len() > 1, "{parts:?}");
    same_view(&made, &parts);
}
