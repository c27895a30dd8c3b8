//! Choices between single words, as in `(ring|phone|call)`. Many terms hold the same one: a text is searched for it once.

use rustc_hash::FxHashMap;

use super::literals::{LiteralId, Marks};
use super::rows::Rows;

/// Index of a choice.
pub(super) type ChoiceId = u32;

/// Collects choices while terms are compiled.
#[derive(Debug, Default)]
pub(super) struct ChoiceTable {
    ids: FxHashMap<Vec<LiteralId>, ChoiceId>,
    /// Pairs of a choice and a literal, by choice.
    members: Vec<(ChoiceId, LiteralId)>,
}

impl ChoiceTable {
    /// The number of the choice between these literals: sorted, each once.
    pub(super) fn id(&mut self, literals: Vec<LiteralId>) -> ChoiceId {
        if let Some(id) = self.ids.get(&literals) {
            return *id;
        }
        let next = self.ids.len() as ChoiceId;
        self.members.extend(literals.iter().map(|literal| (next, *literal)));
        self.ids.insert(literals, next);
        next
    }

    /// What a choice is between, sorted.
    pub(super) fn members(&self, choice: ChoiceId) -> impl Iterator<Item = LiteralId> {
        let from = self.members.partition_point(|(id, _)| *id < choice);
        self.members[from..].iter().take_while(move |(id, _)| *id == choice).map(|(_, literal)| *literal)
    }

    pub(super) fn build(self, literals: usize) -> Choices {
        let by_literal: Vec<(LiteralId, ChoiceId)> = self.members.iter().map(|(choice, literal)| (*literal, *choice)).collect();
        let members = Rows::new(self.ids.len(), &self.members);
        let marks = members.iter().map(|literals| Marks::of(literals.iter().copied())).collect();
        Choices { members, marks, with: Rows::new(literals, &by_literal) }
    }
}

/// All choices of a rubric.
#[derive(Debug)]
pub(super) struct Choices {
    members: Rows<LiteralId>,
    /// By choice: the marks of all it is between.
    marks: Vec<Marks>,
    /// By literal: the choices it is one of.
    with: Rows<ChoiceId>,
}

impl Choices {
    pub(super) fn count(&self) -> usize {
        self.members.count()
    }

    /// What a choice is between, sorted.
    pub(super) fn members(&self, choice: ChoiceId) -> &[LiteralId] {
        self.members.of(choice)
    }

    /// The marks of all that a choice is between.
    pub(super) fn marks(&self, choice: ChoiceId) -> Marks {
        self.marks[choice as usize]
    }

    /// The choices that a literal is one of.
    pub(super) fn with(&self, literal: LiteralId) -> &[ChoiceId] {
        self.with.of(literal)
    }
}
