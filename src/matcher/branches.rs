//! The ways a choice inside a term can go, found by the word that stands there: a choice has many, and at one place few or none begin.

use super::choices::ChoiceTable;
use super::literals::{LiteralId, Marks};
use super::rows::Rows;
use super::terms::Step;

/// Sequences of steps to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Branches {
    all: Rows<Step>,
    /// The words branches begin with, sorted, each with the branch.
    by_word: Vec<(LiteralId, u32)>,
    /// The marks of all these words.
    pub(super) marks: Marks,
    /// The branches that begin with something else.
    others: Vec<u32>,
}

impl Branches {
    pub(super) fn new(all: Vec<Vec<Step>>, choices: &ChoiceTable) -> Self {
        let (mut by_word, mut others) = (Vec::new(), Vec::new());
        for (number, branch) in all.iter().enumerate() {
            let number = number as u32;
            match branch.first() {
                Some(Step::Literal(literal)) => by_word.push((*literal, number)),
                Some(Step::OneOf(choice)) => by_word.extend(choices.members(*choice).map(|literal| (literal, number))),
                _ => others.push(number),
            }
        }
        by_word.sort_unstable();
        let marks = Marks::of(by_word.iter().map(|(word, _)| *word));
        Self { all: Rows::of_rows(all), by_word, marks, others }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[Step]> {
        self.all.iter()
    }

    /// The branches that begin with this word.
    pub(super) fn begun_by(&self, literal: LiteralId) -> impl Iterator<Item = u32> {
        let from = self.by_word.partition_point(|(word, _)| *word < literal);
        self.by_word[from..].iter().take_while(move |(word, _)| *word == literal).map(|(_, branch)| *branch)
    }

    /// Whether this word alone is a branch.
    pub(super) fn is_alone(&self, literal: LiteralId) -> bool {
        self.begun_by(literal).any(|branch| self.behind_word(branch).is_empty())
    }

    /// What of a branch stands behind the word it begins with.
    pub(super) fn behind_word(&self, branch: u32) -> &[Step] {
        self.all.of(branch).get(1..).unwrap_or_default()
    }

    /// The branches that begin with no word.
    pub(super) fn others(&self) -> impl Iterator<Item = &[Step]> {
        self.others.iter().map(|branch| self.all.of(*branch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_is_found_by_any_word_it_can_begin_with() {
        let mut choices = ChoiceTable::default();
        let choice = choices.id(vec![2, 5]);
        let branches = Branches::new(
            vec![vec![Step::Literal(5), Step::Figure], vec![Step::OneOf(choice)], vec![Step::Gap(2), Step::Literal(5)]],
            &choices,
        );
        let begun = |literal| branches.begun_by(literal).collect::<Vec<_>>();
        assert_eq!([begun(1), begun(2), begun(5), begun(9)], [vec![], vec![1], vec![0, 1], vec![]]);
        assert!(branches.is_alone(2) && !branches.is_alone(9));
        assert_eq!(branches.behind_word(0), [Step::Figure]);
        assert_eq!(branches.behind_word(1), []);
        assert_eq!(branches.others().collect::<Vec<_>>(), [&[Step::Gap(2), Step::Literal(5)]]);
        assert_eq!(branches.iter().count(), 3);
    }
}
