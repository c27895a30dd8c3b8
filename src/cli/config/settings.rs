//! What is in force for a run of `check`, and where each value comes from.

use std::path::Path;

use super::basis::{Basis, Flags};
use super::file;
use super::layers::{Origin, Setting, some};
use super::scope::Scope;
use crate::cli::args::{CheckArgs, FailOn, FailUnder, Output};
use crate::cli::failure::Failure;
use crate::cli::stdin;
use crate::emit::Format;

/// What is in force for a run of `check`.
#[derive(Debug)]
pub(in crate::cli) struct Settings {
    /// What the work is judged by.
    pub(in crate::cli) basis: Basis,
    /// What makes the exit code 1; nothing: what does by default.
    pub(in crate::cli) fail_on: Setting<Vec<FailOn>>,
    /// Below how many points the exit code is 1.
    pub(in crate::cli) fail_under: Setting<Option<FailUnder>>,
    /// How the report is printed.
    pub(in crate::cli) format: Setting<Format>,
    /// Which files reports go to.
    pub(in crate::cli) outputs: Setting<Vec<Output>>,
}

impl Settings {
    /// What the flags say, and for the rest what `markpoint.toml` says of this work, and for the rest what holds by default.
    ///
    /// # Errors
    /// A file is there and cannot be used; everything that is wrong with it is named.
    pub(in crate::cli) fn of(args: &CheckArgs) -> Result<Self, Failure> {
        let flags = Flags { rubrics: &args.rubrics, beside: &args.beside, expect: args.expect.expect, config: &args.config };
        let work = stdin::named(&args.files, &args.stdin);
        let scope = if args.file_list.is_some() { Scope::Portfolios } else { Scope::Work(&work) };
        let (basis, layers) = Basis::with_layers(flags, scope)?;
        let settings = Self {
            basis,
            fail_on: layers.setting(some(&args.fail_on), |values| values.fail_on.as_ref()),
            fail_under: layers.optional(args.fail_under, |values| values.fail_under.as_ref()),
            format: layers.choose(args.format, layers.format.as_ref(), Format::default()),
            outputs: layers.choose(some(&args.outputs), layers.outputs.as_ref(), Vec::new()),
        };
        settings.outputs_stay_in_their_folder()?;
        Ok(settings)
    }

    /// A link could lead elsewhere, though the path as written does not.
    fn outputs_stay_in_their_folder(&self) -> Result<(), Failure> {
        let Origin::File(file, _) = &self.outputs.origin else { return Ok(()) };
        let real = |path: &Path| path.canonicalize().ok();
        let folder = folder_or_here(file.parent().unwrap_or(Path::new("")));
        let leads_out = |output: &&Output| {
            let parent = output.path.parent().map(|parent| folder_or_here(parent).to_owned());
            let target = real(&output.path).or_else(|| parent.as_deref().and_then(real));
            // What is not there is complained of when it is written to.
            target.is_some_and(|target| real(folder).is_none_or(|folder| !target.starts_with(folder)))
        };
        let told = |output: &Output| {
            format!("{}: output: {} leads out of the folder of {}", self.outputs.origin, output.path.display(), file::NAME)
        };
        let problems: Vec<String> = self.outputs.value.iter().filter(leads_out).map(told).collect();
        if problems.is_empty() { Ok(()) } else { Err(Failure::of(&problems)) }
    }
}

fn folder_or_here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}
