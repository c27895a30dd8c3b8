//! The rubrics compiled into the program, so that it works from any folder with no set-up.
//!
//! Their examples are compiled in too: `markpoint rubric test` is how an assessor sees for themselves that a built-in unit does what
//! it says, and it has to work where there is nothing but the program.

use std::collections::BTreeMap;

use super::error::{self, Problem, RubricError};
use super::model::{Concept, Examples, Lexicon, Rubric};
use super::parse::{Parsed, parse};
use super::{Loaded, check};

include!(concat!(env!("OUT_DIR"), "/builtin_files.rs"));

/// The ids of the built-in rubrics, sorted.
#[must_use]
pub fn builtin_ids() -> Vec<&'static str> {
    RUBRICS.iter().map(|(id, _)| *id).collect()
}

/// A built-in rubric, if there is one with this id.
///
/// # Errors
/// Never in a released program: a test holds every built-in file against [`check_builtins`]. For the same reason only their form is
/// read here, and not their sense.
#[must_use]
pub fn builtin(id: &str) -> Option<Result<Loaded, RubricError>> {
    let (_, text) = RUBRICS.iter().find(|(known, _)| *known == id)?;
    Some(load(id, text))
}

/// The examples of a built-in rubric, if it has any.
///
/// # Errors
/// As for [`builtin`].
#[must_use]
pub fn builtin_examples(id: &str) -> Option<Result<Examples, RubricError>> {
    let (_, text) = EXAMPLES.iter().find(|(known, _)| *known == id)?;
    Some(sound(text, &format!("rubrics/examples/{id}.json")))
}

/// Checks every built-in rubric, lexicon and examples file in full.
///
/// # Errors
/// [`RubricError::Unsound`] with every problem of every file.
pub fn check_builtins() -> Result<(), RubricError> {
    let mut problems = Vec::new();
    let known = lexicon()?;
    let mut taken = BTreeMap::new();
    for (stem, text) in LEXICONS {
        let file = format!("rubrics/lexicon/{stem}.json");
        let lexicon: Lexicon = sound(text, &file)?;
        problems.extend(check::lexicon(&lexicon, &known, &taken, &file));
        taken.extend(lexicon.concepts.into_keys().map(|id| (id, file.clone())));
    }
    for (id, text) in RUBRICS {
        let Loaded { rubric, concepts } = load(id, text)?;
        problems.extend(check::rubric(&rubric, id, &concepts, &rubric_file(id)));
        if let Some(examples) = builtin_examples(id) {
            problems.extend(check::examples(&examples?, &rubric, &format!("rubrics/examples/{id}.json")));
        }
    }
    for (id, _) in EXAMPLES.iter().filter(|(id, _)| !builtin_ids().contains(id)) {
        let message = format!("there is no rubric {id:?}; the file's name is the rubric's id");
        problems.push(Problem { file: format!("rubrics/examples/{id}.json"), pointer: String::new(), message });
    }
    error::none(problems)
}

/// Every concept of the built-in lexicons.
pub(super) fn lexicon() -> Result<BTreeMap<String, Concept>, RubricError> {
    let mut concepts = BTreeMap::new();
    for (stem, text) in LEXICONS {
        let lexicon: Lexicon = sound(text, &format!("rubrics/lexicon/{stem}.json"))?;
        concepts.extend(lexicon.concepts);
    }
    Ok(concepts)
}

fn load(id: &str, text: &str) -> Result<Loaded, RubricError> {
    let rubric: Rubric = sound(text, &rubric_file(id))?;
    let mut concepts = lexicon()?;
    concepts.extend(rubric.concepts.clone());
    Ok(Loaded { rubric, concepts })
}

fn rubric_file(id: &str) -> String {
    format!("rubrics/{id}.json")
}

fn sound<T: serde::de::DeserializeOwned + schemars::JsonSchema>(text: &str, file: &str) -> Result<T, RubricError> {
    let Parsed { content, problems, .. } = parse(text, file).map_err(|problem| RubricError::Unsound(vec![problem]))?;
    error::none(problems)?;
    Ok(content)
}
