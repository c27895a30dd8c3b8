//! Who shares anything: how many words, and with how many others.

use super::groups::Group;

/// What texts share, by text: those that share anything.
pub(super) struct Sharers(pub(super) Vec<(u32, Shares)>);

/// What one text shares.
#[derive(Default)]
pub(super) struct Shares {
    /// How many of its words another has too.
    pub(super) words: u32,
    /// Numbers of groups.
    groups: Vec<u32>,
    /// How many other texts share anything with it.
    pub(super) others: usize,
}

impl Sharers {
    /// `covered` is how many words of each text another has too.
    pub(super) fn of(covered: &[u32], groups: &[Group]) -> Self {
        let shares = (0..).zip(covered).filter(|(_, words)| **words > 0);
        let mut sharers = Self(shares.map(|(text, words)| (text, Shares { words: *words, ..Shares::default() })).collect());
        for (number, group) in (0..).zip(groups) {
            for text in &group.texts {
                let at = sharers.number(*text);
                sharers.0[at].1.groups.push(number);
            }
        }
        // A class that has one source makes large groups, so each pair in them must cost next to nothing: a mark in a table.
        let mut seen_by = vec![u32::MAX; covered.len()];
        for (text, shares) in &mut sharers.0 {
            for other in shares.groups.iter().flat_map(|group| &groups[*group as usize].texts) {
                let seen = seen_by.get_mut(*other as usize).map(|seen| std::mem::replace(seen, *text));
                shares.others += usize::from(other != text && seen.is_some_and(|seen| seen != *text));
            }
        }
        sharers
    }

    /// A text's place among those that share anything.
    pub(super) fn number(&self, text: u32) -> usize {
        self.0.partition_point(|(other, _)| *other < text)
    }
}
