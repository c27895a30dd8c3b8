//! What no match of a term goes without, side by side in memory: for every text thousands of terms are put aside by it, and nothing
//! else of them is touched.

use super::branches::Branches;
use super::choices::ChoiceId;
use super::literals::LiteralId;
use super::terms::{ConceptId, Step};

/// Something that stands in one sentence with all of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Required {
    Literal(LiteralId),
    OneOf(ChoiceId),
    Concept(ConceptId),
    /// All of one of the branches that fill the next so many entries.
    Branches(u32),
    /// Opens a branch: the next so many entries.
    Branch(u32),
}

/// All that a sequence of steps asks for: single things first, since they are looked up at once.
pub(super) fn required(steps: &[Step]) -> Vec<Required> {
    let single = steps.iter().filter_map(|step| match step {
        Step::Literal(literal) => Some(Required::Literal(*literal)),
        Step::OneOf(choice) => Some(Required::OneOf(*choice)),
        Step::Concept(concept) => Some(Required::Concept(*concept)),
        Step::Choice(_) | Step::Optional(_) | Step::Gap(_) | Step::Figure | Step::AnyWord => None,
    });
    let mut all: Vec<Required> = single.collect();
    for step in steps {
        if let Step::Choice(branches) = step {
            all.extend(one_of(branches));
        }
    }
    all
}

/// What a choice asks for; nothing if one of its branches asks for nothing.
fn one_of(branches: &Branches) -> Vec<Required> {
    let mut all = vec![Required::Branches(0)];
    for branch in branches.iter() {
        let here = required(branch);
        if here.is_empty() {
            return here;
        }
        all.push(Required::Branch(here.len() as u32));
        all.extend(here);
    }
    all[0] = Required::Branches(all.len() as u32 - 1);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::choices::ChoiceTable;

    #[test]
    fn single_things_stand_before_choices_and_a_branch_that_asks_for_nothing_frees_them_all() {
        let choice = |branches| Step::Choice(Box::new(Branches::new(branches, &ChoiceTable::default())));
        let asking = choice(vec![vec![Step::Literal(1)], vec![Step::Gap(2), Step::Concept(7), Step::Figure, Step::Literal(2)]]);
        let free = choice(vec![vec![Step::Literal(1)], vec![Step::Figure]]);
        assert_eq!(
            required(&[free, asking, Step::AnyWord, Step::Literal(3)]),
            [
                Required::Literal(3),
                Required::Branches(5),
                Required::Branch(1),
                Required::Literal(1),
                Required::Branch(2),
                Required::Concept(7),
                Required::Literal(2)
            ]
        );
    }
}
