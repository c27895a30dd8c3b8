//! What earns nothing in any built-in rubric: texts about something else, bare lists of words, and the rubric's own wording.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use markpoint::evidence;
use markpoint::judgement::{PartStatus, PartVerdict, PointStatus, Report, judge};
use markpoint::matcher::Matcher;
use markpoint::rubric::{self, Loaded, Rubric};

const OFF_TOPIC: &str = "tests/fixtures/off-topic";

/// Every built-in rubric with its matcher, compiled once for all tests: compiling takes longer than judging.
static BUILTINS: LazyLock<Vec<(Loaded, Matcher)>> = LazyLock::new(|| {
    let loaded = rubric::builtin_ids().into_iter().map(|id| rubric::builtin(id).unwrap().unwrap());
    loaded.map(|loaded| (loaded.clone(), Matcher::compile(&loaded))).collect()
});

#[test]
fn a_text_about_something_else_meets_no_point() {
    let texts = off_topic_texts();
    assert_eq!(texts.len(), 20);
    assert_nothing(points_met, |_| texts.clone());
}

#[test]
fn a_shuffled_list_of_all_the_words_of_a_rubric_shows_no_part() {
    assert_nothing(parts_shown, |loaded| {
        let words = shuffled(words_of_terms(loaded));
        assert!(words.len() > 500, "{}: only {} words", loaded.rubric.id, words.len());
        vec![
            ("the words with spaces between them".to_owned(), words.join(" ")),
            ("the words with commas between them".to_owned(), words.join(", ")),
            ("the words, one a line".to_owned(), each(&words, "", "\n")),
            ("the words as bullets".to_owned(), each(&words, "- ", "\n")),
        ]
    });
}

#[test]
fn a_rubric_s_own_statements_copied_out_show_no_part() {
    assert_nothing(parts_shown, |loaded| {
        let (points, parts) = (statements_of_points(&loaded.rubric), statements_of_parts(&loaded.rubric));
        vec![
            ("the points as paragraphs".to_owned(), each(&points, "", "\n\n")),
            ("the points as bullets".to_owned(), each(&points, "- ", "\n")),
            ("the parts as paragraphs".to_owned(), each(&parts, "", "\n\n")),
            ("the parts as bullets".to_owned(), each(&parts, "- ", "\n")),
        ]
    });
}

#[test]
fn a_page_in_the_shape_of_a_mark_scheme_meets_no_point() {
    assert_nothing(points_met, |loaded| {
        let award = each(&statements_of_parts(&loaded.rubric), "Award credit for: ", "\n\n");
        vec![("a mark scheme".to_owned(), mark_scheme(&loaded.rubric)), ("lines to whoever marks".to_owned(), award)]
    });
}

/// Judges each text against each rubric and fails with everything that was earned: which text, rubric and part, and by what words.
fn assert_nothing(earned: fn(&Report) -> Vec<String>, texts: impl Fn(&Loaded) -> Vec<(String, String)>) {
    let mut wrong = Vec::new();
    for (loaded, matcher) in BUILTINS.iter() {
        for (name, text) in texts(loaded) {
            assert!(!text.trim().is_empty(), "{name} is empty");
            let report = judge(matcher, &name, &[evidence::from_text(&name, &text)]);
            assert!(!report.points.is_empty(), "{}: no point was judged", loaded.rubric.id);
            wrong.extend(earned(&report).into_iter().map(|earned| format!("{name}: {} {earned}", loaded.rubric.id)));
        }
    }
    assert!(!BUILTINS.is_empty());
    assert!(wrong.is_empty(), "{} earned:\n{}", wrong.len(), wrong.join("\n"));
}

fn points_met(report: &Report) -> Vec<String> {
    let met = report.points.iter().filter(|point| point.status == PointStatus::Met);
    met.map(|point| format!("{} is met by {:?}", point.id, point.parts.iter().flat_map(quotes).collect::<Vec<_>>())).collect()
}

fn parts_shown(report: &Report) -> Vec<String> {
    let parts = report.points.iter().flat_map(|point| point.parts.iter().map(move |part| (point, part)));
    let shown = parts.filter(|(_, part)| part.status == PartStatus::Shown);
    shown.map(|(point, part)| format!("{}.{} is shown by {:?}", point.id, part.id, quotes(part).collect::<Vec<_>>())).collect()
}

fn quotes(part: &PartVerdict) -> impl Iterator<Item = &str> {
    part.evidence.iter().map(|quote| quote.quote.as_str())
}

/// Each text with its file's name, in the order of the names.
fn off_topic_texts() -> Vec<(String, String)> {
    let mut paths: Vec<_> = fs::read_dir(OFF_TOPIC).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// Every word of every term the rubric can use, its own and the lexicons', each once; references to other concepts are left out.
fn words_of_terms(loaded: &Loaded) -> Vec<String> {
    let terms = loaded.concepts.values().flat_map(|concept| &concept.terms);
    let words: BTreeSet<String> = terms.flat_map(|term| words_of(term)).collect();
    words.into_iter().collect()
}

fn words_of(term: &str) -> Vec<String> {
    let mut in_reference = false;
    let letters = term.chars().map(|c| {
        let inside = in_reference || c == '<';
        in_reference = inside && c != '>';
        if inside { ' ' } else { c }
    });
    let without_references: String = letters.collect();
    let words = without_references.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The words in an order that looks random and is the same in every run (Fisher-Yates, with Knuth's MMIX generator).
fn shuffled(mut words: Vec<String>) -> Vec<String> {
    let mut state: u64 = 1;
    for last in (1..words.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The low bits of such a generator repeat early; the high ones do not.
        let drawn = usize::try_from(state >> 33).unwrap();
        words.swap(last, drawn % (last + 1));
    }
    words
}

fn statements_of_points(rubric: &Rubric) -> Vec<String> {
    rubric.points.iter().map(|point| point.statement.clone()).collect()
}

fn statements_of_parts(rubric: &Rubric) -> Vec<String> {
    rubric.points.iter().flat_map(|point| &point.parts).map(|part| part.statement.clone()).collect()
}

/// A page about the assessment that says all the rubric says, advice and its instances included.
fn mark_scheme(rubric: &Rubric) -> String {
    let outcomes: Vec<String> = rubric.outcomes.iter().map(|outcome| outcome.statement.clone()).collect();
    let tips: Vec<String> = rubric.tips.iter().map(|tip| format!("{}. {}", tip.statement, tip.advice)).collect();
    let advice: Vec<String> =
        rubric.points.iter().flat_map(|point| &point.parts).map(|part| part.advice.clone()).chain(tips).collect();
    let mistakes: Vec<String> =
        rubric.mistakes.iter().map(|mistake| format!("{}. {}", mistake.statement, mistake.advice)).collect();
    [
        format!("Topic Synopsis\n\n{}", each(&outcomes, "", "\n\n")),
        format!("Exam Tips\n\n{}", each(&advice, "- ", "\n")),
        format!("Common Mistakes\n\n{}", each(&mistakes, "- ", "\n")),
        format!("Marking Points\n\n{}", each(&statements_of_points(rubric), "", "\n\n")),
        each(&statements_of_parts(rubric), "- Award credit for: ", "\n"),
    ]
    .join("\n\n")
}

fn each(lines: &[String], before: &str, after: &str) -> String {
    lines.iter().map(|line| format!("{before}{line}{after}")).collect()
}
