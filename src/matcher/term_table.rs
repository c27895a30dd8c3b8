//! All terms of a rubric side by side in memory, in the order in which they are sought: for every text thousands of them are looked at.

use super::required::{Required, required};
use super::terms::Step;

/// The terms of all concepts, by number.
#[derive(Debug, Default)]
pub(super) struct TermTable {
    /// By term; one more at the end.
    rows: Vec<Row>,
    steps: Vec<Step>,
    required: Vec<Required>,
}

/// Where what belongs to a term begins; it ends where the next one's begins.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    steps: u32,
    required: u32,
    denying: bool,
}

/// A term made ready.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term<'t> {
    pub(super) steps: &'t [Step],
    /// What no match of it goes without.
    pub(super) required: &'t [Required],
    /// Its own words deny something ("never share"). A denial inside a match of any other term stands in a gap.
    pub(super) denying: bool,
}

impl TermTable {
    /// How many terms there are so far.
    pub(super) fn count(&self) -> u32 {
        self.rows.len().saturating_sub(1) as u32
    }

    /// Adds a term behind the others.
    pub(super) fn push(&mut self, steps: Vec<Step>, denying: bool) {
        if self.rows.is_empty() {
            self.rows.push(Row::default());
        }
        if let Some(row) = self.rows.last_mut() {
            row.denying = denying;
        }
        self.required.extend(required(&steps));
        self.steps.extend(steps);
        self.rows.push(Row { steps: self.steps.len() as u32, required: self.required.len() as u32, denying: false });
    }

    /// The term of a number.
    pub(super) fn of(&self, term: u32) -> Term<'_> {
        let [row, next] = [self.rows[term as usize], self.rows[term as usize + 1]];
        Term {
            steps: &self.steps[row.steps as usize..next.steps as usize],
            required: &self.required[row.required as usize..next.required as usize],
            denying: row.denying,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back_by_their_number() {
        let mut table = TermTable::default();
        assert_eq!(table.count(), 0);
        table.push(vec![Step::Literal(1), Step::Gap(2)], true);
        table.push(Vec::new(), false);
        table.push(vec![Step::Figure], false);
        assert_eq!(table.count(), 3);
        let steps: Vec<&[Step]> = (0..3).map(|term| table.of(term).steps).collect();
        assert_eq!(steps, [&[Step::Literal(1), Step::Gap(2)][..], &[], &[Step::Figure]]);
        assert_eq!((table.of(0).required, table.of(0).denying), (&[Required::Literal(1)][..], true));
        assert!(table.of(2).required.is_empty() && !table.of(2).denying);
    }
}
