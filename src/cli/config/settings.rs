//! What is in force for a run, and where each value comes from.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use super::file::{self, ConfigFile, Values};
use super::find;
use super::reader::Written;
use super::scope::{self, About};
use crate::cli::args::{BesideArgs, CheckArgs, FailOn, FailUnder, Output};
use crate::cli::failure::{self, Failure};
use crate::emit::Format;
use crate::judgement::Expect;

/// What is in force for a run of `check`.
#[derive(Debug)]
pub(in crate::cli) struct Settings {
    /// The rubrics that the work is held against; none: the unit that fits best.
    pub(in crate::cli) rubrics: Setting<Vec<String>>,
    /// The briefs whose words earn nothing.
    pub(in crate::cli) briefs: Setting<Vec<PathBuf>>,
    /// How the work is read.
    pub(in crate::cli) expect: Setting<Expect>,
    /// Whether personal data are looked for.
    pub(in crate::cli) privacy: Setting<bool>,
    /// What makes the exit code 1; nothing: what does by default.
    pub(in crate::cli) fail_on: Setting<Vec<FailOn>>,
    /// Below how many points the exit code is 1.
    pub(in crate::cli) fail_under: Setting<Option<FailUnder>>,
    /// How the report is printed.
    pub(in crate::cli) format: Setting<Format>,
    /// Which files reports go to.
    pub(in crate::cli) outputs: Setting<Vec<Output>>,
    /// The file that was found.
    pub(in crate::cli) file: Option<PathBuf>,
}

/// A value, and who has set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Setting<T> {
    /// The value.
    pub(in crate::cli) value: T,
    /// Who has set it.
    pub(in crate::cli) origin: Origin,
}

/// Who has set a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Origin {
    /// Nobody.
    Default,
    /// A flag.
    CommandLine,
    /// A line of a file, from 1.
    File(PathBuf, usize),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::CommandLine => f.write_str("command line"),
            Self::File(path, line) => write!(f, "{}:{line}", path.display()),
        }
    }
}

impl Settings {
    /// What the flags say, and for the rest what `markpoint.toml` says of this work, and for the rest what holds by default.
    ///
    /// # Errors
    /// The file is there and cannot be used; everything that is wrong with it is named.
    pub(in crate::cli) fn of(args: &CheckArgs) -> Result<Self, Failure> {
        let here = env::current_dir().map_err(|error| Failure::of(&[format!("the working folder cannot be found: {error}")]))?;
        let folder = if args.config.isolated { None } else { find::folder_of(file::NAME, &here) };
        let path = folder.as_ref().map(|folder| folder.join(file::NAME));
        let (Some(folder), Some(path)) = (folder, path) else { return Ok(Self::resolve(args, &Layers::default())) };
        let written = file::read(&path, &folder)?;
        let work = scope::from(&folder, &here, &args.files);
        let settings = Self::resolve(args, &Layers::of(&written, &path, &work));
        settings.outputs_stay_in(&folder)?;
        Ok(Self { file: Some(path), ..settings })
    }

    /// What the judgement takes into account besides the work and the rubric.
    pub(in crate::cli) fn beside(&self) -> BesideArgs {
        BesideArgs { briefs: self.briefs.value.clone(), no_privacy: !self.privacy.value }
    }

    fn resolve(args: &CheckArgs, layers: &Layers<'_>) -> Self {
        let beside = &args.beside;
        Self {
            rubrics: layers.setting(some(&args.rubrics), |values| values.rubrics.as_ref()),
            briefs: layers.setting(some(&beside.briefs), |values| values.briefs.as_ref()),
            expect: layers.setting(args.config.expect, |values| values.expect.as_ref()),
            privacy: layers.setting_or(beside.no_privacy.then_some(false), |values| values.privacy.as_ref(), true),
            fail_on: layers.setting(some(&args.fail_on), |values| values.fail_on.as_ref()),
            fail_under: layers.optional(args.fail_under, |values| values.fail_under.as_ref()),
            format: layers.choose(args.format, layers.file.and_then(|file| file.format.as_ref()), Format::default()),
            outputs: layers.choose(some(&args.outputs), layers.file.and_then(|file| file.outputs.as_ref()), Vec::new()),
            file: None,
        }
    }

    /// A link could lead elsewhere, though the path as written does not.
    fn outputs_stay_in(&self, folder: &Path) -> Result<(), Failure> {
        let Origin::File(..) = self.outputs.origin else { return Ok(()) };
        let real = |path: &Path| path.canonicalize().ok();
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
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

fn some<T: Clone>(list: &[T]) -> Option<Vec<T>> {
    (!list.is_empty()).then(|| list.to_vec())
}

/// What the file says of the work, what is said last first.
#[derive(Default)]
struct Layers<'f> {
    path: PathBuf,
    file: Option<&'f ConfigFile>,
    values: Vec<&'f Values>,
}

impl<'f> Layers<'f> {
    fn of(file: &'f ConfigFile, path: &Path, work: &[PathBuf]) -> Self {
        let mut values = Vec::new();
        for entry in file.files.iter().rev() {
            match entry.globs.about(work) {
                About::All => values.push(&entry.values),
                About::Some => failure::note(&format!(
                    "note: {}:{}: this [[files]] is about some of the work and not about all of it, so it is not used.",
                    path.display(),
                    entry.line
                )),
                About::None => {}
            }
        }
        values.push(&file.all);
        Self { path: path.to_owned(), file: Some(file), values }
    }

    /// The value of the flag, or else what is written last for this work, or else the default.
    fn setting<T: Clone + Default + 'f>(&self, flag: Option<T>, of: impl Fn(&'f Values) -> Option<&'f Written<T>>) -> Setting<T> {
        self.setting_or(flag, of, T::default())
    }

    fn setting_or<T: Clone + 'f>(
        &self,
        flag: Option<T>,
        of: impl Fn(&'f Values) -> Option<&'f Written<T>>,
        default: T,
    ) -> Setting<T> {
        self.choose(flag, self.values.iter().find_map(|values| of(values)), default)
    }

    /// The same for what need not be set at all.
    fn optional<T: Clone + 'f>(&self, flag: Option<T>, of: impl Fn(&'f Values) -> Option<&'f Written<T>>) -> Setting<Option<T>> {
        let written = self.values.iter().find_map(|values| of(values));
        let written = written.map(|written| Written { value: Some(written.value.clone()), line: written.line });
        self.choose(flag.map(Some), written.as_ref(), None)
    }

    fn choose<T: Clone>(&self, flag: Option<T>, written: Option<&Written<T>>, default: T) -> Setting<T> {
        match (flag, written) {
            (Some(value), _) => Setting { value, origin: Origin::CommandLine },
            (None, Some(written)) => {
                Setting { value: written.value.clone(), origin: Origin::File(self.path.clone(), written.line) }
            }
            (None, None) => Setting { value: default, origin: Origin::Default },
        }
    }
}
