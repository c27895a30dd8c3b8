//! The result: plain data, in the order of the labels and of the rubric.

use serde::Serialize;

use super::figures::{Counts, Figures};
use super::labels::Status;
use crate::judgement::{Quote, RubricRef};

/// The name and version of the result as JSON.
pub const SCHEMA: &str = "markpoint-agreement/1";

/// How far verdicts agree with labels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// How many labels there are in all.
    pub counts: Counts,
    /// The figures over all of them.
    pub figures: Figures,
    /// Rubric by rubric, in the order the labels name them.
    pub rubrics: Vec<RubricAgreement>,
    /// What there is most disagreement on: most first, then in the rubric's order.
    pub worst: Vec<Worst>,
    /// Every label that the report does not agree with. Not of points that are labelled by their parts: there the parts are.
    pub disagreements: Vec<Disagreement>,
}

/// Agreement on one rubric.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RubricAgreement {
    /// Which rubric.
    pub rubric: RubricRef,
    /// How many labels there are for it.
    pub counts: Counts,
    /// The figures over them.
    pub figures: Figures,
    /// Every point that has a label, or a part with one.
    pub points: Vec<PointAgreement>,
    /// Every mistake that has a label.
    pub mistakes: Vec<MistakeAgreement>,
}

/// Agreement on one point and its parts. The figures are as in [`Figures`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointAgreement {
    /// The point's id.
    pub id: String,
    /// How many labels there are for it.
    pub counts: Counts,
    /// Cohen's kappa over its parts, -1 to 1; none where no part is labelled.
    pub part_kappa: Option<f64>,
    /// Weighted kappa over met, in part and open, -1 to 1; none where the point has no label.
    pub point_qwk: Option<f64>,
    /// Of those labelled not met, the share reported met, 0 to 1.
    pub false_met: Option<f64>,
    /// Of the parts labelled shown, the share not reported, 0 to 1.
    pub missed: Option<f64>,
}

/// Agreement on one mistake. The figures are as in [`Figures`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MistakeAgreement {
    /// The mistake's id.
    pub id: String,
    /// How many labels there are for it.
    pub counts: Counts,
    /// Cohen's kappa over found and clear, -1 to 1; none where it has no label.
    pub mistake_kappa: Option<f64>,
    /// Of those labelled clear, the share reported found, 0 to 1.
    pub false_alarm: Option<f64>,
}

/// One kind of disagreement and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worst {
    /// The rubric's id.
    pub rubric: String,
    /// The part, point or mistake: `P1.a`, `P1`, `M1`.
    pub item: String,
    /// What the label says.
    pub labelled: Status,
    /// What the report says.
    pub reported: Status,
    /// In how many texts.
    pub texts: usize,
}

/// One label that the report does not agree with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disagreement {
    /// The rubric's id.
    pub rubric: String,
    /// The text's id, or its path.
    pub text: String,
    /// The file of labels.
    pub file: String,
    /// The line of the label in it (1-based).
    pub line: u64,
    /// The part, point or mistake: `P1.a`, `P1`, `M1`.
    pub item: String,
    /// What the label says.
    pub labelled: Status,
    /// What the report says.
    pub reported: Status,
    /// The words the verdict rests on, or that come nearest. None where nothing was found.
    pub evidence: Vec<Quote>,
}
