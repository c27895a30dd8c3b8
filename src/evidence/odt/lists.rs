//! Lists of OpenDocument texts: which number, letter or bullet an item shows.

use std::collections::HashMap;

use super::styles::Styles;
use crate::evidence::limits::OPEN_LISTS;
use crate::evidence::numerals::{letters, roman};
use crate::evidence::written::Label;

/// How a level of a list is numbered.
#[derive(Debug, Clone)]
pub(super) struct LevelStyle {
    /// What it shows.
    pub(super) shown: Shown,
    /// What stands before the number.
    pub(super) prefix: String,
    /// What stands after it.
    pub(super) suffix: String,
    /// Where counting begins.
    pub(super) start: u32,
    /// How many levels are shown: 2 for "1.1".
    pub(super) levels: u32,
    /// After z comes aa, then bb; otherwise aa, then ab.
    pub(super) doubled: bool,
}

/// What a level shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// A bullet or picture.
    Bullet,
    /// A number in this format; the empty format shows none.
    Number(String),
}

impl LevelStyle {
    /// More levels than the format has.
    pub(super) const MOST: usize = 10;
}

impl Default for LevelStyle {
    fn default() -> Self {
        Self { shown: Shown::Bullet, prefix: String::new(), suffix: String::new(), start: 1, levels: 1, doubled: false }
    }
}

type Counts = [Option<u32>; LevelStyle::MOST];

/// The open lists, and how far lists have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    /// How many lists were open where each open cell, note or box began.
    floors: Vec<usize>,
    /// Counts of the whole list each open list belongs to, from the outermost text to the innermost note or box.
    counts: Vec<Counts>,
    ended: HashMap<String, Counts>,
    last: HashMap<String, Counts>,
    headings: Counts,
}

#[derive(Debug)]
struct Open {
    style: Option<String>,
    id: Option<String>,
    /// An item is open whose first paragraph is still to come, and the number it is given.
    fresh: bool,
    start: Option<u32>,
}

/// How a list begins.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// Its style.
    pub(super) style: Option<String>,
    /// Its id.
    pub(super) id: Option<String>,
    /// The list it goes on with.
    pub(super) continues: Option<String>,
    /// It goes on with the last list of its style.
    pub(super) goes_on: bool,
}

impl Lists {
    /// A cell, note or box begins: lists in it are lists of their own.
    pub(super) fn enter(&mut self) {
        self.floors.push(self.open.len());
    }

    /// It ends.
    pub(super) fn leave(&mut self) {
        self.floors.pop();
    }

    fn floor(&self) -> usize {
        self.floors.last().copied().unwrap_or(0)
    }

    /// A list begins.
    pub(super) fn begin(&mut self, list: Begun) {
        let outer = self.open.get(self.floor()..).and_then(<[Open]>::last);
        let style = list.style.or_else(|| outer?.style.clone());
        if outer.is_none() {
            let named = list.continues.and_then(|id| self.ended.get(&id));
            let same = || style.as_ref().filter(|_| list.goes_on).and_then(|style| self.last.get(style));
            self.counts.push(named.or_else(same).copied().unwrap_or_default());
        }
        self.open.push(Open { style, id: list.id, fresh: false, start: None });
    }

    /// The last list that began ends.
    pub(super) fn end(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if self.open.len() == self.floor()
            && let Some(counts) = self.counts.pop()
        {
            if self.ended.len() < OPEN_LISTS {
                self.ended.extend(list.id.map(|id| (id, counts)));
            }
            if self.last.len() < OPEN_LISTS {
                self.last.extend(list.style.map(|style| (style, counts)));
            }
        }
    }

    /// An item begins; `start` is the number it is given.
    pub(super) fn item(&mut self, start: Option<u32>) {
        if let Some(list) = self.open.last_mut() {
            (list.fresh, list.start) = (true, start);
        }
    }

    /// What the next paragraph shows, and its level from 0; none outside of lists. The second paragraph of an item shows nothing.
    pub(super) fn label(&mut self, own_style: Option<&str>, styles: &Styles) -> Option<(Label, u8)> {
        let level = self.open.len().checked_sub(self.floor() + 1)?;
        let list = self.open.last_mut()?;
        let at = level.min(LevelStyle::MOST - 1);
        let shown_level = u8::try_from(level).unwrap_or(u8::MAX);
        if !std::mem::take(&mut list.fresh) {
            return Some((Label::Bullet, shown_level));
        }
        let levels = list.style.as_deref().or(own_style).and_then(|style| styles.list(style)).unwrap_or_default();
        let counts = self.counts.last_mut()?;
        Some((count(counts, at, list.start.take(), levels).unwrap_or(Label::Bullet), shown_level))
    }

    /// The number a heading shows, from its level (from 1).
    pub(super) fn heading(&mut self, level: u8, start: Option<u32>, styles: &Styles) -> Option<Label> {
        let at = usize::from(level).clamp(1, LevelStyle::MOST) - 1;
        count(&mut self.headings, at, start, styles.outline()).filter(|label| *label != Label::Bullet)
    }
}

/// Counts one item at a level, and says what it shows; nothing where no style says.
fn count(counts: &mut Counts, at: usize, given: Option<u32>, levels: &[LevelStyle]) -> Option<Label> {
    let start = |at: usize| levels.get(at).map_or(1, |level| level.start);
    counts[at] = Some(given.unwrap_or_else(|| counts[at].map_or_else(|| start(at), |count| count.saturating_add(1))));
    for deeper in &mut counts[at + 1..] {
        *deeper = None;
    }
    let style = levels.get(at)?;
    let Shown::Number(format) = &style.shown else { return Some(Label::Bullet) };
    let first = (at + 1).saturating_sub(style.levels.clamp(1, 10) as usize);
    let mut numbers = Vec::new();
    for (level, count) in counts.iter().enumerate().take(at + 1).skip(first) {
        let (format, doubled) = match levels.get(level) {
            Some(LevelStyle { shown: Shown::Number(format), doubled, .. }) => (format.as_str(), *doubled),
            _ => (format.as_str(), style.doubled),
        };
        if format.is_empty() {
            continue;
        }
        let n = count.unwrap_or_else(|| start(level));
        match written(format, doubled, n) {
            Some(number) => numbers.push(number),
            None => return Some(Label::Unsure),
        }
    }
    let shown = format!("{}{}{}", style.prefix, numbers.join("."), style.suffix);
    Some(if format.is_empty() { Label::Bullet } else { Label::number(&shown) })
}

fn written(format: &str, doubled: bool, n: u32) -> Option<String> {
    match format {
        "1" => Some(n.to_string()),
        "a" | "A" => {
            let first = if format == "a" { b'a' } else { b'A' };
            // Beyond z the two ways of counting part.
            if doubled || n <= 26 { letters(n, first) } else { None }
        }
        "i" => Some(roman(n)?.to_lowercase()),
        "I" => roman(n),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_shown() {
        for (format, n, shown) in [
            ("1", 12, Some("12")),
            ("a", 2, Some("b")),
            ("A", 27, None),
            ("i", 14, Some("xiv")),
            ("I", 9, Some("IX")),
            ("あ", 1, None),
        ] {
            assert_eq!(written(format, false, n).as_deref(), shown, "{format} {n}");
        }
        assert_eq!(written("A", true, 28).as_deref(), Some("BB"));
    }
}
