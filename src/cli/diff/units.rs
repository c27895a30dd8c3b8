//! Which unit both sides are held against, and a report on it for each.

use super::side::{Content, Side};
use crate::cli::args::BesideArgs;
use crate::cli::failure::Failure;
use crate::cli::{beside, check, choose};
use crate::evidence::Evidence;
use crate::judgement::{Expect, Report, judge_one};
use crate::language::Brief;
use crate::rubric::{self, Loaded};

/// What drafts are judged by.
#[derive(Clone, Copy)]
pub(super) struct Judging<'a> {
    /// The rubrics that are named, on the command line or in a file of settings.
    pub(super) rubrics: &'a [Loaded],
    /// They were named for this run: of reports, only those on them are compared.
    pub(super) named: bool,
    pub(super) brief: &'a Brief,
    pub(super) beside: &'a BesideArgs,
    pub(super) expect: Expect,
}

/// For each unit the report on the old side and that on the new, in the order of the new.
///
/// # Errors
/// The sides are not about the same units, or a rubric cannot be used.
pub(super) fn pairs(old: &Side, new: &Side, judging: &Judging<'_>) -> Result<Vec<(Report, Report)>, Failure> {
    let named = if judging.named { judging.rubrics } else { &[] };
    match (&old.content, &new.content) {
        (Content::Reports(before), Content::Reports(now)) => {
            let (before, now) = (of(before, named, old)?, of(now, named, new)?);
            same_units(&before, old, &now, new)?;
            same_units(&now, new, &before, old)?;
            let pair = |now: Report| with_id(&before, &now.rubric.id).cloned().map(|before| (before, now));
            Ok(now.into_iter().filter_map(pair).collect())
        }
        (Content::Reports(before), Content::Work(name, evidence)) => {
            let before = of(before, named, old)?;
            let now = judging.anew(&before, name, evidence, old)?;
            Ok(before.into_iter().zip(now).collect())
        }
        (Content::Work(name, evidence), Content::Reports(now)) => {
            let now = of(now, named, new)?;
            let before = judging.anew(&now, name, evidence, new)?;
            Ok(before.into_iter().zip(now).collect())
        }
        (Content::Work(old_name, before), Content::Work(name, evidence)) => {
            let mut now = check::reports(judging.rubrics, name, evidence, judging.brief)?;
            judging.finish(&mut now, evidence);
            let before = judging.anew(&now, old_name, before, new)?;
            Ok(before.into_iter().zip(now).collect())
        }
    }
}

impl Judging<'_> {
    /// A report on this work for each of the others, on the same unit.
    fn anew(&self, others: &[Report], name: &str, evidence: &[Evidence], source: &Side) -> Result<Vec<Report>, Failure> {
        let mut reports = Vec::new();
        for other in others {
            let id = &other.rubric.id;
            let report = match self.rubrics.iter().find(|loaded| loaded.rubric.id == *id) {
                Some(loaded) => judge_one(loaded, name, evidence, self.brief),
                None if rubric::builtin(id).is_some() => judge_one(&choose::named(id)?, name, evidence, self.brief),
                None => return Err(not_built_in(source, id)),
            };
            reports.push(report);
        }
        self.finish(&mut reports, evidence);
        Ok(reports)
    }

    fn finish(&self, reports: &mut [Report], evidence: &[Evidence]) {
        let personal = beside::personal_data(self.beside, evidence);
        reports.iter_mut().for_each(|report| {
            personal.withhold(report);
            report.expect = self.expect;
        });
    }
}

/// The reports on the units that were named; all of them if none was.
fn of(reports: &[Report], named: &[Loaded], side: &Side) -> Result<Vec<Report>, Failure> {
    if named.is_empty() {
        return Ok(reports.to_vec());
    }
    let report = |loaded: &Loaded| {
        let id = &loaded.rubric.id;
        with_id(reports, id).cloned().ok_or_else(|| {
            Failure::of(&[format!("{}: holds no report on {id}, but on {}; name that unit or none", side.path, ids(reports))])
        })
    };
    named.iter().map(report).collect()
}

fn same_units(these: &[Report], side: &Side, others: &[Report], other: &Side) -> Result<(), Failure> {
    match these.iter().find(|report| with_id(others, &report.rubric.id).is_none()) {
        None => Ok(()),
        Some(report) => Err(Failure::of(&[format!(
            "{} is a report on {}, and {} one on {}; only reports on the same unit can be compared (--rubric ID picks one of several)",
            side.path,
            report.rubric.id,
            other.path,
            ids(others)
        )])),
    }
}

fn not_built_in(side: &Side, id: &str) -> Failure {
    Failure::of(&[format!(
        "{}: is a report on {id}, which is no built-in unit; name its file too: --rubric {id}.json",
        side.path
    )])
}

fn with_id<'r>(reports: &'r [Report], id: &str) -> Option<&'r Report> {
    reports.iter().find(|report| report.rubric.id == id)
}

fn ids(reports: &[Report]) -> String {
    let ids: Vec<&str> = reports.iter().map(|report| report.rubric.id.as_str()).collect();
    ids.join(", ")
}
