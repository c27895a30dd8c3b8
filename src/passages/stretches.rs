//! A list that may grow to millions: it grows by pieces, so that it never stands in memory twice as a vector does when it moves.

/// Entries of one piece.
const PIECE: usize = 1 << 14;

/// Entries by number, 0-based.
#[derive(Debug)]
pub(super) struct Stretches<T> {
    /// All but the last are full.
    pieces: Vec<Vec<T>>,
}

impl<T> Stretches<T> {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.last().map_or(0, |last| (self.pieces.len() - 1) * PIECE + last.len())
    }

    /// The one with this number, which must be there.
    pub(super) fn get(&self, number: usize) -> &T {
        &self.pieces[number / PIECE][number % PIECE]
    }

    fn push(&mut self, entry: T) {
        match self.pieces.last_mut() {
            Some(last) if last.len() < PIECE => last.push(entry),
            _ => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(entry);
                self.pieces.push(piece);
            }
        }
    }
}

impl<T> Extend<T> for Stretches<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, entries: I) {
        entries.into_iter().for_each(|entry| self.push(entry));
    }
}

impl<T> Default for Stretches<T> {
    fn default() -> Self {
        Self { pieces: Vec::new() }
    }
}

impl<T> FromIterator<T> for Stretches<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut list = Self::default();
        list.extend(entries);
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_number_across_pieces() {
        assert_eq!(Stretches::<usize>::default().len(), 0);
        let list: Stretches<usize> = (0..PIECE * 2 + 3).collect();
        assert_eq!(list.len(), PIECE * 2 + 3);
        assert!([0, PIECE - 1, PIECE, PIECE * 2, PIECE * 2 + 2].iter().all(|number| list.get(*number) == number));
    }
}
