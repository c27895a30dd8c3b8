//! `markpoint annotate`: a copy of a Word document with comments.

use std::ffi::OsStr;
use std::path::Path;

use super::args::AnnotateArgs;
use super::config::{Basis, Flags, Scope};
use super::failure::{self, Failure};
use super::{Outcome, beside, check, files, meant};
use crate::annotate::{Copy, Document};
use crate::emit::receipt::count;

/// Reads, judges and writes the copy.
///
/// # Errors
/// A file or a rubric cannot be used, or the copy cannot be made or written.
pub(super) fn run(args: &AnnotateArgs) -> anyhow::Result<Outcome> {
    let work = std::slice::from_ref(&args.file);
    let flags = Flags { rubrics: &args.rubrics, beside: &args.beside, expect: args.expect.expect, config: &args.config };
    let basis = Basis::of(flags, Scope::Work(work))?;
    basis.note_file();
    let beside = basis.beside();
    let inputs = || std::iter::once(&args.file).chain(&beside.briefs).map(AsRef::as_ref);
    let document = Document::open(&args.file).map_err(|error| Failure::of(&meant::told(&[error], work)));
    let place = document.as_ref().map_or(Ok(()), |_| same_kind(&args.file, &args.output));
    let place = place.and_then(|()| files::check_copy(&args.output, inputs()));
    let (document, rubrics, brief) = match (document, place, check::rubrics(&basis.rubrics.value), beside::brief(&beside)) {
        (Ok(document), Ok(()), Ok(rubrics), Ok(brief)) => (document, rubrics, brief),
        (document, place, rubrics, brief) => {
            let failures = [document.err(), place.err(), rubrics.err(), brief.err()];
            return Err(Failure::all(failures.into_iter().flatten().collect()).into());
        }
    };
    let evidence = std::slice::from_ref(document.evidence());
    let mut reports = check::reports(&rubrics, &check::name(work), evidence, &brief)?;
    let personal = beside::personal_data(&beside, evidence);
    reports.iter_mut().for_each(|report| personal.withhold(report));
    reports.iter_mut().for_each(|report| report.expect = basis.expect.value);
    basis.waivers.apply(&mut reports, work);
    let file = args.file.display();
    let Copy { bytes, comments, signed } =
        document.annotated(&reports).map_err(|error| Failure::of(&[format!("{file}: {error}")]))?;
    files::write_copy(&args.output, &bytes)?;
    if signed {
        failure::note(&format!("note: {file} is signed; the signature does not hold for the copy."));
    }
    let copy = args.output.display();
    failure::note(&format!("{copy}: written with {}; {file} is as it was.", count(comments, "comment", "comments")));
    Ok(Outcome::Clear)
}

/// Word opens a copy only if its name ends as that of the work does: macros and templates have kinds of their own.
fn same_kind(work: &Path, copy: &Path) -> Result<(), Failure> {
    let ending = |path: &Path| path.extension().map(OsStr::to_ascii_lowercase).unwrap_or_default();
    let (of_work, of_copy) = (ending(work), ending(copy));
    if of_work == of_copy {
        return Ok(());
    }
    let name = copy.with_extension(&of_work);
    let of_work = of_work.to_string_lossy();
    Err(Failure::of(&[format!(
        "{}: the copy of a .{of_work} must be a .{of_work} too; name it {}",
        copy.display(),
        name.display()
    )]))
}
