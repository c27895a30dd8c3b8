//! `markpoint diff`: what changed between two drafts.

mod side;
mod units;

use std::io::Write;
use std::path::PathBuf;

use super::args::{DiffArgs, DiffFormat, Voice};
use super::config::{Basis, Flags, Origin, Scope};
use super::failure::Failure;
use super::{Outcome, beside, check, output};
use crate::comparison::{Comparison, ComparisonSet, SCHEMA, compare};
use crate::emit::{Look, changes};

use side::{Content, Side};

/// Reads and judges both, compares and prints.
///
/// # Errors
/// A file, a report or a rubric cannot be used, the two are not about the same unit, or the result cannot be written.
pub(super) fn run(args: &DiffArgs, voice: Voice) -> anyhow::Result<Outcome> {
    let basis = basis(args)?;
    basis.note_file();
    let beside = basis.beside();
    let read = (check::rubrics(&basis.rubrics.value), Side::read(&args.old), Side::read(&args.new), beside::brief(&beside));
    let (rubrics, old, new, brief) = match read {
        (Ok(rubrics), Ok(old), Ok(new), Ok(brief)) => (rubrics, old, new, brief),
        (rubrics, old, new, brief) => {
            let problems = [rubrics.err(), old.err(), new.err(), brief.err()];
            return Err(Failure::all(problems.into_iter().flatten().collect()).into());
        }
    };
    let named = basis.rubrics.origin == Origin::CommandLine;
    let judging = units::Judging { rubrics: &rubrics, named, brief: &brief, beside: &beside, expect: basis.expect.value };
    let (old_reports, mut new_reports): (Vec<_>, Vec<_>) = units::pairs(&old, &new, &judging)?.into_iter().unzip();
    // What is let be is what the later draft lacks; a report of it says itself what is.
    if matches!(new.content, Content::Work(..)) {
        basis.waivers.apply(&mut new_reports, std::slice::from_ref(&args.new));
    }
    let comparisons: Vec<Comparison> = old_reports.iter().zip(&new_reports).map(|(old, new)| compare(old, new)).collect();
    let worse = comparisons.iter().any(Comparison::is_worse);
    print(&ComparisonSet { schema: SCHEMA, comparisons }, args.format, voice)?;
    Ok(if worse { Outcome::Gaps } else { Outcome::Clear })
}

/// What the drafts are judged by. A report was judged when it was made.
fn basis(args: &DiffArgs) -> Result<Basis, Failure> {
    let flags = Flags { rubrics: &args.rubrics, beside: &args.beside, expect: args.expect.expect, config: &args.config };
    let drafts: Vec<PathBuf> = [&args.old, &args.new].into_iter().filter(|path| !side::holds_reports(path)).cloned().collect();
    Basis::of(flags, if drafts.is_empty() { Scope::Nothing } else { Scope::Work(&drafts) })
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
