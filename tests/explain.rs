//! `markpoint explain`: what a point looks for, and why it was found or not.

use std::fs;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use markpoint::evidence::{self, Evidence};
use markpoint::judgement::{Branch, Explanation, Verdict, explain};
use markpoint::language::Brief;
use markpoint::rubric::{self, Loaded};
use serde_json::{Value, json};

const PUNCTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";

/// Every reason for not counting that prose can give, in one piece of work.
const WORK: &str = "How do you glue a tube?\n\nI did not look for the hole. You sand the rubber and then you put the patch on. Press it down \
    hard.\n\nI check the tyre for glass.\n\nI am not sure about glue.\n";

fn markpoint(args: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").args(args).output().expect("the program runs")
}

fn printed(args: &[&str]) -> String {
    let output = markpoint(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// What is printed for each of the ids, with the work if there is any.
fn printed_for(ids: &[&str], work: Option<&str>) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("work.txt");
    fs::write(&path, work.unwrap_or_default()).expect("the work is written");
    let path = path.to_string_lossy();
    let each = ids.iter().map(|id| {
        let args = ["explain", PUNCTURE, id].into_iter().chain(work.map(|_| &*path));
        printed(&args.collect::<Vec<_>>())
    });
    each.collect::<Vec<_>>().join("\n")
}

/// The fixture with this as the rule of its first part.
fn with_rule(rule: Value) -> Loaded {
    let mut written: Value = serde_json::from_str(&fs::read_to_string(PUNCTURE).expect("the fixture is there")).expect("JSON");
    written["points"][0]["parts"][0]["rule"] = rule;
    let mut loaded = rubric::load(PUNCTURE.as_ref()).expect("the fixture is sound");
    loaded.rubric = serde_json::from_value(written).expect("the rule is sound");
    loaded
}

fn explained(rule: Value, evidence: &[Evidence]) -> Explanation {
    explain(&with_rule(rule), None, "P1.a", evidence, &Brief::default()).expect("there is a part P1.a")
}

fn work(text: &str) -> Vec<Evidence> {
    vec![evidence::from_text("work.txt", text)]
}

fn whys(branch: &Branch) -> Vec<&'static str> {
    let own = branch.discounted.iter().map(|left_out| left_out.why);
    own.chain(branch.of.iter().flat_map(whys)).collect()
}

#[test]
fn every_reason_for_not_counting_is_told() {
    let keywords = "Key words\n\nglue, tyre, patch, pump, lever, tube, sandpaper";
    let cases = [
        (json!("glue"), "# Glue the tube\n\nI took a walk and it was warm all day.", "it stands in a heading"),
        (json!("glue"), "What does the glue do?\n\nI do not remember this.", "it stands in a question"),
        (json!("glue"), "Explain how the glue is used.", "it is the task's or the unit's own wording, or somebody else speaks"),
        (json!("glue"), keywords, "it stands in a bare list of keywords"),
        (json!("glue"), "I did not use any glue.", "it is denied"),
        (json!("glue"), "It is a myth that you need glue.", "it is said to be wrong"),
        (json!("glue"), "I am not sure about the glue.", "the learner is not sure of it"),
        (json!("glue"), "Some people think you need glue.", "it is somebody else's view"),
        (json!("glue"), "It would be nice to have glue.", "it is only wished for or supposed"),
        (json!({ "denied": "glue" }), "I put glue on the tube.", "it is not denied, and here it has to be"),
        (json!({ "prompt": "glue" }), "I put glue on the tube.", "it stands in no heading or question, and here it has to"),
        (json!({ "regex": "\\d+ min" }), "I did not wait 10 minutes.", "it is denied"),
        (json!({ "kinds": "glue", "at_least": 1 }), "I did not use any glue.", "it is denied"),
    ];
    for (rule, text, why) in cases {
        let explanation = explained(rule.clone(), &work(text));
        let item = &explanation.items[0];
        assert_eq!(item.rule.holds, Some(false), "{rule} in {text:?}");
        assert_eq!(whys(&item.rule), [why], "{rule} in {text:?}");
    }
}

