//! The rubrics compiled into the program, so that it works from any folder with no set-up.
//!
//! Their examples are compiled in too: `markpoint rubric test` is how an assessor sees for themselves that a built-in unit does what
//! it says, and it has to work where there is nothing but the program.

use std::collections::{BTreeMap, BTreeSet};

use super::error::{self, Problem, RubricError};
use super::model::{Concepts, Examples, Lexicon, Rubric};
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

/// The built-in rubrics, the likeliest for these texts taken together first, each with how much likelier than the average it is, in
/// natural logarithms.
///
/// Naive Bayes over the beginnings of words (Maron 1961), with half a line added to every count. It only orders: whoever asks judges
/// the text against the first.
#[must_use]
pub fn likeliest<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<(&'static str, f64)> {
    let lower: Vec<String> = texts.into_iter().map(str::to_lowercase).collect();
    let words = lower.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_lowercase())).filter(|word| word.len() > 2);
    let seen: BTreeSet<&str> = words.filter_map(|word| word.get(..word.len().min(LETTERS))).collect();
    let mut totals = vec![0.0; RUBRICS.len()];
    for (_, row) in VOCABULARY {
        row.iter().zip(&mut totals).for_each(|(count, total)| *total += f64::from(*count));
    }
    let known = f64::from(u32::try_from(VOCABULARY.len()).unwrap_or(u32::MAX));
    let mut scores = vec![0.0; RUBRICS.len()];
    for beginning in seen {
        let Ok(at) = VOCABULARY.binary_search_by_key(&beginning, |(known, _)| known) else { continue };
        let likely: Vec<f64> = VOCABULARY[at]
            .1
            .iter()
            .zip(&totals)
            .map(|(count, total)| ((f64::from(*count) + 0.5) / (total + known / 2.0)).ln())
            .collect();
        let mean = likely.iter().sum::<f64>() / likely.len() as f64;
        likely.iter().zip(&mut scores).for_each(|(one, score)| *score += one - mean);
    }
    let mut ranked: Vec<(&'static str, f64)> = RUBRICS.iter().map(|(id, _)| *id).zip(scores).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    ranked
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
pub(super) fn lexicon() -> Result<Concepts, RubricError> {
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
    Ok(Loaded { rubric: rubric.into(), concepts })
}

fn rubric_file(id: &str) -> String {
    format!("rubrics/{id}.json")
}

fn sound<T: serde::de::DeserializeOwned + schemars::JsonSchema>(text: &str, file: &str) -> Result<T, RubricError> {
    let Parsed { content, problems, .. } = parse(text, file).map_err(|problem| RubricError::Unsound(vec![problem]))?;
    error::none(problems)?;
    Ok(content)
}
