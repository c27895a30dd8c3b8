//! What a cohort costs besides the checking: gathering reports into the view, reading lines back, and writing each format.
//!
//! `cargo bench --bench cohort`; compare rows of one run, not of two machines.

#![allow(clippy::unwrap_used)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use markpoint::cohort::line;
use markpoint::emit::cohort::{CohortLook, Format, write};
use markpoint::emit::json_lines;
use markpoint::evidence;
use markpoint::judgement::{Report, judge};
use markpoint::matcher::Matcher;
use markpoint::overview::{Cohort, Gather};
use markpoint::rubric;

const UNIT: &str = "principles-of-customer-service";
const SAMPLE: &str = "samples/middling-leisure-centre.docx";

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn report() -> Report {
    let matcher = Matcher::compile(&rubric::builtin(UNIT).unwrap().unwrap());
    judge(&matcher, "learner", &[evidence::read(SAMPLE.as_ref()).unwrap()])
}

/// The view of so many learners, all alike but for their names.
fn view(report: &mut Report, learners: usize) -> Cohort {
    let mut gather = Gather::default();
    for number in 0..learners {
        report.portfolio.name = format!("learner {number}");
        gather.add(report, None).unwrap();
    }
    gather.finish(None).unwrap()
}

#[divan::bench(args = [100, 1_000, 10_000])]
fn gather(bencher: Bencher, learners: usize) {
    let mut report = report();
    bencher.counter(ItemsCount::new(learners)).bench_local(|| view(&mut report, black_box(learners)));
}

#[divan::bench]
fn read_a_line_back(bencher: Bencher) {
    let mut text = Vec::new();
    json_lines::write_line(&report(), &mut text).unwrap();
    bencher.bench(|| line(black_box(&text)).unwrap());
}

#[divan::bench(args = Format::ALL.map(Format::name))]
fn write_a_thousand_learners(bencher: Bencher, name: &str) {
    let format = Format::ALL.into_iter().find(|format| format.name() == name).unwrap();
    let view = view(&mut report(), 1_000);
    let look = CohortLook { color: false, width: 80, all: true };
    bencher.bench(|| {
        let mut out = Vec::new();
        write(format, black_box(&view), &look, &mut out).unwrap();
        out
    });
}
