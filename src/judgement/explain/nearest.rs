//! The sentence that says most of what a rule looks for.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::{Text, Voice};
use crate::matcher::{Role, Trace};

use super::wording::Wording;

/// The sentence of own words with most of the rule's innermost wishes in it, by its number, and those wishes in a few words. Of equals
/// the first. None if no sentence has any.
pub(super) fn nearest(trace: &Trace<'_>, text: &Text, wording: &Wording<'_>) -> Option<(u32, Vec<String>)> {
    let mut says: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    collect(trace, wording, &mut says);
    let own = |number: u32| text.sentences.get(number as usize).is_some_and(|sentence| sentence.voice == Voice::Own);
    let most =
        says.into_iter().filter(|(number, _)| own(*number)).max_by_key(|(number, says)| (says.len(), std::cmp::Reverse(*number)));
    most.map(|(number, says)| (number, says.into_iter().collect()))
}

fn collect(trace: &Trace<'_>, wording: &Wording<'_>, says: &mut BTreeMap<u32, BTreeSet<String>>) {
    for inner in trace.inner.iter().filter(|inner| !matches!(inner.role, Role::Unwanted | Role::Subject)) {
        collect(inner, wording, says);
    }
    if !trace.inner.is_empty() {
        return;
    }
    let matches = trace.matches.iter().filter(|found| !found.everywhere);
    let discounted = trace.discounted.iter().filter(|left_out| left_out.own).map(|left_out| &left_out.found);
    for found in matches.chain(discounted) {
        says.entry(found.sentences.0).or_default().insert(wording.brief(trace.rule));
    }
}
