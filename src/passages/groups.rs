//! From pairs to passages: what stands in several texts is one passage with several places.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::long_list::LongList;
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
    pub(super) places: Vec<Range<u32>>,
}

/// The stretches of all texts that another has too: of each pair the later text's, then the earlier one's. A stretch is known by its number alone,
/// for there may be a million of them.
pub(super) struct Sides<'s> {
    shared: &'s LongList<Shared>,
    /// By text and place.
    order: Vec<u32>,
}

/// A stretch of one text that another has too.
struct Side<'s> {
    text: u32,
    place: &'s Range<u32>,
    same: u32,
}

/// Numbers by group, each group's in the order in which they came, and where each group ends.
fn by_group(numbers: impl ExactSizeIterator<Item = u32> + Clone, group: impl Fn(u32) -> u32) -> (Vec<u32>, Vec<u32>) {
    let groups = numbers.clone().map(|number| group(number) as usize + 1).max().unwrap_or_default();
    let mut ends = vec![0; groups + 1];
    numbers.clone().for_each(|number| ends[group(number) as usize + 1] += 1);
    (1..=groups).for_each(|group| ends[group] += ends[group - 1]);
    let mut ordered = vec![0; numbers.len()];
    for number in numbers {
        // Where the group begins moves on with each of its numbers, until it is where it ends.
        let at = &mut ends[group(number) as usize];
        ordered[*at as usize] = number;
        *at += 1;
    }
    (ordered, ends)
}

/// Sorts the numbers of each group. Keys lie far apart in memory, so each is looked up once.
fn sort_each<K: Ord>(numbers: &mut [u32], ends: &[u32], key: impl Fn(u32) -> K) {
    let (mut from, mut keyed) = (0, Vec::new());
    for to in ends {
        let group = &mut numbers[from..*to as usize];
        keyed.extend(group.iter().map(|number| (key(*number), *number)));
        keyed.sort_unstable();
        group.iter_mut().zip(keyed.drain(..)).for_each(|(number, (_, sorted))| *number = sorted);
        from = *to as usize;
    }
}

impl<'s> Sides<'s> {
    pub(super) fn of(shared: &'s LongList<Shared>) -> Self {
        let mut sides = Self { shared, order: Vec::new() };
        // First by text, so that what is sorted is short.
        let (mut order, ends) = by_group(0..sides.count(), |number| sides.side(number).text);
        sort_each(&mut order, &ends, |number| {
            let place = sides.side(number).place;
            (place.start, place.end)
        });
        sides.order = order;
        sides
    }

    /// How many there are.
    fn count(&self) -> u32 {
        u32::try_from(self.shared.len() * 2).unwrap_or(u32::MAX)
    }

