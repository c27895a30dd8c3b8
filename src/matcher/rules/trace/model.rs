//! What tracing a rule gives.

use crate::matcher::mention::Match;
use crate::rubric::{Rule, Window};

/// What a rule is to the rule around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It has to hold, or to help.
    Wanted,
    /// It must not hold.
    Unwanted,
    /// It names one side of a contrast.
    Side,
    /// It is what is true of the side before it.
    Like,
    /// It is what the rule before it has to be about, in evidence of more than a few sentences.
    Subject,
}

/// Why words that fit a rule do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discount {
    /// In a heading or a table's header.
    Heading,
    /// In a question.
    Question,
    /// In the task's or the unit's own wording, or in the turn of somebody who asks.
    Prompt,
    /// The brief says it.
    Brief,
    /// In a bare list of keywords.
    Keywords,
    /// Struck out.
    Struck,
    /// Said not to be so.
    Denied,
    /// Said to be wrong.
    Rejected,
    /// The learner is not sure.
    Unsure,
    /// Somebody else's view.
    Attributed,
    /// Wished for or supposed.
    Hypothetical,
    /// Told of somebody else: nobody is blamed for it.
    Reported,
    /// "Not only …": nobody is blamed for it.
    NotOnly,
    /// The rule wants a denial, and this is none.
    NotDenied,
    /// The rule wants a heading or question, and this is none.
    NotAsked,
}

/// Words that fit a rule and do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discounted {
    /// Where they stand.
    pub found: Match,
    /// They are the learner's own words.
    pub own: bool,
    /// Why they do not count.
    pub why: Discount,
}

/// What is wrong when the members of a rule were found and it still does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// They do not stand within one of these.
    Apart(Window),
    /// They stand together, but not in order.
    OutOfOrder,
    /// More than so many words stand between them.
    TooFar(u32),
    /// Only so many different ones were found, of so many needed.
    TooFew {
        /// Found, each by words of its own.
        found: usize,
        /// Needed.
        needed: usize,
    },
    /// Something that must not hold does.
    Unwanted,
    /// What it has to be about is not named where it stands.
    OffTopic,
    /// Each side has the other's description.
    Swapped,
    /// No reason stands with it.
    NoReason,
    /// No instance stands with it.
    NoInstance,
    /// It is not told as something that happened.
    NotNarrated,
    /// It is said where no sentence of the learner's own answers it.
    Unanswered,
    /// The part or point it refers to is not shown.
    NotShown,
}

/// One rule, and what was found for it.
#[derive(Debug, Clone)]
pub struct Trace<'r> {
    /// What it is to the rule around it.
    pub role: Role,
    /// The rule as written.
    pub rule: &'r Rule,
    /// How far apart its members may stand, with what the rules around it allow.
    pub window: Option<Window>,
    /// Where it holds.
    pub matches: Vec<Match>,
    /// What fits it and does not count. Only for rules without members.
    pub discounted: Vec<Discounted>,
    /// What is wrong although its members were found.
    pub lack: Option<Lack>,
    /// The rules inside it: those that are wanted, then those that are not.
    pub inner: Vec<Trace<'r>>,
}

impl Trace<'_> {
    /// Whether it holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.matches.is_empty()
    }
}
