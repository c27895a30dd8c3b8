//! Passages that stand in several portfolios: planted ones are found, from files, from the cache and from lines alike.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// Stands in every portfolio of the planted set.
const BRIEF: &str = "For this task you should keep a diary for two weeks and note every visitor whom you helped. Say what each of them wanted, what you did first and how it ended.\n\nThen choose three visits from your diary, describe what went well in each of them and explain what you would do in another way.\n";

/// What is put in place of other words.
const OTHERS: [&str; 8] = ["quite", "morning", "usually", "green", "slowly", "folder", "nearby", "eleven"];

/// The copied paragraph of the sample.
const COPIED: &str = "I talk to customers in a friendly voice";

fn sample(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap()
}

/// A text of its own, which shares nothing with the others.
fn own(number: usize) -> String {
    let path = format!("{}/tests/fixtures/off-topic/{number:02}.txt", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}

fn paragraph(begins: &str) -> String {
    let all = sample("middling-cafe.txt");
    all.lines().find(|line| line.starts_with(begins)).unwrap().to_owned()
}

/// One word in six is another.
fn edited(text: &str) -> String {
    let word = |(at, word): (usize, &str)| if at % 6 == 5 { OTHERS[at / 6 % OTHERS.len()].to_owned() } else { word.to_owned() };
    text.split_whitespace().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// The sentences, the last one first.
fn reordered(text: &str) -> String {
    let mut sentences: Vec<&str> = text.split_inclusive(". ").map(str::trim).collect();
    sentences.reverse();
    sentences.join(" ")
}

/// A folder with the planted set.
fn planted(folder: &Path) {
    let talk = paragraph(COPIED);
    let write = |name: &str, parts: &[&str]| fs::write(folder.join(name), format!("{BRIEF}\n{}\n", parts.join("\n\n"))).unwrap();
    write("source.txt", &[&sample("middling-cafe.txt")]);
    write("copied.txt", &[&own(1), &talk]);
    write("edited.txt", &[&own(3), &edited(&talk), &own(2)]);
    write("reordered.txt", &[&reordered(&talk), &own(4)]);
    for number in 5..20 {
        write(&format!("own-{number:02}.txt"), &[&own(number)]);
    }
}

fn markpoint(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("markpoint").unwrap();
    command.current_dir(folder);
    command
}

/// The folder `set`, with the brief beside it.
fn set() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("set")).unwrap();
    planted(&folder.path().join("set"));
    fs::write(folder.path().join("brief.txt"), BRIEF).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = markpoint(folder).args(["cohort"]).args(arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

const CHECK: [&str; 5] = ["set", "--rubric", "principles-of-customer-service", "--brief", "brief.txt"];

fn view(folder: &Path, more: &[&str]) -> String {
    run(folder, &[&CHECK, more, &["--format", "json"]].concat())
}

fn names(passages: &Value, group: &Value) -> Vec<String> {
    let name = |number: &Value| {
        passages["portfolios"][usize::try_from(number.as_u64().unwrap()).unwrap()]["name"].as_str().unwrap().to_owned()
    };
    group["portfolios"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn copied_edited_and_reordered_passages_are_found_and_the_brief_s_are_not() {
    let folder = set();
    let view: Value = serde_json::from_str(&view(folder.path(), &[])).unwrap();
    let passages = &view["passages"];
    let groups = passages["groups"].as_array().unwrap();
    let mut found: Vec<String> = groups.iter().flat_map(|group| names(passages, group)).collect();
    found.sort();
    found.dedup();
    assert_eq!(found, ["copied.txt", "edited.txt", "reordered.txt", "source.txt"], "{passages:#}");
    assert_eq!((&passages["compared"], &passages["not_compared"]), (&Value::from(19), &Value::from(0)));
    let quotes: Vec<&str> = groups
        .iter()
        .flat_map(|group| group["passages"].as_array().unwrap())
        .flat_map(|passage| passage["places"].as_array().unwrap())
        .map(|place| place["quote"].as_str().unwrap())
        .collect();
    assert!(quotes.iter().any(|quote| quote.starts_with(COPIED)), "{quotes:#?}");
    assert!(!quotes.iter().any(|quote| quote.contains("diary")), "{quotes:#?}");
}

#[test]
fn without_the_brief_beside_it_the_brief_is_one_source_of_all() {
    let folder = set();
    let view = run(folder.path(), &["set", "--rubric", "principles-of-customer-service", "--format", "json"]);
    let view: Value = serde_json::from_str(&view).unwrap();
    let all = view["passages"]["groups"].as_array().unwrap().iter().filter(|group| names(&view["passages"], group).len() == 19);
    let all: Vec<&Value> = all.collect();
    assert_eq!(all.len(), 1, "{:#}", view["passages"]);
    let places = all[0]["passages"][0]["places"].as_array().unwrap();
    assert!(places[0]["quote"].as_str().unwrap().contains("diary") && places.len() == 8, "{places:#?}");
}

#[test]
fn one_thread_or_two_files_cache_or_lines_give_the_same_bytes() {
    let folder = set();
    let more: &[&str] = &["--sample", "4", "--seed", "7"];
    let one = view(folder.path(), &[more, &["-j", "1"]].concat());
    assert_eq!(one, view(folder.path(), &[more, &["-j", "2", "--cache", "cache"]].concat()));
    assert_eq!(one, view(folder.path(), &[more, &["-j", "2", "--cache", "cache"]].concat()), "from the cache");
    let lines = run(folder.path(), &[&CHECK[..], &["--format", "jsonl"]].concat());
    let mut backwards: Vec<&str> = lines.lines().collect();
    backwards.reverse();
    fs::write(folder.path().join("lines.jsonl"), backwards.join("\n")).unwrap();
    assert_eq!(one, run(folder.path(), &[more, &["--format", "json", "--from-jsonl", "lines.jsonl"]].concat()));
}

#[test]
fn lines_without_wording_are_said_not_to_be_compared() {
    let folder = set();
    let lines = run(folder.path(), &[&CHECK[..], &["--format", "jsonl"]].concat());
    let bare = |line: &str| {
        let mut line: Value = serde_json::from_str(line).unwrap();
        line.as_object_mut().unwrap().remove("wording").unwrap();
        line.to_string()
    };
    fs::write(folder.path().join("bare.jsonl"), lines.lines().map(bare).collect::<Vec<_>>().join("\n")).unwrap();
    let table = run(folder.path(), &["--from-jsonl", "bare.jsonl"]);
    assert!(table.contains("could not be held side by side"), "{table}");
    let mixed: Vec<String> =
        lines.lines().enumerate().map(|(at, line)| if at < 3 { bare(line) } else { line.to_owned() }).collect();
    fs::write(folder.path().join("mixed.jsonl"), mixed.join("\n")).unwrap();
    let view: Value = serde_json::from_str(&run(folder.path(), &["--format", "json", "--from-jsonl", "mixed.jsonl"])).unwrap();
    assert_eq!((&view["passages"]["compared"], &view["passages"]["not_compared"]), (&Value::from(16), &Value::from(3)));
}

#[test]
fn names_and_personal_data_stay_withheld() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("set");
    fs::create_dir(&set).unwrap();
    let text = format!("{} Write to jo.bloggs@example.com or ring 07700 900123 if it is late.", paragraph(COPIED));
    for name in ["amira.txt", "bertram.txt"] {
        fs::write(set.join(name), &text).unwrap();
    }
    let arguments = ["set", "--rubric", "principles-of-customer-service", "--pseudonyms", "key.json"];
    for format in ["json", "table", "html", "csv", "jsonl"] {
        let shown = run(folder.path(), &[&arguments[..], &["--format", format]].concat());
        for secret in ["amira", "bertram", "bloggs", "900123"] {
            assert!(!shown.contains(secret), "{format}: {secret}");
        }
        assert!(shown.contains("Learner 00"), "{format}");
    }
}

#[test]
fn every_face_shows_the_passages_and_the_sample() {
    let folder = set();
    let more = [
        "--sample",
        "5",
        "--output",
        "html=view.html",
        "--output",
        "xlsx=view.xlsx",
        "--output",
        "csv=view.csv",
        "--reports",
        "reports",
    ];
    let table = run(folder.path(), &[&CHECK[..], &more].concat());
    assert!(table.contains("Words that stand in more than one portfolio") && table.contains("look at them together"), "{table}");
    assert!(table.contains("A sample for quality assurance") && table.contains("5 of 19 portfolios"), "{table}");
    let page = fs::read_to_string(folder.path().join("view.html")).unwrap();
    assert!(page.contains("<blockquote") && page.contains("reports/copied.txt.html"), "quotes and links to both reports");
    let csv = fs::read_to_string(folder.path().join("view.csv")).unwrap();
    let header = csv.lines().next().unwrap();
    assert!(header.contains("problem,shared_words,sample,"), "{header}");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.path().join("view.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Shared passages").unwrap();
    assert!(sheet.rows().any(|row| row[3] == "edited.txt"), "{sheet:?}");
    let sample = calamine::Reader::worksheet_range(&mut book, "Sample").unwrap();
    assert_eq!(sample.height(), 6);
}

#[test]
fn a_sample_serves_every_reason_and_its_seed_decides_the_rest() {
    let folder = set();
    let drawn = |size: &str, seed: &str| {
        let view: Value = serde_json::from_str(&view(folder.path(), &["--sample", size, "--seed", seed])).unwrap();
        view["sample"]["chosen"].as_array().unwrap().clone()
    };
    let six = drawn("6", "3");
    assert_eq!(six.len(), 6);
    assert_eq!(six, drawn("6", "3"));
    let different = ["4", "5", "6"].iter().any(|seed| drawn("6", seed) != six);
    assert!(different, "another seed draws others");
    let shares = six.iter().filter(|one| one["why"].to_string().contains("shared-words")).count();
    let by_lot = six.iter().filter(|one| one["why"][0] == "random").count();
    assert!(shares >= 1 && by_lot >= 4, "{six:#?}");
    assert_eq!(drawn("100", "3").len(), 19, "no more than there are");
    markpoint(folder.path()).args(["cohort", "set", "--sample", "0"]).assert().code(2);
    markpoint(folder.path()).args(["cohort", "set", "--seed", "5"]).assert().code(2);
}

#[test]
fn a_sample_is_the_same_wherever_the_folder_is_and_however_its_path_is_typed() {
    let folder = set();
    let elsewhere = folder.path().join("deep/down/copy");
    fs::create_dir_all(&elsewhere).unwrap();
    planted(&elsewhere);
    let whole = folder.path().join("set").to_string_lossy().into_owned();
    let drawn = |at: &Path, arguments: &[&str]| {
        let sample = ["--sample", "5", "--seed", "9", "--format", "json"];
        let view: Value = serde_json::from_str(&run(at, &[arguments, &sample].concat())).unwrap();
        view["sample"]["chosen"].as_array().unwrap().iter().map(|one| one["name"].to_string()).collect::<Vec<_>>()
    };
    let with = |path: &'static str| [path, "--rubric", "principles-of-customer-service"];
    let first = drawn(folder.path(), &with("set"));
    assert_eq!(first.len(), 5);
    assert_eq!(first, drawn(folder.path(), &with("./set")));
    assert_eq!(first, drawn(folder.path(), &[&whole, "--rubric", "principles-of-customer-service"]));
    assert_eq!(first, drawn(&folder.path().join("set"), &with(".")));
    assert_eq!(first, drawn(folder.path(), &with("deep/down/copy")));
    let lines = run(&folder.path().join("set"), &[&with(".")[..], &["--format", "jsonl"]].concat());
    fs::write(folder.path().join("lines.jsonl"), lines).unwrap();
    assert_eq!(first, drawn(folder.path(), &["--from-jsonl", "lines.jsonl"]));
}

/// A folder with two texts, and the view of it beside a brief.
fn of_two(one: &str, two: &str) -> (Value, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("set")).unwrap();
    fs::write(folder.path().join("set/one.txt"), one).unwrap();
    fs::write(folder.path().join("set/two.txt"), two).unwrap();
    fs::write(folder.path().join("brief.txt"), BRIEF).unwrap();
    let view = serde_json::from_str(&view(folder.path(), &[])).unwrap();
    (view, run(folder.path(), &[&CHECK[..], &["--format", "csv"]].concat()))
}

#[test]
fn a_quote_is_what_stands_in_the_work_whatever_of_it_is_not_compared() {
    let written = "Our counter has a bell and a queue of chairs, so that on a Monday \
                   “keep a diary for two weeks” was the first thing that was asked of me, and I said that I would write it in pencil every evening before the lights went out.";
    let (view, _) = of_two(&format!("{written}\n\n{}\n", own(1)), &format!("{}\n\n{written}\n", own(2)));
    let places = view["passages"]["groups"][0]["passages"][0]["places"].as_array().unwrap();
    assert_eq!(places.len(), 2, "{:#}", view["passages"]);
    for place in places {
        assert_eq!(place["quote"], written);
    }
}

#[test]
fn characters_that_nobody_sees_hide_no_copy_and_make_no_words() {
    let talk = paragraph(COPIED);
    let hidden = talk.replace('a', "a\u{2060}").replace('o', "\u{200b}o");
    let (view, csv) = of_two(&talk, &hidden);
    assert_eq!(view["passages"]["portfolios"].as_array().unwrap().len(), 2, "{:#}", view["passages"]);
    for row in csv.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let (words, shared): (usize, usize) = (fields[1].parse().unwrap(), fields[5].parse().unwrap());
        assert!(shared <= words && shared * 10 >= words * 7, "{row}");
    }
}
