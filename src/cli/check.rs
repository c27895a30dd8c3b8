//! `markpoint check`: one portfolio against one or more rubrics.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::{CheckArgs, StdinArgs, Voice};
use super::config::{Origin, Setting, Settings};
use super::failure::{self, Failure};
use super::portfolio::{self, Portfolio};
use super::{beside, choose, file_list, files, output, relative, stdin, threshold};
use crate::emit::{self, Format, Look};
use crate::evidence::Evidence;
use crate::judgement::{Report, ReportSet, SCHEMA, judge_one};
use crate::language::Brief;
use crate::rubric::Loaded;

/// Reads, judges and prints.
///
/// # Errors
/// A file or a rubric cannot be used, or the report cannot be written.
pub(super) fn run(args: &CheckArgs, voice: Voice) -> anyhow::Result<Outcome> {
    if let Some(list) = &args.file_list {
        return file_list::run(args, list);
    }
    // Where files are named too, the parser does not ask for a list.
    if args.null || args.jobs.is_some() {
        return Err(Failure::of(&["--null and --jobs go with --file-list alone; add it or leave them out"]).into());
    }
    // All are looked at before any is complained of, so that one run shows everything that is in the way.
    let settings = Settings::of(args)?;
    let basis = &settings.basis;
    basis.note_file();
    let beside = basis.beside();
    let outputs = files::check(&settings.outputs.value, inputs(args, &settings));
    let read = (outputs, rubrics(&basis.rubrics.value), portfolio::read(&args.files, &args.stdin), beside::brief(&beside));
    let (rubrics, portfolio, brief) = match read {
        (Ok(()), Ok(rubrics), Ok(portfolio), Ok(brief)) => (rubrics, portfolio, brief),
        (outputs, rubrics, portfolio, brief) => {
            let problems = [outputs.err(), rubrics.err(), portfolio.err(), brief.err()];
            return Err(Failure::all(problems.into_iter().flatten().collect()).into());
        }
    };
    let Portfolio { evidence, not_read, damaged } = portfolio;
    let work = stdin::named(&args.files, &args.stdin);
    let name = name(&work);
    let mut reports = reports(&rubrics, &name, &evidence, &brief)?;
    let points = reports.iter().map(|report| (report.rubric.title.as_str(), report.coverage.points.total));
    threshold::within_reach(&settings.fail_under, points)?;
    reports.iter_mut().for_each(|report| report.portfolio.not_read.clone_from(&not_read));
    let personal = beside::personal_data(&beside, &evidence);
    reports.iter_mut().for_each(|report| personal.withhold(report));
    reports.iter_mut().for_each(|report| report.expect = basis.expect.value);
    basis.waivers.apply(&mut reports, &work);
    let outcome = threshold::outcome(&reports, &settings.fail_on.value, settings.fail_under.value);
    let set = ReportSet { schema: SCHEMA, reports };
    files::write(&settings.outputs.value, &set, voice.verbose)?;
    print(&set, &settings.format, voice)?;
    // What could be read of a folder has been judged; what could not is no less an error.
    damaged.map_or(Ok(outcome), |damaged| Err(damaged.into()))
}

/// A report for each rubric; without any, one on the unit that fits best.
///
/// # Errors
/// None was named and none fits.
pub(super) fn reports(rubrics: &[Loaded], name: &str, evidence: &[Evidence], brief: &Brief) -> Result<Vec<Report>, Failure> {
    if rubrics.is_empty() {
        return Ok(vec![best_fit(name, evidence, brief)?]);
    }
    Ok(rubrics.iter().map(|loaded| judge_one(loaded, name, evidence, brief)).collect())
}

/// The rubrics that a person names.
///
/// # Errors
/// Some cannot be used; all of them are named.
pub(super) fn rubrics(names: &[String]) -> Result<Vec<Loaded>, Failure> {
    let (mut loaded, mut failures) = (Vec::new(), Vec::new());
    for name in names {
        match choose::named(name) {
            Ok(rubric) => loaded.push(rubric),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() { Ok(loaded) } else { Err(Failure::all(failures)) }
}

/// Reads every file, and every file of every folder.
///
/// # Errors
/// Some cannot be used; all of them are named.
pub(super) fn read(files: &[PathBuf], stdin: &StdinArgs) -> Result<Vec<Evidence>, Failure> {
    let Portfolio { evidence, damaged, .. } = portfolio::read(files, stdin)?;
    damaged.map_or(Ok(evidence), Err)
}

fn best_fit(name: &str, evidence: &[Evidence], brief: &Brief) -> Result<Report, Failure> {
    let (report, fit) = choose::best_fit(name, evidence, brief)?;
    let title = &report.rubric.title;
    let so_far = if fit.shown == 0 { ", though nothing it asks for is shown yet" } else { "" };
    failure::note(&format!(
        "note: no unit was named; {title:?} fits best{so_far}. To choose another: --rubric ID, with an ID from `markpoint rubric list`."
    ));
    Ok(report)
}

/// Every file and folder that is read.
fn inputs<'a>(args: &'a CheckArgs, settings: &'a Settings) -> impl Iterator<Item = &'a Path> {
    let rubrics = settings.basis.rubrics.value.iter().map(Path::new);
    args.files.iter().chain(&settings.basis.briefs.value).map(PathBuf::as_path).chain(rubrics)
}

fn print(set: &ReportSet, format: &Setting<Format>, voice: Voice) -> anyhow::Result<()> {
    let look = Look { color: output::color(), width: output::width(), verbose: voice.verbose };
    if voice.quiet && format.origin == Origin::Default {
        return output::print(|out| emit::table::write_answers(set, &look, out));
    }
    let format = format.value;
    let write = |out: &mut dyn Write| relative::write(format, set, &look, out);
    // Only the table has colours to take out; other formats go out byte by byte.
    if format == Format::Table { output::print(write) } else { output::print_bytes(write) }
}

/// What a person would call the files: the file, the folder they are all in, or the first and how many more.
pub(super) fn name(files: &[PathBuf]) -> String {
    let last = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let first = files.first().and_then(|file| last(file)).unwrap_or_default();
    if files.len() < 2 {
        return first;
    }
    let folder = files.first().and_then(|file| file.parent());
    let together = files.iter().all(|file| file.parent() == folder);
    let folder = folder.filter(|_| together).and_then(last);
    folder.unwrap_or_else(|| format!("{first} and {} more", files.len() - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_a_person_would() {
        for (files, expected) in [
            (vec!["work/essay.docx"], "essay.docx"),
            (vec!["work/a.docx", "work/b.txt"], "work"),
            (vec!["a.docx", "b.txt", "c.txt"], "a.docx and 2 more"),
            (vec!["one/a.docx", "two/b.txt"], "a.docx and 1 more"),
        ] {
            let files: Vec<PathBuf> = files.into_iter().map(PathBuf::from).collect();
            assert_eq!(name(&files), expected);
        }
    }
}