#[test]
fn struck_out_words_do_not_count() {
    let mut evidence = work("I put glue on the tube.");
    evidence[0].blocks[0].struck = vec![evidence[0].blocks[0].span.clone()];
    assert_eq!(whys(&explained(json!("glue"), &evidence).items[0].rule), ["it is struck out"]);
}

#[test]
fn nobody_is_blamed_for_what_is_told_of_others_or_said_with_not_only() {
    for (text, why) in [
        (
            "Not only do you pump it up again, you find the hole first.",
            "it is said with “not only”, and nobody is blamed for that",
        ),
        ("My uncle said you pump it up again.", "it is told of somebody else, and nobody is blamed for that"),
    ] {
        let loaded = rubric::load(PUNCTURE.as_ref()).expect("the fixture is sound");
        let explanation = explain(&loaded, None, "M1", &work(text), &Brief::default()).expect("there is a mistake M1");
        assert_eq!(whys(&explanation.items[0].rule), [why], "{text:?}");
        assert_eq!(explanation.items[0].finding.as_ref().map(|finding| finding.verdict), Some(Verdict::Clear), "{text:?}");
    }
}

#[test]
fn what_is_wrong_although_all_was_found_is_told() {
    let apart = "I put glue on it. The day was warm. We had tea. It rained. I took the patch.";
    let sides = json!([
        { "side": { "phrase": "tube" }, "like": { "phrase": "soft" } },
        { "side": { "phrase": "tyre" }, "like": { "phrase": "hard" } }
    ]);
    let cases = [
        (json!({ "all": ["glue", "patch"] }), apart, "all of it was found, but not within one sentence"),
        (
            json!({ "all": ["glue", "patch"], "within": "passage" }),
            apart,
            "all of it was found, but not within one passage (up to three sentences, or a list)",
        ),
        (
            json!({ "sequence": ["glue", "patch"] }),
            "I took the patch and then the glue.",
            "all of it was found, but not in this order",
        ),
        (
            json!({ "near": ["glue", "patch"], "words": 2 }),
            "I took the glue from the shelf over there and a patch.",
            "all of it was found, but with more than 2 words between",
        ),
        (
            json!({ "at_least": 2, "of": ["glue", "patch", "press"] }),
            "I took the glue.",
            "1 of 2 found, each counted in words of its own",
        ),
        (json!({ "all": ["glue", { "not": "patch" }] }), "I took the glue and a patch.", "something is there that must not be"),
        (json!({ "rule": "glue", "unless": "patch" }), "I took the glue and a patch.", "something is there that must not be"),
        (json!({ "not": "glue" }), "I took the glue.", "something is there that must not be"),
        (
            json!({ "contrast": sides }),
            "The tube is hard. The tyre is soft.",
            "both sides are there, but each has the other's description",
        ),
        (json!({ "explained": "glue" }), "I took the glue.", "it is said, but no reason stands with it"),
        (json!({ "exemplified": "glue" }), "Glue is needed.", "it is said, but no instance stands with it"),
        (json!({ "narrated": "glue" }), "Glue is needed.", "it is said, but not told as something that happened"),
        (json!({ "topic": "glue" }), "We had tea.\n\n# Glue", "it is said, but no sentence of the learner's own answers it"),
        (
            json!({ "about": "thorn", "rule": "glue" }),
            "It rained. We had tea. We had cake. It was warm. I took the glue. I sat. I slept. I sang. I left.",
            "it is said, but not in a section in which its subject is named",
        ),
        (json!({ "part": "P2.a" }), "I took the glue.", "this is not shown"),
        (json!({ "point": "P2" }), "I took the glue.", "this is not shown"),
        (json!({ "kinds": "glue", "at_least": 2 }), "I took the glue.", "1 of 2 found, each counted in words of its own"),
    ];
    for (rule, text, lack) in cases {
        let explanation = explained(rule.clone(), &work(text));
        let branch = &explanation.items[0].rule;
        assert_eq!((branch.holds, branch.lack.as_deref()), (Some(false), Some(lack)), "{rule} in {text:?}");
    }
}

