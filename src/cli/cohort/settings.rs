//! What a run is made with: looked at as a whole before any portfolio is.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::choose;
use crate::cli::args::{CohortArgs, CohortFormat, StdinArgs};
use crate::cli::config::{Basis, Flags, Scope, Waivers};
use crate::cli::failure::Failure;
use crate::cli::{check, files};
use crate::cohort::{Cache, Checker, Portfolio};
use crate::evidence::Evidence;
use crate::rubric::Loaded;

/// Rubrics, brief, waivers and threads.
#[derive(Debug)]
pub(super) struct Settings {
    rubrics: Vec<Loaded>,
    brief: Vec<Evidence>,
    withhold: bool,
    waivers: Waivers,
    /// How many portfolios are checked at a time.
    pub(super) jobs: NonZeroUsize,
}

/// Reads what the arguments and the files of settings name.
///
/// # Errors
/// Some of it cannot be used; everything that is in the way is named.
pub(super) fn read(args: &CohortArgs) -> Result<Settings, Failure> {
    formats(args)?;
    let flags = Flags { rubrics: &args.rubrics, beside: &args.beside, expect: None, config: &args.config };
    // What was checked elsewhere was judged there.
    let basis = Basis::of(flags, if args.folder.is_some() { Scope::Portfolios } else { Scope::Nothing })?;
    basis.note_file();
    let (rubrics, briefs) = (&basis.rubrics.value, &basis.briefs.value);
    let named = briefs.iter().chain(&args.from_jsonl).chain(&args.folder).map(PathBuf::as_path);
    let inputs = named.chain(rubrics.iter().map(Path::new));
    let outputs = args.outputs.iter().map(|output| output.path.as_path()).chain(args.pseudonyms.as_deref());
    let placed = files::check_paths(outputs, inputs);
    match (placed, outside(args), check::rubrics(rubrics), check::read(briefs, &StdinArgs::default())) {
        (Ok(()), Ok(()), Ok(rubrics), Ok(brief)) => {
            let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
            Ok(Settings { rubrics, brief, withhold: basis.privacy.value, waivers: basis.waivers, jobs })
        }
        (placed, outside, rubrics, brief) => {
            Err(Failure::all([placed.err(), outside.err(), rubrics.err(), brief.err()].into_iter().flatten().collect()))
        }
    }
}

/// Looks that every format can go where it is wanted.
fn formats(args: &CohortArgs) -> Result<(), Failure> {
    if let Some(CohortFormat::View(format)) = args.format
        && !format.is_text()
    {
        let name = format.name();
        return Err(Failure::of(&[format!(
            "--format {name}: this is no text and goes only to a file; write --output {name}=cohort.{name}"
        )]));
    }
    let wanted = args.format.into_iter().chain(args.outputs.iter().map(|output| output.format));
    if !args.from_jsonl.is_empty() && wanted.into_iter().any(|format| format == CohortFormat::JsonLines) {
        return Err(Failure::of(&["the files of --from-jsonl are the lines already; ask for another format, or join the files"]));
    }
    Ok(())
}

/// Looks that nothing is written into the folder that is read, where the next run would take it for somebody's work.
fn outside(args: &CohortArgs) -> Result<(), Failure> {
    let Some(root) = args.folder.as_deref().and_then(|folder| fs::canonicalize(folder).ok()) else { return Ok(()) };
    let written = args.outputs.iter().map(|output| output.path.as_path());
    let written = written.chain(args.pseudonyms.as_deref()).chain(args.reports.as_deref()).chain(args.cache.as_deref());
    let inside = |path: &&Path| {
        path.ancestors().find_map(|path| fs::canonicalize(or_here(path)).ok()).is_some_and(|path| path.starts_with(&root))
    };
    let problem = |path: &Path| {
        format!("{}: in this folder it would be taken for a learner's work; name a place outside of it", path.display())
    };
    let problems: Vec<String> = written.filter(inside).map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure::of(&problems)) }
}

/// The last ancestor of a relative path is empty, and means the working folder.
fn or_here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// The cache, if one is wanted.
///
/// # Errors
/// Its folder cannot be made or written to.
pub(super) fn cache(args: &CohortArgs) -> Result<Option<Cache>, Failure> {
    let open = |folder: &Path| {
        let refused =
            |error| format!("{}: the cache cannot be used ({error}); name a folder that you may write to", folder.display());
        Cache::open(folder).map_err(|error| Failure::of(&[refused(error)]))
    };
    args.cache.as_deref().map(open).transpose()
}

impl Settings {
    /// Settles on the unit that fits the first portfolios best, if none was named.
    ///
    /// # Errors
    /// None fits.
    pub(super) fn choose(&mut self, portfolios: &[Portfolio]) -> Result<(), Failure> {
        if self.rubrics.is_empty() {
            self.rubrics = vec![choose::for_all(portfolios, &self.brief)?];
        }
        Ok(())
    }

    /// Gives every portfolio the waivers that hold for it.
    pub(super) fn waive(&mut self, portfolios: &mut [Portfolio]) {
        portfolios.iter_mut().for_each(|portfolio| portfolio.waivers = self.waivers.take_for(&portfolio.path, &self.rubrics));
    }

    /// What checks every portfolio.
    pub(super) fn checker(&self) -> Checker {
        Checker::new(&self.rubrics, &self.brief, self.withhold)
    }
}
