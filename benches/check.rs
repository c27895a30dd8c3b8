//! How long each floor takes on a sample, and how the cost grows with the number of terms.
//!
//! `cargo bench` prints the times; compare rows of one run, not of two machines.

#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use markpoint::evidence::{self, Evidence};
use markpoint::judgement::{judge, judge_evaluated, judge_one};
use markpoint::language::Brief;
use markpoint::matcher::Matcher;
use markpoint::rubric::{self, Concept, Loaded};
use std::sync::Arc;

const UNIT: &str = "principles-of-customer-service";
const SAMPLE: &str = "samples/strong-garden-centre.docx";

/// The allocator of the program, so that its costs are measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn loaded() -> Loaded {
    rubric::builtin(UNIT).unwrap().unwrap()
}

/// About 3,000 words.
fn evidence() -> Vec<Evidence> {
    let sample = evidence::plain(&evidence::read(SAMPLE.as_ref()).unwrap());
    vec![evidence::from_text("long.txt", &[sample.as_str(); 4].join("\n"))]
}

#[divan::bench]
fn load() -> Loaded {
    loaded()
}

#[divan::bench]
fn compile(bencher: Bencher) {
    let loaded = loaded();
    bencher.bench(|| Matcher::compile(black_box(&loaded)));
}

/// What one run for one portfolio costs: reading the rubric's text is not in it, compiling what the evidence needs is.
#[divan::bench]
fn compile_for_one_portfolio_and_judge(bencher: Bencher) {
    let (loaded, evidence) = (loaded(), evidence());
    bencher.bench(|| judge_one(black_box(&loaded), "bench", black_box(&evidence), &Brief::default()));
}

#[divan::bench]
fn read() -> Evidence {
    evidence::read(SAMPLE.as_ref()).unwrap()
}

#[divan::bench]
fn language(bencher: Bencher) {
    let (matcher, evidence) = (Matcher::compile(&loaded()), evidence());
    bencher.bench(|| matcher.read(black_box(&evidence)));
}

/// All mentions in a text that is understood already.
#[divan::bench]
fn matching(bencher: Bencher) {
    let (matcher, evidence) = (Matcher::compile(&loaded()), evidence());
    let text = matcher.read(&evidence);
    bencher.bench(|| black_box(&matcher).evaluate(&text, &evidence));
}

/// Verdicts, quotes and gaps from mentions that are found already.
#[divan::bench]
fn judgement(bencher: Bencher) {
    let (matcher, evidence) = (Matcher::compile(&loaded()), evidence());
    let text = matcher.read(&evidence);
    bencher
        .with_inputs(|| matcher.evaluate(&text, &evidence))
        .bench_refs(|evaluation| judge_evaluated(&matcher, "bench", &evidence, &text, evaluation));
}

/// The whole judgement of 3,000 words, with each term of the rubric standing beside so many more that the text does not hold.
#[divan::bench(args = [1, 10])]
fn judge_with_times_as_many_terms(bencher: Bencher, times: usize) {
    let (matcher, evidence) = (Matcher::compile(&multiplied(times)), evidence());
    bencher.bench(|| judge(&matcher, "bench", black_box(&evidence)));
}

/// Every concept with so many copies beside it, in which all words and all concepts are others.
fn multiplied(times: usize) -> Loaded {
    let mut loaded = loaded();
    let mut copies = Vec::new();
    for (id, concept) in &mut loaded.concepts {
        let own = concept.terms.clone();
        let concept = Arc::make_mut(concept);
        for letter in ('a'..='z').take(times - 1) {
            let copy = format!("{id}-q{letter}");
            concept.terms.push(format!("<{copy}>"));
            let terms = own.iter().map(|term| other_words(term, letter)).collect();
            copies.push((copy, Arc::new(Concept { terms, except: Vec::new(), named: concept.named })));
        }
    }
    loaded.concepts.extend(copies);
    loaded
}

/// The pattern with `q` and a letter before every word, and behind every concept: words that no text holds.
fn other_words(term: &str, letter: char) -> String {
    let mut out = String::new();
    let mut in_word = false;
    let mut in_concept = false;
    for c in term.chars() {
        match c {
            '<' => in_concept = true,
            '>' => {
                in_concept = false;
                out.extend(['-', 'q', letter]);
            }
            c if c.is_alphabetic() && !in_word && !in_concept => out.extend(['q', letter]),
            _ => {}
        }
        in_word = c.is_alphanumeric();
        out.push(c);
    }
    out
}
