//! Which terms can begin with which word. Side by side in memory: for every text all beginnings of its words are looked through.

use super::choices::ChoiceId;
use super::concept::CompiledConcept;
use super::literals::{Hits, LiteralId, Literals};
use super::rows::Rows;
use super::term_table::TermTable;
use super::terms::{ConceptId, Start, Step, starts};

/// A term, and what is known of it without looking at it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Beginning {
    /// What else every match holds in the same sentence; most terms are put aside for want of it.
    with: [Companion; 2],
    pub(super) concept: ConceptId,
    pub(super) term: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Companion {
    #[default]
    None,
    Literal(LiteralId),
    OneOf(ChoiceId),
}

/// By literal: the terms that can begin with it.
#[derive(Debug)]
pub(super) struct Beginnings {
    /// Those that the word fits by itself: half of all that is ever said. Nothing more need be known of them.
    alone: Rows<(ConceptId, u32)>,
    /// Those that go on behind it.
    longer: Rows<Beginning>,
}

impl Beginnings {
    pub(super) fn new(concepts: &[CompiledConcept], terms: &TermTable, literals: &Literals) -> Self {
        let (mut alone, mut longer) = (Vec::new(), Vec::new());
        for (concept, compiled) in concepts.iter().enumerate() {
            for term in 0..compiled.terms {
                let steps = terms.of(compiled.first + term).steps;
                for literal in first_words(steps, literals) {
                    let concept = concept as ConceptId;
                    if is_alone(steps, literal) {
                        alone.push((literal, (concept, term)));
                    } else {
                        longer.push((literal, Beginning { concept, term, with: companions(steps, literal) }));
                    }
                }
            }
        }
        // Side by side those with the same companions: what is known of one is known of the next.
        Self { alone: Rows::new(literals.count(), &alone), longer: Rows::new(literals.count(), &longer).sorted() }
    }

    /// The terms that this literal fits by itself, each behind its concept.
    pub(super) fn alone(&self, literal: LiteralId) -> &[(ConceptId, u32)] {
        self.alone.of(literal)
    }

    /// The terms that can begin with this literal of a text and go on behind it, and for which all stands in one sentence that is known here.
    pub(super) fn possible(&self, literal: LiteralId, hits: &Hits) -> impl Iterator<Item = &Beginning> {
        let here = hits.sentences(literal).unwrap_or_default();
        let of = move |with: Companion| match with {
            Companion::None => here,
            Companion::Literal(with) => hits.sentences(with).unwrap_or_default(),
            Companion::OneOf(choice) => hits.sentences_of_choice(choice),
        };
        let all = move |one: Companion, other: Companion| {
            here.iter().zip(of(one)).zip(of(other)).any(|((here, one), other)| here & one & other != 0)
        };
        let by_one = self.longer.of(literal).chunk_by(|begun, next| begun.with[0] == next.with[0]);
        let by_both = by_one.filter(move |group| all(group[0].with[0], Companion::None));
        let by_both = by_both.flat_map(|group| group.chunk_by(|begun, next| begun.with[1] == next.with[1]));
        by_both.filter(move |group| all(group[0].with[0], group[0].with[1])).flatten()
    }
}

/// The literals that a term can begin with, each once.
fn first_words(steps: &[Step], literals: &Literals) -> Vec<LiteralId> {
    let starts = starts(steps, &literals.choices).into_iter();
    let mut words: Vec<LiteralId> =
        starts.filter_map(|start| if let Start::Literal(id) = start { Some(id) } else { None }).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether a word that the steps can begin with fits all of them.
fn is_alone(steps: &[Step], first: LiteralId) -> bool {
    match steps {
        [Step::Literal(_) | Step::OneOf(_)] => true,
        [Step::Choice(branches)] => branches.is_alone(first),
        _ => false,
    }
}

/// Words besides the first that no match goes without: the last ones, which are rarely words of grammar, and choices if there are none.
fn companions(steps: &[Step], first: LiteralId) -> [Companion; 2] {
    let words = steps.iter().rev().filter_map(|step| match step {
        Step::Literal(literal) if *literal != first => Some(Companion::Literal(*literal)),
        _ => None,
    });
    let choices = steps.iter().skip(1).rev().filter_map(|step| match step {
        Step::OneOf(choice) => Some(Companion::OneOf(*choice)),
        _ => None,
    });
    let mut all = words.chain(choices);
    [all.next().unwrap_or_default(), all.next().unwrap_or_default()]
}