    fn side(&self, number: u32) -> Side<'s> {
        let pair = self.shared.at(number as usize / 2);
        let (text, place) = if number.is_multiple_of(2) { (pair.later, &pair.here) } else { (pair.earlier, &pair.there) };
        Side { text, place, same: pair.same }
    }

    /// How many words of each of so many texts stand in any stretch.
    pub(super) fn covered(&self, texts: usize) -> Vec<u32> {
        let (mut covered, mut last) = (vec![0; texts], (u32::MAX, 0));
        for number in &self.order {
            let Side { text, place, .. } = self.side(*number);
            let end = if last.0 == text { last.1 } else { 0 };
            if let Some(words) = covered.get_mut(text as usize) {
                *words += place.end.saturating_sub(place.start.max(end));
            }
            last = (text, end.max(place.end));
        }
        covered
    }

    /// All groups: those with the most words first, then those of the first texts.
    pub(super) fn groups(mut self) -> Vec<Group> {
        let mut joined = Joined::new(self.count());
        // The two sides of a pair are neighbours.
        (0..self.count()).step_by(2).for_each(|side| joined.join(side, side + 1));
        self.join_alike(&mut joined);
        let passages = joined.numbered();
        let passage = |number: u32| passages[number as usize];
        // Each passage's stretches by text and place.
        let (stretches, _) = by_group(self.order.iter().copied(), passage);
        // It takes as much memory as they do, and is not needed any more.
        self.order = Vec::new();
        let of_passages = stretches.chunk_by(|one, other| passage(*one) == passage(*other));
        self.by_texts(of_passages.map(|stretches| self.best(stretches)))
    }

    /// Of each text the stretch that has the most in common with another, of several the first.
    fn best(&self, stretches: &[u32]) -> Vec<u32> {
        let of_texts = stretches.chunk_by(|one, other| self.side(*one).text == self.side(*other).text);
        of_texts.filter_map(|of_text| of_text.iter().copied().min_by_key(|number| Reverse(self.side(*number).same))).collect()
    }

    /// Joins stretches of one text that are nearly the same.
    fn join_alike(&self, joined: &mut Joined) {
        let mut kinds: Vec<u32> = Vec::new();
        for text in self.order.chunk_by(|one, other| self.side(*one).text == self.side(*other).text) {
            kinds.clear();
            for number in text {
                let place = self.side(*number).place;
                let alike = |kind: &&u32| are_alike(self.side(**kind).place, place);
                match kinds.iter().rev().take(LOOK_BACK).find(alike) {
                    Some(kind) => joined.join(*kind, *number),
                    None => kinds.push(*number),
                }
            }
        }
    }

    /// From passages, each as the stretches it stands in, to texts that have the same ones.
    fn by_texts(&self, passages: impl Iterator<Item = Vec<u32>>) -> Vec<Group> {
        let mut groups: BTreeMap<Vec<u32>, Vec<Found>> = BTreeMap::new();
        for stretches in passages.filter(|stretches| stretches.len() > 1) {
            let sides = || stretches.iter().map(|number| self.side(*number));
            let words = sides().map(|side| side.same).max().unwrap_or(0) as usize;
            let found = Found { words, places: sides().map(|side| side.place.clone()).collect() };
            groups.entry(sides().map(|side| side.text).collect()).or_default().push(found);
        }
        let group = |(texts, mut passages): (Vec<u32>, Vec<Found>)| {
            passages.sort_by_key(|passage| (Reverse(passage.words), passage.places.first().map_or(0, |place| place.start)));
            Group { texts, words: passages.iter().map(|passage| passage.words).sum(), passages }
        };
        let mut groups: Vec<Group> = groups.into_iter().map(group).collect();
        groups.sort_by(|one, other| other.words.cmp(&one.words).then_with(|| one.texts.cmp(&other.texts)));
        groups
    }
}

fn are_alike(one: &Range<u32>, other: &Range<u32>) -> bool {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start)) as usize;
    both * OVERLAP.1 >= one.len().max(other.len()) * OVERLAP.0
}

/// Which stretches belong together: a forest of them, each below an earlier one.
struct Joined(Vec<u32>);

impl Joined {
    fn new(stretches: u32) -> Self {
        Self((0..stretches).collect())
    }

    fn first(&mut self, of: u32) -> u32 {
        let mut at = of as usize;
        while self.0[at] as usize != at {
            // Each step halves the way for the next one who asks.
            self.0[at] = self.0[self.0[at] as usize];
            at = self.0[at] as usize;
        }
        self.0[at]
    }

    /// For each stretch the number of its passage.
    fn numbered(mut self) -> Vec<u32> {
        let mut passages = 0;
        for number in 0..self.0.len() {
            // What it stands below comes before it, and has its number already.
            let above = self.0[number] as usize;
            self.0[number] = if above == number { passages } else { self.0[above] };
            passages += u32::from(above == number);
        }
        self.0
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other) as usize] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(later: u32, here: Range<u32>, earlier: u32, there: Range<u32>) -> Shared {
        let same = u32::try_from(here.len().min(there.len())).unwrap();
        Shared { later, earlier, here, there, same }
    }

    fn list(shared: &[Shared]) -> LongList<Shared> {
        let mut list = LongList::new();
        list.extend(shared.iter().cloned());
        list
    }

    fn groups(shared: &[Shared]) -> Vec<Group> {
        Sides::of(&list(shared)).groups()
    }

    #[test]
    fn words_that_stand_in_several_stretches_are_covered_once() {
        let shared = [shared(1, 10..30, 0, 0..20), shared(2, 0..15, 1, 20..35), shared(2, 40..60, 1, 5..25)];
        assert_eq!(Sides::of(&list(&shared)).covered(4), [20, 30, 35, 0]);
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
