//! Rules that name parts and points name ones there are, and never go round in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::walk::{self, Owner};
use crate::rubric::error::{Problems, quoted};
use crate::rubric::model::Rubric;
use crate::rubric::nearest;
use crate::rubric::pointer::At;
use crate::rubric::rule::Rule;

/// A point, by its index, or one of its parts, by its own.
type Named = (usize, Option<usize>);

/// What each part's rule refers to.
type Uses = BTreeMap<Named, BTreeSet<Named>>;

/// Checks all references of a rubric.
pub(super) fn all(rubric: &Rubric, problems: &mut Problems) {
    if rubric.points.is_empty() {
        return; // That is a problem of its own; that nothing can be referred to follows from it.
    }
    let names = Names::of(rubric);
    let mut uses = Uses::new();
    for (index, point) in rubric.points.iter().enumerate() {
        uses.insert((index, None), (0..point.parts.len()).map(|part| (index, Some(part))).collect());
    }
    walk::outermost(rubric, &mut |owner, rule, at| {
        walk::inward(rule, at, 0, &mut |rule, at, _| {
            let used = names.look_up(rule, at, problems);
            if let Owner::Part { point, part } = owner {
                uses.entry((point, Some(part))).or_default().extend(used);
            }
            true
        });
    });
    circles(rubric, &uses, problems);
}

/// What can be referred to.
struct Names<'r> {
    points: BTreeMap<&'r str, Named>,
    parts: BTreeMap<String, Named>,
}

impl<'r> Names<'r> {
    fn of(rubric: &'r Rubric) -> Self {
        let mut names = Self { points: BTreeMap::new(), parts: BTreeMap::new() };
        for (index, point) in rubric.points.iter().enumerate() {
            names.points.insert(&point.id, (index, None));
            for (nth, part) in point.parts.iter().enumerate() {
                names.parts.insert(format!("{}.{}", point.id, part.id), (index, Some(nth)));
            }
        }
        names
    }

    /// What a rule refers to, if it is a reference.
    fn look_up(&self, rule: &Rule, at: &At<'_>, problems: &mut Problems) -> Option<Named> {
        match rule {
            Rule::Part { part } => {
                let found = self.parts.get(part).copied();
                if found.is_none() {
                    problems.add_with(&at.key("part"), || {
                        let otherwise = || "write the point's id, a dot and the part's, such as \"P1.b\"".to_owned();
                        let hint = nearest::or_else(part, self.parts.keys().map(String::as_str), otherwise);
                        format!("there is no part {}{hint}", quoted(part))
                    });
                }
                found
            }
            Rule::Point { point } => {
                let found = self.points.get(point.as_str()).copied();
                if found.is_none() {
                    problems.add_with(&at.key("point"), || {
                        let otherwise = || "write a point's id, such as \"P1\"".to_owned();
                        let hint = nearest::or_else(point, self.points.keys().copied(), otherwise);
                        format!("there is no point {}{hint}", quoted(point))
                    });
                }
                found
            }
            _ => None,
        }
    }
}

/// Finds parts that are shown only if they are shown.
fn circles(rubric: &Rubric, uses: &Uses, problems: &mut Problems) {
    let mut entered = BTreeSet::new();
    for start in uses.keys().filter(|(_, part)| part.is_some()) {
        let Some(ring) = follow(*start, uses, &mut vec![], &mut entered) else { continue };
        let names: Vec<String> = ring.iter().map(|named| name(rubric, *named)).collect();
        let (point, part) = ring.into_iter().find(|(_, part)| part.is_some()).unwrap_or(*start);
        let points = At::TOP.key("points");
        let point = points.index(point);
        let parts = point.key("parts");
        let part = parts.index(part.unwrap_or_default());
        let message = format!("a part is shown only if it is shown: {}; take one of the references out", names.join(" needs "));
        problems.add(&part.key("rule"), message);
    }
}

/// Goes from a part to what it needs; the first circle met is given, its beginning repeated at its end. Everything is entered once.
fn follow(from: Named, uses: &Uses, open: &mut Vec<Named>, entered: &mut BTreeSet<Named>) -> Option<Vec<Named>> {
    if let Some(start) = open.iter().position(|above| *above == from) {
        return open.get(start..).map(|ring| ring.iter().chain([&from]).copied().collect());
    }
    if !entered.insert(from) {
        return None;
    }
    open.push(from);
    let ring = uses.get(&from).into_iter().flatten().find_map(|used| follow(*used, uses, open, entered));
    open.pop();
    ring
}

fn name(rubric: &Rubric, (point, part): Named) -> String {
    let Some(point) = rubric.points.get(point) else { return String::new() };
    match part.and_then(|part| point.parts.get(part)) {
        Some(part) => format!("{}.{}", point.id, part.id),
        None => point.id.clone(),
    }
}
