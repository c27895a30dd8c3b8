//! What `markpoint.toml` says of the work of a run, and how flags beat it.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use super::file::{self, ConfigFile, Values};
use super::find;
use super::reader::Written;
use super::scope::{self, About, Scope};
use crate::cli::args::Output;
use crate::cli::failure::{self, Failure};
use crate::emit::Format;

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

/// What the file says of the work, what is said last first; nothing if there is no file.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// The file.
    pub(super) path: Option<PathBuf>,
    /// How the report is printed.
    pub(super) format: Option<Written<Format>>,
    /// Which files reports go to.
    pub(super) outputs: Option<Written<Vec<Output>>>,
    values: Vec<Values>,
}

impl Layers {
    /// Finds the file upwards from the working folder and keeps what it says of this work.
    ///
    /// # Errors
    /// It is there and cannot be used; everything that is wrong with it is named.
    pub(super) fn find(scope: Scope<'_>) -> Result<Self, Failure> {
        let work = match scope {
            Scope::Nothing => return Ok(Self::default()),
            Scope::Work(work) => Some(work),
            Scope::Portfolios => None,
        };
        let here = env::current_dir().map_err(|error| Failure::of(&[format!("the working folder cannot be found: {error}")]))?;
        let Some(folder) = find::folder_of(file::NAME, &here) else { return Ok(Self::default()) };
        let path = folder.join(file::NAME);
        let written = file::read(&path, &folder)?;
        Ok(match work {
            Some(work) => Self::of_work(written, path, &scope::from(&folder, &here, work)),
            None => Self::of_all(written, path),
        })
    }

    fn of_work(file: ConfigFile, path: PathBuf, work: &[PathBuf]) -> Self {
        let mut values = Vec::new();
        for entry in file.files.into_iter().rev() {
            match entry.globs.about(work) {
                About::All => values.push(entry.values),
                About::Some => failure::note(&format!(
                    "note: {}:{}: this [[files]] is about some of the work and not about all of it, so it is not used.",
                    path.display(),
                    entry.line
                )),
                About::None => {}
            }
        }
        values.push(file.all);
        Self { path: Some(path), format: file.format, outputs: file.outputs, values }
    }

    /// Portfolios that are to stand side by side are all held against the same.
    fn of_all(file: ConfigFile, path: PathBuf) -> Self {
        if let Some(entry) = file.files.first() {
            failure::note(&format!(
                "note: {}:{}: all portfolios are held against the same, so no [[files]] is used, only what holds for all work.",
                path.display(),
                entry.line
            ));
        }
        Self { path: Some(path), format: file.format, outputs: file.outputs, values: vec![file.all] }
    }

    /// The value of the flag, or else what is written last for this work, or else the default.
    pub(super) fn setting<T: Clone + Default>(&self, flag: Option<T>, of: impl Fn(&Values) -> Option<&Written<T>>) -> Setting<T> {
        self.setting_or(flag, of, T::default())
    }

    /// The same with another default.
    pub(super) fn setting_or<T: Clone>(
        &self,
        flag: Option<T>,
        of: impl Fn(&Values) -> Option<&Written<T>>,
        default: T,
    ) -> Setting<T> {
        self.choose(flag, self.values.iter().find_map(of), default)
    }

    /// The same for what need not be set at all.
    pub(super) fn optional<T: Clone>(&self, flag: Option<T>, of: impl Fn(&Values) -> Option<&Written<T>>) -> Setting<Option<T>> {
        let written = self.values.iter().find_map(of);
        let written = written.map(|written| Written { value: Some(written.value.clone()), line: written.line });
        self.choose(flag.map(Some), written.as_ref(), None)
    }

    /// The value of the flag, or else what is written, or else the default.
    pub(super) fn choose<T: Clone>(&self, flag: Option<T>, written: Option<&Written<T>>, default: T) -> Setting<T> {
        match (flag, written) {
            (Some(value), _) => Setting { value, origin: Origin::CommandLine },
            (None, Some(written)) => {
                let path = self.path.as_deref().unwrap_or(Path::new(file::NAME));
                Setting { value: written.value.clone(), origin: Origin::File(path.to_owned(), written.line) }
            }
            (None, None) => Setting { value: default, origin: Origin::Default },
        }
    }
}

/// What a flag that may be given several times says, if it was given.
pub(super) fn some<T: Clone>(list: &[T]) -> Option<Vec<T>> {
    (!list.is_empty()).then(|| list.to_vec())
}
