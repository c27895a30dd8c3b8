//! Verdicts and the result model.

mod judge;
mod quotes;
mod report;

pub use judge::{COMPLETE_ANSWER_WORDS, judge};

pub use report::{
    Coverage, FileRef, MistakeCounts, MistakeStatus, MistakeVerdict, PartCounts, PartStatus, PartVerdict, PointCounts,
    PointStatus, PointVerdict, PortfolioRef, Quote, Report, ReportSet, RubricRef, SCHEMA, TipStatus, TipVerdict,
};
