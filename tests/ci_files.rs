//! The ready GitHub Action and pre-commit hooks: their files are read as the services read them, and their command lines run.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "it reads more formats than these tests look at")]
mod parsed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::cargo::cargo_bin;
use regex::Regex;
use saphyr::{LoadableYamlNode as _, Yaml};
use tempfile::TempDir;

const RUBRIC: &str = "principles-of-customer-service";
const SAMPLE: &str = "samples/middling-cafe.txt";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn file(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

fn yaml(text: &str) -> Yaml<'_> {
    Yaml::load_from_str(text).unwrap().remove(0)
}

fn text<'y>(yaml: &'y Yaml<'_>, key: &str) -> &'y str {
    yaml[key].as_str().unwrap_or_else(|| panic!("{key}"))
}

/// The list that these keys lead to; an empty one if they lead nowhere.
fn list<'y>(yaml: &'y Yaml<'y>, keys: &[&str]) -> &'y [Yaml<'y>] {
    let found = keys.iter().try_fold(yaml, |inner, key| inner.as_mapping_get(key));
    found.and_then(|found| found.as_sequence()).map_or(&[], Vec::as_slice)
}

/// The keys and values of a mapping of texts.
fn texts<'y>(yaml: &'y Yaml<'_>) -> Vec<(&'y str, &'y Yaml<'y>)> {
    yaml.as_mapping().unwrap().iter().map(|(key, value)| (key.as_str().unwrap(), value)).collect()
}

/// The action's second step, run as the runner runs it; with a file system of its own, and the program where the first step puts it.
struct Action {
    temp: TempDir,
}

impl Action {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let bin = temp.path().join("markpoint/bin");
        fs::create_dir_all(&bin).unwrap();
        std::fs::copy(cargo_bin!("markpoint"), bin.join("markpoint")).unwrap();
        Self { temp }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap_or_default()
    }

    /// Runs with these inputs; the others have their defaults.
    fn run(&self, inputs: &[(&str, &str)]) -> Output {
        let source = file("action.yml");
        let action = yaml(&source);
        let defaults = texts(&action["inputs"]).into_iter();
        let mut values: BTreeMap<&str, &str> =
            defaults.filter_map(|(name, input)| Some((name, input.as_mapping_get("default")?.as_str()?))).collect();
        values.extend(inputs.iter().copied());
        let step = &action["runs"]["steps"][1];
        assert_eq!(text(step, "shell"), "bash");
        let mut command = Command::new("bash");
        // The options are the runner's own for `shell: bash`.
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", text(step, "run")]);
        for (name, value) in texts(&step["env"]) {
            let input = value.as_str().unwrap().strip_prefix("${{ inputs.").unwrap().strip_suffix(" }}").unwrap();
            command.env(name, values[input]);
        }
        command
            .current_dir(root())
            .env("RUNNER_TEMP", self.temp.path())
            .env("GITHUB_STEP_SUMMARY", self.at("summary"))
            .env("GITHUB_OUTPUT", self.at("outputs"))
            .output()
            .unwrap()
    }
}

#[cfg(unix)]
#[test]
fn the_action_annotates_summarises_and_writes_sarif() {
    let action = Action::new();
    let sarif = action.at("out.sarif");
    let output = action.run(&[("files", SAMPLE), ("rubric", RUBRIC), ("sarif", sarif.to_str().unwrap())]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let commands: Vec<_> = printed.lines().filter(|line| line.starts_with("::")).map(parsed::command).collect();
    assert!(!commands.is_empty() && commands.iter().all(|(properties, _)| properties["file"] == SAMPLE), "{printed}");
    let log = parsed::SarifSchema::new().check(&fs::read_to_string(&sarif).unwrap());
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), commands.len());
    assert!(action.read("summary").starts_with("# Principles of customer service: "));
    assert_eq!(action.read("outputs"), format!("sarif={}\n", sarif.display()));
}

