//! What a run is made with: looked at as a whole before any portfolio is.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::choose;
use crate::cli::args::CohortArgs;
use crate::cli::failure::Failure;
use crate::cli::{beside, check, files};
use crate::cohort::{Checker, Portfolio};
use crate::language::Brief;
use crate::rubric::Loaded;

/// Rubrics, brief and threads.
#[derive(Debug)]
pub(super) struct Settings {
    rubrics: Vec<Loaded>,
    brief: Brief,
    withhold: bool,
    /// How many portfolios are checked at a time.
    pub(super) jobs: NonZeroUsize,
}

/// Reads what the arguments name.
///
/// # Errors
/// Some of it cannot be used; everything that is in the way is named.
pub(super) fn read(args: &CohortArgs, folder: &Path) -> Result<Settings, Failure> {
    let named = args.beside.briefs.iter().map(PathBuf::as_path).chain(args.rubrics.iter().map(Path::new));
    let outputs = files::check_paths(args.outputs.iter().map(|output| output.path.as_path()), named.chain([folder]));
    match (outputs, check::rubrics(&args.rubrics), beside::brief(&args.beside)) {
        (Ok(()), Ok(rubrics), Ok(brief)) => {
            let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
            Ok(Settings { rubrics, brief, withhold: !args.beside.no_privacy, jobs })
        }
        (outputs, rubrics, brief) => {
            Err(Failure::all([outputs.err(), rubrics.err(), brief.err()].into_iter().flatten().collect()))
        }
    }
}

impl Settings {
    /// What checks every portfolio; without a rubric, against the unit that fits the first of them best.
    ///
    /// # Errors
    /// None was named and none fits.
    pub(super) fn checker(&self, portfolios: &[Portfolio]) -> Result<Checker, Failure> {
        let chosen = if self.rubrics.is_empty() { vec![choose::for_all(portfolios, &self.brief)?] } else { self.rubrics.clone() };
        Ok(Checker::new(&chosen, self.brief.clone(), self.withhold))
    }
}
