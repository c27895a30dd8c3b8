//! What it costs to hold portfolios side by side: the fingerprints of one, and all that thousands share.
//!
//! `cargo bench --bench passages` prints the times. The rows of `hold_side_by_side` should grow as their numbers do.

#![allow(clippy::unwrap_used)]

use std::num::NonZeroUsize;

use divan::{Bencher, black_box};
use markpoint::overview::{SharedPassages, Stretch};
use markpoint::passages::{Collection, Sketch};

/// The allocator of the program, so that its costs are measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Words in a portfolio.
const WORDS: usize = 1500;

const SOURCES: [&str; 4] = [
    include_str!("../samples/strong-library.txt"),
    include_str!("../samples/middling-cafe.txt"),
    include_str!("../samples/middling-witness-statement.txt"),
    include_str!("../samples/weak-phone-shop.txt"),
];

fn main() {
    divan::main();
}

/// SplitMix64: numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap()
    }
}

/// A portfolio in the samples' words. Two to five of them in a row come from one place, as phrases do that everybody uses; every tenth
/// portfolio has a paragraph of the one before it, every fiftieth one that all the others of its kind have.
fn wording(number: usize) -> Vec<Stretch> {
    let words: Vec<&str> = SOURCES.iter().flat_map(|source| source.split_whitespace()).collect();
    let run = |seed: usize, words_wanted: usize| {
        let mut numbers = Numbers(seed as u64);
        let mut text: Vec<&str> = Vec::with_capacity(words_wanted + 5);
        while text.len() < words_wanted {
            let from = numbers.below(words.len() - 5);
            text.extend(&words[from..from + 2 + numbers.below(4)]);
        }
        text.join(" ")
    };
    let mut parts = vec![run(number, WORDS - 200), run(if number % 10 == 9 { number - 1 } else { number } + 1_000_000, 100)];
    parts.push(run(if number % 50 == 7 { 3_000_000 } else { number + 2_000_000 }, 100));
    let stretch = |(at, text)| Stretch { file: 0, place: format!("paragraph {}", at + 1), line: None, before: None, text };
    parts.into_iter().enumerate().map(stretch).collect()
}

/// What every portfolio costs in the thread that reads it.
#[divan::bench]
fn sketch(bencher: Bencher) {
    let wording = wording(1);
    bencher.bench(|| Sketch::of(black_box(&wording)));
}

/// What the whole cohort costs when it has been read.
#[divan::bench(args = [500, 5000], sample_count = 3, sample_size = 1)]
fn hold_side_by_side(bencher: Bencher, portfolios: usize) {
    let sketches: Vec<Sketch> = (0..portfolios).map(|number| Sketch::of(&wording(number))).collect();
    let collection = || {
        let mut collection = Collection::default();
        for (number, sketch) in sketches.iter().enumerate() {
            collection.add(&format!("Learner {number}"), vec![format!("{number}.txt")], None, sketch.clone());
        }
        collection
    };
    bencher.with_inputs(collection).bench_values(|collection| -> SharedPassages {
        let found = collection.find(portfolios, NonZeroUsize::MIN);
        assert!(found.portfolios.len() >= portfolios / 10);
        found
    });
}
