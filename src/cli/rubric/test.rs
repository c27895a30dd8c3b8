//! `markpoint rubric test`: do rubrics judge their own examples rightly?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::page::Page;
use crate::cli::args::{ReportFormat, TestArgs};
use crate::cli::failure::Failure;
use crate::cli::{Outcome, choose, output};
use crate::emit::json_text;
use crate::judgement::{Count, Tally, TallyOf, Trial, TriedTerm, WrongExample, try_examples};
use crate::rubric::{self, Examples, Loaded};

/// How many terms are listed that never fire, unless all are asked for.
const FIRST_FEW: usize = 5;

/// Tries each rubric on its examples and prints what came of it.
///
/// # Errors
/// A rubric, its examples or a file of texts cannot be used, or the result cannot be written.
pub(super) fn run(args: &TestArgs) -> anyhow::Result<Outcome> {
    let mut failures = Vec::new();
    let mut sound = |result| match result {
        Ok(found) => Some(found),
        Err(failure) => {
            failures.push(failure);
            None
        }
    };
    let names: Vec<&str> = match &args.rubrics[..] {
        [] => rubric::builtin_ids(),
        names => names.iter().map(String::as_str).collect(),
    };
    let rubrics: Vec<(Loaded, Examples)> = names.into_iter().filter_map(|name| sound(with_examples(name))).collect();
    let mut others = Vec::new();
    for file in &args.labels {
        match texts(file) {
            Ok(texts) => others.extend(texts),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        return Err(Failure::all(failures).into());
    }
    let trials = try_all(&rubrics, &others);
    let result = TestResult::of(&trials);
    match args.format {
        ReportFormat::Json => output::print_bytes(|out| json_text::pretty(&result, out))?,
        ReportFormat::Table => {
            let mut page = Page::new(output::width());
            result.write(&mut page, args.terms);
            output::print(|out| out.write_all(page.into_text().as_bytes()))?;
        }
    }
    Ok(if result.passes { Outcome::Clear } else { Outcome::Gaps })
}

/// A rubric with its examples, be there none.
fn with_examples(name: &str) -> Result<(Loaded, Examples), Failure> {
    let (loaded, examples) = choose::with_examples(name)?;
    let none = || Examples { rubric: loaded.rubric.id.clone(), parts: BTreeMap::new(), mistakes: BTreeMap::new() };
    let examples = examples.unwrap_or_else(none);
    Ok((loaded, examples))
}

/// A rubric a thread: they have nothing to do with each other, and together they take as long as the longest.
fn try_all(rubrics: &[(Loaded, Examples)], others: &[String]) -> Vec<Trial> {
    std::thread::scope(|scope| {
        let running: Vec<_> =
            rubrics.iter().map(|(loaded, examples)| scope.spawn(|| try_examples(loaded, examples, others))).collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// The texts of a file with one JSON object a line.
fn texts(file: &Path) -> Result<Vec<String>, Failure> {
    #[derive(Deserialize)]
    struct Labelled {
        text: String,
    }
    let name = file.display();
    let content = fs::read_to_string(file)
        .map_err(|error| Failure::of(&[format!("{name}: it cannot be read: {error}; name a file with a JSON object a line")]))?;
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = lines.map(|(number, line)| {
        serde_json::from_str::<Labelled>(line).map(|labelled| labelled.text).map_err(|error| {
            let (line, problem) = (number + 1, error.to_string());
            let problem = problem.split(" at line").next().unwrap_or_default().to_owned();
            Failure::of(&[format!("{name}: line {line}: {problem}; each line must be a JSON object with a \"text\"")])
        })
    });
    read.collect()
}

/// What `--format json` prints.
#[derive(Serialize)]
struct TestResult<'t> {
    schema: &'static str,
    passes: bool,
    rubrics: Vec<Tested<'t>>,
    /// Terms of the shared lexicons that the rules of a tested rubric lead to. One that any rubric's examples fire counts as firing.
    shared_terms: Terms<'t>,
}

#[derive(Serialize)]
struct Tested<'t> {
    #[serde(flatten)]
    trial: &'t Trial,
    passes: bool,
    terms: Terms<'t>,
}

#[derive(Serialize)]
struct Terms<'t> {
    total: usize,
    never_fire: Vec<&'t TriedTerm>,
}

impl<'t> Terms<'t> {
    fn of(all: impl Iterator<Item = &'t TriedTerm>) -> Self {
        let mut fires: BTreeMap<(&str, &str), (&TriedTerm, bool)> = BTreeMap::new();
        for term in all {
            fires.entry((&term.of, &term.pattern)).or_insert((term, false)).1 |= term.fires;
        }
        let never_fire = fires.values().filter(|(_, fires)| !fires).map(|(term, _)| *term).collect();
        Self { total: fires.len(), never_fire }
    }
}

impl<'t> TestResult<'t> {
    fn of(trials: &'t [Trial]) -> Self {
        let own = |trial: &'t Trial| trial.terms.iter().filter(|term| !term.shared);
        Self {
            schema: "markpoint-rubric-test/1",
            passes: trials.iter().all(Trial::passes),
            rubrics: trials.iter().map(|trial| Tested { trial, passes: trial.passes(), terms: Terms::of(own(trial)) }).collect(),
            shared_terms: Terms::of(trials.iter().flat_map(|trial| &trial.terms).filter(|term| term.shared)),
        }
    }

    fn write(&self, page: &mut Page, all_terms: bool) {
        for tested in &self.rubrics {
            tested.write(page, all_terms);
        }
        page.heading("Shared lexicons");
        self.shared_terms.write(page, all_terms);
    }
}

impl Tested<'_> {
    fn write(&self, page: &mut Page, all_terms: bool) {
        let examples: usize = self.trial.tallies.iter().map(|tally| tally.holds.given + tally.seems.given).sum();
        let verdict = if self.passes { "passes" } else { "does not pass" };
        let wrong = self.trial.failures.len();
        page.heading(&format!("{}: {verdict}: examples {examples}, judged wrongly {wrong}", self.trial.rubric));
        self.trial.failures.iter().for_each(|failure| write_failure(failure, page));
        self.trial.tallies.iter().for_each(|tally| write_tally(tally, page));
        self.terms.write(page, all_terms);
    }
}

