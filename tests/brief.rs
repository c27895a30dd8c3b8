//! The brief or template, handed in again: what it says earns nothing, what is written into it does.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow};
use markpoint::evidence::{self, from_text};
use markpoint::judgement::{PartStatus, Report, judge, judge_beside};
use markpoint::language::{Brief, Voice};
use markpoint::matcher::Matcher;
use markpoint::rubric;
use serde_json::Value;
use tempfile::TempDir;

const RUBRIC: &str = "tests/fixtures/rubrics/puncture-repair.json";

/// Says by itself enough for all parts of the rubric.
const BRIEF: &str = "\
Mending a puncture

Scenario: A neighbour brings you a bicycle with a flat tyre. Look for the puncture in a bowl of water and watch for bubbles.
Sand the rubber around the hole, because the glue sticks better to a rough surface.
Then spread the glue, wait until it is dry and press the patch down hard.
Take out the thorn that sticks in the tyre before the tube goes back.

1. How do you find the hole?

2. In which order do you mend it?

3. Why is the rubber made rough, and what do you do about the tyre?
";

fn matcher() -> Matcher {
    Matcher::compile(&rubric::load(Path::new(RUBRIC)).unwrap())
}

fn shown(report: &Report) -> BTreeSet<String> {
    let parts = report.points.iter().flat_map(|point| point.parts.iter().map(move |part| (point, part)));
    let shown = parts.filter(|(_, part)| part.status == PartStatus::Shown);
    shown.map(|(point, part)| format!("{}.{}", point.id, part.id)).collect()
}

fn parts(ids: &str) -> BTreeSet<String> {
    ids.split_whitespace().map(str::to_owned).collect()
}

fn beside(brief: &str, work: &str) -> Report {
    judge_beside(&matcher(), "work", &[from_text("work", work)], &Brief::new(&[from_text("brief", brief)]))
}

#[test]
fn a_template_left_empty_earns_nothing_though_its_words_would() {
    let alone = shown(&judge(&matcher(), "work", &[from_text("work", BRIEF)]));
    assert_eq!(alone, parts("P1.a P1.b P2.a P2.b"), "the brief must say enough to be a test");
    let report = beside(BRIEF, BRIEF);
    assert!(report.points.iter().flat_map(|point| &point.parts).all(|part| part.status == PartStatus::Absent));
    assert_eq!(report.coverage.mistakes.found, 0, "nothing can be called left out of what was not written");
    let file = &report.portfolio.files[0];
    assert_eq!(file.words_of_brief, Some(file.words));
}

#[test]
fn small_edits_of_the_brief_earn_nothing() {
    for edited in [
        // Case, punctuation, numbers and bullets.
        BRIEF.to_uppercase(),
        BRIEF.replace(',', ";").replace('.', "!"),
        BRIEF.lines().map(|line| format!("- {line}\n")).collect(),
        BRIEF.lines().map(|line| format!("4.2 {line}\n\n")).collect(),
        // A word changed, added, dropped; whoever speaks.
        BRIEF.replace("wait", "pause").replace("bowl", "bucket").replace("rubber", "area").replace("thorn", "nail"),
        BRIEF.replace("the glue", "all the glue").replace("the puncture", "the nasty puncture").replace("Take", "Now take"),
        BRIEF.replace(" hard", "").replace(" before", "").replace(" the hole,", " it,"),
        BRIEF.replace("you ", "I ").replace("brings you", "brings me"),
        // Other lines and other line breaks.
        BRIEF.replace("\n\n", "\n").replace(".\n", ". "),
    ] {
        assert_eq!(shown(&beside(BRIEF, &edited)), parts(""), "{edited}");
    }
}

#[test]
fn answers_behind_the_prompts_earn_what_they_say() {
    let filled = BRIEF
        .replace("find the hole?", "find the hole?\n\nI pump the tube up and listen for the hiss of air.")
        .replace("mend it?", "mend it?\n\nFirst I roughen the tube, then I put rubber solution on, and when it is dry I hold the patch firmly and press it down.")
        .replace("about the tyre?", "about the tyre?\n\nI use sandpaper so that the glue gets a grip. I take out the nail that made the hole.");
    let report = beside(BRIEF, &filled);
    assert_eq!(shown(&report), parts("P1.a P1.b P2.a P2.b"));
    let quotes = report.points.iter().flat_map(|point| &point.parts).flat_map(|part| &part.evidence);
    for quote in quotes {
        assert!(!BRIEF.contains(&quote.quote), "{quote:?}");
    }
    assert!(report.portfolio.files[0].words_of_brief.unwrap() < report.portfolio.files[0].words);
}

