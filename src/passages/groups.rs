//! From pairs to passages: what stands in several texts is one passage with several places.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::pairs::Shared;

/// Two stretches of one text are the same if they have two thirds of the longer one in common.
const OVERLAP: (usize, usize) = (2, 3);
/// So many stretches that begin before another one are held against it.
const LOOK_BACK: usize = 16;

/// Texts that share the same passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// By number.
    pub(super) texts: Vec<u32>,
    pub(super) words: usize,
    /// The longest first.
    pub(super) passages: Vec<Found>,
}

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Words that are the same in the two texts that have the most in common.
    pub(super) words: usize,
    /// Where it stands, in words, in each of the group's texts.
    pub(super) places: Vec<Range<usize>>,
}

/// A stretch of one text that another has too.
struct Node {
    text: u32,
    place: Range<usize>,
    same: usize,
}

/// All groups: those with the most words first, then those of the first texts.
pub(super) fn groups(shared: &[Shared]) -> Vec<Group> {
    let node = |text, place: &Range<usize>, same| Node { text, place: place.clone(), same };
    let nodes: Vec<Node> = shared
        .iter()
        .flat_map(|one| [node(one.later, &one.along.here, one.along.same), node(one.earlier, &one.along.there, one.along.same)])
        .collect();
    let mut joined = Joined::new(nodes.len());
    // The two sides of a pair are neighbours.
    (0..nodes.len()).step_by(2).for_each(|side| joined.join(side, side + 1));
    join_alike(&nodes, &mut joined);
    let mut passages: BTreeMap<usize, BTreeMap<u32, &Node>> = BTreeMap::new();
    for (number, node) in nodes.iter().enumerate() {
        let best = passages.entry(joined.first(number)).or_default().entry(node.text).or_insert(node);
        if (Reverse(node.same), node.place.start, node.place.end) < (Reverse(best.same), best.place.start, best.place.end) {
            *best = node;
        }
    }
    by_texts(passages)
}

/// Joins stretches of one text that are nearly the same.
fn join_alike(nodes: &[Node], joined: &mut Joined) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|number| (nodes[*number].text, nodes[*number].place.start, nodes[*number].place.end, *number));
    let mut kinds: Vec<usize> = Vec::new();
    for number in order {
        let node = &nodes[number];
        let alike = |kind: &&usize| nodes[**kind].text == node.text && are_alike(&nodes[**kind].place, &node.place);
        match kinds.iter().rev().take(LOOK_BACK).find(alike) {
            Some(kind) => joined.join(*kind, number),
            None => kinds.push(number),
        }
    }
}

fn are_alike(one: &Range<usize>, other: &Range<usize>) -> bool {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    both * OVERLAP.1 >= one.len().max(other.len()) * OVERLAP.0
}

fn by_texts(passages: BTreeMap<usize, BTreeMap<u32, &Node>>) -> Vec<Group> {
    let mut groups: BTreeMap<Vec<u32>, Vec<Found>> = BTreeMap::new();
    for places in passages.into_values().filter(|places| places.len() > 1) {
        let words = places.values().map(|node| node.same).max().unwrap_or(0);
        let texts = places.keys().copied().collect();
        groups.entry(texts).or_default().push(Found { words, places: places.values().map(|node| node.place.clone()).collect() });
    }
    let group = |(texts, mut passages): (Vec<u32>, Vec<Found>)| {
        passages.sort_by_key(|passage| (Reverse(passage.words), passage.places.first().map_or(0, |place| place.start)));
        Group { texts, words: passages.iter().map(|passage| passage.words).sum(), passages }
    };
    let mut groups: Vec<Group> = groups.into_iter().map(group).collect();
    groups.sort_by(|one, other| other.words.cmp(&one.words).then_with(|| one.texts.cmp(&other.texts)));
    groups
}

/// Which stretches belong together: a forest of them, each below an earlier one.
struct Joined(Vec<usize>);

impl Joined {
    fn new(stretches: usize) -> Self {
        Self((0..stretches).collect())
    }

    fn first(&mut self, of: usize) -> usize {
        let mut at = of;
        while self.0[at] != at {
            // Each step halves the way for the next one who asks.
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::Along;

    fn shared(later: u32, here: Range<usize>, earlier: u32, there: Range<usize>) -> Shared {
        let same = here.len().min(there.len());
        Shared { later, earlier, along: Along { here, there, same } }
    }

    #[test]
    fn one_source_of_many_is_one_passage() {
        let found = groups(&[shared(1, 10..50, 0, 0..40), shared(2, 5..43, 0, 1..39), shared(3, 0..40, 1, 10..50)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].texts, [0, 1, 2, 3]);
        assert_eq!(found[0].passages, [Found { words: 40, places: vec![0..40, 10..50, 5..43, 0..40] }]);
    }

    #[test]
    fn a_small_part_of_a_passage_is_another_one_and_a_pair_s_passages_are_together() {
        let found = groups(&[shared(1, 0..60, 0, 0..60), shared(1, 80..90, 0, 70..80), shared(2, 0..20, 0, 10..30)]);
        let told: Vec<(Vec<u32>, usize, usize)> =
            found.into_iter().map(|group| (group.texts, group.words, group.passages.len())).collect();
        assert_eq!(told, [(vec![0, 1], 70, 2), (vec![0, 2], 20, 1)]);
    }
}
