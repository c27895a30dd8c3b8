//! Pairs of a label and a verdict, counted, and Cohen's measures over them.

use std::ops::AddAssign;

/// How often each verdict was given for each label, over `K` categories in their order: row = label, column = verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matrix<const K: usize>([[u32; K]; K]);

impl<const K: usize> Matrix<K> {
    /// Counts one pair. A category of `K` or more is no category and is not counted.
    pub fn add(&mut self, label: usize, verdict: usize) {
        if let Some(cell) = self.0.get_mut(label).and_then(|row| row.get_mut(verdict)) {
            *cell += 1;
        }
    }

    /// Pairs counted.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.sum(|_, _| true)
    }

    /// Cohen's kappa (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20,
    /// 1960): the agreement beyond chance, as a share of what is possible beyond chance. 1 where label and verdict are always one
    /// and the same category, so that chance alone would agree; nothing without pairs.
    #[must_use]
    pub fn kappa(&self) -> Option<f64> {
        let pairs = i128::from(self.total());
        let agreed: i128 = pairs * i128::from(self.sum(|label, verdict| label == verdict));
        let chance: i128 = (0..K).map(|category| self.row(category) * self.column(category)).sum();
        match pairs {
            0 => None,
            _ if chance == pairs * pairs => Some(1.0),
            _ => Some(ratio(agreed - chance, pairs * pairs - chance)),
        }
    }

    /// Weighted kappa (J. Cohen, "Weighted kappa", Psychological Bulletin 70, 1968) with squared distances as weights: a verdict
    /// two steps off counts four times as much as one a step off. Nothing where chance cannot disagree.
    #[must_use]
    pub fn quadratic_kappa(&self) -> Option<f64> {
        let pairs = i128::from(self.total());
        let (mut off, mut by_chance) = (0, 0);
        for (label, row) in self.0.iter().enumerate() {
            for (verdict, count) in row.iter().enumerate() {
                let weight = i128::try_from(label.abs_diff(verdict).pow(2)).unwrap_or(i128::MAX);
                off += weight * i128::from(*count) * pairs;
                by_chance += weight * self.row(label) * self.column(verdict);
            }
        }
        (by_chance != 0).then(|| ratio(by_chance - off, by_chance))
    }

    /// Of the pairs whose label passes, the share whose verdict passes too: 0 where no label passes, nothing without pairs.
    #[must_use]
    pub fn share(&self, label: impl Fn(usize) -> bool, verdict: impl Fn(usize) -> bool) -> Option<f64> {
        let of = self.sum(|l, _| label(l));
        let hits = self.sum(|l, v| label(l) && verdict(v));
        (self.total() > 0).then(|| if of == 0 { 0.0 } else { f64::from(hits) / f64::from(of) })
    }

    fn sum(&self, counts: impl Fn(usize, usize) -> bool) -> u32 {
        let cells = self.0.iter().enumerate().flat_map(|(l, row)| row.iter().enumerate().map(move |(v, count)| (l, v, count)));
        cells.filter(|(label, verdict, _)| counts(*label, *verdict)).map(|(.., count)| count).sum()
    }

    fn row(&self, category: usize) -> i128 {
        i128::from(self.sum(|label, _| label == category))
    }

    fn column(&self, category: usize) -> i128 {
        i128::from(self.sum(|_, verdict| verdict == category))
    }
}

impl<const K: usize> Default for Matrix<K> {
    fn default() -> Self {
        Self([[0; K]; K])
    }
}

impl<const K: usize> AddAssign for Matrix<K> {
    fn add_assign(&mut self, other: Self) {
        let cells = self.0.iter_mut().flatten().zip(other.0.iter().flatten());
        cells.for_each(|(cell, more)| *cell += more);
    }
}