fn write_failure(failure: &WrongExample, page: &mut Page) {
    let verdict = match (failure.kind.holds(), failure.words.is_empty()) {
        (true, _) => "the rule does not hold".to_owned(),
        (false, true) => "the rule holds, by what is left out".to_owned(),
        (false, false) => format!("the rule holds, by: {:?}", failure.words.join(" … ")),
    };
    page.item(2, "✗", &format!("{} {}: {verdict}", failure.id, failure.kind.key()));
    page.item(5, "", &format!("{:?}", failure.text));
}

fn write_tally(tally: &Tally, page: &mut Page) {
    let (holds, seems) = match tally.of {
        TallyOf::Part => ("shown", "not shown"),
        TallyOf::Mistake => ("found", "clear"),
    };
    let count = |count: &Count| {
        let short = if count.given < count.needed { format!(" (too few: {} needed)", count.needed) } else { String::new() };
        format!("{} of {}{short}", count.right, count.given)
    };
    page.item(2, &tally.id, &format!("{holds} {}, {seems} {}", count(&tally.holds), count(&tally.seems)));
}

impl Terms<'_> {
    fn write(&self, page: &mut Page, all: bool) {
        let never = self.never_fire.len();
        page.item(2, "", &format!("{never} of {} terms never fire{}", self.total, if never > 0 { ":" } else { "" }));
        let listed = if all { never } else { FIRST_FEW };
        for term in self.never_fire.iter().take(listed) {
            page.item(4, "·", &format!("{}: {}", term.of, term.pattern));
        }
        if never > listed {
            page.item(4, "", &format!("and {} more; --terms lists them all", never - listed));
        }
    }
}
