//! `markpoint agree`: verdicts against a person's labels.

mod bounds;
mod table;
mod units;

use super::args::{AgreeArgs, ReportFormat};
use super::failure::{self, Failure};
use super::{Outcome, beside, output};
use crate::agreement::{self, Agreement, Group, Problem};
use crate::emit::json_text;
use crate::rubric::limits::MAX_PROBLEMS;

/// Reads labels, judges every text and prints the figures.
///
/// # Errors
/// Labels, a text or a rubric cannot be used, or the result cannot be written.
pub(super) fn run(args: &AgreeArgs) -> anyhow::Result<Outcome> {
    let (groups, brief) = match (groups(args), beside::brief(&args.beside)) {
        (Ok(groups), Ok(brief)) => (groups, brief),
        (groups, brief) => return Err(Failure::all(groups.err().into_iter().chain(brief.err()).collect()).into()),
    };
    let mut agreement = agreement::measure(&groups, &brief, !args.beside.no_privacy);
    let out_of_bounds = bounds::breaches(&agreement.figures, &args.fail_under, &args.fail_over);
    agreement.worst.truncate(args.worst);
    if !args.why {
        agreement.disagreements.clear();
    }
    print(&agreement, args.format)?;
    out_of_bounds.iter().for_each(|breach| failure::note(breach));
    Ok(if out_of_bounds.is_empty() { Outcome::Clear } else { Outcome::Gaps })
}

/// The labels by rubric. Everything is looked at before anything is complained of.
fn groups(args: &AgreeArgs) -> Result<Vec<Group>, Failure> {
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    for file in &args.labels {
        let mut read = agreement::read(file);
        texts.append(&mut read.texts);
        problems.append(&mut read.problems);
    }
    let sorted = units::sorted(texts, args);
    problems.extend(sorted.problems);
    let mut groups = Vec::new();
    for (rubric, texts) in sorted.groups {
        let (marked, wrong): (Vec<_>, Vec<_>) =
            texts.iter().map(|text| agreement::mark(text, &rubric.rubric)).partition(Result::is_ok);
        problems.extend(wrong.into_iter().filter_map(Result::err).flatten());
        groups.push(Group { rubric, texts: marked.into_iter().filter_map(Result::ok).collect() });
    }
    let mut failures = sorted.failures;
    if !problems.is_empty() {
        failures.push(told(&problems));
    }
    if failures.is_empty() { Ok(groups) } else { Err(Failure::all(failures)) }
}

/// A line for each problem, up to a number that a person can still use.
fn told(problems: &[Problem]) -> Failure {
    let mut lines: Vec<String> = problems.iter().take(MAX_PROBLEMS).map(ToString::to_string).collect();
    if problems.len() > MAX_PROBLEMS {
        lines.push(format!("there are {} more problems; put these right first", problems.len() - MAX_PROBLEMS));
    }
    Failure::of(&lines)
}

fn print(agreement: &Agreement, format: ReportFormat) -> anyhow::Result<()> {
    output::print(|out| match format {
        ReportFormat::Table => out.write_all(table::text(agreement, output::width()).as_bytes()),
        ReportFormat::Json => json_text::pretty(agreement, out),
    })
}
