//! What trying a rubric on its examples gives.

use serde::Serialize;

/// How many examples a part needs that show it, and as many that do not.
pub const EXAMPLES_OF_A_PART: usize = 8;
/// How many examples a mistake needs that make it, and as many that do not.
pub const EXAMPLES_OF_A_MISTAKE: usize = 5;

/// What the examples of one rubric came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trial {
    /// The rubric's id.
    pub rubric: String,
    /// Every part, then every mistake, in the rubric's order.
    pub tallies: Vec<Tally>,
    /// Every example that was judged wrongly, in the same order.
    pub failures: Vec<WrongExample>,
    /// Every term the rules lead to, and whether it fires.
    #[serde(skip)]
    pub terms: Vec<TriedTerm>,
}

impl Trial {
    /// Every example is judged rightly, and nothing has too few of them.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.failures.is_empty() && !self.tallies.iter().any(Tally::is_short)
    }
}

/// The examples of one part or mistake, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The part, such as `P1.a`, or the mistake.
    pub id: String,
    /// Whether it is a part or a mistake.
    pub of: TallyOf,
    /// Examples that show the part or make the mistake.
    pub holds: Count,
    /// Examples that only seem to.
    pub seems: Count,
}

impl Tally {
    /// One of the two kinds has fewer examples than it needs.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.holds.given < self.holds.needed || self.seems.given < self.seems.needed
    }
}

/// What examples are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TallyOf {
    /// A part of a point.
    Part,
    /// A mistake.
    Mistake,
}

/// Examples of one kind, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// There are so many.
    pub given: usize,
    /// So many were judged rightly.
    pub right: usize,
    /// There should be so many.
    pub needed: usize,
}

/// What an example claims about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExampleKind {
    /// It shows the part.
    Shown,
    /// It only seems to show the part.
    NotShown,
    /// It makes the mistake.
    Found,
    /// It only seems to make the mistake.
    Clear,
}

impl ExampleKind {
    /// Whether the rule is to hold for it.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Shown | Self::Found)
    }

    /// What it is called in an examples file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::NotShown => "not_shown",
            Self::Found => "found",
            Self::Clear => "clear",
        }
    }
}

/// An example that was judged wrongly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrongExample {
    /// The part, such as `P1.a`, or the mistake.
    pub id: String,
    /// What it claims to be.
    pub kind: ExampleKind,
    /// The passage.
    pub text: String,
    /// The words the wrong verdict rests on; none if the rule did not hold, or rests on absence.
    pub words: Vec<String>,
}

/// One pattern line and whether it fires.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TriedTerm {
    /// It belongs to a lexicon and not to the rubric.
    #[serde(skip)]
    pub shared: bool,
    /// The concept, or the parts, mistakes and tips in whose rules the phrase stands.
    pub of: String,
    /// The pattern as written.
    pub pattern: String,
    /// Some text fires it.
    #[serde(skip)]
    pub fires: bool,
}
