//! Portfolios as they come, and at the end what they share.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::{ControlFlow, Range};

use super::groups::{Group, Sides};
use super::pairs::shared;
use super::quotes::{Quoted, Wording};
use super::sharers::{Sharers, Shares};
use super::sketch::{Sketch, unpacked};
use super::vocabulary::{Texts, Vocabulary};
use crate::in_order::in_order;
use crate::overview::{Passage, PassagePlace, SharedPassages, Sharer, Sharing, natural};

/// More groups than these are no longer looked at one by one.
const MOST_GROUPS: usize = 200;
/// More passages of one group say nothing more.
const MOST_PASSAGES: usize = 20;
/// So many places of a passage are quoted. The others hold the same words.
const MOST_QUOTES: usize = 8;

/// Portfolios to be held side by side. Of each, its words are kept as short numbers, and its text packed: see the test of how much that is.
#[derive(Debug, Default)]
pub struct Collection {
    vocabulary: Vocabulary,
    portfolios: Vec<Portfolio>,
}

#[derive(Debug)]
struct Portfolio {
    name: Box<str>,
    files: Box<[String]>,
    page: Option<Box<str>>,
    /// Its words, packed by the vocabulary.
    words: Box<[u8]>,
    /// Its wording, packed.
    wording: Box<[u8]>,
    /// How many words it has as a reader counts them.
    written: u32,
}

impl Collection {
    /// Takes in a portfolio: its name, the paths of its files, the address of its page, its sketch. One that is there already counts once.
    pub fn add(&mut self, name: &str, files: Vec<String>, page: Option<String>, sketch: Sketch) {
        self.portfolios.push(Portfolio {
            name: name.into(),
            files: files.into_boxed_slice(),
            page: page.map(String::into_boxed_str),
            words: self.vocabulary.pack(&sketch.words),
            wording: sketch.packed,
            written: sketch.written,
        });
    }

    /// Gives portfolios other names: `called` says how one is called whose name and whose first file's path are given, if not as before.
    pub fn rename(&mut self, called: impl Fn(&str, &str) -> Option<String>) {
        for portfolio in &mut self.portfolios {
            if let Some(name) = called(&portfolio.name, portfolio.path()) {
                portfolio.name = name.into_boxed_str();
            }
        }
    }

    /// What these portfolios share, sought on so many threads; their number changes nothing of what is found. `portfolios` is how many
    /// there are in all, with those whose words are not known.
    #[must_use]
    pub fn find(self, portfolios: usize, threads: NonZeroUsize) -> SharedPassages {
        let Self { vocabulary, portfolios: mut all } = self;
        all.sort_by(|one, other| {
            let names = natural(&one.name, &other.name).then_with(|| one.files.cmp(&other.files));
            names.then_with(|| one.wording.cmp(&other.wording)).then_with(|| one.page.cmp(&other.page))
        });
        all.dedup_by(|next, kept| next.name == kept.name && next.files == kept.files);
        let shared = shared(&Texts::new(&vocabulary, all.iter().map(|portfolio| &*portfolio.words)), threads);
        // What follows needs places and wording, and the memory of the words.
        drop(vocabulary);
        all.iter_mut().for_each(|portfolio| portfolio.words = Box::default());
        let sides = Sides::of(&shared);
        let covered = sides.covered(all.len());
        let mut groups = sides.groups();
        let left_out = groups.len().saturating_sub(MOST_GROUPS);
        let sharers = Sharers::of(&covered, &groups);
        groups.truncate(MOST_GROUPS);
        let quoted = quoted(&all, &groups, threads);
        SharedPassages {
            compared: all.len(),
            not_compared: portfolios.saturating_sub(all.len()),
            groups: groups.iter().enumerate().map(|(number, group)| sharing(number, group, &all, &sharers, &quoted)).collect(),
            portfolios: sharers.0.iter().map(|(text, shares)| all[*text as usize].sharer(shares)).collect(),
            left_out,
        }
    }
}

impl Portfolio {
    /// The path of its first file.
    fn path(&self) -> &str {
        self.files.first().map_or("", String::as_str)
    }

    fn sharer(&self, shares: &Shares) -> Sharer {
        Sharer {
            name: self.name.to_string(),
            page: self.page.as_deref().map(str::to_owned),
            // "Well-known" is two words here and one to whoever counts.
            words: shares.words.min(self.written) as usize,
            others: shares.others,
            path: self.path().to_owned(),
        }
    }
}

/// Names a place: group, passage, and the how manyeth text of the group.
type Slot = (usize, usize, usize);

