//! Gathers reports, one at a time and in any order, into the view.

use std::collections::BTreeMap;

use thiserror::Error;

use super::attention;
use super::model::{Cell, Cohort, CohortView, Learner, MistakeTally, PartTally, PointTally, Problem, SCHEMA, Stopped};
use super::natural::natural;
use crate::judgement::{MistakeVerdict, PartStatus, PartVerdict, PointStatus, PointVerdict, Report};

/// The view as it grows. Of each report only its statuses are kept, so that memory grows by some hundred bytes a portfolio.
#[derive(Debug, Default)]
pub struct Gather {
    views: BTreeMap<String, CohortView>,
    problems: Vec<Problem>,
}

/// A report that does not belong with the others.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Misfit {
    /// The rubric is not the one the others were held against.
    #[error(
        "{portfolio}: its report was made with another revision of {rubric:?} than the others; check it again, so that all use the same rubric file"
    )]
    Rubric {
        /// The portfolio's name.
        portfolio: String,
        /// The rubric's id.
        rubric: String,
    },
    /// The same portfolio against the same rubric a second time.
    #[error("{portfolio}: its report on {rubric:?} stands twice; leave one of them out")]
    Twice {
        /// The portfolio's name.
        portfolio: String,
        /// The rubric's id.
        rubric: String,
    },
}

impl Gather {
    /// Takes in a report; `page` is the address of the learner's own report.
    ///
    /// # Errors
    /// It was made with another revision of its rubric than an earlier one. Then nothing was taken in.
    pub fn add(&mut self, report: &Report, page: Option<String>) -> Result<(), Misfit> {
        let view = self.views.entry(report.rubric.id.clone()).or_insert_with(|| empty(report));
        if !fits(view, report) {
            return Err(Misfit::Rubric { portfolio: report.portfolio.name.clone(), rubric: report.rubric.id.clone() });
        }
        let learner = learner(report, page);
        tally(view, report, &learner);
        view.learners.push(learner);
        Ok(())
    }

    /// Takes in what could not be read.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// How many things could not be read so far.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The names and first paths of all that were taken in.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let learners = self.views.values().flat_map(|view| &view.learners).map(|learner| (learner.name.as_str(), learner.path()));
        learners.chain(self.problems.iter().map(|problem| (problem.portfolio.as_str(), problem.path.as_str())))
    }

    /// Gives portfolios other names: `called` says how one is called whose name and first path are given, if not as before.
    pub fn rename(&mut self, called: impl Fn(&str, &str) -> Option<String>) {
        for learner in self.views.values_mut().flat_map(|view| &mut view.learners) {
            learner.name = called(&learner.name, &learner.path).unwrap_or_else(|| std::mem::take(&mut learner.name));
        }
        for problem in &mut self.problems {
            problem.portfolio =
                called(&problem.portfolio, &problem.path).unwrap_or_else(|| std::mem::take(&mut problem.portfolio));
        }
    }

    /// Whether no report has been taken in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.views.is_empty()
    }

    /// The view of all that was taken in. It does not depend on the order in which that came.
    ///
    /// # Errors
    /// A portfolio stands in it twice.
    pub fn finish(self, stopped: Option<Stopped>) -> Result<Cohort, Misfit> {
        let Self { views, mut problems } = self;
        problems.sort_by(|one, other| natural(&one.portfolio, &other.portfolio).then_with(|| one.cmp(other)));
        problems.dedup();
        let mut views: Vec<CohortView> = views.into_values().collect();
        for view in &mut views {
            view.learners.sort_by(|one, other| natural(&one.name, &other.name).then_with(|| one.path.cmp(&other.path)));
            let twice = view.learners.windows(2).find(|pair| pair[0].name == pair[1].name && pair[0].path == pair[1].path);
            if let Some(pair) = twice {
                return Err(Misfit::Twice { portfolio: pair[0].name.clone(), rubric: view.rubric.id.clone() });
            }
            for point in &mut view.points {
                point.lacking = lacking(&point.parts);
            }
            view.look = attention::first(&view.learners, &view.points, &view.mistakes);
        }
        Ok(Cohort { schema: SCHEMA, views, problems, passages: None, sample: None, stopped })
    }
}