#[test]
fn the_window_told_is_the_narrowest_around() {
    let rule = json!({ "in": "clause", "rule": { "all": ["glue", "patch"] } });
    let explanation = explained(rule, &work("I took the glue, but I lost the patch."));
    let inner = &explanation.items[0].rule.of[0];
    assert_eq!(inner.wants, "all of, within one clause");
    assert_eq!(inner.lack.as_deref(), Some("all of it was found, but not within one clause"));
}

#[test]
fn a_branch_holds_if_and_only_if_its_rule_alone_does() {
    let rules = [
        json!("glue"),
        json!({ "said": "glue" }),
        json!({ "denied": "glue" }),
        json!({ "prompt": "glue" }),
        json!({ "topic": "glue" }),
        json!({ "all": ["roughen", "patch"] }),
        json!({ "all": ["patch", { "not": "press" }] }),
        json!({ "sequence": ["roughen", "patch"] }),
        json!({ "unless": "thorn", "rule": "patch" }),
        json!({ "unless": "glue", "rule": "patch" }),
        json!({ "about": "thorn", "rule": "patch" }),
        json!({ "at_least": 2, "of": ["roughen", "patch", "press"], "within": "sentence" }),
    ];
    let evidence = work(WORK);
    let whole = explained(json!({ "at_least": 12, "of": rules }), &evidence);
    let branches = &whole.items[0].rule.of;
    assert_eq!(branches.len(), rules.len());
    for (rule, branch) in rules.into_iter().zip(branches) {
        let alone = explained(rule.clone(), &evidence);
        let shown = alone.items[0].finding.as_ref().map(|finding| finding.verdict == Verdict::Shown);
        assert_eq!(branch.holds, shown, "{rule}");
    }
}

#[test]
fn the_nearest_sentence_is_the_one_of_own_words_with_most_in_it() {
    let text = "Which glue and patch do you press down?\n\nI took glue. I put the patch on and hold it down. I like patches.";
    let explanation = explained(json!({ "all": ["glue", "patch", "press"] }), &work(text));
    let nearest = explanation.items[0].finding.as_ref().and_then(|finding| finding.nearest.as_ref()).expect("one is near");
    assert_eq!(nearest.sentence.quote, "I put the patch on and hold it down.");
    assert_eq!(nearest.says, ["patch", "press"]);
    let nothing = explained(json!({ "all": ["glue", "patch", "press"] }), &work("We had tea."));
    assert!(nothing.items[0].finding.as_ref().is_some_and(|finding| finding.nearest.is_none()));
}

#[test]
fn of_a_choice_the_nearest_branches_come_first_and_all_on_demand() {
    let tea = |word: &str| json!({ "all": ["patch", { "phrase": "glue" }, { "phrase": word }] });
    let mut any: Vec<Value> = ["kettle", "cup", "spoon", "sugar", "milk"].into_iter().map(tea).collect();
    any.push(json!({ "all": ["patch", "press"] }));
    any.push(json!({ "phrase": "lemon" }));
    let folder = tempfile::tempdir().expect("a folder");
    let mut written: Value = serde_json::from_str(&fs::read_to_string(PUNCTURE).expect("the fixture is there")).expect("JSON");
    written["points"][0]["parts"][0]["rule"] = json!({ "any": any });
    let (path, lexicon) = (folder.path().join("puncture-repair.json"), folder.path().join("lexicon"));
    fs::write(&path, written.to_string()).expect("the rubric is written");
    fs::create_dir(&lexicon).expect("a folder");
    fs::copy("tests/fixtures/rubrics/lexicon/workshop.json", lexicon.join("workshop.json")).expect("the lexicon is copied");
    let work = folder.path().join("work.txt");
    fs::write(&work, "I took the patch.").expect("the work is written");
    let (path, work) = (path.to_string_lossy(), work.to_string_lossy());
    let text = printed(&["explain", &path, "P1.a", &work]);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text}"));
    assert!(at("press (words") < at("“kettle”: not found"), "{text}");
    assert!(at("2 more branches of which less was found; --full shows all") < at("“lemon”: not found"), "{text}");
    assert!(!text.contains("“milk”"), "{text}");
    let full = printed(&["explain", &path, "P1.a", &work, "--full"]);
    assert!(full.contains("“milk”: not found") && !full.contains("more branches"), "{full}");
}

