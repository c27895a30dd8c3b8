//! Portfolios as they come, and at the end what they share.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::groups::{Group, groups};
use super::pairs::{Shared, shared};
use super::quotes::{Quoted, Wording};
use super::sketch::Sketch;
use crate::overview::{Passage, PassagePlace, SharedPassages, Sharer, Sharing, natural};

/// More groups than these are no longer looked at one by one.
const MOST_GROUPS: usize = 200;
/// More passages of one group say nothing more.
const MOST_PASSAGES: usize = 20;
/// So many places of a passage are quoted. The others hold the same words.
const MOST_QUOTES: usize = 8;

/// Portfolios to be held side by side. Of each, its words are kept as numbers, and its text packed.
#[derive(Debug, Default)]
pub struct Collection(Vec<Portfolio>);

#[derive(Debug)]
struct Portfolio {
    name: String,
    files: Vec<String>,
    page: Option<String>,
    sketch: Sketch,
}

impl Collection {
    /// Takes in a portfolio: its name, the paths of its files, the address of its page, its sketch. One that is there already counts once.
    pub fn add(&mut self, name: &str, files: Vec<String>, page: Option<String>, sketch: Sketch) {
        self.0.push(Portfolio { name: name.to_owned(), files, page, sketch });
    }

    /// What these portfolios share. `portfolios` is how many there are in all, with those whose words are not known.
    #[must_use]
    pub fn find(self, portfolios: usize) -> SharedPassages {
        let mut all = self.0;
        all.sort_by(|one, other| {
            let names = natural(&one.name, &other.name).then_with(|| one.files.cmp(&other.files));
            names.then_with(|| one.sketch.cmp(&other.sketch)).then_with(|| one.page.cmp(&other.page))
        });
        all.dedup_by(|next, kept| next.name == kept.name && next.files == kept.files);
        let texts: Vec<&[u32]> = all.iter().map(|portfolio| &*portfolio.sketch.words).collect();
        let shared = shared(&texts);
        let mut groups = groups(&shared);
        let left_out = groups.len().saturating_sub(MOST_GROUPS);
        let sharers = Sharers::of(&shared, &groups);
        groups.truncate(MOST_GROUPS);
        let quoted = quoted(&all, &groups);
        SharedPassages {
            compared: all.len(),
            not_compared: portfolios.saturating_sub(all.len()),
            groups: groups.iter().enumerate().map(|(number, group)| sharing(number, group, &all, &sharers, &quoted)).collect(),
            portfolios: sharers.0.iter().map(|(text, shares)| shares.sharer(&all[*text as usize])).collect(),
            left_out,
        }
    }
}

/// What texts share, by text.
struct Sharers(Vec<(u32, Shares)>);

#[derive(Default)]
struct Shares {
    places: Vec<Range<usize>>,
    others: BTreeSet<u32>,
}

impl Sharers {
    fn of(shared: &[Shared], groups: &[Group]) -> Self {
        let mut sharers: BTreeMap<u32, Shares> = BTreeMap::new();
        for one in shared {
            for (text, place) in [(one.later, &one.along.here), (one.earlier, &one.along.there)] {
                sharers.entry(text).or_default().places.push(place.clone());
            }
        }
        for group in groups {
            for text in &group.texts {
                sharers.entry(*text).or_default().others.extend(group.texts.iter().filter(|other| *other != text));
            }
        }
        Self(sharers.into_iter().collect())
    }

    /// A text's place among those that share anything.
    fn number(&self, text: u32) -> usize {
        self.0.partition_point(|(other, _)| *other < text)
    }
}

impl Shares {
    fn sharer(&self, portfolio: &Portfolio) -> Sharer {
        Sharer {
            name: portfolio.name.clone(),
            page: portfolio.page.clone(),
            words: covered(self.places.clone()),
            others: self.others.len(),
            path: portfolio.files.first().cloned().unwrap_or_default(),
        }
    }
}

/// How many words stand in any of the places.
fn covered(mut places: Vec<Range<usize>>) -> usize {
    places.sort_by_key(|place| place.start);
    let (mut covered, mut end) = (0, 0);
    for place in places {
        covered += place.end.saturating_sub(place.start.max(end));
        end = end.max(place.end);
    }
    covered
}

/// Names a place: group, passage, and the how manyeth text of the group.
type Slot = (usize, usize, usize);

/// Reads every place that is shown. Each portfolio is unpacked once, and one at a time.
fn quoted(all: &[Portfolio], groups: &[Group]) -> BTreeMap<Slot, Quoted> {
    let mut wanted: BTreeMap<u32, Vec<(Slot, &Range<usize>)>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for (passage, found) in group.passages.iter().take(MOST_PASSAGES).enumerate() {
            for (at, (text, place)) in group.texts.iter().zip(&found.places).take(MOST_QUOTES).enumerate() {
                wanted.entry(*text).or_default().push(((number, passage, at), place));
            }
        }
    }
    let mut quoted = BTreeMap::new();
    for (text, slots) in wanted {
        let wording = Wording::new(all[text as usize].sketch.wording());
        quoted.extend(slots.into_iter().filter_map(|(slot, place)| Some((slot, wording.quoted(place)?))));
    }
    quoted
}

fn sharing(number: usize, group: &Group, all: &[Portfolio], sharers: &Sharers, quoted: &BTreeMap<Slot, Quoted>) -> Sharing {
    let place = |slot: Slot| {
        let text = *group.texts.get(slot.2)?;
        let quoted = quoted.get(&slot)?;
        let files = &all.get(text as usize)?.files;
        Some(PassagePlace {
            portfolio: sharers.number(text),
            file: files.get(quoted.file).filter(|_| files.len() > 1).cloned(),
            place: quoted.place.clone(),
            line: quoted.line,
            quote: quoted.quote.clone(),
        })
    };
    let passages = group.passages.iter().take(MOST_PASSAGES).enumerate().map(|(passage, found)| Passage {
        words: found.words,
        places: (0..group.texts.len()).filter_map(|text| place((number, passage, text))).collect(),
    });
    Sharing {
        portfolios: group.texts.iter().map(|text| sharers.number(*text)).collect(),
        words: group.words,
        passages: passages.collect(),
    }
}
