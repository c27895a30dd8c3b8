//! A user's own rubric, with its lexicon and its examples beside it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::{self, Problem, RubricError};
use super::limits::{MAX_FILE_BYTES, MAX_LEXICONS};
use super::model::{Concepts, Examples, Lexicon, Rubric};
use super::parse::parse;
use super::{Loaded, builtin, check};

/// Loads a rubric file. Concepts of the JSON files in a `lexicon` folder beside it are added to the built-in ones and win over them.
///
/// # Errors
/// [`RubricError`]: the file cannot be read, or there are problems in it or in its lexicon; all of them are given.
///
/// ```no_run
/// let loaded = markpoint::rubric::load("water-safety.json".as_ref())?;
/// assert_eq!(loaded.rubric.id, "water-safety");
/// # Ok::<(), markpoint::rubric::RubricError>(())
/// ```
pub fn load(path: &Path) -> Result<Loaded, RubricError> {
    let file = path.display().to_string();
    let parsed = parse::<Rubric>(&read(path)?, &file).map_err(|problem| RubricError::Unsound(vec![problem]))?;
    let mut concepts = builtin::lexicon()?;
    let mut problems = lexicons_beside(path, &mut concepts)?;
    concepts.extend(parsed.content.concepts.clone());
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let found = check::rubric(&parsed.content, &stem, &concepts, &file);
    let (rubric, mut all) = parsed.with(found);
    all.append(&mut problems);
    error::none(all)?;
    Ok(Loaded { rubric: rubric.into(), concepts })
}

/// Loads a rubric from text held in memory, as if it stood in the file `<id>.json` with no lexicon beside it.
///
/// # Errors
/// [`RubricError`]: there are problems in it; all of them are given.
pub fn from_text(id: &str, text: &str) -> Result<Loaded, RubricError> {
    let file = format!("{id}.json");
    let parsed = parse::<Rubric>(text, &file).map_err(|problem| RubricError::Unsound(vec![problem]))?;
    let mut concepts = builtin::lexicon()?;
    concepts.extend(parsed.content.concepts.clone());
    let found = check::rubric(&parsed.content, id, &concepts, &file);
    let (rubric, problems) = parsed.with(found);
    error::none(problems)?;
    Ok(Loaded { rubric: rubric.into(), concepts })
}

/// The examples beside a user's rubric, in `examples/<id>.json`, if there are any.
///
/// # Errors
/// [`RubricError`]: the file cannot be read, or there are problems in it; all of them are given.
pub fn examples_beside(path: &Path, rubric: &Rubric) -> Option<Result<Examples, RubricError>> {
    let beside = path.with_file_name("examples").join(format!("{}.json", rubric.id));
    beside.exists().then(|| {
        let file = beside.display().to_string();
        let parsed = parse::<Examples>(&read(&beside)?, &file).map_err(|problem| RubricError::Unsound(vec![problem]))?;
        let found = check::examples(&parsed.content, rubric, &file);
        let (examples, problems) = parsed.with(found);
        error::none(problems)?;
        Ok(examples)
    })
}

/// Adds the concepts of the lexicon beside a rubric, and gives the lexicon's problems.
fn lexicons_beside(path: &Path, concepts: &mut Concepts) -> Result<Vec<Problem>, RubricError> {
    let mut read_in = Vec::new();
    for path in lexicon_files(&path.with_file_name("lexicon"))? {
        let file = path.display().to_string();
        let parsed = parse::<Lexicon>(&read(&path)?, &file).map_err(|problem| RubricError::Unsound(vec![problem]))?;
        concepts.extend(parsed.content.concepts.clone());
        read_in.push((file, parsed));
    }
    let mut problems = Vec::new();
    let mut taken = BTreeMap::new();
    for (file, parsed) in read_in {
        let found = check::lexicon(&parsed.content, concepts, &taken, &file);
        taken.extend(parsed.content.concepts.keys().map(|id| (id.clone(), file.clone())));
        problems.extend(parsed.with(found).1);
    }
    Ok(problems)
}

/// The JSON files of a folder, sorted; none if there is no such folder.
fn lexicon_files(folder: &Path) -> Result<Vec<PathBuf>, RubricError> {
    let unreadable = |error: &io::Error| RubricError::Unreadable { file: folder.display().to_string(), reason: reason(error) };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(vec![]),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    if files.len() > MAX_LEXICONS {
        let reason = format!("{} lexicon files are too many; {MAX_LEXICONS} is the most", files.len());
        return Err(RubricError::Unreadable { file: folder.display().to_string(), reason });
    }
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<String, RubricError> {
    let unreadable = |reason: String| RubricError::Unreadable { file: path.display().to_string(), reason };
    if path.is_dir() {
        return Err(unreadable("this is a folder; name the rubric's JSON file".to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(reason(&error)))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(unreadable(format!("the file is larger than {} MiB; a rubric is not", MAX_FILE_BYTES >> 20)));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("this is not UTF-8 text; save it as UTF-8".to_owned()))
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name and the folder".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read; check its permissions".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}