/// The view of a rubric before anybody stands in it.
fn empty(report: &Report) -> CohortView {
    let points = report.points.iter().map(|point| PointTally {
        id: point.id.clone(),
        short: point.short.clone(),
        statement: point.statement.clone(),
        met: 0,
        partial: 0,
        missing: 0,
        waived: 0,
        review: 0,
        parts: point
            .parts
            .iter()
            .map(|part| PartTally {
                id: part.id.clone(),
                statement: part.statement.clone(),
                advice: part.advice.clone(),
                shown: 0,
                mentioned: 0,
                absent: 0,
                waived: 0,
            })
            .collect(),
        lacking: None,
    });
    let mistakes = report.mistakes.iter().map(|mistake| MistakeTally {
        id: mistake.id.clone(),
        statement: mistake.statement.clone(),
        advice: mistake.advice.clone(),
        found: 0,
    });
    CohortView {
        rubric: report.rubric.clone(),
        points: points.collect(),
        mistakes: mistakes.collect(),
        look: Vec::new(),
        learners: Vec::new(),
    }
}

/// Whether a report was held against the same points, parts and mistakes as the view, to the word.
fn fits(view: &CohortView, report: &Report) -> bool {
    let same_parts = |tallies: &[PartTally], verdicts: &[PartVerdict]| {
        let tallies = tallies.iter().map(|part| (&part.id, &part.statement, &part.advice));
        tallies.eq(verdicts.iter().map(|part| (&part.id, &part.statement, &part.advice)))
    };
    let same_points = view.points.len() == report.points.len()
        && view.points.iter().zip(&report.points).all(|(tally, verdict)| {
            (&tally.id, &tally.short, &tally.statement) == (&verdict.id, &verdict.short, &verdict.statement)
                && same_parts(&tally.parts, &verdict.parts)
        });
    let mistakes = view.mistakes.iter().map(|mistake| (&mistake.id, &mistake.statement, &mistake.advice));
    view.rubric == report.rubric
        && same_points
        && mistakes.eq(report.mistakes.iter().map(|mistake| (&mistake.id, &mistake.statement, &mistake.advice)))
}

fn learner(report: &Report, page: Option<String>) -> Learner {
    let portfolio = &report.portfolio;
    Learner {
        name: portfolio.name.clone(),
        page,
        words: portfolio.files.iter().map(|file| file.words).sum(),
        points: report.points.iter().map(cell).collect(),
        parts: report.points.iter().flat_map(|point| point.parts.iter().map(|part| part.status)).collect(),
        mistakes: report.mistakes.iter().map(MistakeVerdict::is_to_put_right).collect(),
        pictures: portfolio.files.iter().map(|file| file.receipt.not_read.images).sum(),
        files_not_read: portfolio.not_read.len(),
        cautions: portfolio.cautions.len(),
        path: portfolio.files.first().map(|file| file.path.clone()).unwrap_or_default(),
    }
}

fn cell(point: &PointVerdict) -> Cell {
    let waived = point.status != PointStatus::Met && point.is_waived();
    Cell { status: point.status, review: point.needs_review(), waived }
}

fn tally(view: &mut CohortView, report: &Report, learner: &Learner) {
    for ((point, verdict), cell) in view.points.iter_mut().zip(&report.points).zip(&learner.points) {
        match cell.status {
            PointStatus::Met => point.met += 1,
            PointStatus::Partial => point.partial += 1,
            PointStatus::Missing => point.missing += 1,
        }
        point.waived += usize::from(cell.waived);
        point.review += usize::from(cell.review);
        for (part, own) in point.parts.iter_mut().zip(&verdict.parts) {
            match own.status {
                PartStatus::Shown => part.shown += 1,
                PartStatus::Mentioned => part.mentioned += 1,
                PartStatus::Absent => part.absent += 1,
            }
            part.waived += usize::from(own.status != PartStatus::Shown && (verdict.is_waived() || own.waived.is_some()));
        }
    }
    for (mistake, made) in view.mistakes.iter_mut().zip(&learner.mistakes) {
        mistake.found += usize::from(*made);
    }
}

/// The part that is most often wanting, the first of equals.
fn lacking(parts: &[PartTally]) -> Option<usize> {
    let most = parts.iter().map(PartTally::wanting).max().filter(|most| *most > 0)?;
    parts.iter().position(|part| part.wanting() == most)
}
