//! What the README and its companions say is true: the report shown, commands, links, dependencies.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::{env, fs};

use assert_cmd::Command;

const BEGIN: &str = "<!-- report of: ";
/// `<!-- excerpt, 8 lines from P3 of: check … -->`: a few lines of a longer one, from the first that holds a text.
const EXCERPT: &str = "<!-- excerpt, ";
const END: &str = "<!-- end of report -->";

#[test]
fn the_reports_shown_are_what_the_program_prints() {
    let readme = file("README.md");
    let mut real = String::new();
    let mut rest = readme.as_str();
    let mut shown = 0;
    while let Some(at) = [rest.find(BEGIN), rest.find(EXCERPT)].into_iter().flatten().min() {
        let (before, marked) = rest.split_at(at);
        let (marker, block) = marked.split_once(" -->\n").unwrap();
        let (fence, _) = block.split_once('\n').unwrap();
        let (_, after) = block.split_once(END).unwrap();
        real.push_str(&format!("{before}{marker} -->\n{fence}\n{}```\n{END}", asked_for(marker)));
        rest = after;
        shown += 1;
    }
    real.push_str(rest);
    assert!(shown >= 7, "only {shown} reports are shown");
    if env::var_os("UPDATE_README").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"), real).unwrap();
    } else {
        assert!(readme == real, "a report in README.md is out of date: run `UPDATE_README=1 cargo test --test readme`");
    }
}

/// What the program prints for a marker, or the lines of it that it names.
fn asked_for(marker: &str) -> String {
    let arguments = |command: &str| printed(&command.split_whitespace().collect::<Vec<_>>());
    if let Some(command) = marker.strip_prefix(BEGIN) {
        return arguments(command);
    }
    let (which, command) = marker.strip_prefix(EXCERPT).unwrap().split_once(" of: ").unwrap();
    let (number, from) = which.split_once(" lines from ").unwrap();
    let number: usize = number.parse().unwrap();
    let whole = arguments(command);
    let lines = whole.trim_start_matches('\u{feff}').lines();
    let lines: Vec<&str> = lines.skip_while(|line| !line.contains(from)).take(number).collect();
    assert_eq!(lines.len(), number, "{marker}: so many lines are not printed");
    lines.join("\n") + "\n"
}

#[test]
fn the_report_shown_is_of_the_command_to_try() {
    let readme = file("README.md");
    let shown = readme.split_once(BEGIN).unwrap().1.split_once(" -->").unwrap().0;
    assert!(readme.contains(&format!("\ncargo run --release -- {shown}\n")));
}

#[test]
fn ci_runs_the_readme_s_test_command_word_for_word() {
    let readme = file("README.md");
    let command = readme.split_once("To run the tests:\n\n```sh\n").unwrap().1.lines().next().unwrap();
    assert!(file(".ci/run").lines().any(|line| line == format!("step {command}")), "`{command}` is not in .ci/run");
}

#[test]
fn every_file_that_a_page_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let mut found = 0;
    for page in pages.chain(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name))) {
        let text = fs::read_to_string(&page).unwrap();
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.starts_with("http")) {
            let path = link.split('#').next().unwrap();
            assert!(path.is_empty() || page.with_file_name(path).exists(), "{} links to {link}", page.display());
            found += 1;
        }
    }
    assert!(found > 30, "only {found} links");
}

#[test]
fn every_page_is_linked_from_the_readme() {
    let readme = file("README.md");
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.ends_with(".md") || readme.contains(&format!("](docs/{name})")), "README.md does not link to docs/{name}");
    }
}

#[test]
fn the_units_shown_are_those_the_program_has() {
    let readme = file("README.md");
    let table = readme.split_once("| id | unit |\n|---|---|\n").unwrap().1;
    let rows = table.lines().map_while(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "));
    let listed = printed(&["rubric", "list"]);
    let rows: Vec<(&str, &str)> = rows.collect();
    assert_eq!(rows.iter().map(|(id, _)| *id).collect::<Vec<_>>(), markpoint::rubric::builtin_ids());
    for (id, title) in rows {
        let loaded = markpoint::rubric::builtin(id).unwrap().unwrap();
        let known = &loaded.rubric.title;
        assert!(known == title && listed.contains(id), "{id} is called {known}");
    }
}

#[test]
fn the_columns_named_on_the_page_for_assessors_are_those_of_the_table() {
    let table = printed(&["check", "samples/middling-cafe.txt", "--format", "csv"]);
    let columns = table.trim_start_matches('\u{feff}').lines().next().unwrap();
    let page = file("docs/ASSESSORS.md").replace('\n', " ");
    let named = page.split_once("The CSV file's columns: ").unwrap().1.split_once(". ").unwrap().0;
    let without_notes: String = named.split('(').map(|piece| piece.rsplit(')').next().unwrap().trim_end()).collect();
    assert_eq!(without_notes.replace(", ", ","), columns);
}

#[test]
fn every_dependency_is_explained() {
    let manifest = file("Cargo.toml");
    let explained = file("docs/DEPENDENCIES.md");
    let sections =
        manifest.split("\n[").filter(|section| section.starts_with("dependencies]") || section.starts_with("dev-dependencies]"));
    let names: Vec<&str> =
        sections.flat_map(|section| section.lines().skip(1)).filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    assert!(names.contains(&"clap") && names.contains(&"insta"), "{names:?}");
    let rows: Vec<&str> = explained.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).collect();
    let explained: Vec<&str> = rows.iter().flat_map(|row| row.split(", ")).collect();
    for name in names {
        assert!(explained.contains(&name), "`{name}` is not in docs/DEPENDENCIES.md");
    }
}

fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("markpoint"));
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).env("NO_COLOR", "1").output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {:?} {complaint}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}
