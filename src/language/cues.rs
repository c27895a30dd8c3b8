//! Words that change a claim or mark a reason, read from `lexicon/cues.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::forms::{forms_of, lines};

/// What a cue does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Harmless,
    NotOnly,
    Denied,
    DeniedBefore,
    Rejected,
    RejectedBefore,
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
pub(super) fn find(stems: &[&str]) -> Vec<Found> {
    let mut found = Vec::new();
    for table in [&TABLES.claims, &TABLES.marks] {
        let mut at = 0;
        while at < stems.len() {
            match table.longest(&stems[at..]) {
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

#[derive(Default)]
struct Table(HashMap<String, Vec<(Vec<String>, Kind)>>);

impl Table {
    fn longest(&self, stems: &[&str]) -> Option<(Kind, usize)> {
        let cues = self.0.get(*stems.first()?)?;
        let fits = |rest: &Vec<String>| rest.len() < stems.len() && rest.iter().zip(&stems[1..]).all(|(a, b)| a == b);
        cues.iter().filter(|(rest, _)| fits(rest)).max_by_key(|(rest, _)| rest.len()).map(|(rest, kind)| (*kind, rest.len() + 1))
    }

    fn add(&mut self, cue: &str, kind: Kind) {
        let mut ways: Vec<Vec<String>> = vec![Vec::new()];
        for slot in cue.split_whitespace() {
            let words: Vec<Vec<String>> =
                slot.split('/').map(|word| forms_of(word).into_iter().map(|form| form.stem).collect()).collect();
            ways = ways.iter().flat_map(|way| words.iter().map(move |word| [way.as_slice(), word.as_slice()].concat())).collect();
        }
        for mut way in ways {
            if !way.is_empty() {
                let first = way.remove(0);
                self.0.entry(first).or_default().push((way, kind));
            }
        }
    }
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
        let stems: Vec<&str> = forms.iter().map(|form| form.stem.as_str()).collect();
        assert_eq!(find(&stems), [Found { kind: Kind::NotOnly, start: 2, end: 4 }]);
    }
}
