//! Rules that name parts and points name ones there are, and never go round in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::walk::{self, Owner};
use crate::rubric::error::{Problems, quoted};
use crate::rubric::model::Rubric;
use crate::rubric::nearest;
use crate::rubric::pointer::At;
use crate::rubric::rule::Rule;

/// A part: the index of its point, and its own within the point.
type PartIndex = (usize, usize);

/// Checks all references of a rubric.
pub(super) fn all(rubric: &Rubric, problems: &mut Problems) {
    if rubric.points.is_empty() {
        return; // That is a problem of its own; that nothing can be referred to follows from it.
    }
    let names = Names::of(rubric);
    let mut uses: BTreeMap<PartIndex, Vec<PartIndex>> = BTreeMap::new();
    walk::outermost(rubric, &mut |owner, rule, at| {
        walk::inward(rule, at, 0, &mut |rule, at, _| {
            let used = names.look_up(rule, at, problems);
            if let Owner::Part { point, part } = owner {
                uses.entry((point, part)).or_default().extend(used);
            }
            true
        });
    });
    circles(rubric, &uses, problems);
}

/// What can be referred to, and what it stands for.
struct Names<'r> {
    points: BTreeMap<&'r str, Vec<PartIndex>>,
    parts: BTreeMap<String, PartIndex>,
}

impl<'r> Names<'r> {
    fn of(rubric: &'r Rubric) -> Self {
        let mut names = Self { points: BTreeMap::new(), parts: BTreeMap::new() };
        for (index, point) in rubric.points.iter().enumerate() {
            for (nth, part) in point.parts.iter().enumerate() {
                names.points.entry(&point.id).or_default().push((index, nth));
                names.parts.insert(format!("{}.{}", point.id, part.id), (index, nth));
            }
        }
        names
    }

    /// The parts a rule refers to, if it is a reference.
    fn look_up(&self, rule: &Rule, at: &At<'_>, problems: &mut Problems) -> Vec<PartIndex> {
        match rule {
            Rule::Part { part } => {
                if let Some(found) = self.parts.get(part) {
                    return vec![*found];
                }
                let known = self.parts.keys().map(String::as_str);
                let hint =
                    nearest::or_else(part, known, || "write the point's id, a dot and the part's, such as \"P1.b\"".to_owned());
                problems.add(&at.key("part"), format!("there is no part {}{hint}", quoted(part)));
            }
            Rule::Point { point } => {
                if let Some(found) = self.points.get(point.as_str()) {
                    return found.clone();
                }
                let known = self.points.keys().copied();
                let hint = nearest::or_else(point, known, || "write a point's id, such as \"P1\"".to_owned());
                problems.add(&at.key("point"), format!("there is no point {}{hint}", quoted(point)));
            }
            _ => {}
        }
        vec![]
    }
}

/// Finds parts that are shown when they are shown.
fn circles(rubric: &Rubric, uses: &BTreeMap<PartIndex, Vec<PartIndex>>, problems: &mut Problems) {
    let mut entered = BTreeSet::new();
    for start in uses.keys() {
        let Some(ring) = follow(*start, uses, &mut vec![], &mut entered) else { continue };
        let names: Vec<String> = ring.iter().map(|index| name(rubric, *index)).collect();
        let (point, part) = ring.first().copied().unwrap_or(*start);
        let points = At::TOP.key("points");
        let point = points.index(point);
        let parts = point.key("parts");
        let part = parts.index(part);
        let message = format!("a part is shown only if it is shown: {}; take one of the references out", names.join(" needs "));
        problems.add(&part.key("rule"), message);
    }
}

/// Goes from a part to those it needs; the first circle met is given. Every part is entered once.
fn follow(
    part: PartIndex,
    uses: &BTreeMap<PartIndex, Vec<PartIndex>>,
    open: &mut Vec<PartIndex>,
    entered: &mut BTreeSet<PartIndex>,
) -> Option<Vec<PartIndex>> {
    if let Some(start) = open.iter().position(|above| *above == part) {
        return open.get(start..).map(|ring| ring.iter().chain([&part]).copied().collect());
    }
    if !entered.insert(part) {
        return None;
    }
    open.push(part);
    let ring = uses.get(&part).into_iter().flatten().find_map(|used| follow(*used, uses, open, entered));
    open.pop();
    ring
}

fn name(rubric: &Rubric, (point, part): PartIndex) -> String {
    let point = rubric.points.get(point);
    let part = point.and_then(|point| point.parts.get(part));
    format!("{}.{}", point.map_or("", |point| &point.id), part.map_or("", |part| &part.id))
}
