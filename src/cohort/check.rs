//! One portfolio of many, checked as `check` would.

use std::panic::{self, AssertUnwindSafe};

use super::portfolio::Portfolio;
use super::read::{Unreadable, read};
use crate::evidence::ReadError;
use crate::judgement::{PersonalData, Report, judge_beside};
use crate::language::Brief;
use crate::matcher::Matcher;
use crate::overview::Problem;
use crate::rubric::Loaded;

/// What every portfolio of a run is held against. Rubrics are compiled once.
#[derive(Debug)]
pub struct Checker {
    matchers: Vec<Matcher>,
    brief: Brief,
    withhold: bool,
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
    /// Compiles the rubrics. `withhold` says whether personal data are looked for and withheld.
    #[must_use]
    pub fn new(rubrics: &[Loaded], brief: Brief, withhold: bool) -> Self {
        Self { matchers: rubrics.iter().map(Matcher::compile).collect(), brief, withhold }
    }

    /// Reads a portfolio and holds it against every rubric. Nothing that a file holds can end the run: not even a fault of the program
    /// in reading it.
    #[must_use]
    pub fn check(&self, portfolio: &Portfolio) -> Checked {
        panic::catch_unwind(AssertUnwindSafe(|| self.reports(portfolio))).unwrap_or_else(|_| Checked {
            reports: Vec::new(),
            problems: vec![portfolio.problem(
                "markpoint itself failed on this work, which is a fault in markpoint; check it by hand and report the fault",
            )],
        })
    }

    fn reports(&self, portfolio: &Portfolio) -> Checked {
        let read = match read(std::slice::from_ref(&portfolio.path)) {
            Ok(read) => read,
            Err(Unreadable::Files(errors)) => {
                return Checked {
                    reports: Vec::new(),
                    problems: errors.into_iter().map(|error| problem(portfolio, error)).collect(),
                };
            }
            Err(Unreadable::TooMuch(message)) => {
                return Checked { reports: Vec::new(), problems: vec![portfolio.problem(message)] };
            }
        };
        let not_read = read.not_read();
        let personal = if self.withhold { PersonalData::find(&read.evidence) } else { PersonalData::default() };
        let reports = self.matchers.iter().map(|matcher| {
            let mut report = judge_beside(matcher, &portfolio.name, &read.evidence, &self.brief);
            report.portfolio.not_read.clone_from(&not_read);
            personal.withhold(&mut report);
            report
        });
        Checked {
            reports: reports.collect(),
            problems: read.damaged.into_iter().map(|error| problem(portfolio, error)).collect(),
        }
    }
}

fn problem(portfolio: &Portfolio, error: ReadError) -> Problem {
    Problem { portfolio: portfolio.name.clone(), path: error.path, message: error.problem.to_string() }
}
