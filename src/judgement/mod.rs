//! Verdicts and the result model.

mod cautions;
mod coverage;
mod expect;
mod explain;
mod judge;
mod passages;
mod quotes;
mod read_back;
mod report;
mod trial;
mod waivers;

pub use crate::privacy::Kind as CautionKind;
pub use cautions::PersonalData;
pub use coverage::{Coverage, MistakeCounts, MistakeStatus, PartCounts, PartStatus, PointCounts, PointStatus, TipStatus};
pub use expect::Expect;
pub use explain::{
    Branch, EXPLANATION_SCHEMA, Explained, Explanation, Finding, Item, Nearest, NotCounted, SomeExamples, Verdict, Way, explain,
    explainable,
};
pub use judge::{COMPLETE_ANSWER_WORDS, judge, judge_beside, judge_evaluated, judge_one};
pub use read_back::{NoReport, read_back};
pub use report::{
    Caution, FileNotRead, FileRef, MistakeVerdict, PartVerdict, Passage, PassageKind, Picture, Piece, PointVerdict, PortfolioRef,
    Quote, Report, ReportSet, RubricRef, SCHEMA, SecondLook, TipVerdict,
};
pub use trial::{
    Count, EXAMPLES_OF_A_MISTAKE, EXAMPLES_OF_A_PART, ExampleKind, Tally, TallyOf, Trial, TriedTerm, WrongExample, try_examples,
};
pub use waivers::{Waived, WaivedItem, Waiver, waive};
