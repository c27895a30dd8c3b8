//! `markpoint cohort`: many portfolios, one view.

mod choose;
mod from_lines;
mod group;
mod interrupt;
mod level;
mod listed;
mod outputs;
mod pages;
mod progress;
mod room;
mod settings;

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::Path;

use super::Outcome;
use super::args::{CohortArgs, Voice};
use super::failure::{self, Failure};
use super::output;
use crate::cohort::{Finished, PageOf, Portfolio, Worker, in_order};
use crate::emit::{html, visible};
use crate::judgement::Report;
use crate::overview::{Cohort, Problem, Stopped};
use crate::passages::Sketch;
use crate::rubric::limits::MAX_PROBLEMS;

use group::Group;
use interrupt::Interrupt;
use outputs::Outputs;
use pages::Pages;
use progress::Progress;
use settings::Settings;

/// Checks every portfolio, or reads what was checked elsewhere, and shows the view.
///
/// # Errors
/// A portfolio, a rubric or an output cannot be used, or the run was stopped; what could be checked has been shown by then.
pub(super) fn run(args: &CohortArgs, voice: Voice) -> anyhow::Result<Outcome> {
    if let Some(folder) = args.folder.as_deref().filter(|_| args.list) {
        return list(folder, args.null);
    }
    let mut settings = settings::read(args)?;
    let cohort = match &args.folder {
        Some(folder) => {
            let mut portfolios = listed::in_folder(folder, args.pseudonyms.as_deref())?;
            level::look(&portfolios);
            settings.choose(&portfolios)?;
            settings.waive(&mut portfolios);
            check_all(args, voice, &settings, portfolios)?
        }
        None => {
            let group = from_lines::gather(&args.from_jsonl, args.pseudonyms.as_deref(), settings.jobs)?;
            if group.is_empty() && group.problems().is_empty() {
                let nothing = "there is no line in these files; look whether the runs that should have made them ended well";
                return Err(Failure::of(&[nothing]).into());
            }
            show(args, settings.jobs, Outputs::open(args, voice)?, group, None)?
        }
    };
    finish(&cohort)
}

/// Prints the paths of the portfolios in a folder, a line each or with a NUL behind each.
fn list(folder: &Path, null: bool) -> anyhow::Result<Outcome> {
    let portfolios = listed::in_folder(folder, None)?;
    let path = |portfolio: &Portfolio| portfolio.path.as_os_str().as_encoded_bytes().to_vec();
    let paths: Vec<Vec<u8>> = portfolios.iter().map(path).collect();
    if !null && let Some(broken) = paths.iter().position(|path| path.contains(&b'\n')) {
        let shown = portfolios[broken].path.to_string_lossy();
        return Err(Failure::of(&[format!("{}: there is a line break in this name; list with --null", visible(&shown))]).into());
    }
    let end: &[u8] = if null { b"\0" } else { b"\n" };
    output::print_bytes(|out| paths.iter().try_for_each(|path| out.write_all(path).and_then(|()| out.write_all(end))))?;
    Ok(Outcome::Clear)
}

/// Checks the portfolios, several at a time, and shows the view of those that were finished.
fn check_all(args: &CohortArgs, voice: Voice, settings: &Settings, portfolios: Vec<Portfolio>) -> anyhow::Result<Cohort> {
    let (checker, cache) = (settings.checker(), settings::cache(args)?);
    let pages = args.reports.as_deref().map(|folder| Pages::open(folder, args, &portfolios)).transpose()?;
    let mut outputs = Outputs::open(args, voice)?;
    let render = |reports: &[Report]| pages.as_ref().map(|pages| pages.render(reports)).unwrap_or_default();
    let page = pages.as_ref().map(|pages| PageOf { render: &render, leads_to: pages.view() });
    let worker = Worker { checker: &checker, cache: cache.as_ref(), page };
    let (interrupt, progress) = (Interrupt::watch()?, Progress::new(portfolios.len(), voice.quiet));
    let (mut group, mut finished, mut result) = (Group::default(), 0, Ok(()));
    in_order(
        portfolios.iter(),
        settings.jobs,
        |portfolio| {
            let done = worker.finish(portfolio);
            let sketch = Sketch::of(&done.wording);
            (done, sketch)
        },
        |done| {
            result = take(done, finished, pages.as_ref(), &mut outputs, &mut group);
            finished += 1;
            progress.step();
            if result.is_err() || interrupt.came() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    progress.end();
    result?;
    // What portfolios share is sought in the memory that the rubric has taken till here.
    drop(checker);
    if let Some(trouble) = cache.and_then(|cache| cache.trouble()) {
        failure::note(&format!(
            "note: some results could not be kept in the cache ({trouble}); they will be made anew next time"
        ));
    }
    let stopped = (finished < portfolios.len()).then_some(Stopped { finished, of: portfolios.len() });
    show(args, settings.jobs, outputs, group, stopped)
}

/// Takes in what came of the portfolio with this number.
fn take(
    (done, sketch): (Finished, Sketch),
    number: usize,
    pages: Option<&Pages>,
    outputs: &mut Outputs,
    group: &mut Group,
) -> anyhow::Result<()> {
    outputs.reports(&done)?;
    let mut sketch = Some(sketch);
    let address = match (pages, &done.page) {
        (Some(pages), Some(page)) => Some(pages.write(number, page)?),
        _ => None,
    };
    for (number, report) in (1..).zip(&done.reports) {
        let page = address.as_ref().map(|address| format!("{address}#{}", html::report_anchor(number)));
        group.add(report, page, sketch.take())?;
    }
    done.problems.into_iter().for_each(|problem| group.problem(problem));
    Ok(())
}

/// Writes the view of all that was taken in.
fn show(
    args: &CohortArgs,
    jobs: NonZeroUsize,
    outputs: Outputs,
    group: Group,
    stopped: Option<Stopped>,
) -> anyhow::Result<Cohort> {
    if group.is_empty() {
        let nothing = stopped.map(|stopped| Failure::of(&[told_stopped(stopped)]));
        return Err(Failure::all(nothing.into_iter().chain([told(group.problems())]).collect()).into());
    }
    let cohort = group.finish(args, jobs, stopped)?;
    outputs.view(&cohort)?;
    Ok(cohort)
}

/// What could not be read or was not come to is no less an error when the rest has been shown.
fn finish(cohort: &Cohort) -> anyhow::Result<Outcome> {
    let stopped = cohort.stopped.map(|stopped| Failure::of(&[told_stopped(stopped)]));
    let unread = (!cohort.problems.is_empty()).then(|| told(&cohort.problems));
    let failures: Vec<Failure> = unread.into_iter().chain(stopped).collect();
    if failures.is_empty() { Ok(Outcome::Clear) } else { Err(Failure::all(failures).into()) }
}

fn told_stopped(stopped: Stopped) -> String {
    format!(
        "stopped after {} of {} portfolios; what was finished is shown. With --cache DIR a second run goes on from there",
        stopped.finished, stopped.of
    )
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
