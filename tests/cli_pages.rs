//! Completions and manual pages: every command and option is in them.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use assert_cmd::cargo::cargo_bin_cmd;

const COMMANDS: &[&str] = &["check", "diff", "annotate", "explain", "extract", "rubric", "agree", "completions", "man"];

#[test]
fn every_shell_learns_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = cargo_bin_cmd!("markpoint").args(["completions", shell]).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}");
        let script = String::from_utf8(output.stdout).unwrap();
        for command in COMMANDS.iter().chain(&["fail-under", "stdin-name", "junit"]) {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    assert_eq!(cargo_bin_cmd!("markpoint").args(["completions", "cmd"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn bash_can_read_its_completions() {
    let script = cargo_bin_cmd!("markpoint").args(["completions", "bash"]).output().unwrap().stdout;
    let Ok(mut bash) = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn() else { return };
    bash.stdin.take().unwrap().write_all(&script).unwrap();
    assert!(bash.wait().unwrap().success());
}

#[test]
fn each_command_has_its_page_and_pages_are_always_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let write = || cargo_bin_cmd!("markpoint").arg("man").arg(folder.path()).assert().success();
    write();
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    for command in COMMANDS {
        assert!(read(&format!("markpoint-{command}.1")).contains(".SH NAME"), "{command}");
    }
    let check = read("markpoint-check.1");
    assert!(check.contains("fail\\-on") && check.contains("Exit codes"), "{check}");
    assert!(read("markpoint-rubric-list.1").contains("rubric"));
    let before = check;
    write();
    assert_eq!(read("markpoint-check.1"), before);
    assert!(!folder.path().join("markpoint-help.1").exists());
}

#[test]
fn pages_need_a_folder() {
    let output = cargo_bin_cmd!("markpoint").args(["man", "/no-such-folder"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), told.lines().count()), (Some(2), 1), "{told}");
    assert!(told.contains("there is no folder"), "{told}");
}
