//! The result model of a comparison. Every format of `markpoint diff` is rendered from this alone.

use serde::Serialize;

use crate::judgement::{Expect, PartStatus, PointCounts, PointStatus, Quote, RubricRef};

/// The name and version of what `markpoint diff --format json` prints.
pub const SCHEMA: &str = "markpoint-diff/1";

/// What `markpoint diff --format json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonSet {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// One comparison for each rubric.
    pub comparisons: Vec<Comparison>,
}

/// Two reports on one rubric.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The rubric, as the later report has it.
    pub rubric: RubricRef,
    /// What the later report expects of the work.
    #[serde(skip_serializing_if = "Expect::is_evidence")]
    pub expect: Expect,
    /// What the earlier report expects, if it is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_expect: Option<Expect>,
    /// The revision that the earlier report was made with, if it was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_revision: Option<String>,
    /// The earlier draft.
    pub old: Draft,
    /// The later draft.
    pub new: Draft,
    /// How much changed.
    pub counts: Counts,
    /// Every point that both reports have, in the rubric's order.
    pub points: Vec<PointDiff>,
    /// Every mistake that both reports have, in the rubric's order.
    pub mistakes: Vec<MistakeDiff>,
    /// Points, parts (`P3.b`) and mistakes that only one of the two reports has.
    pub not_compared: Vec<String>,
}

impl Comparison {
    /// Whether a part of a point was lost or a mistake is new, and nobody lets it be. A point is lost only if a part of it is.
    #[must_use]
    pub fn is_worse(&self) -> bool {
        let mut parts = self.points.iter().flat_map(|point| &point.parts);
        parts.any(|part| part.change == Change::Lost && !part.waived)
            || self.mistakes.iter().any(|mistake| mistake.change == MistakeChange::New && !mistake.waived)
    }
}

/// A draft: the portfolio of one of the two reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// What it is called.
    pub name: String,
    /// The paths of its files, to which quotes refer.
    pub files: Vec<String>,
    /// Its points by status.
    pub points: PointCounts,
}

/// How much changed. Integers only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Points, by their status.
    pub points: ShiftCounts,
    /// Parts, by whether they are shown.
    pub parts: ShiftCounts,
    /// Mistakes.
    pub mistakes: MistakeCounts,
}

/// How many things changed in which direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are those of `Change`")]
pub struct ShiftCounts {
    pub gained: usize,
    pub lost: usize,
    pub unchanged: usize,
}

impl ShiftCounts {
    /// Counts changes.
    pub(super) fn of(changes: impl Iterator<Item = Change>) -> Self {
        changes.fold(Self::default(), |mut counts, change| {
            match change {
                Change::Gained => counts.gained += 1,
                Change::Lost => counts.lost += 1,
                Change::Unchanged => counts.unchanged += 1,
            }
            counts
        })
    }
}

/// Mistakes by what became of them; those in neither draft are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are those of `MistakeChange`")]
pub struct MistakeCounts {
    pub fixed: usize,
    pub new: usize,
    pub still: usize,
}

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// There is more of it: a point is nearer to met, a part is now shown.
    Gained,
    /// There is less of it.
    Lost,
    /// It is as it was.
    Unchanged,
}

impl Change {
    /// The change from one rank to another; more is better.
    pub(super) fn between(before: u8, now: u8) -> Self {
        match now.cmp(&before) {
            std::cmp::Ordering::Greater => Self::Gained,
            std::cmp::Ordering::Less => Self::Lost,
            std::cmp::Ordering::Equal => Self::Unchanged,
        }
    }
}

/// What became of a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MistakeChange {
    /// It was made and is no more.
    Fixed,
    /// It was not made and is now.
    New,
    /// It was made and still is.
    Still,
    /// It was never made.
    Never,
}

/// A point in two reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointDiff {
    /// Its id.
    pub id: String,
    /// The wording for tables, where the rubric has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What it asks for.
    pub statement: String,
    /// How far it was covered.
    pub before: PointStatus,
    /// How far it is covered.
    pub now: PointStatus,
    /// Which way it went by its status; see its parts for what changed within.
    pub change: Change,
    /// A person lets it be that the later draft does not meet it.
    #[serde(skip_serializing_if = "is_false")]
    pub waived: bool,
    /// The parts that both reports have.
    pub parts: Vec<PartDiff>,
}

/// A part in two reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartDiff {
    /// Its letter.
    pub id: String,
    /// What it asks for.
    pub statement: String,
    /// How far it was covered.
    pub before: PartStatus,
    /// How far it is covered.
    pub now: PartStatus,
    /// Gained if it is shown now and was not, lost if it was shown and is not.
    pub change: Change,
    /// Gained: the words in the later draft that show it. Lost: those of the earlier that did. Else none.
    pub evidence: Vec<Quote>,
    /// What to write where it is not shown.
    pub advice: String,
    /// A person lets it be that the later draft does not show it.
    #[serde(skip_serializing_if = "is_false")]
    pub waived: bool,
}

/// A mistake in two reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MistakeDiff {
    /// Its id.
    pub id: String,
    /// What it is.
    pub statement: String,
    /// What became of it.
    pub change: MistakeChange,
    /// The words that make it: of the earlier draft where it is fixed, else of the later. None for what is left out.
    pub evidence: Vec<Quote>,
    /// How to put it right.
    pub advice: String,
    /// A person lets it be that the later draft makes it.
    #[serde(skip_serializing_if = "is_false")]
    pub waived: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
