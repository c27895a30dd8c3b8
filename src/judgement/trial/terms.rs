//! Which terms a rubric has, where each was written, and whether it fires.

use std::collections::{BTreeMap, HashSet};

use crate::matcher::{Matcher, TermAt, inner};
use crate::rubric::{Loaded, Phrases, Rubric, Rule};

use super::model::TriedTerm;

/// Every term once, sorted. The same phrase in two rules is one term.
pub(super) fn terms(matcher: &Matcher, loaded: &Loaded, fired: &HashSet<TermAt>) -> Vec<TriedTerm> {
    let owners = phrase_owners(&loaded.rubric);
    let mut tried: BTreeMap<(bool, String, &str), bool> = BTreeMap::new();
    for term in matcher.terms(loaded) {
        let shared = term.concept.is_some_and(|concept| !loaded.rubric.concepts.contains_key(concept));
        let of = match term.concept {
            Some(concept) => concept.to_owned(),
            None => owners.get(term.pattern).map(|owners| owners.join(", ")).unwrap_or_default(),
        };
        *tried.entry((shared, of, term.pattern)).or_default() |= fired.contains(&term.at);
    }
    let term = |((shared, of, pattern), fires): ((bool, String, &str), bool)| TriedTerm {
        shared,
        of,
        pattern: pattern.to_owned(),
        fires,
    };
    tried.into_iter().map(term).collect()
}

/// In whose rules each phrase stands.
fn phrase_owners(rubric: &Rubric) -> BTreeMap<&str, Vec<String>> {
    let parts = rubric.points.iter().flat_map(|point| {
        point.parts.iter().flat_map(move |part| {
            let owner = format!("{}.{}", point.id, part.id);
            std::iter::once(&part.rule).chain(&part.mentioned).map(move |rule| (owner.clone(), rule))
        })
    });
    let mistakes = rubric
        .mistakes
        .iter()
        .flat_map(|mistake| std::iter::once(&mistake.rule).chain(&mistake.omits).map(|rule| (mistake.id.clone(), rule)));
    let tips = rubric.tips.iter().map(|tip| (tip.id.clone(), &tip.rule));
    let mut owners: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (owner, rule) in parts.chain(mistakes).chain(tips) {
        for pattern in phrases(rule) {
            let known = owners.entry(pattern).or_default();
            if known.last() != Some(&owner) {
                known.push(owner.clone());
            }
        }
    }
    owners
}

fn phrases(rule: &Rule) -> Vec<&str> {
    let (mut found, mut open) = (Vec::new(), vec![rule]);
    while let Some(rule) = open.pop() {
        match rule {
            Rule::Phrase { phrase: Phrases::One(pattern) } => found.push(pattern.as_str()),
            Rule::Phrase { phrase: Phrases::Many(patterns) } => found.extend(patterns.iter().map(String::as_str)),
            other => open.extend(inner(other).into_iter().map(|(_, rule)| rule)),
        }
    }
    found
}
