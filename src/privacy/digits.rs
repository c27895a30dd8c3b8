//! Digits written in groups: the common ground of telephone, card and account numbers.

use std::ops::Range;

/// The most characters between two groups of one number: "0161 - 496".
const APART: usize = 3;

/// Groups of digits that could be one number, in order.
pub(super) struct Chain {
    pub(super) groups: Vec<Range<usize>>,
}

/// All digits of a text in chains. What stands between two groups of a chain is white space, a dash, a full stop or a bracket.
pub(super) fn chains(text: &str) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut last: Option<usize> = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = bytes[at..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| at + n);
        let joined = last.and_then(|last| text.get(last..at)).is_some_and(is_separator);
        if !joined {
            chains.push(Chain { groups: Vec::new() });
        }
        if let Some(chain) = chains.last_mut() {
            chain.groups.push(at..end);
        }
        last = Some(end);
        at = end;
    }
    chains
}

impl Chain {
    /// The groups of some of them as digits.
    pub(super) fn digits(&self, text: &str, groups: Range<usize>) -> String {
        self.groups[groups].iter().filter_map(|group| text.get(group.clone())).collect()
    }

    /// The bytes of some groups, with all between them.
    pub(super) fn span(&self, groups: Range<usize>) -> Range<usize> {
        self.groups[groups.start].start..self.groups[groups.end - 1].end
    }

    /// How many digits each of some groups has.
    pub(super) fn shape(&self, groups: Range<usize>) -> Vec<usize> {
        self.groups[groups].iter().map(Range::len).collect()
    }

    /// What stands before a group inside the chain.
    pub(super) fn before<'t>(&self, text: &'t str, group: usize) -> &'t str {
        let start = group.checked_sub(1).map_or(self.groups[group].start, |before| self.groups[before].end);
        text.get(start..self.groups[group].start).unwrap_or_default()
    }

    /// Whether a date in figures begins at this group: "01-02-2023", "1.2.23", "2023-02-01".
    pub(super) fn is_date(&self, text: &str, group: usize) -> bool {
        if group + 3 > self.groups.len() {
            return false;
        }
        let between = (self.before(text, group + 1), self.before(text, group + 2));
        let shape = self.shape(group..group + 3);
        let dated = matches!(shape[..], [1 | 2, 1 | 2, 2 | 4] | [4, 2, 2]);
        dated && between.0 == between.1 && matches!(between.0, "-" | "." | "/" | "–")
    }
}

fn is_separator(between: &str) -> bool {
    // A tab parts the columns of a table.
    let in_number =
        |c: char| c != '\t' && c.is_whitespace() || matches!(c, '-' | '–' | '\u{2010}' | '\u{2011}' | '.' | '(' | ')');
    between.chars().count() <= APART && between.chars().all(in_number)
}

/// Whether a number that is not a price, a share or part of a code stands here.
pub(super) fn stands_alone(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].chars().next_back();
    let mut after = text[span.end..].chars();
    let next = after.next();
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '_' | '/' | '#' | '=');
    let priced = |c: char| matches!(c, '£' | '$' | '€');
    let goes_on = next.is_some_and(|c| matches!(c, '.' | ',' | ':' | '-')) && after.next().is_some_and(|c| c.is_ascii_digit());
    !before.is_some_and(|c| joined(c) || priced(c)) && !next.is_some_and(|c| joined(c) || matches!(c, '%' | '@')) && !goes_on
}
