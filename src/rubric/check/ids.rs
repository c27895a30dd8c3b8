//! Ids are well formed and stand once, and no text is left empty.

use std::collections::{BTreeMap, BTreeSet};

use crate::rubric::error::{Problems, quoted};
use crate::rubric::model::{Lexicon, Mistake, MistakeKind, Point, Rubric, Tip};
use crate::rubric::nearest;
use crate::rubric::pointer::At;

pub(super) fn rubric(rubric: &Rubric, stem: &str, problems: &mut Problems) {
    let at = At::TOP;
    if !is_hyphenated(&rubric.id) {
        problems.add(&at.key("id"), format!("{} cannot be an id; {HYPHENATED}", quoted(&rubric.id)));
    } else if rubric.id != stem {
        problems.add(
            &at.key("id"),
            format!("the id is {} but the file is called \"{stem}.json\"; make them the same", quoted(&rubric.id)),
        );
    }
    for (key, text) in [
        ("title", &rubric.title),
        ("qualification", &rubric.qualification),
        ("revision", &rubric.revision),
        ("source", &rubric.source),
    ] {
        filled(text, &at.key(key), problems);
    }
    outcomes(rubric, problems);
    let list = at.key("points");
    if rubric.points.is_empty() {
        problems.add(&list, "a rubric needs at least one point; add it");
    }
    let mut seen = BTreeSet::new();
    for (index, one) in rubric.points.iter().enumerate() {
        let at = list.index(index);
        id(&one.id, "point", &mut seen, &at, problems);
        point(one, rubric, &at, problems);
    }
    let list = at.key("mistakes");
    let mut seen = BTreeSet::new();
    for (index, one) in rubric.mistakes.iter().enumerate() {
        let at = list.index(index);
        id(&one.id, "mistake", &mut seen, &at, problems);
        mistake(one, &at, problems);
    }
    let list = at.key("tips");
    let mut seen = BTreeSet::new();
    for (index, one) in rubric.tips.iter().enumerate() {
        let at = list.index(index);
        id(&one.id, "tip", &mut seen, &at, problems);
        tip(one, &at, problems);
    }
    concept_ids(rubric.concepts.keys(), problems);
}

pub(super) fn lexicon(lexicon: &Lexicon, taken: &BTreeMap<String, String>, problems: &mut Problems) {
    filled(&lexicon.about, &At::TOP.key("about"), problems);
    concept_ids(lexicon.concepts.keys(), problems);
    let list = At::TOP.key("concepts");
    for id in lexicon.concepts.keys() {
        if let Some(file) = taken.get(id) {
            problems.add(&list.key(id), format!("the concept {id:?} is in {file} too; keep one of them"));
        }
    }
}

fn outcomes(rubric: &Rubric, problems: &mut Problems) {
    let list = At::TOP.key("outcomes");
    let mut seen = BTreeSet::new();
    for (index, outcome) in rubric.outcomes.iter().enumerate() {
        let at = list.index(index);
        id(&outcome.id, "outcome", &mut seen, &at, problems);
        filled(&outcome.statement, &at.key("statement"), problems);
    }
}

fn point(point: &Point, rubric: &Rubric, at: &At<'_>, problems: &mut Problems) {
    for (key, text) in [("verb", &point.verb), ("statement", &point.statement), ("source", &point.source)] {
        filled(text, &at.key(key), problems);
    }
    if let Some(short) = &point.short {
        filled(short, &at.key("short"), problems);
    }
    if let Some(outcome) = &point.outcome
        && !rubric.outcomes.iter().any(|known| known.id == *outcome)
    {
        problems.add_with(&at.key("outcome"), || {
            let known = rubric.outcomes.iter().map(|outcome| outcome.id.as_str());
            let hint = nearest::or_else(outcome, known, || "add it to \"outcomes\"".to_owned());
            format!("there is no outcome {}{hint}", quoted(outcome))
        });
    }
    let list = at.key("parts");
    if point.parts.is_empty() {
        problems.add(&list, "a point needs at least one part; add it");
    }
    let mut seen = BTreeSet::new();
    for (index, part) in point.parts.iter().enumerate() {
        let at = list.index(index);
        if !part.id.is_empty() && part.id.chars().all(|c| c.is_ascii_alphanumeric()) {
            once(&part.id, "part", &mut seen, &at, problems);
        } else {
            problems.add(&at.key("id"), format!("{} cannot be a part's id; use a letter, such as \"a\"", quoted(&part.id)));
        }
        filled(&part.statement, &at.key("statement"), problems);
        filled(&part.advice, &at.key("advice"), problems);
    }
}

fn mistake(mistake: &Mistake, at: &At<'_>, problems: &mut Problems) {
    for (key, text) in [("statement", &mistake.statement), ("advice", &mistake.advice), ("source", &mistake.source)] {
        filled(text, &at.key(key), problems);
    }
    match (mistake.kind, &mistake.omits) {
        (MistakeKind::SaysOrOmits, None) => problems.add(
            at,
            "the kind \"says-or-omits\" needs a second rule, \"omits\", that says what is left out; add it or change the kind",
        ),
        (MistakeKind::Says | MistakeKind::Omits, Some(_)) => problems
            .add(&at.key("omits"), "\"omits\" belongs to the kind \"says-or-omits\" alone; take it out or change the kind"),
        _ => {}
    }
}

fn tip(tip: &Tip, at: &At<'_>, problems: &mut Problems) {
    for (key, text) in [("statement", &tip.statement), ("advice", &tip.advice), ("source", &tip.source)] {
        filled(text, &at.key(key), problems);
    }
}

const HYPHENATED: &str = "use lower case letters, digits and single hyphens, such as \"water-safety\"";

fn concept_ids<'c>(ids: impl Iterator<Item = &'c String>, problems: &mut Problems) {
    let list = At::TOP.key("concepts");
    for id in ids.filter(|id| !is_hyphenated(id)) {
        problems.add(&list.key(id), format!("{} cannot be a concept's id; {HYPHENATED}", quoted(id)));
    }
}

fn id<'r>(id: &'r str, what: &str, seen: &mut BTreeSet<&'r str>, at: &At<'_>, problems: &mut Problems) {
    if is_label(id) {
        once(id, what, seen, at, problems);
    } else {
        problems.add(
            &at.key("id"),
            format!("{} cannot be an id; use letters, digits, dots and hyphens, such as \"P1\" or \"1.2\"", quoted(id)),
        );
    }
}

fn once<'r>(id: &'r str, what: &str, seen: &mut BTreeSet<&'r str>, at: &At<'_>, problems: &mut Problems) {
    if !seen.insert(id) {
        problems.add(&at.key("id"), format!("another {what} has the id {id:?}; give each its own"));
    }
}

fn filled(text: &str, at: &At<'_>, problems: &mut Problems) {
    if text.trim().is_empty() {
        problems.add(at, "this text is empty; write it or take the field out");
    }
}

/// Lower case words and figures joined by hyphens.
fn is_hyphenated(id: &str) -> bool {
    id.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// Letters and figures with dots and hyphens between them.
fn is_label(id: &str) -> bool {
    id.split(['.', '-']).all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric()))
}
