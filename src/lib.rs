//! Holds a learner's written evidence against examiners' marking points.
//!
//! One way, floor by floor: [`evidence`] is read, [`rubric`]s are loaded, [`language`] makes sentences and claims of the
//! evidence, [`privacy`] finds personal data in it, [`matcher`] finds a rubric's terms in them, [`judgement`] gives verdicts, [`overview`] makes one view
//! of many reports, [`passages`] finds words that several portfolios share, [`comparison`] holds two reports against each other, [`emit`] renders
//! all of these, [`annotate`] puts a report beside the learner's own words, [`cohort`] does all of this for many portfolios at once.

pub mod agreement;
mod alignment;
pub mod annotate;
pub mod cli;
pub mod cohort;
pub mod comparison;
pub mod emit;
pub mod evidence;
mod in_order;
pub mod judgement;
pub mod language;
pub mod matcher;
pub mod overview;
pub mod passages;
pub mod privacy;
pub mod rubric;