#[cfg(unix)]
#[test]
fn the_action_s_inputs_reach_the_program_and_none_of_them_is_a_command() {
    let action = Action::new();
    let sarif = action.at("out.sarif");
    let work = action.at("$(touch pwned); `touch pwned` \"x\".txt");
    fs::write(&work, fs::read(root().join(SAMPLE)).unwrap()).unwrap();
    let files = format!("{}\n\nsamples/strong-library.txt\n", work.display());
    let given = |more: &[(&str, &str)]| {
        let inputs = [("files", files.as_str()), ("rubric", RUBRIC), ("sarif", sarif.to_str().unwrap())];
        let output = action.run(&[&inputs, more].concat());
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(given(&[("fail-on", "never")]).0, Some(0));
    assert_eq!(given(&[("fail-on", "missing\nmistake\n")]).0, Some(1));
    assert_eq!(given(&[("fail-under", "1")]).0, Some(0));
    assert_eq!(given(&[("brief", SAMPLE), ("fail-on", "never")]).0, Some(0));
    let (code, told) = given(&[("fail-on", "--help")]);
    assert!(code == Some(2) && told.contains("--help"), "{told}");
    let broken = action.run(&[("files", "no-such-file.md"), ("rubric", RUBRIC), ("sarif", sarif.to_str().unwrap())]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(!root().join("pwned").exists());
}

#[test]
fn the_action_installs_the_program_where_it_looks_for_it_and_declares_all_it_uses() {
    let source = file("action.yml");
    let action = yaml(&source);
    let install = text(&action["runs"]["steps"][0], "run");
    assert!(install.starts_with("cargo install --locked") && install.ends_with("--root \"$RUNNER_TEMP/markpoint\""), "{install}");
    assert!(text(&action["runs"]["steps"][1], "run").contains("\"$RUNNER_TEMP/markpoint/bin/markpoint\" check"));
    assert_eq!(text(&action["runs"], "using"), "composite");
    let declared: Vec<&str> = texts(&action["inputs"]).into_iter().map(|(name, _)| name).collect();
    let used = Regex::new(r"\$\{\{ inputs\.([a-z-]+) \}\}").unwrap();
    let used: Vec<&str> = used.captures_iter(&source).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(declared.iter().all(|input| used.contains(input)) && used.iter().all(|input| declared.contains(input)));
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        assert!(!text(step, "run").contains("${{"), "an input inside a script could be a command");
    }
}

/// The hook of that id.
fn hook<'y>(hooks: &'y Yaml<'y>, id: &str) -> &'y Yaml<'y> {
    hooks.as_sequence().unwrap().iter().find(|hook| text(hook, "id") == id).unwrap()
}

/// Runs a hook as pre-commit does: its entry, then the arguments, then the files.
fn run(hook: &Yaml<'_>, arguments: &[&str], files: &[&str]) -> Output {
    let mut words = text(hook, "entry").split_whitespace();
    assert_eq!(words.next(), Some(env!("CARGO_PKG_NAME")), "pre-commit installs the program under the package's name");
    let files = if hook.as_mapping_get("pass_filenames").and_then(Yaml::as_bool) == Some(false) { &[] } else { files };
    Command::new(cargo_bin!("markpoint")).current_dir(root()).args(words).args(arguments).args(files).output().unwrap()
}

