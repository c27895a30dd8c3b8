//! Holds a learner's written evidence against examiners' marking points.
//!
//! One way, floor by floor: [`evidence`] is read, [`rubric`]s are loaded, [`language`] makes sentences and claims of the
//! evidence, [`privacy`] finds personal data in it, [`matcher`] finds a rubric's terms in them, [`judgement`] gives verdicts, [`comparison`] holds
//! two reports against each other, [`emit`] renders the report, [`annotate`] puts it beside the learner's own words.

pub mod agreement;
pub mod annotate;
pub mod cli;
pub mod comparison;
pub mod emit;
pub mod evidence;
pub mod judgement;
pub mod language;
pub mod matcher;
pub mod privacy;
pub mod rubric;
