//! Rows of different lengths side by side in memory: what belongs to each literal, each concept, each choice.

use std::ops::Range;

/// Rows by number, 0-based.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rows<T> {
    /// By row: where its entries begin; one more at the end.
    from: Vec<u32>,
    entries: Vec<T>,
}

impl<T: Copy + Default> Rows<T> {
    /// So many rows out of pairs of a row and an entry. Entries of one row keep their order.
    pub(super) fn new(rows: usize, pairs: &[(u32, T)]) -> Self {
        let mut from = vec![0_u32; rows + 1];
        pairs.iter().for_each(|(row, _)| from[*row as usize + 1] += 1);
        for row in 1..from.len() {
            from[row] += from[row - 1];
        }
        let mut next = from.clone();
        let mut entries = vec![T::default(); pairs.len()];
        for (row, entry) in pairs {
            let at = &mut next[*row as usize];
            entries[*at as usize] = *entry;
            *at += 1;
        }
        Self { from, entries }
    }
}

impl<T> Rows<T> {
    /// These rows.
    pub(super) fn of_rows(rows: impl IntoIterator<Item = Vec<T>>) -> Self {
        let (mut from, mut entries) = (vec![0], Vec::new());
        for row in rows {
            entries.extend(row);
            from.push(entries.len() as u32);
        }
        Self { from, entries }
    }

    /// All rows, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.count() as u32).map(|row| self.of(row))
    }

    /// The entries of a row.
    pub(super) fn of(&self, row: u32) -> &[T] {
        &self.entries[self.range(row as usize)]
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.from.len().saturating_sub(1)
    }

    fn range(&self, row: usize) -> Range<usize> {
        self.from[row] as usize..self.from[row + 1] as usize
    }
}

impl<T: Ord> Rows<T> {
    /// The same with the entries of each row in order.
    pub(super) fn sorted(mut self) -> Self {
        for row in 0..self.count() {
            let range = self.range(row);
            self.entries[range].sort_unstable();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_in_their_row_in_the_order_they_came() {
        let rows = Rows::new(4, &[(2, 'c'), (0, 'a'), (2, 'b'), (3, 'd')]);
        assert_eq!(rows.count(), 4);
        assert_eq!([rows.of(0), rows.of(1), rows.of(2), rows.of(3)], [&['a'][..], &[], &['c', 'b'], &['d']]);
        assert_eq!(rows.sorted().of(2), ['b', 'c']);
        let rows = Rows::of_rows([vec![1, 2], vec![], vec![3]]);
        assert_eq!(rows.iter().collect::<Vec<_>>(), [&[1, 2][..], &[], &[3]]);
    }
}
