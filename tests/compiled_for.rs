//! A rubric compiled for one portfolio alone gives the report that the whole rubric gives.

#![allow(clippy::unwrap_used)]

use std::fs;

use markpoint::evidence::{self, Evidence};
use markpoint::judgement::{judge, judge_one};
use markpoint::language::Brief;
use markpoint::matcher::Matcher;
use markpoint::rubric;

/// Slips that are repaired towards words no other word of the text holds, hyphens, and endings that share a stem.
const SLIPS: &str = "My job role is at a bank.\n\nIf I cant sort a complaent I eskalate it to my supervizor, who is the nextlevel up. \
    We keep everything confidenshal and we don't share pass-words. Internal custommers are colleagues; external ones are people who \
    pay. The Consumer Rights Act 2015 says goods must be of satisfactry quality. Feedback comes from serveys.";

fn samples() -> Vec<Evidence> {
    let mut paths: Vec<_> = fs::read_dir("samples").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "docx"));
    paths.sort();
    let read = paths.iter().map(|path| evidence::read(path).unwrap());
    read.chain([evidence::from_text("slips", SLIPS), evidence::from_text("short", "Yes.")]).collect()
}

#[test]
fn leaving_out_what_cannot_match_changes_no_report() {
    let samples = samples();
    assert!(samples.len() >= 8);
    for id in rubric::builtin_ids() {
        let loaded = rubric::builtin(id).unwrap().unwrap();
        let whole = Matcher::compile(&loaded);
        for evidence in &samples {
            let evidence = std::slice::from_ref(evidence);
            let (expected, found) = (judge(&whole, "one", evidence), judge_one(&loaded, "one", evidence, &Brief::default()));
            assert_eq!(expected, found, "{id}: {}", evidence[0].path);
        }
    }
}

#[test]
fn most_terms_are_left_out() {
    let loaded = rubric::builtin("principles-of-customer-service").unwrap().unwrap();
    let evidence = [evidence::from_text("slips", SLIPS)];
    let (part, _) = Matcher::compile_for(&loaded, &evidence, &Brief::default());
    assert!(part.literal_count() * 4 < Matcher::compile(&loaded).literal_count());
    assert!(part.literal_count() > 0);
}
