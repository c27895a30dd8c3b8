//! `markpoint diff`: what changed between two drafts.

mod side;
mod units;

use std::io::Write;

use super::args::{DiffArgs, DiffFormat, Voice};
use super::failure::Failure;
use super::{Outcome, beside, check, output};
use crate::comparison::{Comparison, ComparisonSet, SCHEMA, compare};
use crate::emit::{Look, changes};

use side::Side;

/// Reads and judges both, compares and prints.
///
/// # Errors
/// A file, a report or a rubric cannot be used, the two are not about the same unit, or the result cannot be written.
pub(super) fn run(args: &DiffArgs, voice: Voice) -> anyhow::Result<Outcome> {
    let read = (check::rubrics(&args.rubrics), Side::read(&args.old), Side::read(&args.new), beside::brief(&args.beside));
    let (rubrics, old, new, brief) = match read {
        (Ok(rubrics), Ok(old), Ok(new), Ok(brief)) => (rubrics, old, new, brief),
        (rubrics, old, new, brief) => {
            let problems = [rubrics.err(), old.err(), new.err(), brief.err()];
            return Err(Failure::all(problems.into_iter().flatten().collect()).into());
        }
    };
    let pairs = units::pairs(&old, &new, &rubrics, &units::Judging { brief: &brief, beside: &args.beside })?;
    let comparisons: Vec<Comparison> = pairs.iter().map(|(old, new)| compare(old, new)).collect();
    let worse = comparisons.iter().any(Comparison::is_worse);
    print(&ComparisonSet { schema: SCHEMA, comparisons }, args.format, voice)?;
    Ok(if worse { Outcome::Gaps } else { Outcome::Clear })
}

fn print(set: &ComparisonSet, format: Option<DiffFormat>, voice: Voice) -> anyhow::Result<()> {
    let look = Look { color: output::color(), width: output::width(), verbose: voice.verbose };
    match format {
        None if voice.quiet => output::print(|out| changes::table::write_answers(set, &look, out)),
        None | Some(DiffFormat::Table) => output::print(|out| changes::table::write(set, &look, out)),
        Some(DiffFormat::Json) => output::print_bytes(|out: &mut dyn Write| changes::json::write(set, out)),
        Some(DiffFormat::Markdown) => output::print_bytes(|out: &mut dyn Write| changes::markdown::write(set, out)),
    }
}
