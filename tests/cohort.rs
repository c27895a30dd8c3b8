//! A whole cohort: the same view however it is made, nothing lost, nothing that names a learner where it should not.

#![allow(clippy::unwrap_used)]

#[path = "cohort/apart.rs"]
mod apart;
#[path = "cohort/bad_work.rs"]
mod bad_work;
#[path = "cohort/engines.rs"]
mod engines;
#[path = "cohort/formats.rs"]
mod formats;
#[path = "cohort/made.rs"]
mod made;
#[path = "cohort/namesakes.rs"]
mod namesakes;
#[path = "cohort/own_reports.rs"]
mod own_reports;
#[path = "cohort/pseudonyms.rs"]
mod pseudonyms;
#[path = "cohort/same_bytes.rs"]
mod same_bytes;
#[path = "cohort/waived.rs"]
mod waived;
