//! Words that change a claim or mark a reason, read from `lexicon/cues.txt`.

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
            match table.longest(&forms[at..]) {
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

/// One word of a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CueWord {
    form: Form,
    exact: bool,
}

impl CueWord {
    fn fits(&self, form: &Form) -> bool {
        if self.exact { self.form.lower == form.lower } else { self.form.stem == form.stem }
    }
}

/// Cues by the stems of their first two words: nearly every word of a text begins some cue, and few of those go on as the text does.
#[derive(Default)]
struct Table(FxHashMap<String, Begun>);

/// The cues that begin with one word.
#[derive(Default)]
struct Begun {
    alone: Vec<(CueWord, Kind)>,
    /// By the stem of the second word; the longest first.
    longer: FxHashMap<String, Vec<(Vec<CueWord>, Kind)>>,
}

impl Table {
    fn longest(&self, forms: &[&Form]) -> Option<(Kind, usize)> {
        let (first, rest) = forms.split_first()?;
        let begun = self.0.get(&first.stem)?;
        let fits = |cue: &[CueWord]| cue.len() <= forms.len() && cue.iter().zip(forms).all(|(word, form)| word.fits(form));
        let longer = rest.first().and_then(|second| begun.longer.get(&second.stem)).map_or(&[][..], Vec::as_slice);
        let longest = longer.iter().find(|(cue, _)| fits(cue)).map(|(cue, kind)| (*kind, cue.len()));
        longest.or_else(|| begun.alone.iter().find(|(word, _)| word.fits(first)).map(|(_, kind)| (*kind, 1)))
    }

    fn add(&mut self, cue: &str, kind: Kind) {
        let mut ways: Vec<Vec<CueWord>> = vec![Vec::new()];
        for slot in cue.split_whitespace() {
            let words: Vec<Vec<CueWord>> = slot.split('/').map(cue_words).collect();
            ways = ways.iter().flat_map(|way| words.iter().map(move |word| [way.as_slice(), word.as_slice()].concat())).collect();
        }
        for way in ways {
            let Some(first) = way.first() else { continue };
            let begun = self.0.entry(first.form.stem.clone()).or_default();
            // Of several of one length the last one written is the one that counts, so each goes before its equals.
            match way.get(1) {
                None => begun.alone.insert(0, (first.clone(), kind)),
                Some(second) => {
                    let known = begun.longer.entry(second.form.stem.clone()).or_default();
                    known.insert(known.partition_point(|(cue, _)| cue.len() > way.len()), (way, kind));
                }
            }
        }
    }
}

fn cue_words(written: &str) -> Vec<CueWord> {
    // An adverb shares its stem with an adjective that denies nothing: hardly, hard.
    let (exact, word) = written.strip_prefix('=').map_or((written.ends_with("ly"), written), |word| (true, word));
    forms_of(word).into_iter().map(|form| CueWord { form, exact }).collect()
}

#[derive(Default)]
struct Tables {
    claims: Table,
    marks: Table,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::default();
    let mut kind = None;
    for line in lines(include_str!("lexicon/cues.txt")) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = kind_of(name);
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
    fn every_section_of_the_lexicon_is_known() {
        for line in lines(include_str!("lexicon/cues.txt")) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                assert!(kind_of(name).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn the_longest_cue_wins() {
        let forms = forms_of("it is not only fast");
        assert_eq!(find(&forms.iter().collect::<Vec<_>>()), [Found { kind: Kind::NotOnly, start: 2, end: 4 }]);
    }
}