#[test]
fn inside_a_sentence_only_the_copied_words_are_set_aside() {
    let brief =
        "I find the hole in the inner tube by ____\n\nExplain how you would look for a puncture\n\nTools:\n\nThe bubbles:\n";
    for (work, expected) in [
        ("I find the hole in the inner tube by looking for bubbles", "P1.a"),
        ("I find the hole in the inner tube by bubbles", "P1.a"),
        ("I find the hole in the inner tube by ____", ""),
        ("Explain how you would look for a puncture", ""),
        ("Explain how you would look for a puncture listening for the air that comes out", "P1.a"),
        ("I would look for a puncture with my ear", "P1.a"),
        ("Tools: a bowl of water that shows bubbles", "P1.a"),
        ("The bubbles: they are small", ""),
    ] {
        assert_eq!(shown(&beside(brief, work)), parts(expected), "{work}");
    }
}

#[test]
fn a_few_words_that_also_stand_in_the_brief_are_the_learners_unless_they_stand_in_its_place() {
    let brief = "Signs of a hole\n\nBubbles\n\nNoise\n\nName one sign of a hole in the inner tube.\n\nSay what you would do next with the inner tube.\n";
    assert_eq!(shown(&beside(brief, brief)), parts(""));
    let answered = brief.replace("tube.\n\nSay", "tube.\n\nBubbles\n\nSay");
    assert_eq!(shown(&beside(brief, &answered)), parts("P1.a"));
}

#[test]
fn answers_in_the_cells_of_a_word_template_earn_and_its_own_cells_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let template = word(&folder, "template.docx", "", "");
    let filled = word(
        &folder,
        "filled.docx",
        "I hold the tube to my ear and listen for the hiss.",
        "Roughen the tube, add the glue, put the patch on and hold it firmly.",
    );
    let brief = Brief::new(&[evidence::read(Path::new(&template)).unwrap()]);
    let judged = |file: &str| judge_beside(&matcher(), "work", &[evidence::read(Path::new(file)).unwrap()], &brief);
    assert_eq!(shown(&judged(&template)), parts(""));
    assert_eq!(shown(&judged(&filled)), parts("P1.a P1.b"));
}

