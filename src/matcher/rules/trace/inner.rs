//! The rules inside a rule: as written, and compiled in the same order.

use crate::rubric::{Rule, Side, Window};

use super::Role;
use crate::matcher::rules::Accept;
use crate::matcher::rules::compiled::CompiledRule;

/// The rules inside a rule, and what each is to it: those that are wanted, then those that are not.
#[must_use]
pub fn inner(rule: &Rule) -> Vec<(Role, &Rule)> {
    match rule {
        Rule::Any { any: of } | Rule::Sequence { sequence: of, .. } | Rule::AtLeast { of, .. } | Rule::Near { near: of, .. } => {
            of.iter().map(|rule| (Role::Wanted, rule)).collect()
        }
        Rule::All { all, .. } => {
            let cleared = |rule: &&Rule| matches!(rule, Rule::Not { .. });
            let (none_of, of): (Vec<&Rule>, Vec<&Rule>) = all.iter().partition(cleared);
            let none_of = none_of.into_iter().flat_map(inner);
            of.into_iter().map(|rule| (Role::Wanted, rule)).chain(none_of).collect()
        }
        Rule::Contrast { contrast, .. } => contrast.iter().flat_map(side).collect(),
        Rule::Unless { rule, unless, .. } => vec![(Role::Wanted, rule), (Role::Unwanted, unless)],
        Rule::About { about, rule } => vec![(Role::Wanted, rule), (Role::Subject, about)],
        Rule::Not { not, .. } => vec![(Role::Unwanted, not)],
        Rule::Explained { explained: one }
        | Rule::Exemplified { exemplified: one }
        | Rule::Narrated { narrated: one }
        | Rule::Topic { topic: one }
        | Rule::Said { said: one }
        | Rule::Denied { denied: one }
        | Rule::Prompt { prompt: one }
        | Rule::In { rule: one, .. } => vec![(Role::Wanted, one)],
        Rule::Concept(_)
        | Rule::Phrase { .. }
        | Rule::Kinds { .. }
        | Rule::Part { .. }
        | Rule::Point { .. }
        | Rule::Regex { .. } => Vec::new(),
    }
}

fn side(side: &Side) -> Vec<(Role, &Rule)> {
    match side {
        Side::Plain(rule) => vec![(Role::Side, rule)],
        Side::Described(described) => vec![(Role::Side, &described.side), (Role::Like, &described.like)],
    }
}

/// The same for a compiled rule, in the same order, with what counts for each when `accept` counts for the rule.
pub(super) fn compiled_inner(rule: &CompiledRule, accept: Accept) -> Vec<(&CompiledRule, Accept)> {
    match rule {
        CompiledRule::Unless { rule, unless, .. } => vec![(rule, accept), (unless, accept.guarding())],
        CompiledRule::About { about, rule } => vec![(rule, accept), (about, accept.naming())],
        other => alike(other).into_iter().map(|inner| (inner, accept.inside(other))).collect(),
    }
}

/// The rules inside those for whose members the same counts.
fn alike(rule: &CompiledRule) -> Vec<&CompiledRule> {
    match rule {
        CompiledRule::Any(of)
        | CompiledRule::Sequence { of, .. }
        | CompiledRule::AtLeast { of, .. }
        | CompiledRule::Near { of, .. } => of.iter().collect(),
        CompiledRule::All { of, none_of, .. } => of.iter().chain(none_of.iter().map(|(rule, _)| rule)).collect(),
        CompiledRule::Contrast { sides, .. } => {
            sides.iter().flat_map(|side| std::iter::once(&side.side).chain(&side.like)).collect()
        }
        CompiledRule::Explained(one)
        | CompiledRule::Exemplified(one)
        | CompiledRule::Narrated(one)
        | CompiledRule::Topic(one)
        | CompiledRule::Said(one)
        | CompiledRule::Denied(one)
        | CompiledRule::Prompt(one)
        | CompiledRule::Not(one)
        | CompiledRule::In { rule: one, .. } => vec![one],
        _ => Vec::new(),
    }
}

/// How far apart its members may stand.
pub(super) fn window(compiled: &CompiledRule) -> Option<Window> {
    match compiled {
        CompiledRule::All { within, .. }
        | CompiledRule::Sequence { within, .. }
        | CompiledRule::AtLeast { within, .. }
        | CompiledRule::Kinds { within, .. }
        | CompiledRule::Contrast { within, .. }
        | CompiledRule::Unless { within, .. } => Some(*within),
        CompiledRule::In { window, .. } => Some(*window),
        _ => None,
    }
}
