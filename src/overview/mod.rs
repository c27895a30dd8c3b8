//! Many reports as one view: who met which point, what is most often lacking, who needs a look first. Plain data, made of reports
//! alone, so that reports from one machine and lines from many give the same view.

mod attention;
mod gather;
mod model;
mod namesakes;
mod natural;
mod passages;
mod rows;
mod sample;
mod stable;

pub use gather::{Gather, Misfit};
pub use model::{
    Cell, Cohort, CohortView, Learner, MistakeTally, NeedsALook, PartTally, PointTally, Problem, Reason, SCHEMA, Stopped,
};
pub use namesakes::Namesakes;
pub use natural::natural;
pub use passages::{Passage, PassagePlace, SharedPassages, Sharer, Sharing, Stretch};
pub use rows::Row;
pub use sample::{Sample, SampleReason, Sampled};
pub(crate) use stable::{Stable, mixed};