/// A page of criteria with a table: what to look for on the left, room for an answer on the right, and a row that hints.
fn word(folder: &TempDir, name: &str, find: &str, order: &str) -> String {
    let text = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let cell = |words: &str| TableCell::new().add_paragraph(text(words));
    let row = |one: &str, other: &str| TableRow::new(vec![cell(one), cell(other)]);
    let rows = vec![
        row("Task", "Your answer"),
        row("Finding the hole, for example by its bubbles in water", find),
        row("The steps of mending it with glue and a patch that is pressed down", order),
        row("Hint", "Rub the tube with sandpaper so that the glue gets a grip on it."),
    ];
    let heading = |words: &str| text(words).style("Heading1");
    let docx = Docx::new()
        .add_paragraph(heading("Assessment criteria"))
        .add_paragraph(heading("Learning outcomes"))
        .add_paragraph(heading("Unit aim"))
        .add_table(Table::new(rows));
    let path = folder.path().join(name);
    docx.build().pack(File::create(&path).unwrap()).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn headings_of_criteria_in_the_brief_do_not_silence_the_answers_under_them() {
    let brief = "Assessment criteria\n\nFind the hole in the inner tube.\n\nLearning outcomes\n\nMend the tube.\n\nUnit aim\n\nRide on.\n";
    let filled = brief.replace("inner tube.\n", "inner tube.\n\nI listen for the hiss of air.\n");
    assert_eq!(shown(&beside(brief, &filled)), parts("P1.a"));
    let other = from_text("work", &filled);
    assert_eq!(shown(&judge(&matcher(), "work", &[other])), parts(""), "without the brief it is a page of criteria");
}

#[test]
fn answers_are_read_under_the_prompts_of_the_brief() {
    let folder = tempfile::tempdir().unwrap();
    let table = word(&folder, "filled.docx", "With my ears.", "The glue comes first.");
    let brief = "The tools that you would need for it\n\n- What goes wrong when it is raining\n\nThe glue:\n";
    let filled = "The tools that you would need for it\n\nA lever. \n\n- What goes wrong when it is raining\n\nIt gets wet.\n\nThe glue: it is rubber solution\n";
    let template = word(&folder, "template.docx", "", "");
    for (brief, work, pairs) in [
        (
            from_text("brief", brief),
            from_text("work", filled),
            [("A lever", "The tools that"), ("It gets wet", "What goes wrong"), ("it is rubber", "The glue:")],
        ),
        (
            evidence::read(Path::new(&template)).unwrap(),
            evidence::read(Path::new(&table)).unwrap(),
            [("With my ears", "Finding the hole"), ("With my ears", "Your answer"), ("The glue comes", "The steps of")],
        ),
    ] {
        let text = matcher().read_beside(std::slice::from_ref(&work), &Brief::new(&[brief]));
        let number = |begins: &str| {
            let found = text.sentences.iter().position(|s| work.text[s.span.start as usize..].starts_with(begins));
            u32::try_from(found.unwrap()).unwrap()
        };
        for (answer, prompt) in pairs {
            let sentence = &text.sentences[number(answer) as usize];
            assert_eq!(sentence.voice, Voice::Own, "{answer}");
            assert!(sentence.steered_by.contains(&number(prompt)), "{answer} answers {prompt}: {:?}", sentence.steered_by);
        }
    }
}

#[test]
fn huge_briefs_and_works_that_repeat_themselves_end_soon() {
    let same = "look for the puncture look for the puncture ".repeat(20_000);
    let lines = "The hole is here.\n\n".repeat(20_000);
    let short = "Hole\n\n".repeat(20_000);
    let start = std::time::Instant::now();
    for text in [&same, &lines, &short] {
        assert_eq!(shown(&beside(text, text)), parts(""));
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").args(args).env("NO_COLOR", "1").output().unwrap()
}

fn file(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn check_takes_several_briefs_and_says_how_many_words_are_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = BRIEF.split_at(BRIEF.find("1. How").unwrap());
    let (first, second) = (file(&folder, "one.txt", first), file(&folder, "two.txt", second));
    let work = file(&folder, "work.txt", &format!("{BRIEF}\nI listen for the hiss of air.\n"));
    let set = |args: &[&str]| -> Value {
        let output = markpoint(&[&["check", &work, "--rubric", RUBRIC, "--format", "json"], args].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let file_of = |set: &Value| set["reports"][0]["portfolio"]["files"][0].clone();
    let with = set(&["--brief", &first, "--brief", &second]);
    assert_eq!(with["reports"][0]["coverage"]["parts"]["shown"], 1);
    let words = file_of(&with)["words"].as_u64().unwrap();
    assert_eq!(file_of(&with)["words_of_brief"].as_u64(), Some(words - 7));
    assert_eq!(set(&["--brief", &first])["reports"][0]["coverage"]["parts"]["shown"], 1);
    assert!(file_of(&set(&[])).get("words_of_brief").is_none(), "left out without a brief");
    let table = String::from_utf8(markpoint(&["check", &work, "--rubric", RUBRIC, "--brief", &first]).stdout).unwrap();
    let table = table.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(table.contains("not read: nothing; of the words") && table.contains("are the brief's and set aside"), "{table}");
}

#[test]
fn explain_and_agree_judge_beside_the_brief_too() {
    let folder = tempfile::tempdir().unwrap();
    let brief = file(&folder, "brief.txt", BRIEF);
    let verdict = |more: &[&str]| {
        let output = markpoint(&[&["explain", RUBRIC, "P1.a", &brief, "--format", "json"], more].concat());
        let explanation: Value = serde_json::from_slice(&output.stdout).unwrap();
        explanation["items"][0]["finding"]["verdict"].clone()
    };
    assert_eq!(verdict(&[]), "shown");
    assert_eq!(verdict(&["--brief", &brief]), "absent");
    let marks = file(&folder, "marks.csv", "file,point,status\nbrief.txt,P1.a,absent\n");
    let code = |more: &[&str]| {
        let args = ["agree", &marks, "--rubric", RUBRIC, "--fail-over", "false-met=0"];
        let output = markpoint(&[&args, more].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    assert_ne!(code(&[]), code(&["--brief", &brief]));
}

#[test]
fn a_brief_that_cannot_be_read_is_named_and_nothing_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let work = file(&folder, "work.txt", "I listen for the hiss of air.");
    let missing = folder.path().join("missing.docx").to_string_lossy().into_owned();
    for args in
        [vec!["check", &work, "--rubric", RUBRIC, "--brief", &missing], vec!["explain", RUBRIC, "P1", &work, "--brief", &missing]]
    {
        let output = markpoint(&args);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{args:?}");
        assert!(message.contains("missing.docx: there is no such file"), "{message}");
    }
}
