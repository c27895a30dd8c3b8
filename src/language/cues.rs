//! Words that change a claim or mark a reason, read from `lexicon/cues.txt`.

use compact_str::CompactString;
use rustc_hash::FxHashMap;
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
pub(super) fn find(forms: &[&Form]) -> Vec<Found> {
    let mut found = Vec::new();
    for table in [&TABLES.claims, &TABLES.marks] {
        let mut at = 0;
        while at < forms.len() {
            match table.longest(&forms[at..], &TABLES.lists) {
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

/// One word of a cue, or any word of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum CueWord {
    Stem(CompactString),
    Exact(Form),
    List(&'static str),
}

impl CueWord {
    fn fits(&self, form: &Form, lists: &Lists) -> bool {
        match self {
            Self::Stem(stem) => *stem == form.stem,
            Self::Exact(exact) => exact.lower == form.lower,
            Self::List(name) => lists.of(&form.stem).contains(name),
        }
    }

    /// What it is looked up by.
    fn key(&self) -> &str {
        match self {
            Self::Stem(stem) => stem,
            Self::Exact(form) => &form.stem,
            Self::List(name) => name,
        }
    }
}

/// Which lists a stem is in.
#[derive(Default)]
struct Lists(FxHashMap<CompactString, Vec<&'static str>>);

impl Lists {
    fn of(&self, stem: &str) -> &[&'static str] {
        self.0.get(stem).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, name: &'static str, words: &str) {
        for form in words.split('/').flat_map(forms_of) {
            self.0.entry(form.stem).or_default().push(name);
        }
    }

    /// What a word can be looked up by: its stem, and the lists it is in.
    fn keys<'k>(&'k self, form: &'k Form) -> impl Iterator<Item = &'k str> {
        std::iter::once(form.stem.as_str()).chain(self.of(&form.stem).iter().copied())
    }
}

/// Cues by what their first two words are looked up by: nearly every word of a text begins some cue, and few of those go on as the text
/// does.
#[derive(Default)]
struct Table(FxHashMap<CompactString, Begun>);

/// The cues that begin with one word.
#[derive(Default)]
struct Begun {
    alone: Vec<(CueWord, Kind)>,
    /// By the second word; the longest first.
    longer: FxHashMap<CompactString, Vec<(Vec<CueWord>, Kind)>>,
}

impl Table {
    /// The longest cue that stands at the beginning, and how many words it has.
    fn longest(&self, forms: &[&Form], lists: &Lists) -> Option<(Kind, usize)> {
        let first = forms.first()?;
        lists.keys(first).filter_map(|key| self.0.get(key)?.longest(forms, lists)).reduce(longer)
    }

    fn add(&mut self, cue: &'static str, kind: Kind) {
        let mut ways: Vec<Vec<CueWord>> = vec![Vec::new()];
        for slot in cue.split_whitespace() {
            let words: Vec<Vec<CueWord>> = slot.split('/').map(cue_words).collect();
            ways = ways.iter().flat_map(|way| words.iter().map(move |word| [way.as_slice(), word.as_slice()].concat())).collect();
        }
        for way in ways {
            let Some(first) = way.first() else { continue };
            let begun = self.0.entry(first.key().into()).or_default();
            // Of several of one length the last one written is the one that counts, so each goes before its equals.
            match way.get(1) {
                None => begun.alone.insert(0, (first.clone(), kind)),
                Some(second) => {
                    let known = begun.longer.entry(second.key().into()).or_default();
                    known.insert(known.partition_point(|(cue, _)| cue.len() > way.len()), (way, kind));
                }
            }
        }
    }
}

impl Begun {
    fn longest(&self, forms: &[&Form], lists: &Lists) -> Option<(Kind, usize)> {
        let fits = |cue: &[CueWord]| cue.len() <= forms.len() && cue.iter().zip(forms).all(|(word, form)| word.fits(form, lists));
        let going_on = |key| self.longer.get(key)?.iter().find(|(cue, _)| fits(cue)).map(|(cue, kind)| (*kind, cue.len()));
        let longest = forms.get(1).and_then(|second| lists.keys(second).filter_map(going_on).reduce(longer));
        longest.or_else(|| self.alone.iter().find(|(word, _)| word.fits(forms[0], lists)).map(|(_, kind)| (*kind, 1)))
    }
}

/// The longer of two cues; of two as long the first, which names its words itself.
fn longer(one: (Kind, usize), other: (Kind, usize)) -> (Kind, usize) {
    if other.1 > one.1 { other } else { one }
}

fn cue_words(written: &'static str) -> Vec<CueWord> {
    if written.starts_with('@') {
        return vec![CueWord::List(written)];
    }
    // An adverb shares its stem with an adjective that denies nothing: hardly, hard.
    let (exact, word) = written.strip_prefix('=').map_or((written.ends_with("ly"), written), |word| (true, word));
    forms_of(word).into_iter().map(|form| if exact { CueWord::Exact(form) } else { CueWord::Stem(form.stem) }).collect()
}

#[derive(Default)]
struct Tables {
    claims: Table,
    marks: Table,
    lists: Lists,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::default();
    let mut kind = None;
    for line in lines(include_str!("lexicon/cues.txt")) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = kind_of(name);
        } else if let Some((name, words)) = line.split_once(" = ") {
            tables.lists.add(name, words);
        } else if let Some(kind) = kind {
            let table = if matches!(kind, Kind::Reason | Kind::Instance) { &mut tables.marks } else { &mut tables.claims };
            table.add(line, kind);
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
            let forms = forms_of(said);
            let found = find(&forms.iter().collect::<Vec<_>>());
            assert_eq!(found, [Found { kind: Kind::Reported, start: 0, end: forms.len() }], "{said}");
        }
    }

    #[test]
    fn the_longest_cue_wins() {
        let forms = forms_of("it is not only fast");
        assert_eq!(find(&forms.iter().collect::<Vec<_>>()), [Found { kind: Kind::NotOnly, start: 2, end: 4 }]);
    }
}
