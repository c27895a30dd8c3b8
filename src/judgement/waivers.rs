//! Waivers: gaps and mistakes that a person has looked at and lets be. They stay in the report, marked, and no verdict changes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::coverage::{MistakeStatus, PartStatus, PointStatus};
use super::report::{MistakeVerdict, PartVerdict, PointVerdict, Report};

/// Why something is let be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waived {
    /// The reason a person gave.
    pub reason: String,
    /// Who gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The last day it holds, as `2030-01-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}

/// What is let be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Only in reports on the rubric of this id; none: in all.
    pub rubric: Option<String>,
    /// What it is about.
    pub item: WaivedItem,
    /// Why.
    pub waived: Waived,
}

/// What a waiver is about, by ids.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum WaivedItem {
    Point(String),
    Part { point: String, part: String },
    Mistake(String),
}

impl fmt::Display for WaivedItem {
    /// As it is written elsewhere: `P3`, `P3.b`, `M1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(id) | Self::Mistake(id) => f.write_str(id),
            Self::Part { point, part } => write!(f, "{point}.{part}"),
        }
    }
}

/// Marks what a waiver is about in a report. Gives whether it was of use: whether the report has such an item, which is open, found or
/// worth a second look, and not marked yet.
pub fn waive(report: &mut Report, waiver: &Waiver) -> bool {
    if waiver.rubric.as_ref().is_some_and(|id| *id != report.rubric.id) {
        return false;
    }
    let place = match &waiver.item {
        WaivedItem::Point(id) => report.points.iter_mut().find(|point| point.id == *id).and_then(place_in_point),
        WaivedItem::Part { point, part } => {
            let point = report.points.iter_mut().find(|verdict| verdict.id == *point);
            point.and_then(|point| point.parts.iter_mut().find(|verdict| verdict.id == *part)).and_then(place_in_part)
        }
        WaivedItem::Mistake(id) => report.mistakes.iter_mut().find(|mistake| mistake.id == *id).and_then(place_in_mistake),
    };
    let free = place.filter(|place| place.is_none());
    free.map(|place| *place = Some(waiver.waived.clone())).is_some()
}

fn place_in_point(point: &mut PointVerdict) -> Option<&mut Option<Waived>> {
    (point.status != PointStatus::Met || point.review).then_some(&mut point.waived)
}

fn place_in_part(part: &mut PartVerdict) -> Option<&mut Option<Waived>> {
    (part.status != PartStatus::Shown).then_some(&mut part.waived)
}

fn place_in_mistake(mistake: &mut MistakeVerdict) -> Option<&mut Option<Waived>> {
    (mistake.status == MistakeStatus::Found).then_some(&mut mistake.waived)
}

impl PointVerdict {
    /// Whether the whole point is let be: by a waiver of its own, or because every part that is not shown has one.
    #[must_use]
    pub fn is_waived(&self) -> bool {
        let mut open = self.parts.iter().filter(|part| part.status != PartStatus::Shown).peekable();
        self.waived.is_some() || (open.peek().is_some() && open.all(|part| part.waived.is_some()))
    }

    /// Whether something is wanting that nobody lets be.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.status != PointStatus::Met && !self.is_waived()
    }

    /// Whether a person should look again, and nobody has said that it may be.
    #[must_use]
    pub fn needs_review(&self) -> bool {
        self.review && self.waived.is_none()
    }

    /// Every waiver in it: the point's own, then those of its parts, each with the part.
    pub fn waivers(&self) -> impl Iterator<Item = (Option<&PartVerdict>, &Waived)> {
        let parts = self.parts.iter().filter_map(|part| Some((Some(part), part.waived.as_ref()?)));
        self.waived.iter().map(|waived| (None, waived)).chain(parts)
    }
}

impl MistakeVerdict {
    /// Whether it is made, and nobody lets it be.
    #[must_use]
    pub fn is_to_put_right(&self) -> bool {
        self.status == MistakeStatus::Found && self.waived.is_none()
    }
}

impl PartVerdict {
    /// Whether it is not shown, and nobody lets it be by itself.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.status != PartStatus::Shown && self.waived.is_none()
    }
}