/// One division of whole numbers is the only rounding, so that a figure that should be 0.78 is not a hair less.
fn ratio(part: i128, whole: i128) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, expected: Option<f64>) -> bool {
        match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
            (None, None) => true,
            _ => false,
        }
    }

    #[test]
    fn kappa_is_what_it_is_by_hand() {
        // 50 pairs, 35 agreed; by chance (25 * 30 + 25 * 20) / 50 = 25: (35 - 25) / (50 - 25).
        assert_eq!(Matrix([[20, 5], [10, 15]]).kappa(), Some(0.4));
        for (cells, expected) in [
            ([[0, 0], [0, 0]], None),
            ([[7, 0], [0, 0]], Some(1.0)),
            ([[0, 0], [0, 1]], Some(1.0)),
            ([[3, 0], [0, 9]], Some(1.0)),
            ([[0, 4], [4, 0]], Some(-1.0)),
            ([[0, 4], [0, 0]], Some(0.0)),
            ([[1, 1], [1, 1]], Some(0.0)),
            // 10 pairs, 9 agreed; by chance (9 * 8 + 1 * 2) / 10 = 7.4: 1.6 / 2.6.
            ([[8, 1], [0, 1]], Some(1.6 / 2.6)),
        ] {
            assert!(close(Matrix(cells).kappa(), expected), "{cells:?}: {:?}", Matrix(cells).kappa());
        }
    }

    #[test]
    fn kappa_takes_more_than_two_categories() {
        // Cohen 1960 has three categories: 100 pairs, 70 agreed, 41 by chance (60 * 50 + 30 * 30 + 10 * 20).
        assert!(close(Matrix([[44, 10, 6], [5, 20, 5], [1, 0, 9]]).kappa(), Some((73.0 - 41.0) / (100.0 - 41.0))));
    }

    #[test]
    fn quadratic_kappa_is_what_it_is_by_hand() {
        for (cells, expected) in [
            ([[0, 0, 0], [0, 0, 0], [0, 0, 0]], None),
            ([[5, 0, 0], [0, 0, 0], [0, 0, 0]], None),
            ([[5, 0, 0], [0, 4, 0], [0, 0, 3]], Some(1.0)),
            ([[0, 0, 2], [0, 0, 0], [2, 0, 0]], Some(-1.0)),
            // Off: 1 + 4 = 5. Rows 3 1 2, columns 2 2 2, over 6: (3*2*1 + 3*2*4 + 1*2*1 + 1*2*1 + 2*2*4 + 2*2*1) / 6 = 54 / 6 = 9.
            ([[1, 1, 1], [0, 1, 0], [1, 0, 1]], Some(1.0 - 9.0 / 9.0)),
            ([[2, 1, 0], [0, 1, 0], [0, 0, 2]], Some(1.0 - 1.0 / 9.0)),
        ] {
            let found = Matrix(cells).quadratic_kappa();
            assert!(close(found, expected), "{cells:?}: {found:?}");
        }
    }

    #[test]
    fn a_share_of_none_is_none_and_of_nothing_is_nothing() {
        let matrix = Matrix([[6, 2], [1, 3]]);
        assert_eq!(matrix.share(|label| label == 0, |verdict| verdict == 1), Some(0.25));
        assert_eq!(matrix.share(|_| false, |_| true), Some(0.0));
        assert_eq!(Matrix::<2>::default().share(|_| true, |_| true), None);
    }

    #[test]
    fn a_figure_that_is_a_short_decimal_comes_out_as_that_decimal() {
        // (100 * 89 - 5000) / (10000 - 5000) = 0.78; floating steps in between would give 0.7799999999999999 or so.
        assert_eq!(Matrix([[45, 5], [6, 44]]).kappa(), Some(0.78));
    }

    #[test]
    fn matrices_add_up_and_what_is_no_category_is_left_out() {
        let mut all = Matrix([[1, 0], [0, 2]]);
        all += Matrix([[0, 3], [0, 1]]);
        all.add(1, 0);
        all.add(2, 0);
        all.add(0, 2);
        assert_eq!(all, Matrix([[1, 3], [1, 3]]));
        assert_eq!(all.total(), 8);
    }
}
