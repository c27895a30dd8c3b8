//! Everything that is gathered of a cohort: statuses for the view, words to be held side by side.

use std::num::NonZeroUsize;

use crate::cli::args::CohortArgs;
use crate::judgement::Report;
use crate::overview::{Cohort, Gather, Misfit, Namesakes, Problem, Sample, Stopped};
use crate::passages::{Collection, Sketch};

/// What was taken in so far.
#[derive(Debug, Default)]
pub(super) struct Group {
    gather: Gather,
    collection: Collection,
}

impl Group {
    /// Takes in a report; `page` is the address of its part of the learner's own page. The sketch comes with a portfolio's first report.
    ///
    /// # Errors
    /// It does not belong with the others.
    pub(super) fn add(&mut self, report: &Report, page: Option<String>, sketch: Option<Sketch>) -> Result<(), Misfit> {
        if let Some(sketch) = sketch {
            let files = report.portfolio.files.iter().map(|file| file.path.clone()).collect();
            self.collection.add(&report.portfolio.name, files, page.clone(), sketch);
        }
        self.gather.add(report, page)
    }

    /// Takes in what could not be read.
    pub(super) fn problem(&mut self, problem: Problem) {
        self.gather.problem(problem);
    }

    /// What could not be read so far.
    pub(super) fn problems(&self) -> &[Problem] {
        self.gather.problems()
    }

    /// Whether no report has been taken in.
    pub(super) fn is_empty(&self) -> bool {
        self.gather.is_empty()
    }

    /// The view of all, with what portfolios share and the sample that was asked for.
    ///
    /// # Errors
    /// A portfolio stands in it twice.
    pub(super) fn finish(self, args: &CohortArgs, jobs: NonZeroUsize, stopped: Option<Stopped>) -> Result<Cohort, Misfit> {
        let Self { mut gather, mut collection } = self;
        let namesakes = Namesakes::of(gather.names());
        gather.rename(|name, path| namesakes.called(name, path));
        collection.rename(|name, path| namesakes.called(name, path));
        let mut cohort = gather.finish(stopped)?;
        cohort.passages = Some(collection.find(cohort.portfolios(), jobs));
        cohort.sample = args.sample.map(|size| Sample::draw(&cohort, size.get(), args.seed));
        Ok(cohort)
    }
}