#[test]
fn what_a_point_looks_for_is_told_in_plain_words() {
    insta::assert_snapshot!(printed_for(&["P1", "P2", "M2", "T1"], None));
}

#[test]
fn why_a_point_was_found_or_not_is_told_in_plain_words() {
    insta::assert_snapshot!(printed_for(&["P1", "P2", "M1", "M2", "T1"], Some(WORK)));
}

#[test]
fn one_part_can_be_explained_by_itself_and_branches_of_which_nothing_is_found_take_one_line() {
    let text = printed_for(&["p2.B"], Some("We had tea in the garden and it was warm."));
    assert!(!text.contains("P2.a"), "{text}");
    assert!(text.contains("nothing of this was found: “remove”/“check the tyre” …, thorn"), "{text}");
}

#[test]
fn conditions_that_hold_by_what_is_not_there_take_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, work) = (folder.path().join("one-word.json"), folder.path().join("work.txt"));
    let text = fs::read_to_string("tests/fixtures/rubrics/one-word.json").expect("the fixture is there");
    let mut written: Value = serde_json::from_str(&text).expect("JSON");
    let no = |word: &str| json!({ "any": [{ "not": { "phrase": word } }, { "phrase": "never" }] });
    let bicycle = |word: &str| json!({ "all": [{ "phrase": word }, no("car"), no("bus"), no("train")], "within": "document" });
    written["points"][0]["parts"][0]["rule"] = bicycle("bicycle");
    written["points"][1]["parts"][0]["rule"] = bicycle("saddle");
    fs::write(&path, written.to_string()).expect("the rubric is written");
    fs::write(&work, "I ride my bicycle to work.").expect("the work is written");
    for (point, own) in [("P1", "✓  “bicycle”: “bicycle” (paragraph 1, line 1)"), ("P2", "✗  “saddle”: not found")]
    {
        let text = printed(&["explain", &path.to_string_lossy(), point, &work.to_string_lossy()]);
        assert!(text.contains(own) && text.contains("✓  3 conditions hold by what is not there"), "{text}");
    }
}

#[test]
fn json_has_every_branch_with_what_was_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("work.txt");
    fs::write(&path, WORK).expect("the work is written");
    let text = printed(&["explain", PUNCTURE, "P1", &path.to_string_lossy(), "--format", "json"]);
    let read: Value = serde_json::from_str(&text).expect("output is JSON");
    assert_eq!(read["schema"], "markpoint-explanation/1");
    let part = &read["items"][1];
    assert_eq!((&part["id"], &part["finding"]["verdict"]), (&json!("P1.b"), &json!("mentioned")));
    assert_eq!(part["rule"]["of"][0]["found"][0]["quote"], "sand the rubber");
    assert_eq!(part["rule"]["of"][1]["discounted"][0]["why"], "it stands in a question");
    let without = printed(&["explain", PUNCTURE, "P1", "--format", "json"]);
    let without: Value = serde_json::from_str(&without).expect("output is JSON");
    assert!(without["items"][0].get("finding").is_none() && without["items"][0]["rule"].get("holds").is_none());
}

#[test]
fn what_cannot_be_explained_is_refused_with_what_there_is() {
    let cases = [
        (["explain", PUNCTURE, "P9"], vec!["\"P9\"", "there are P1, P2, M1, M2, T1"]),
        (["explain", PUNCTURE, "P1.z"], vec!["\"P1.z\"", "P1 has the parts P1.a, P1.b"]),
        (["explain", "no-such-unit", "P1"], vec!["there is no unit and no file called \"no-such-unit\""]),
    ];
    for (args, expected) in cases {
        let output = markpoint(&args);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {message}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(expected.iter().all(|words| message.contains(words)), "{args:?}: {message}");
    }
}
