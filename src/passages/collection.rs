//! Portfolios as they come, and at the end what they share.

use std::collections::BTreeMap;
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
        let sharers = Sharers::of(&shared, &groups, all.len());
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
    /// Numbers of groups.
    groups: Vec<usize>,
    /// How many other texts share anything with it.
    others: usize,
}

impl Sharers {
    /// `texts` is how many there are in all.
    fn of(shared: &[Shared], groups: &[Group], texts: usize) -> Self {
        let mut sharers: BTreeMap<u32, Shares> = BTreeMap::new();
        for one in shared {
            for (text, place) in [(one.later, &one.along.here), (one.earlier, &one.along.there)] {
                sharers.entry(text).or_default().places.push(place.clone());
            }
        }
        for (number, group) in groups.iter().enumerate() {
            for text in &group.texts {
                sharers.entry(*text).or_default().groups.push(number);
            }
        }
        // A class that has one source makes large groups, so each pair in them must cost next to nothing: a mark in a table.
        let mut seen_by = vec![u32::MAX; texts];
        for (text, shares) in &mut sharers {
            for other in shares.groups.iter().flat_map(|group| &groups[*group].texts) {
                let seen = seen_by.get_mut(*other as usize).map(|seen| std::mem::replace(seen, *text));
                shares.others += usize::from(other != text && seen.is_some_and(|seen| seen != *text));
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
            others: self.others,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overview::Stretch;

    /// Sixty words that nobody else has.
    fn own(number: usize) -> String {
        (0..60).map(|word| format!("w{number}x{word}")).collect::<Vec<_>>().join(" ")
    }

    fn collection<'t>(texts: impl IntoIterator<Item = (usize, &'t String)>) -> Collection {
        let mut collection = Collection::default();
        for (number, text) in texts {
            let stretch = Stretch { file: 0, place: "paragraph 1".to_owned(), line: None, before: None, text: text.clone() };
            collection.add(&format!("Learner {number}"), vec![format!("{number}.txt")], None, Sketch::of(&[stretch]));
        }
        collection
    }

    #[test]
    fn a_source_of_a_whole_class_is_told_once() {
        let source = (0..50).map(|word| format!("s{word}")).collect::<Vec<_>>().join(" ");
        let texts: Vec<String> = (0..100).map(|number| format!("{} {source} {}", own(number), own(1000 + number))).collect();
        let found = collection(texts.iter().enumerate()).find(102);
        assert_eq!((found.compared, found.not_compared, found.groups.len()), (100, 2, 1));
        assert_eq!(found.groups[0].portfolios, (0..100).collect::<Vec<_>>());
        let passage = &found.groups[0].passages[0];
        assert_eq!((passage.words, passage.places.len(), passage.places[0].quote.as_str()), (50, MOST_QUOTES, source.as_str()));
        assert!(found.portfolios.iter().all(|sharer| sharer.words == 50 && sharer.others == 99));
    }

    #[test]
    fn a_phrase_of_many_who_share_nothing_else_is_not_told() {
        let phrase = (0..22).map(|word| format!("p{word}")).collect::<Vec<_>>().join(" ");
        let text = |number: usize| format!("{} {phrase} {}", own(number), own(1000 + number));
        let texts: Vec<String> = (0..30).map(text).collect();
        assert_eq!(collection(texts.iter().enumerate()).find(30).groups, []);
        assert_eq!(collection(texts.iter().enumerate().take(3)).find(3).groups.len(), 1, "of three it is told");
    }

    #[test]
    fn a_portfolio_that_comes_twice_counts_once() {
        let text = own(1);
        assert_eq!(collection([(1, &text), (1, &text)]).find(1), SharedPassages { compared: 1, ..SharedPassages::default() });
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(48))]
        #[test]
        fn the_order_of_portfolios_does_not_matter(
            pieces in proptest::collection::vec(proptest::collection::vec(0_usize..6, 1..4), 2..16),
            seed in proptest::prelude::any::<u64>(),
        ) {
            let text = |(number, pieces): (usize, &Vec<usize>)| {
                let pieces: Vec<String> = pieces.iter().map(|piece| own(1000 + piece)).collect();
                format!("{} {}", pieces.join(" "), own(number))
            };
            let texts: Vec<String> = pieces.iter().enumerate().map(text).collect();
            let mut shuffled: Vec<(usize, &String)> = texts.iter().enumerate().collect();
            shuffled.sort_by_key(|(number, _)| crate::overview::mixed(seed ^ *number as u64));
            let found = collection(texts.iter().enumerate()).find(texts.len());
            proptest::prop_assert_eq!(&collection(shuffled).find(texts.len()), &found);
            let shares = |number: usize| pieces.iter().enumerate().any(|(other, of)| other != number && of.iter().any(|piece| pieces[number].contains(piece)));
            let expected = (0..texts.len()).filter(|number| shares(*number)).count();
            proptest::prop_assert_eq!(found.portfolios.len(), expected);
        }
    }
}
