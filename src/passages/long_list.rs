//! A list that may hold millions, and is never copied as it grows.

/// So many entries stand side by side.
const SEGMENT: usize = 1 << 16;

/// Entries by number, 0-based.
#[derive(Debug)]
pub(super) struct LongList<T>(Vec<Vec<T>>);

impl<T> LongList<T> {
    /// Without entries.
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * SEGMENT + last.len())
    }

    /// The entry with this number.
    ///
    /// # Panics
    /// There are not so many.
    pub(super) fn at(&self, number: usize) -> &T {
        &self.0[number / SEGMENT][number % SEGMENT]
    }
}

impl<T> Extend<T> for LongList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, entries: I) {
        for entry in entries {
            match self.0.last_mut() {
                Some(last) if last.len() < SEGMENT => last.push(entry),
                _ => {
                    let mut segment = Vec::with_capacity(SEGMENT);
                    segment.push(entry);
                    self.0.push(segment);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_by_their_number() {
        let mut list = LongList::new();
        assert_eq!(list.len(), 0);
        list.extend(0..3);
        list.extend(3..2 * SEGMENT + 1);
        assert_eq!(list.len(), 2 * SEGMENT + 1);
        let looked_at = [0, 3, SEGMENT - 1, SEGMENT, 2 * SEGMENT];
        assert_eq!(looked_at.map(|number| *list.at(number)), looked_at);
    }
}
