//! From a portfolio to what is kept of it: checked, or known from an earlier run.

use std::panic::{self, AssertUnwindSafe};

use serde::{Deserialize, Serialize};

use super::cache::Cache;
use super::check::{Checker, whole};
use super::portfolio::Portfolio;
use super::pseudonyms;
use crate::judgement::Report;
use crate::overview::{Problem, Stretch};

/// What is kept of one portfolio until it has been handed on. A cache keeps the same, so a run can go on from either.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// A report for each rubric, without the text of the files; none if nothing could be read.
    pub reports: Vec<Report>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
    /// What the learner wrote, to be held side by side with what others did.
    pub wording: Vec<Stretch>,
    /// The learner's own report as a page, where it is wanted and anything could be read.
    pub page: Option<String>,
}

/// Makes a page of the reports on one portfolio.
pub type RenderPage<'a> = dyn Fn(&[Report]) -> String + Sync + 'a;

/// How learners' own pages are made.
#[derive(Clone, Copy)]
pub struct PageOf<'a> {
    /// Makes one.
    pub render: &'a RenderPage<'a>,
    /// What makes the page of one and the same reports another: where it leads to.
    pub leads_to: &'a str,
}

/// What finishes portfolios; any number of threads may ask it at a time.
pub struct Worker<'a> {
    /// What they are held against.
    pub checker: &'a Checker,
    /// Where results of earlier runs are.
    pub cache: Option<&'a Cache>,
    /// Makes the learner's own page, if one is wanted.
    pub page: Option<PageOf<'a>>,
}

impl Worker<'_> {
    /// Finishes one portfolio. Nothing that a file holds can end the run, not even a fault of the program in reading it.
    #[must_use]
    pub fn finish(&self, portfolio: &Portfolio) -> Finished {
        panic::catch_unwind(AssertUnwindSafe(|| self.known_or_made(portfolio))).unwrap_or_else(|_| {
            let fault =
                "markpoint itself failed on this work, which is a fault in markpoint; check it by hand, and report the fault";
            let mut problem = whole(portfolio, fault);
            if let Some(pseudonym) = &portfolio.pseudonym {
                pseudonyms::disguise_problem(&mut problem, pseudonym);
            }
            Finished { problems: vec![problem], ..Finished::default() }
        })
    }

    fn known_or_made(&self, portfolio: &Portfolio) -> Finished {
        let Some(cache) = self.cache else { return self.make(portfolio) };
        let key = || cache.key(self.checker.digest(), self.page.map(|page| page.leads_to), portfolio);
        let before = key();
        if let Some(known) = before.as_ref().and_then(|key| cache.get(key)) {
            return known;
        }
        let made = self.make(portfolio);
        // A file that was saved while it was read must not be known as what it was before, nor as what it is now.
        if let Some(key) = key().filter(|after| before.as_ref() == Some(after)) {
            cache.put(&key, &made);
        }
        made
    }

    fn make(&self, portfolio: &Portfolio) -> Finished {
        let mut checked = self.checker.check(portfolio);
        if let Some(pseudonym) = &portfolio.pseudonym {
            checked.reports.iter_mut().for_each(|report| pseudonyms::disguise(report, pseudonym));
            checked.problems.iter_mut().for_each(|problem| pseudonyms::disguise_problem(problem, pseudonym));
        }
        let page = self.page.filter(|_| !checked.reports.is_empty()).map(|page| (page.render)(&checked.reports));
        let wording = checked.reports.first().map(|report| self.checker.wording(report)).unwrap_or_default();
        let files = checked.reports.iter_mut().flat_map(|report| &mut report.portfolio.files);
        files.for_each(|file| file.blocks = Vec::new());
        Finished { reports: checked.reports, problems: checked.problems, wording, page }
    }
}
