//! One portfolio of many, checked as `check` would.

use serde::Serialize;

use super::digest::Digest;
use super::portfolio::Portfolio;
use super::read::{Unreadable, read};
use crate::evidence::{Evidence, ReadError};
use crate::judgement::{PersonalData, Report, judge_beside, waive};
use crate::language::Brief;
use crate::matcher::Matcher;
use crate::overview::{Problem, Stretch};
use crate::passages::{self, Known};
use crate::rubric::Loaded;

/// What every portfolio of a run is held against. Rubrics are compiled once.
#[derive(Debug)]
pub struct Checker {
    matchers: Vec<Matcher>,
    brief: Brief,
    known: Known,
    withhold: bool,
    digest: String,
}

/// What came of one portfolio.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checked {
    /// A report for each rubric; none if nothing could be read. The text of the files is in the blocks of the first one's files, cut
    /// where personal data are withheld: whoever compares texts finds sentences, places and the brief's stretches there.
    pub reports: Vec<Report>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
}

impl Checker {
    /// Compiles the rubrics. `brief` is the evidence that was there before the learner wrote; `withhold` says whether personal data are
    /// looked for and withheld.
    #[must_use]
    pub fn new(rubrics: &[Loaded], brief: &[Evidence], withhold: bool) -> Self {
        let mut digest = Digest::default();
        for loaded in rubrics {
            digest.add(&json(&*loaded.rubric));
            digest.add(&json(&loaded.concepts));
        }
        digest.add(&json(brief));
        digest.add(&[u8::from(withhold)]);
        let matchers = rubrics.iter().map(Matcher::compile).collect();
        let known = Known::new(brief.iter().map(|file| file.text.as_str()).chain(rubrics.iter().flat_map(told)));
        Self { matchers, brief: Brief::new(brief), known, withhold, digest: digest.hex() }
    }

    /// Tells apart whatever could make the reports on one and the same portfolio differ: rubrics, brief, settings.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What the learner wrote, without what the brief and the rubrics say. The report must still hold its files' blocks.
    #[must_use]
    pub fn wording(&self, report: &Report) -> Vec<Stretch> {
        passages::wording(report, &self.known)
    }

    /// Reads a portfolio, holds it against every rubric and marks what is let be.
    #[must_use]
    pub fn check(&self, portfolio: &Portfolio) -> Checked {
        let read = match read(std::slice::from_ref(&portfolio.path)) {
            Ok(read) => read,
            Err(Unreadable::Files(errors)) => {
                return Checked { reports: Vec::new(), problems: problems(portfolio, errors) };
            }
            Err(Unreadable::TooMuch(message)) => {
                return Checked { reports: Vec::new(), problems: vec![whole(portfolio, &message)] };
            }
        };
        let not_read = read.not_read();
        let personal = if self.withhold { PersonalData::find(&read.evidence) } else { PersonalData::default() };
        let reports = self.matchers.iter().map(|matcher| {
            let mut report = judge_beside(matcher, &portfolio.name, &read.evidence, &self.brief);
            report.portfolio.not_read.clone_from(&not_read);
            personal.withhold(&mut report);
            for waiver in &portfolio.waivers {
                waive(&mut report, waiver);
            }
            report
        });
        Checked { reports: reports.collect(), problems: problems(portfolio, read.damaged) }
    }
}

/// What a rubric says to a learner.
fn told(loaded: &Loaded) -> impl Iterator<Item = &str> {
    let rubric = &loaded.rubric;
    let parts = rubric.points.iter().flat_map(|point| &point.parts);
    let said = parts.map(|part| (&part.statement, &part.advice));
    let said = said.chain(rubric.mistakes.iter().map(|mistake| (&mistake.statement, &mistake.advice)));
    let said = said.chain(rubric.tips.iter().map(|tip| (&tip.statement, &tip.advice)));
    let points =
        rubric.points.iter().map(|point| &point.statement).chain(rubric.outcomes.iter().map(|outcome| &outcome.statement));
    said.flat_map(|(statement, advice)| [statement, advice]).chain(points).map(String::as_str)
}

/// What is wrong with a portfolio as a whole.
pub(super) fn whole(portfolio: &Portfolio, message: &str) -> Problem {
    let path = portfolio.path.to_string_lossy().into_owned();
    Problem { portfolio: portfolio.name.clone(), path, message: message.to_owned() }
}

fn problems(portfolio: &Portfolio, errors: Vec<ReadError>) -> Vec<Problem> {
    let problem =
        |error: ReadError| Problem { portfolio: portfolio.name.clone(), path: error.path, message: error.problem.to_string() };
    errors.into_iter().map(problem).collect()
}

/// Plain data always has a JSON form; without one, nothing would be told apart by it.
fn json(of: &(impl Serialize + ?Sized)) -> Vec<u8> {
    serde_json::to_vec(of).unwrap_or_default()
}
