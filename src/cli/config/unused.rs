//! Why nothing comes of a waiver.

use crate::judgement::{Report, WaivedItem, Waiver};
use crate::rubric::{Rubric, nearest};

/// What there is to waive in a unit, by ids.
pub(super) struct Unit<'u> {
    rubric: &'u str,
    /// Each with its parts.
    points: Vec<(&'u str, Vec<&'u str>)>,
    mistakes: Vec<&'u str>,
}

impl<'u> Unit<'u> {
    pub(super) fn of_rubric(rubric: &'u Rubric) -> Self {
        let parts = |point: &'u crate::rubric::Point| point.parts.iter().map(|part| part.id.as_str()).collect();
        Self {
            rubric: &rubric.id,
            points: rubric.points.iter().map(|point| (point.id.as_str(), parts(point))).collect(),
            mistakes: rubric.mistakes.iter().map(|mistake| mistake.id.as_str()).collect(),
        }
    }

    pub(super) fn of_report(report: &'u Report) -> Self {
        let parts = |point: &'u crate::judgement::PointVerdict| point.parts.iter().map(|part| part.id.as_str()).collect();
        Self {
            rubric: &report.rubric.id,
            points: report.points.iter().map(|point| (point.id.as_str(), parts(point))).collect(),
            mistakes: report.mistakes.iter().map(|mistake| mistake.id.as_str()).collect(),
        }
    }

    fn parts(&self, point: &str) -> Option<&[&'u str]> {
        self.points.iter().find(|(id, _)| *id == point).map(|(_, parts)| parts.as_slice())
    }
}

/// What a waiver names though none of the units it is meant for has it, and a guess at what was meant, as the end of a sentence.
pub(super) fn slip(waiver: &Waiver, units: &[Unit<'_>]) -> Option<String> {
    let units = meant(waiver, units);
    if units.is_empty() {
        return None;
    }
    let of_unit = if units.len() > 1 { "is in none of the units" } else { "the unit does not have" };
    let points = || units.iter().flat_map(|unit| unit.points.iter().map(|(id, _)| *id)).collect();
    let (id, known, of): (&str, Vec<&str>, String) = match &waiver.item {
        WaivedItem::Part { point, part } if units.iter().any(|unit| unit.parts(point).is_some()) => {
            let parts = units.iter().filter_map(|unit| unit.parts(point)).flatten().copied().collect();
            (part, parts, format!("is no part of {point}"))
        }
        WaivedItem::Point(id) | WaivedItem::Part { point: id, .. } => (id, points(), of_unit.to_owned()),
        WaivedItem::Mistake(id) => {
            (id, units.iter().flat_map(|unit| unit.mistakes.iter().copied()).collect(), of_unit.to_owned())
        }
    };
    if known.contains(&id) {
        return None;
    }
    let guess = nearest(id, known).map_or_else(|| ".".to_owned(), |near| format!("; did you mean {near}?"));
    Some(format!("{id}, which {of}{guess}"))
}

/// Why a waiver without a [`slip`] is of no use in work that was held against these units.
pub(super) fn why(waiver: &Waiver, units: &[Unit<'_>]) -> String {
    if meant(waiver, units).is_empty() {
        return format!("the work was not held against {}", waiver.rubric.as_deref().unwrap_or_default());
    }
    let open = if matches!(waiver.item, WaivedItem::Mistake(_)) { "not found" } else { "not open" };
    format!("{} is {open} in this work, or waived already", waiver.item)
}

fn meant<'a, 'u>(waiver: &Waiver, units: &'a [Unit<'u>]) -> Vec<&'a Unit<'u>> {
    units.iter().filter(|unit| waiver.rubric.as_ref().is_none_or(|id| *id == unit.rubric)).collect()
}