/// Reads every place that is shown. Each portfolio is unpacked once, and of each thread one at a time.
fn quoted(all: &[Portfolio], groups: &[Group], threads: NonZeroUsize) -> BTreeMap<Slot, Quoted> {
    let mut wanted: BTreeMap<u32, Vec<(Slot, Range<usize>)>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for (passage, found) in group.passages.iter().take(MOST_PASSAGES).enumerate() {
            for (at, (text, place)) in group.texts.iter().zip(&found.places).take(MOST_QUOTES).enumerate() {
                wanted.entry(*text).or_default().push(((number, passage, at), place.start as usize..place.end as usize));
            }
        }
    }
    let mut quoted = BTreeMap::new();
    let of_text = |(text, slots): (u32, Vec<(Slot, Range<usize>)>)| {
        let wording = Wording::new(unpacked(&all[text as usize].wording));
        slots.into_iter().filter_map(|(slot, place)| Some((slot, wording.quoted(&place)?))).collect::<Vec<_>>()
    };
    in_order(wanted.into_iter(), threads, of_text, |found| {
        quoted.extend(found);
        ControlFlow::Continue(())
    });
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
        let found = collection(texts.iter().enumerate()).find(102, NonZeroUsize::MIN);
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
        assert_eq!(collection(texts.iter().enumerate()).find(30, NonZeroUsize::MIN).groups, []);
        assert_eq!(
            collection(texts.iter().enumerate().take(3)).find(3, NonZeroUsize::MIN).groups.len(),
            1,
            "of three it is told"
        );
    }

    #[test]
    fn a_portfolio_takes_little_memory() {
        // 1,500 words of the samples, sentences in an order of their own: about as varied as a learner's work, and some 8,400 bytes of text.
        let samples = [
            include_str!("../../samples/strong-library.txt"),
            include_str!("../../samples/middling-cafe.txt"),
            include_str!("../../samples/middling-witness-statement.txt"),
            include_str!("../../samples/weak-phone-shop.txt"),
        ];
        let sentences: Vec<&str> = samples.iter().flat_map(|text| text.split_inclusive(['.', '\n'])).collect();
        let text = |number: usize| {
            let mut text = String::new();
            for at in 0.. {
                if text.split_whitespace().count() >= 1500 {
                    break;
                }
                let draw = crate::overview::mixed((number * 1000 + at) as u64) % sentences.len() as u64;
                text.push_str(sentences[usize::try_from(draw).unwrap()]);
                text.push(' ');
            }
            text
        };
        let mut collection = Collection::default();
        for number in 0..20 {
            let text = text(number);
            let paragraph = |(at, words): (usize, &[&str])| Stretch {
                place: format!("paragraph {}", at + 1),
                text: words.join(" "),
                ..Stretch::default()
            };
            let words: Vec<&str> = text.split_whitespace().collect();
            let wording: Vec<Stretch> = words.chunks(50).enumerate().map(paragraph).collect();
            collection.add(
                &format!("learner-{number:04}.docx"),
                vec![format!("portfolios/learner-{number:04}.docx")],
                None,
                Sketch::of(&wording),
            );
        }
        let held = |portfolio: &Portfolio| {
            let files: usize = portfolio.files.iter().map(|file| size_of::<String>() + file.capacity()).sum();
            size_of::<Portfolio>() + portfolio.name.len() + files + portfolio.words.len() + portfolio.wording.len()
        };
        let (words, all) = collection.portfolios.iter().fold((0, 0), |sum, one| (sum.0 + one.words.len(), sum.1 + held(one)));
        // Two bytes a word at most, and a text packs to some four tenths of itself: 10,000 such portfolios are 75 MB at most. Four bytes a word,
        // as they are hashed, would be 30 MB more.
        assert!(words / 20 <= 3_100 && all / 20 <= 7_500, "{words} and {all} bytes for 20 portfolios");
    }

    #[test]
    fn a_portfolio_that_comes_twice_counts_once() {
        let text = own(1);
        assert_eq!(
            collection([(1, &text), (1, &text)]).find(1, NonZeroUsize::MIN),
            SharedPassages { compared: 1, ..SharedPassages::default() }
        );
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
            let found = collection(texts.iter().enumerate()).find(texts.len(), NonZeroUsize::MIN);
            proptest::prop_assert_eq!(&collection(shuffled).find(texts.len(), NonZeroUsize::MIN.saturating_add(2)), &found);
            let shares = |number: usize| pieces.iter().enumerate().any(|(other, of)| other != number && of.iter().any(|piece| pieces[number].contains(piece)));
            let expected = (0..texts.len()).filter(|number| shares(*number)).count();
            proptest::prop_assert_eq!(found.portfolios.len(), expected);
        }
    }
}
