//! Which rubric each labelled text is held against.

use std::collections::{BTreeMap, BTreeSet};

use crate::agreement::{LabelledText, Problem};
use crate::cli::args::AgreeArgs;
use crate::cli::choose;
use crate::cli::failure::Failure;
use crate::rubric::{Loaded, builtin_ids};

/// Texts by rubric, in the order the labels name them, and what is in the way.
#[derive(Default)]
pub(super) struct Sorted {
    pub(super) groups: Vec<(Loaded, Vec<LabelledText>)>,
    /// Texts for which no rubric can be told.
    pub(super) problems: Vec<Problem>,
    /// Arguments that make no sense together, and rubrics that cannot be used.
    pub(super) failures: Vec<Failure>,
}

/// Finds the rubric of every text: what `--unit` gives for the name in the labels, else `--rubric`, else the built-in unit of that
/// name. Labels cannot name a path: they may come from anywhere.
pub(super) fn sorted(texts: Vec<LabelledText>, args: &AgreeArgs) -> Sorted {
    let mut sorted = Sorted::default();
    sorted.failures.extend(contradictions(&texts, args));
    let mut by_rubric: Vec<(String, Vec<LabelledText>)> = Vec::new();
    let mut homeless: BTreeMap<(String, Option<String>), Vec<u64>> = BTreeMap::new();
    for text in texts {
        match chosen(text.unit.as_deref(), args) {
            Some(rubric) => match by_rubric.iter_mut().find(|(known, _)| *known == rubric) {
                Some((_, texts)) => texts.push(text),
                None => by_rubric.push((rubric, vec![text])),
            },
            None => homeless.entry((text.file, text.unit)).or_default().push(text.line),
        }
    }
    sorted.problems = homeless.into_iter().map(|((file, unit), lines)| no_rubric(file, unit.as_deref(), &lines)).collect();
    sorted.problems.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    for (rubric, texts) in by_rubric {
        match choose::named(&rubric) {
            Ok(loaded) => sorted.groups.push((loaded, texts)),
            Err(failure) => sorted.failures.push(failure),
        }
    }
    sorted
}

fn chosen(unit: Option<&str>, args: &AgreeArgs) -> Option<String> {
    let mapped = args.units.iter().find(|known| Some(known.name.as_str()) == unit).map(|known| known.rubric.clone());
    let built_in = || unit.filter(|unit| builtin_ids().contains(unit)).map(str::to_owned);
    mapped.or_else(|| args.rubric.clone()).or_else(built_in)
}

/// Ids such as `P1` are the same in many rubrics, so labels held against a wrong one would give figures that mean nothing.
fn contradictions(texts: &[LabelledText], args: &AgreeArgs) -> Vec<Failure> {
    let mut found = Vec::new();
    let mut given = BTreeSet::new();
    for unit in &args.units {
        if !given.insert(unit.name.as_str()) {
            found.push(Failure::of(&[format!("--unit gives two rubrics for {:?}; give one", unit.name)]));
        }
    }
    let open: BTreeSet<&str> =
        texts.iter().filter_map(|text| text.unit.as_deref()).filter(|unit| !given.contains(unit)).collect();
    if args.rubric.is_some() && open.len() > 1 {
        let names: Vec<&str> = open.into_iter().collect();
        let message = format!("the labels name {} units ({}), but --rubric gives one", names.len(), names.join(", "));
        found.push(Failure::of(&[format!("{message}; say which is which with --unit NAME=ID")]));
    }
    found
}

/// One problem for all texts of a file that name the same unit: it is put right at once, too.
fn no_rubric(file: String, unit: Option<&str>, lines: &[u64]) -> Problem {
    let more = match lines {
        [] | [_] => String::new(),
        [_, only] => format!(" (line {only} too)"),
        [_, rest @ ..] => format!(" ({} more lines too)", rest.len()),
    };
    let message = match unit {
        None => format!(
            "no unit is named{more}; name one for all with --rubric ID, or give each text its own as \"rubric\" in the labels"
        ),
        Some(unit) => {
            format!("{unit:?} is no built-in unit{more}; say which it is with --unit {unit}=ID, or name one with --rubric ID")
        }
    };
    Problem { file, line: lines.first().copied(), message }
}
