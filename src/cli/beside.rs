//! What a judgement takes into account besides the work and the rubric.

use super::args::{BesideArgs, StdinArgs};
use super::check;
use super::failure::Failure;
use crate::evidence::Evidence;
use crate::judgement::PersonalData;
use crate::language::Brief;

/// The brief that the files named hold together; an empty one if there are none.
///
/// # Errors
/// Some cannot be used; all of them are named.
pub(super) fn brief(args: &BesideArgs) -> Result<Brief, Failure> {
    Ok(Brief::new(&check::read(&args.briefs, &StdinArgs::default())?))
}

/// The personal data in the evidence, unless nobody wants to know.
pub(super) fn personal_data(args: &BesideArgs, evidence: &[Evidence]) -> PersonalData {
    if args.no_privacy { PersonalData::default() } else { PersonalData::find(evidence) }
}
