//! `markpoint.toml` as it is written.

use std::path::{Component, Path, PathBuf};

use toml::de::DeValue;

use super::reader::{self, Source, Table, Written};
use super::scope::{Globs, globs};
use crate::cli::args::{FailOn, FailUnder, Output};
use crate::cli::failure::Failure;
use crate::emit::Format;
use crate::judgement::Expect;
use crate::rubric::{builtin_ids, nearest};

/// What the file is called.
pub(super) const NAME: &str = "markpoint.toml";

/// A whole file.
#[derive(Debug, Default)]
pub(super) struct ConfigFile {
    /// What holds for all work.
    pub(super) all: Values,
    /// How the report is printed.
    pub(super) format: Option<Written<Format>>,
    /// Which files reports go to.
    pub(super) outputs: Option<Written<Vec<Output>>>,
    /// What holds for some work, in order.
    pub(super) files: Vec<Entry>,
}

/// What holds for work in certain places: a `[[files]]`.
#[derive(Debug)]
pub(super) struct Entry {
    /// The line it begins at.
    pub(super) line: usize,
    /// Where the work lies.
    pub(super) globs: Globs,
    /// What holds for it.
    pub(super) values: Values,
}

/// What can hold for all or for some work.
#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) rubrics: Option<Written<Vec<String>>>,
    pub(super) briefs: Option<Written<Vec<PathBuf>>>,
    pub(super) expect: Option<Written<Expect>>,
    pub(super) privacy: Option<Written<bool>>,
    pub(super) fail_on: Option<Written<Vec<FailOn>>>,
    pub(super) fail_under: Option<Written<FailUnder>>,
}

/// Reads the file; `folder` is where paths in it begin, as they are to be shown and opened.
///
/// # Errors
/// It cannot be read, or something in it is wrong; everything is named.
pub(super) fn read(path: &Path, folder: &Path) -> Result<ConfigFile, Failure> {
    Source::open(path)?.read(|table| ConfigFile {
        all: Values::read(table, folder),
        format: table.take("format", format),
        outputs: table.take("output", |value| outputs(value, folder)),
        files: table.each("files", |table, line| entry(table, line, folder)).into_iter().flatten().collect(),
    })
}

fn entry(table: &mut Table<'_>, line: usize, folder: &Path) -> Option<Entry> {
    let globs = table.need("glob", line, globs);
    let values = Values::read(table, folder);
    Some(Entry { line, globs: globs?.value, values })
}

impl Values {
    fn read(table: &mut Table<'_>, folder: &Path) -> Self {
        let rubrics = |value: &DeValue<'_>| reader::texts(value)?.into_iter().map(|name| rubric(name, folder)).collect();
        let briefs = |value: &DeValue<'_>| Ok(reader::texts(value)?.into_iter().map(|path| folder.join(path)).collect());
        Self {
            rubrics: table.take("rubric", rubrics),
            briefs: table.take("brief", briefs),
            expect: table.take("expect", |value| reader::text(value)?.parse()),
            privacy: table.take("privacy", reader::flag),
            fail_on: table.take("fail-on", |value| reader::texts(value)?.iter().map(|name| FailOn::named(name)).collect()),
            fail_under: table.take("fail-under", fail_under),
        }
    }
}

/// An id stays what it is; a path begins at the folder.
///
/// # Errors
/// It is neither. A path may be of a rubric that is not there yet; it is told of when it is read.
fn rubric(name: String, folder: &Path) -> Result<String, String> {
    let ids = builtin_ids();
    if ids.contains(&name.as_str()) {
        return Ok(name);
    }
    let path = folder.join(&name);
    if name.contains(['/', '\\', '.']) || path.exists() {
        return Ok(path.to_string_lossy().into_owned());
    }
    let guess = || {
        let near = nearest(&name, ids.iter().copied());
        near.map_or_else(|| format!("; the units are {}", ids.join(", ")), |near| format!("; did you mean {near}?"))
    };
    Err(format!("there is no unit and no file called {name:?}{}", guess()))
}

fn fail_under(value: &DeValue<'_>) -> Result<FailUnder, String> {
    let text = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::String(text) => text,
        other => return Err(reader::wanted("a whole number of points, or a share such as \"75%\",", other)),
    };
    text.parse()
}

fn format(value: &DeValue<'_>) -> Result<Format, String> {
    let name = reader::text(value)?;
    let format = known_format(&name)?;
    if format.is_text() { Ok(format) } else { Err(format!("{name} cannot be printed; give it a file under [output]")) }
}

/// `html = "report.html"`, or several files of a format in a list.
fn outputs(value: &DeValue<'_>, folder: &Path) -> Result<Vec<Output>, String> {
    let Some(table) = value.as_table() else {
        return Err(reader::wanted("a table such as { html = \"report.html\" }", value));
    };
    let mut outputs = Vec::new();
    for (name, paths) in table {
        let format = known_format(name.get_ref())?;
        for path in reader::texts(paths.get_ref()).map_err(|problem| format!("{}: {problem}", name.get_ref()))? {
            if !stays_below(Path::new(&path)) {
                return Err(format!("{path:?} must be a file in the folder of {NAME} or below it"));
            }
            outputs.push(Output { format, path: folder.join(path) });
        }
    }
    Ok(outputs)
}

/// Whoever can put a file into a folder must not choose what is written elsewhere.
fn stays_below(path: &Path) -> bool {
    path.components().all(|step| matches!(step, Component::Normal(_) | Component::CurDir)) && path.file_name().is_some()
}

fn known_format(name: &str) -> Result<Format, String> {
    let names = || Format::ALL.map(Format::name);
    let guess = || {
        nearest(name, names())
            .map_or_else(|| format!("; the formats are {}", names().join(", ")), |near| format!("; did you mean {near}?"))
    };
    Format::named(name).ok_or_else(|| format!("there is no format {name:?}{}", guess()))
}
