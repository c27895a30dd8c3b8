//! Goes through every rule of a rubric, with its place.

use crate::rubric::model::Rubric;
use crate::rubric::pointer::At;
use crate::rubric::rule::{Rule, Side};

/// The rules an author wrote into a field of their own, outermost only.
pub(super) fn outermost<'r>(rubric: &'r Rubric, see: &mut dyn FnMut(Owner, &'r Rule, &At<'_>)) {
    let list = At::TOP.key("points");
    for (index, point) in rubric.points.iter().enumerate() {
        let at = list.index(index);
        let list = at.key("parts");
        for (nth, part) in point.parts.iter().enumerate() {
            let at = list.index(nth);
            see(Owner::Part { point: index, part: nth }, &part.rule, &at.key("rule"));
            if let Some(mentioned) = &part.mentioned {
                see(Owner::Other, mentioned, &at.key("mentioned"));
            }
        }
    }
    let list = At::TOP.key("mistakes");
    for (index, mistake) in rubric.mistakes.iter().enumerate() {
        let at = list.index(index);
        see(Owner::Other, &mistake.rule, &at.key("rule"));
        if let Some(omits) = &mistake.omits {
            see(Owner::Other, omits, &at.key("omits"));
        }
    }
    let list = At::TOP.key("tips");
    for (index, tip) in rubric.tips.iter().enumerate() {
        see(Owner::Other, &tip.rule, &list.index(index).key("rule"));
    }
}

/// Whose rule it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// It says whether this part is shown; indices into the rubric's lists.
    Part {
        /// Of the points.
        point: usize,
        /// Of the point's parts.
        part: usize,
    },
    /// Nothing can refer to it.
    Other,
}

/// A rule and all the rules in it, the outer before the inner. Goes no deeper where `see` gives false.
pub(super) fn inward<'r>(rule: &'r Rule, at: &At<'_>, depth: usize, see: &mut dyn FnMut(&'r Rule, &At<'_>, usize) -> bool) {
    if !see(rule, at, depth) {
        return;
    }
    let depth = depth + 1;
    match rule {
        Rule::Any { any: rules } => list(rules, &at.key("any"), depth, see),
        Rule::All { all: rules, .. } => list(rules, &at.key("all"), depth, see),
        Rule::Sequence { sequence: rules, .. } => list(rules, &at.key("sequence"), depth, see),
        Rule::AtLeast { of: rules, .. } => list(rules, &at.key("of"), depth, see),
        Rule::Near { near: rules, .. } => list(rules, &at.key("near"), depth, see),
        Rule::Contrast { contrast, .. } => {
            let list = at.key("contrast");
            for (index, side) in contrast.iter().enumerate() {
                let at = list.index(index);
                match side {
                    Side::Plain(rule) => inward(rule, &at, depth, see),
                    Side::Described(described) => {
                        inward(&described.side, &at.key("side"), depth, see);
                        inward(&described.like, &at.key("like"), depth, see);
                    }
                }
            }
        }
        Rule::Explained { explained: inner } => inward(inner, &at.key("explained"), depth, see),
        Rule::Exemplified { exemplified: inner } => inward(inner, &at.key("exemplified"), depth, see),
        Rule::Narrated { narrated: inner } => inward(inner, &at.key("narrated"), depth, see),
        Rule::Topic { topic: inner } => inward(inner, &at.key("topic"), depth, see),
        Rule::Said { said: inner } => inward(inner, &at.key("said"), depth, see),
        Rule::Denied { denied: inner } => inward(inner, &at.key("denied"), depth, see),
        Rule::Prompt { prompt: inner } => inward(inner, &at.key("prompt"), depth, see),
        Rule::Not { not: inner, .. } => inward(inner, &at.key("not"), depth, see),
        Rule::Unless { unless, rule, .. } => {
            inward(unless, &at.key("unless"), depth, see);
            inward(rule, &at.key("rule"), depth, see);
        }
        Rule::About { about, rule } => {
            inward(about, &at.key("about"), depth, see);
            inward(rule, &at.key("rule"), depth, see);
        }
        Rule::In { rule: inner, .. } => inward(inner, &at.key("rule"), depth, see),
        Rule::Concept(_)
        | Rule::Phrase { .. }
        | Rule::Kinds { .. }
        | Rule::Part { .. }
        | Rule::Point { .. }
        | Rule::Regex { .. } => {}
    }
}

fn list<'r>(rules: &'r [Rule], at: &At<'_>, depth: usize, see: &mut dyn FnMut(&'r Rule, &At<'_>, usize) -> bool) {
    for (index, rule) in rules.iter().enumerate() {
        inward(rule, &at.index(index), depth, see);
    }
}
