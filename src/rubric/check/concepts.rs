//! Term patterns can be read, refer to concepts there are, and never lead back to themselves.

use std::collections::BTreeMap;

use super::Concepts;
use crate::rubric::error::{Problems, quoted};
use crate::rubric::limits::{MAX_CONCEPT_DEPTH, MAX_PATTERN_BYTES, MAX_TERMS};
use crate::rubric::nearest;
use crate::rubric::pattern;
use crate::rubric::pointer::At;

/// Checks the concepts of one file. `known` are all there are, these included.
pub(super) fn all(own: &Concepts, known: &Concepts, problems: &mut Problems) {
    let list = At::TOP.key("concepts");
    let terms: usize = own.values().map(|concept| concept.terms.len() + concept.except.len()).sum();
    if terms > MAX_TERMS {
        problems.add(&list, format!("{terms} terms are too many; {MAX_TERMS} is the most a file may have"));
        return;
    }
    for (id, concept) in own {
        let at = list.key(id);
        let at_terms = at.key("terms");
        if concept.terms.is_empty() {
            problems.add(&at_terms, "a concept needs at least one term; add it");
        }
        for (index, term) in concept.terms.iter().enumerate() {
            term_pattern(term, known, &at_terms.index(index), problems);
        }
        let at_except = at.key("except");
        for (index, term) in concept.except.iter().enumerate() {
            term_pattern(term, known, &at_except.index(index), problems);
        }
    }
    chains(own, known, problems);
}

/// Checks one pattern, in a concept or in a rule.
pub(super) fn term_pattern(term: &str, known: &Concepts, at: &At<'_>, problems: &mut Problems) {
    if term.len() > MAX_PATTERN_BYTES {
        problems.add(at, format!("a pattern of {} bytes is too long; split it into several", term.len()));
        return;
    }
    match pattern::parse(term) {
        Err(error) => problems.add(at, format!("the pattern {} cannot be read: {error}", quoted(term))),
        Ok(elements) => {
            for id in pattern::concepts(&elements) {
                exists(id, known, at, problems);
            }
        }
    }
}

/// Checks that a concept exists.
pub(super) fn exists(id: &str, known: &Concepts, at: &At<'_>, problems: &mut Problems) {
    if known.contains_key(id) {
        return;
    }
    let otherwise = || {
        if id.contains(' ') {
            format!("for a pattern write {{\"phrase\": {}}}", quoted(id))
        } else {
            "add it to \"concepts\", or change the name".to_owned()
        }
    };
    problems.add_with(at, || {
        let hint = nearest::or_else(id, known.keys().map(String::as_str), otherwise);
        format!("there is no concept {}{hint}", quoted(id))
    });
}

/// Finds concepts that lead back to themselves, and chains that are too long.
fn chains(own: &Concepts, known: &Concepts, problems: &mut Problems) {
    let list = At::TOP.key("concepts");
    let mut heights = BTreeMap::new();
    for id in own.keys() {
        if let Err(wrong) = height(id, known, &mut vec![], &mut heights) {
            problems.add(&list.key(id), wrong);
        }
    }
}

/// How many concepts deep a concept goes, itself included. Those that have been reported count as nothing.
fn height<'k>(
    id: &'k str,
    known: &'k Concepts,
    open: &mut Vec<&'k str>,
    heights: &mut BTreeMap<&'k str, usize>,
) -> Result<usize, String> {
    if let Some(found) = heights.get(id) {
        return Ok(*found);
    }
    let wrong = if let Some(start) = open.iter().position(|above| *above == id) {
        let ring = open.get(start..).unwrap_or_default().join("> uses <");
        format!("concepts go round in a circle: <{ring}> uses <{id}>; take one of them out")
    } else {
        open.push(id);
        let mut below = 0;
        if open.len() <= MAX_CONCEPT_DEPTH {
            let concept = known.get(id);
            let patterns = concept.into_iter().flat_map(|concept| concept.terms.iter().chain(&concept.except));
            for inner in patterns.flat_map(|term| named(term)) {
                below = below.max(height(inner, known, open, heights)?);
            }
        }
        if open.len() <= MAX_CONCEPT_DEPTH && below < MAX_CONCEPT_DEPTH {
            open.pop();
            heights.insert(id, below + 1);
            return Ok(below + 1);
        }
        format!("concepts use concepts more than {MAX_CONCEPT_DEPTH} deep here; make the chain shorter")
    };
    heights.extend(open.iter().map(|above| (*above, 0)));
    Err(wrong)
}

/// The concepts a pattern names, readable or not. `<` has no other use.
fn named(term: &str) -> impl Iterator<Item = &str> {
    term.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(id, _)| id))
}
