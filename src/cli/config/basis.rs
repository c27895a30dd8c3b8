//! What work is judged by, whatever the command: rubrics, briefs, what is expected, personal data, waivers.

use std::path::PathBuf;

use super::layers::{Layers, Setting, some};
use super::scope::Scope;
use super::waivers::Waivers;
use crate::cli::args::{BesideArgs, ConfigArgs};
use crate::cli::failure::{self, Failure};
use crate::judgement::Expect;

/// The flags of a command that `markpoint.toml` can stand in for, and those that say whether it may.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Flags<'a> {
    /// `--rubric`.
    pub(in crate::cli) rubrics: &'a [String],
    /// `--brief` and `--no-privacy`.
    pub(in crate::cli) beside: &'a BesideArgs,
    /// `--expect`.
    pub(in crate::cli) expect: Option<Expect>,
    /// `--isolated` and `--today`.
    pub(in crate::cli) config: &'a ConfigArgs,
}

/// What the work of a run is judged by.
#[derive(Debug)]
pub(in crate::cli) struct Basis {
    /// The rubrics that the work is held against; none: the unit that fits best.
    pub(in crate::cli) rubrics: Setting<Vec<String>>,
    /// The briefs whose words earn nothing.
    pub(in crate::cli) briefs: Setting<Vec<PathBuf>>,
    /// How the work is read.
    pub(in crate::cli) expect: Setting<Expect>,
    /// Whether personal data are looked for.
    pub(in crate::cli) privacy: Setting<bool>,
    /// What a person lets be.
    pub(in crate::cli) waivers: Waivers,
    /// The file that was found.
    file: Option<PathBuf>,
}

impl Basis {
    /// What the flags say, and for the rest what the files say of the work in `scope`, and for the rest what holds by default.
    ///
    /// # Errors
    /// A file is there and cannot be used; everything that is wrong with it is named.
    pub(in crate::cli) fn of(flags: Flags<'_>, scope: Scope<'_>) -> Result<Self, Failure> {
        Self::with_layers(flags, scope).map(|(basis, _)| basis)
    }

    /// The same, and what else `markpoint.toml` says.
    pub(super) fn with_layers(flags: Flags<'_>, scope: Scope<'_>) -> Result<(Self, Layers), Failure> {
        let scope = if flags.config.isolated { Scope::Nothing } else { scope };
        match (Layers::find(scope), Waivers::find(scope, flags.config.today)) {
            (Ok(layers), Ok(waivers)) => Ok((Self::resolve(flags, &layers, waivers), layers)),
            (layers, waivers) => Err(Failure::all([layers.err(), waivers.err()].into_iter().flatten().collect())),
        }
    }

    fn resolve(flags: Flags<'_>, layers: &Layers, waivers: Waivers) -> Self {
        let no_privacy = flags.beside.no_privacy;
        Self {
            rubrics: layers.setting(some(flags.rubrics), |values| values.rubrics.as_ref()),
            briefs: layers.setting(some(&flags.beside.briefs), |values| values.briefs.as_ref()),
            expect: layers.setting(flags.expect, |values| values.expect.as_ref()),
            privacy: layers.setting_or(no_privacy.then_some(false), |values| values.privacy.as_ref(), true),
            waivers,
            file: layers.path.clone(),
        }
    }

    /// What the judgement takes into account besides the work and the rubric.
    pub(in crate::cli) fn beside(&self) -> BesideArgs {
        BesideArgs { briefs: self.briefs.value.clone(), no_privacy: !self.privacy.value }
    }

    /// Names the file that settings come from: one that nobody named must not work unseen.
    pub(in crate::cli) fn note_file(&self) {
        if let Some(file) = &self.file {
            failure::note(&format!("note: settings come from {} (--isolated leaves them out).", file.display()));
        }
    }
}
