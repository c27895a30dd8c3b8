//! Examples belong to the rubric they lie beside.

use std::collections::BTreeSet;

use crate::rubric::error::{Problem, Problems, quoted};
use crate::rubric::model::{Examples, Rubric};
use crate::rubric::nearest;
use crate::rubric::pointer::At;

/// Every problem of a rubric's examples.
pub(in crate::rubric) fn examples(examples: &Examples, rubric: &Rubric, file: &str) -> Vec<Problem> {
    let mut problems = Problems::of(file);
    if examples.rubric != rubric.id {
        let message = format!("these examples are for {:?} but lie beside {:?}; change one of them", examples.rubric, rubric.id);
        problems.add(&At::TOP.key("rubric"), message);
    }
    let parts: BTreeSet<String> =
        rubric.points.iter().flat_map(|point| point.parts.iter().map(move |part| format!("{}.{}", point.id, part.id))).collect();
    let at = At::TOP.key("parts");
    for (name, given) in &examples.parts {
        let known = parts.iter().map(String::as_str);
        named(name, known, "part", &at.key(name), &mut problems);
        passages("shown", &given.shown, &at.key(name), &mut problems);
        passages("not_shown", &given.not_shown, &at.key(name), &mut problems);
    }
    let at = At::TOP.key("mistakes");
    for (name, given) in &examples.mistakes {
        let known = rubric.mistakes.iter().map(|mistake| mistake.id.as_str());
        named(name, known, "mistake", &at.key(name), &mut problems);
        passages("found", &given.found, &at.key(name), &mut problems);
        passages("clear", &given.clear, &at.key(name), &mut problems);
    }
    problems.into_vec()
}

fn named<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone, what: &str, at: &At<'_>, problems: &mut Problems) {
    if !known.clone().any(|known| known == name) {
        problems.add_with(at, || {
            let hint = nearest::or_else(name, known, || "change the name, or take it out".to_owned());
            format!("the rubric has no {what} {}{hint}", quoted(name))
        });
    }
}

fn passages(key: &str, passages: &[String], at: &At<'_>, problems: &mut Problems) {
    let at = at.key(key);
    for (index, _) in passages.iter().enumerate().filter(|(_, passage)| passage.trim().is_empty()) {
        problems.add(&at.index(index), "this passage is empty; write it or take it out");
    }
}