#[test]
fn every_hook_runs_on_the_files_it_is_for() {
    let source = file(".pre-commit-hooks.yaml");
    let hooks = yaml(&source);
    for hook in hooks.as_sequence().unwrap() {
        assert_eq!(text(hook, "language"), "rust");
        assert!(!text(hook, "name").is_empty());
    }
    let files = Regex::new(text(hook(&hooks, "markpoint"), "files")).unwrap();
    for name in ["hand-outs/a.md", "a.docx", "b.odt", "c.html", "d.txt"] {
        assert!(files.is_match(name) && markpoint::evidence::can_read(name.as_ref()), "{name}");
    }
    assert!(!files.is_match("photo.png") && !files.is_match("notes.mdx"));
    let output = run(hook(&hooks, "markpoint"), &[SAMPLE, "--rubric", RUBRIC], &["README.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("Principles of customer service: "));

    let rubric = hook(&hooks, "markpoint-rubric");
    let files = Regex::new(text(rubric, "files")).unwrap();
    let built_in = format!("rubrics/{RUBRIC}.json");
    assert!(files.is_match(&built_in) && !files.is_match("rubrics/lexicon/acts.json") && !files.is_match("package.json"));
    assert_eq!(run(rubric, &[], &[&built_in]).status.code(), Some(0));
    assert_eq!(run(rubric, &[], &["tests/fixtures/sarif/sarif-schema-2.1.0.json"]).status.code(), Some(2));
}

#[test]
fn the_examples_in_the_documentation_use_what_there_is() {
    let page = file("docs/CI.md");
    let blocks: Vec<&str> = page.split("```yaml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0).collect();
    let (hooks, action) = (file(".pre-commit-hooks.yaml"), file("action.yml"));
    let (hooks, action) = (yaml(&hooks), yaml(&action));
    let declared: Vec<&str> = texts(&action["inputs"]).into_iter().map(|(name, _)| name).collect();
    let (mut uses, mut configured) = (0, 0);
    for block in blocks {
        let block = yaml(block);
        let mut is_there = false;
        for step in list(&block, &["jobs", "markpoint", "steps"]) {
            let put = step.as_mapping_get("with").and_then(|with| with.as_mapping_get("path")).and_then(Yaml::as_str);
            is_there |= put == Some("tools/markpoint");
            let used = ["uses", "run"].iter().filter_map(|key| step.as_mapping_get(key).and_then(Yaml::as_str));
            assert!(is_there || !used.into_iter().any(|used| used.contains("tools/markpoint")), "nothing has put it there");
            if step.as_mapping_get("uses").and_then(Yaml::as_str).is_some_and(|uses| uses.ends_with("/markpoint")) {
                uses += 1;
                assert!(texts(&step["with"]).iter().all(|(input, _)| declared.contains(input)));
            }
        }
        for repository in list(&block, &["repos"]) {
            for used in list(repository, &["hooks"]) {
                configured += 1;
                let arguments: Vec<&str> = list(used, &["args"]).iter().map(|word| word.as_str().unwrap()).collect();
                // The page speaks of a hand-out that only its reader has.
                let arguments: Vec<&str> =
                    arguments.into_iter().map(|word| if word.starts_with("hand-outs/") { SAMPLE } else { word }).collect();
                let output = run(hook(&hooks, text(used, "id")), &arguments, &[&format!("rubrics/{RUBRIC}.json")]);
                assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
            }
        }
    }
    assert!(uses >= 1 && configured >= 2, "docs/CI.md shows {uses} uses of the action and {configured} hooks");
}

#[cfg(unix)]
#[test]
fn the_loop_over_several_files_ends_with_the_worst_code() {
    let page = file("docs/CI.md");
    let script = page.split("```sh\n").last().unwrap().split_once("```").unwrap().0;
    let (temp, program) = (tempfile::tempdir().unwrap(), cargo_bin!("markpoint"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    fs::create_dir(temp.path().join("hand-outs")).unwrap();
    for (name, content, code) in [("a.md", "I rang the customer back.\n", 1), ("b.md", "", 2), ("c.md", "I said sorry.\n", 2)] {
        fs::write(temp.path().join("hand-outs").join(name), content).unwrap();
        let run = Command::new("sh").args(["-c", script]).current_dir(temp.path()).env("PATH", &path).output().unwrap();
        assert_eq!(run.status.code(), Some(code), "{}", String::from_utf8_lossy(&run.stderr));
        assert!(temp.path().join("results/a.md.xml").is_file());
    }
}
