//! Which mentions count for what: credit, blame, or only having been said.

use crate::language::{Claim, Voice};
use crate::matcher::mention::Mention;
use crate::rubric::Window;

use super::compiled::CompiledRule;

/// Which mentions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accept {
    /// The weakest claim that counts.
    pub weakest: Claim,
    /// The strongest claim that counts; above `Asserted` only for what must be denied.
    pub strongest: Claim,
    /// Whose words count.
    pub voices: Voices,
    /// No window is wider than this.
    pub cap: Window,
    /// What is told of others never counts, however a rule asks for it: nobody is blamed for what they quote.
    pub own_view: bool,
}

/// Whose words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voices {
    /// The learner's own.
    Own,
    /// Headings and questions.
    Prompt,
    /// Anything but the brief's.
    Written,
    /// Anything read.
    Any,
}

impl Accept {
    /// What earns credit: own words, asserted (also "not only", also reported of somebody named).
    pub const CREDIT: Self =
        Self { weakest: Claim::NotOnly, strongest: Claim::Asserted, voices: Voices::Own, cap: Window::Document, own_view: false };
    /// What a learner can be held to: own words, asserted as their own view.
    pub const BLAME: Self = Self { weakest: Claim::Asserted, own_view: true, ..Self::CREDIT };
    /// Anything that was read, whoever claims it.
    pub const ANYTHING: Self =
        Self { weakest: Claim::Denied, strongest: Claim::Asserted, voices: Voices::Any, cap: Window::Document, own_view: false };
    /// What is at least mentioned: anything that was read and does not stand in the brief.
    pub const MENTIONED: Self = Self { voices: Voices::Written, ..Self::ANYTHING };
    /// What is denied or rejected in own words.
    pub const DENIED: Self =
        Self { weakest: Claim::Denied, strongest: Claim::Rejected, voices: Voices::Own, cap: Window::Document, own_view: false };

    /// What counts for the rules inside a rule, where that rule changes it.
    pub(super) fn inside(self, rule: &CompiledRule) -> Self {
        match rule {
            CompiledRule::Said(_) => Self { weakest: Claim::Denied, strongest: Claim::Asserted, ..self },
            CompiledRule::Denied(_) => Self { weakest: Claim::Denied, strongest: Claim::Rejected, own_view: false, ..self },
            CompiledRule::Prompt(_) => {
                Self { weakest: Claim::Denied, strongest: Claim::Asserted, voices: Voices::Prompt, own_view: false, ..self }
            }
            CompiledRule::In { window, .. } => Self { cap: self.cap.min(*window), ..self },
            _ => self,
        }
    }

    /// What counts for what must not be there: also what others are told to say.
    pub(super) fn excluding(self) -> Self {
        Self { own_view: false, ..self }
    }

    /// What counts for the exception of a rule: it guards whichever way it is said.
    pub(super) fn guarding(self) -> Self {
        Self { weakest: Claim::Denied, strongest: Claim::Asserted, own_view: false, ..self }
    }

    /// What counts for what a rule is about: it may be named by whomever.
    pub(super) fn naming(self) -> Self {
        Self { cap: self.cap, ..Self::ANYTHING }
    }

    pub(super) fn takes(self, mention: &Mention) -> bool {
        let voice = match self.voices {
            Voices::Own => mention.voice == Voice::Own,
            Voices::Prompt => matches!(mention.voice, Voice::Prompt | Voice::Brief),
            Voices::Written => mention.voice != Voice::Brief,
            Voices::Any => true,
        };
        let others = self.own_view && matches!(mention.claim, Claim::Reported | Claim::Attributed);
        voice && !others && (self.strongest..=self.weakest).contains(&mention.claim)
    }
}
