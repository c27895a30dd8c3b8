//! Verdicts and the result model.

mod report;

pub use report::{
    Coverage, FileRef, MistakeCounts, MistakeStatus, MistakeVerdict, PartCounts, PartStatus, PartVerdict, PointCounts,
    PointStatus, PointVerdict, PortfolioRef, Quote, Report, ReportSet, RubricRef, SCHEMA, TipStatus, TipVerdict,
};
