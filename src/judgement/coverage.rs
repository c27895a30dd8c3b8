//! Statuses, and how many there are of each.

use serde::{Deserialize, Serialize};

/// Counts over the whole report. Integers only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Points.
    pub points: PointCounts,
    /// Parts.
    pub parts: PartCounts,
    /// Mistakes.
    pub mistakes: MistakeCounts,
}

/// Points by status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointCounts {
    /// All points of the rubric.
    pub total: usize,
    /// Those of which every part is shown.
    pub met: usize,
    /// Those of which some part is shown.
    pub partial: usize,
    /// Those of which no part is.
    pub missing: usize,
}

/// Parts by status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartCounts {
    /// All parts of all points.
    pub total: usize,
    /// Those that are shown.
    pub shown: usize,
}

/// Mistakes by status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MistakeCounts {
    /// All mistakes of the rubric.
    pub total: usize,
    /// Those that are made.
    pub found: usize,
}

/// How far a point is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PointStatus {
    /// Every part is shown.
    Met,
    /// Some parts are shown.
    Partial,
    /// No part is shown.
    Missing,
}

/// How far a part is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartStatus {
    /// The learner's own words show it.
    Shown,
    /// The word is there, not the substance.
    Mentioned,
    /// Nothing was found.
    Absent,
}

/// Whether a mistake is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MistakeStatus {
    /// It is made.
    Found,
    /// It is not.
    Clear,
}

/// Whether a tip is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TipStatus {
    /// It is.
    Followed,
    /// It is not.
    Open,
}
