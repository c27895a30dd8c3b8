//! How far verdicts agree with labels: what a person says a text shows, against what the report says.
//!
//! [`read`] reads a file of labels, [`mark`] holds the labels of one text against its rubric, [`measure`] judges every text and
//! counts. The figures are those of inter-rater agreement; [`Figures`] says how each is computed.

mod figures;
mod json_lines;
mod labels;
mod mark;
mod matrix;
mod measure;
mod model;
mod problem;
mod spreadsheet;

pub use figures::{Counts, Figure, Figures};
pub use labels::{Item, Label, LabelFile, LabelledText, Source, Status, read};
pub use mark::{Group, Mark, MarkedText, mark};
pub use matrix::Matrix;
pub use measure::measure;
pub use model::{Agreement, Disagreement, MistakeAgreement, PointAgreement, RubricAgreement, SCHEMA, Worst};
pub use problem::Problem;
