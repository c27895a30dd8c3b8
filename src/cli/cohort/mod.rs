//! `markpoint cohort`: many portfolios, one view.

mod choose;
mod outputs;
mod settings;

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::Outcome;
use super::args::CohortArgs;
use super::failure::{self, Failure};
use crate::cohort::{Portfolio, in_order, portfolios};
use crate::emit::receipt::count;
use crate::emit::visible;
use crate::overview::{Cohort, Gather, Problem};
use crate::rubric::limits::MAX_PROBLEMS;

use outputs::Outputs;

/// Checks every portfolio and shows the view.
///
/// # Errors
/// A portfolio, a rubric or an output cannot be used; what could be checked has been shown by then.
pub(super) fn run(args: &CohortArgs) -> anyhow::Result<Outcome> {
    let folder = args.folder.clone().unwrap_or_default();
    let settings = settings::read(args, &folder)?;
    let portfolios = listed(&folder)?;
    let checker = settings.checker(&portfolios)?;
    let mut outputs = Outputs::open(args)?;
    let mut gather = Gather::default();
    let mut result: anyhow::Result<()> = Ok(());
    in_order(
        portfolios.iter(),
        settings.jobs,
        |portfolio| checker.check(portfolio),
        |checked| {
            result = outputs.reports(&checked.reports, &checked.problems).and_then(|()| {
                checked.problems.into_iter().for_each(|problem| gather.problem(problem));
                Ok(checked.reports.iter().try_for_each(|report| gather.add(report, None))?)
            });
            if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    result?;
    if gather.is_empty() {
        return Err(told(gather.problems()).into());
    }
    let cohort = gather.finish(None)?;
    outputs.view(&cohort)?;
    finish(&cohort)
}

/// The portfolios of the folder.
fn listed(folder: &PathBuf) -> Result<Vec<Portfolio>, Failure> {
    let listed = portfolios(folder).map_err(|error| Failure::of(&[error]))?;
    if !listed.left_out.is_empty() {
        let first = listed.left_out.first().map(|other| other.path.to_string_lossy().into_owned()).unwrap_or_default();
        let others = listed.left_out.len() - 1;
        let more = if others == 0 { String::new() } else { format!(" and {} more", count(others, "file", "files")) };
        failure::note(&format!(
            "note: {first}{more}: not read, since it is nobody's work (a picture, a link or of an unknown kind)"
        ));
    }
    if listed.portfolios.is_empty() {
        let message = format!(
            "{}: there is no portfolio in this folder; put a folder or a file for each learner into it",
            folder.display()
        );
        return Err(Failure::of(&[message]));
    }
    Ok(listed.portfolios)
}

/// What could not be read is no less an error when the rest could be.
fn finish(cohort: &Cohort) -> anyhow::Result<Outcome> {
    if cohort.problems.is_empty() { Ok(Outcome::Clear) } else { Err(told(&cohort.problems).into()) }
}

/// A line for each problem, up to a number that a person can still use.
fn told(problems: &[Problem]) -> Failure {
    let mut lines: Vec<String> =
        problems.iter().take(MAX_PROBLEMS).map(|problem| format!("{}: {}", visible(&problem.path), problem.message)).collect();
    if problems.len() > MAX_PROBLEMS {
        lines.push(format!("{} more could not be read; the view lists them all", problems.len() - MAX_PROBLEMS));
    }
    Failure::of(&lines)
}
