//! Which rubric to hold evidence against.

use std::cmp::Ordering;
use std::path::Path;

use super::failure::Failure;
use crate::evidence::Evidence;
use crate::judgement::{PartStatus, Report, judge_one};
use crate::language::Brief;
use crate::rubric::{self, Examples, Loaded};

/// The rubric a person names: a built-in one by its id, any other by the path of its file.
///
/// # Errors
/// There is none of that name, or it is not sound.
pub(super) fn named(name: &str) -> Result<Loaded, Failure> {
    if let Some(loaded) = rubric::builtin(name) {
        return Ok(loaded?);
    }
    let path = Path::new(name);
    let looks_like_a_path = path.components().count() > 1 || path.extension().is_some_and(|extension| extension == "json");
    if looks_like_a_path || path.exists() {
        return Ok(rubric::load(path)?);
    }
    Err(unknown(name))
}

/// A rubric, with its examples if it has any.
pub(super) type WithExamples = (Loaded, Option<Examples>);

/// The rubric a person names, with its examples if it has any.
///
/// # Errors
/// There is none of that name, or it or its examples are not sound.
pub(super) fn with_examples(name: &str) -> Result<WithExamples, Failure> {
    let loaded = named(name)?;
    let examples = match rubric::builtin(name) {
        Some(_) => rubric::builtin_examples(name).transpose()?,
        None => rubric::examples_beside(Path::new(name), &loaded.rubric).transpose()?,
    };
    Ok((loaded, examples))
}

/// The report on the built-in unit that evidence fits best: the one its words make likeliest, or, if not one part of that is even
/// mentioned, the likeliest of which one is.
///
/// # Errors
/// It fits none of them.
pub(super) fn best_fit(name: &str, evidence: &[Evidence], brief: &Brief) -> Result<(Report, Fit), Failure> {
    let mut best: Option<(Report, Fit)> = None;
    for (id, _) in rubric::likeliest(evidence.iter().map(|file| file.text.as_str())) {
        let Some(loaded) = rubric::builtin(id) else { continue };
        let report = judge_one(&loaded?, name, evidence, brief);
        let fit = Fit::of(&report);
        if best.as_ref().is_none_or(|(_, most)| fit.compare(most) == Ordering::Greater) {
            best = Some((report, fit));
        }
        if best.as_ref().is_some_and(|(_, fit)| fit.shown + fit.mentioned > 0) {
            break;
        }
    }
    match best {
        Some((report, fit)) if fit.shown + fit.mentioned > 0 => Ok((report, fit)),
        _ => Err(no_fit()),
    }
}

/// How well evidence fits a rubric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// Parts shown.
    pub(super) shown: usize,
    /// Parts only mentioned.
    mentioned: usize,
    /// All parts.
    total: usize,
}

impl Fit {
    fn of(report: &Report) -> Self {
        let parts = || report.points.iter().flat_map(|point| &point.parts);
        Self {
            shown: parts().filter(|part| part.status == PartStatus::Shown).count(),
            mentioned: parts().filter(|part| part.status == PartStatus::Mentioned).count(),
            total: parts().count(),
        }
    }

    /// By the share of parts shown, so that a long unit has no advantage; then by the share mentioned.
    fn compare(&self, other: &Self) -> Ordering {
        let shown = (self.shown * other.total).cmp(&(other.shown * self.total));
        shown.then((self.mentioned * other.total).cmp(&(other.mentioned * self.total)))
    }
}

fn unknown(name: &str) -> Failure {
    let known = rubric::builtin_ids();
    let guess =
        rubric::nearest(name, known.iter().copied()).map_or_else(|| ".".to_owned(), |near| format!("; did you mean {near:?}?"));
    let first = format!("there is no unit and no file called {name:?}{guess}");
    Failure::with_lines(&format!("{first}{}", list_lead_in(&known)), known.iter().map(ToString::to_string))
}

pub(super) fn no_fit() -> Failure {
    let known = rubric::builtin_ids();
    let first = "nothing in this work fits a built-in unit, so none was chosen; name one with --rubric.";
    Failure::with_lines(&format!("{first}{}", list_lead_in(&known)), known.iter().map(ToString::to_string))
}

fn list_lead_in(known: &[&str]) -> &'static str {
    if known.is_empty() { "" } else { " The units are:" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(shown: usize, mentioned: usize, total: usize) -> Fit {
        Fit { shown, mentioned, total }
    }

    #[test]
    fn the_larger_share_of_parts_wins_whatever_the_size_of_the_unit() {
        for (one, other, expected) in [
            (fit(4, 0, 8), fit(9, 0, 20), Ordering::Greater),
            (fit(9, 0, 20), fit(4, 0, 8), Ordering::Less),
            (fit(4, 0, 8), fit(10, 0, 20), Ordering::Equal),
            (fit(4, 1, 8), fit(10, 0, 20), Ordering::Greater),
            (fit(0, 0, 8), fit(0, 3, 20), Ordering::Less),
        ] {
            assert_eq!(one.compare(&other), expected, "{one:?} {other:?}");
        }
    }
}
