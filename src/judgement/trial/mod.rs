//! A rubric held against its own examples: which are judged wrongly, which are too few, and which terms none of them fires.

mod model;
mod terms;

use std::collections::HashSet;

use crate::evidence::{self, Evidence};
use crate::language::Text;
use crate::matcher::{Evaluation, Match, Matcher, TermAt};
use crate::rubric::{Examples, Loaded, MistakeKind};

use super::coverage::{MistakeStatus, PartStatus};
use super::judge::judge_evaluated;
use super::quotes;
use super::report::Report;

pub use model::{Count, EXAMPLES_OF_A_MISTAKE, EXAMPLES_OF_A_PART, ExampleKind, Tally, TallyOf, Trial, TriedTerm, WrongExample};

/// Judges every example by itself, as evidence, and sees which terms they and the `others` fire.
#[must_use]
pub fn try_examples(loaded: &Loaded, examples: &Examples, others: &[String]) -> Trial {
    let matcher = Matcher::compile(loaded);
    let mut bench = Bench { matcher: &matcher, fired: HashSet::new(), failures: Vec::new() };
    let rubric = &loaded.rubric;
    let mut tallies = Vec::new();
    for (at, point) in rubric.points.iter().enumerate() {
        for (letter, part) in point.parts.iter().enumerate() {
            let id = format!("{}.{}", point.id, part.id);
            let given = examples.parts.get(&id);
            let (shown, not_shown) = given.map_or((&[][..], &[][..]), |given| (&given.shown, &given.not_shown));
            let mut tried = |texts, kind| bench.all(&id, kind, texts, EXAMPLES_OF_A_PART, &|tried| tried.part(at, letter));
            let (holds, seems) = (tried(shown, ExampleKind::Shown), tried(not_shown, ExampleKind::NotShown));
            tallies.push(Tally { id, of: TallyOf::Part, holds, seems });
        }
    }
    for (at, mistake) in rubric.mistakes.iter().enumerate() {
        let id = mistake.id.clone();
        let given = examples.mistakes.get(&id);
        let (found, clear) = given.map_or((&[][..], &[][..]), |given| (&given.found, &given.clear));
        let mut tried =
            |texts, kind| bench.all(&id, kind, texts, EXAMPLES_OF_A_MISTAKE, &|tried| tried.mistake(at, mistake.kind));
        let (holds, seems) = (tried(found, ExampleKind::Found), tried(clear, ExampleKind::Clear));
        tallies.push(Tally { id, of: TallyOf::Mistake, holds, seems });
    }
    for text in others {
        bench.fire(text);
    }
    let Bench { fired, failures, .. } = bench;
    Trial { rubric: rubric.id.clone(), tallies, failures, terms: terms::terms(&matcher, loaded, &fired) }
}

/// Where examples are tried.
struct Bench<'m> {
    matcher: &'m Matcher,
    fired: HashSet<TermAt>,
    failures: Vec<WrongExample>,
}

impl Bench<'_> {
    fn all(
        &mut self,
        id: &str,
        kind: ExampleKind,
        texts: &[String],
        needed: usize,
        verdict: &dyn Fn(&Tried<'_>) -> Option<Vec<Match>>,
    ) -> Count {
        let mut right = 0;
        for passage in texts {
            let evidence = [evidence::from_text("example", passage)];
            let text = self.matcher.read(&evidence);
            let evaluation = self.matcher.evaluate(&text, &evidence);
            self.fired.extend(evaluation.fired());
            let report = judge_evaluated(self.matcher, "example", &evidence, &text, &evaluation);
            let tried = Tried { report, evaluation: &evaluation };
            match verdict(&tried) {
                Some(_) if kind.holds() => right += 1,
                None if !kind.holds() => right += 1,
                wrongly => self.failures.push(WrongExample {
                    id: id.to_owned(),
                    kind,
                    text: passage.clone(),
                    words: words(&text, &evidence, &wrongly.unwrap_or_default()),
                }),
            }
        }
        Count { given: texts.len(), right, needed }
    }

    fn fire(&mut self, passage: &str) {
        let evidence = [evidence::from_text("text", passage)];
        let text = self.matcher.read(&evidence);
        self.fired.extend(self.matcher.evaluate(&text, &evidence).fired());
    }
}

/// One example, judged.
struct Tried<'e> {
    report: Report,
    evaluation: &'e Evaluation<'e>,
}

impl Tried<'_> {
    /// What a part rests on, if it is shown.
    fn part(&self, point: usize, part: usize) -> Option<Vec<Match>> {
        let shown = self.report.points.get(point)?.parts.get(part)?.status == PartStatus::Shown;
        shown.then(|| self.evaluation.part(point, part).matches)
    }

    /// What a mistake rests on, if it is found.
    fn mistake(&self, mistake: usize, kind: MistakeKind) -> Option<Vec<Match>> {
        let found = self.report.mistakes.get(mistake)?.status == MistakeStatus::Found;
        found.then(|| if kind == MistakeKind::Omits { Vec::new() } else { self.evaluation.mistake(mistake) })
    }
}

/// The words of the first match that rests on any.
fn words(text: &Text, evidence: &[Evidence], matches: &[Match]) -> Vec<String> {
    let first = matches.iter().map(|found| quotes::words(text, evidence, found)).find(|words| !words.is_empty());
    first.into_iter().flatten().map(|quote| quote.quote).collect()
}
