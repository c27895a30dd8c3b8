//! Words that change a claim or mark a reason, read from `lexicon/cues.txt`.

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::sync::LazyLock;

use super::forms::{Form, forms_of, lines};

/// Words that deny by themselves, as they are compared (lower case).
pub const DENIALS: [&str; 9] = ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without"];

/// What a cue does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Harmless,
    NotOnly,
    Denied,
    DeniedBefore,
    Rejected,
    RejectedBefore,
    Verdict,
    Unsure,
    Attributed,
    Reported,
    ReportedBefore,
    Endorsed,
    Hypothetical,
    Reason,
    Instance,
}

/// A cue at its place: token offsets from the first token looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Cues of both sorts: those that change claims, and marks of reason and instance. The two sorts may overlap.
pub(super) fn find(words: &[Keyed<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for table in [&TABLES.claims, &TABLES.marks] {
        let mut at = 0;
        while at < words.len() {
            match table.longest(&words[at..]) {
                Some((kind, length)) => {
                    found.push(Found { kind, start: at, end: at + length });
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The number of a stem that cues hold, or of a list.
type Key = u16;

/// What a word is looked up by among cues: its stem, if a cue holds that, and the lists it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keys(SmallVec<[Key; 4]>);

/// A word, and what it is looked up by.
pub(super) type Keyed<'w> = (&'w Form, &'w Keys);

impl Keys {
    pub(super) fn of(form: &Form) -> Self {
        let Names { stems, listed, .. } = &TABLES.names;
        let lists = listed.get(&form.stem).into_iter().flatten();
        Self(stems.get(&form.stem).into_iter().chain(lists).copied().collect())
    }
}

/// One word of a cue, or any word of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CueWord {
    key: Key,
    /// How it must be spelt, if that matters.
    spelt: Option<CompactString>,
}

impl CueWord {
    fn fits(&self, (form, keys): Keyed<'_>) -> bool {
        keys.0.contains(&self.key) && self.spelt.as_ref().is_none_or(|spelt| *spelt == form.lower)
    }
}

/// All stems and lists that cues name, as numbers.
#[derive(Default)]
struct Names {
    count: Key,
    stems: FxHashMap<CompactString, Key>,
    lists: FxHashMap<&'static str, Key>,
    /// By stem: the lists that hold it.
    listed: FxHashMap<CompactString, Vec<Key>>,
}

impl Names {
    fn stem(&mut self, stem: CompactString) -> Key {
        *self.stems.entry(stem).or_insert_with(|| next(&mut self.count))
    }

    fn list(&mut self, name: &'static str) -> Key {
        *self.lists.entry(name).or_insert_with(|| next(&mut self.count))
    }

    fn add_list(&mut self, name: &'static str, words: &str) {
        let key = self.list(name);
        for form in words.split('/').flat_map(forms_of) {
            self.listed.entry(form.stem).or_default().push(key);
        }
    }

    fn cue_words(&mut self, written: &'static str) -> Vec<CueWord> {
        if written.starts_with('@') {
            return vec![CueWord { key: self.list(written), spelt: None }];
        }
        // An adverb shares its stem with an adjective that denies nothing: hardly, hard.
        let (exact, word) = written.strip_prefix('=').map_or((written.ends_with("ly"), written), |word| (true, word));
        let forms = forms_of(word).into_iter();
        forms.map(|form| CueWord { key: self.stem(form.stem), spelt: exact.then_some(form.lower) }).collect()
    }
}

fn next(count: &mut Key) -> Key {
    *count += 1;
    *count - 1
}

/// Cues by what their first two words are looked up by: nearly every word of a text begins some cue, and few of those go on as the text
/// does.
#[derive(Default)]
struct Table(Vec<Begun>);

/// The cues that begin with one word.
#[derive(Default)]
struct Begun {
    alone: Vec<(CueWord, Kind)>,
    /// By the second word; the longest first.
    longer: FxHashMap<Key, Vec<(Vec<CueWord>, Kind)>>,
}

impl Table {
    /// The longest cue that stands at the beginning, and how many words it has.
    fn longest(&self, words: &[Keyed<'_>]) -> Option<(Kind, usize)> {
        let keys = words.first()?.1.0.iter();
        keys.filter_map(|key| self.0.get(usize::from(*key))?.longest(words)).reduce(longer)
    }

    fn add(&mut self, cue: &'static str, kind: Kind, names: &mut Names) {
        let mut ways: Vec<Vec<CueWord>> = vec![Vec::new()];
        for slot in cue.split_whitespace() {
            let words: Vec<Vec<CueWord>> = slot.split('/').map(|word| names.cue_words(word)).collect();
            ways = ways.iter().flat_map(|way| words.iter().map(move |word| [way.as_slice(), word.as_slice()].concat())).collect();
        }
        for way in ways {
            let Some(first) = way.first() else { continue };
            let begun = self.begun(first.key);
            // Of several of one length the last one written is the one that counts, so each goes before its equals.
            match way.get(1) {
                None => begun.alone.insert(0, (first.clone(), kind)),
                Some(second) => {
                    let known = begun.longer.entry(second.key).or_default();
                    known.insert(known.partition_point(|(cue, _)| cue.len() > way.len()), (way, kind));
                }
            }
        }
    }

    fn begun(&mut self, key: Key) -> &mut Begun {
        let at = usize::from(key);
        if self.0.len() <= at {
            self.0.resize_with(at + 1, Begun::default);
        }
        &mut self.0[at]
    }
}

impl Begun {
    fn longest(&self, words: &[Keyed<'_>]) -> Option<(Kind, usize)> {
        let fits = |cue: &[CueWord]| cue.len() <= words.len() && cue.iter().zip(words).all(|(cue, word)| cue.fits(*word));
        let going_on = |key| self.longer.get(key)?.iter().find(|(cue, _)| fits(cue)).map(|(cue, kind)| (*kind, cue.len()));
        let longest = words.get(1).and_then(|second| second.1.0.iter().filter_map(going_on).reduce(longer));
        longest.or_else(|| self.alone.iter().find(|(word, _)| word.fits(words[0])).map(|(_, kind)| (*kind, 1)))
    }
}

/// The longer of two cues; of two as long the first, which names its words itself.
fn longer(one: (Kind, usize), other: (Kind, usize)) -> (Kind, usize) {
    if other.1 > one.1 { other } else { one }
}

#[derive(Default)]
struct Tables {
    claims: Table,
    marks: Table,
    names: Names,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::default();
    let mut kind = None;
    for line in lines(include_str!("lexicon/cues.txt")) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = kind_of(name);
        } else if let Some((name, words)) = line.split_once(" = ") {
            tables.names.add_list(name, words);
        } else if let Some(kind) = kind {
            let table = if matches!(kind, Kind::Reason | Kind::Instance) { &mut tables.marks } else { &mut tables.claims };
            table.add(line, kind, &mut tables.names);
        }
    }
    tables
});

fn kind_of(section: &str) -> Option<Kind> {
    Some(match section {
        "harmless" => Kind::Harmless,
        "not-only" => Kind::NotOnly,
        "denied" => Kind::Denied,
        "denied-before" => Kind::DeniedBefore,
        "rejected" => Kind::Rejected,
        "rejected-before" => Kind::RejectedBefore,
        "verdict" => Kind::Verdict,
        "unsure" => Kind::Unsure,
        "attributed" => Kind::Attributed,
        "reported" => Kind::Reported,
        "reported-before" => Kind::ReportedBefore,
        "endorsed" => Kind::Endorsed,
        "hypothetical" => Kind::Hypothetical,
        "reason" => Kind::Reason,
        "instance" => Kind::Instance,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(text: &str) -> Vec<Found> {
        let words: Vec<(Form, Keys)> = forms_of(text).into_iter().map(|form| (form.clone(), Keys::of(&form))).collect();
        find(&words.iter().map(|(form, keys)| (form, keys)).collect::<Vec<_>>())
    }

    #[test]
    fn every_section_and_list_of_the_lexicon_is_known() {
        let known = |name: &str| lines(include_str!("lexicon/cues.txt")).any(|line| line.starts_with(&format!("{name} = ")));
        for line in lines(include_str!("lexicon/cues.txt")) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                assert!(kind_of(name).is_some(), "{name}");
            }
            for list in line.split_whitespace().filter(|slot| slot.starts_with('@')) {
                assert!(known(list), "{line}");
            }
        }
    }

    #[test]
    fn any_word_of_a_list_makes_the_cue() {
        for said in ["cousin swears", "bosses reckoned", "trainer keeps telling"] {
            let end = forms_of(said).len();
            assert_eq!(found_in(said), [Found { kind: Kind::Reported, start: 0, end }], "{said}");
        }
    }

    #[test]
    fn the_longest_cue_wins() {
        assert_eq!(found_in("it is not only fast"), [Found { kind: Kind::NotOnly, start: 2, end: 4 }]);
    }
}
