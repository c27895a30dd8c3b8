//! Why a rule holds or does not: every rule inside it, evaluated by itself.
//!
//! Nothing is judged here a second time. Each rule is evaluated by [`Evaluation::eval`], as it is when the whole is; what it lacks is
//! found by joining what its members found in a wider way.

mod inner;
mod model;

use crate::evidence::BlockKind;
use crate::language::{Claim, Voice};
use crate::matcher::mention::{Match, Mention};
use crate::rubric::{MistakeKind, Rule, Window};

use super::compiled::CompiledRule;
use super::contrast::{self, SideMatches};
use super::{Accept, Evaluation, Voices, join};
use inner::{compiled_inner, window};

pub use inner::inner;
pub use model::{Discount, Discounted, Lack, Role, Trace};

impl<'a> Evaluation<'a> {
    /// Why a part (by position in the rubric) is shown or not.
    #[must_use]
    pub fn trace_part(&self, point: usize, part: usize) -> Option<Trace<'a>> {
        let written = &self.matcher.rubric().points.get(point)?.parts.get(part)?.rule;
        let (compiled, _) = self.matcher.rules.parts.get(point)?.get(part)?;
        Some(self.trace(Role::Wanted, written, compiled, Accept::CREDIT))
    }

    /// Why a mistake (by position) is made or not; for an omission, why its thing is left out or not.
    #[must_use]
    pub fn trace_mistake(&self, mistake: usize) -> Option<Trace<'a>> {
        let written = self.matcher.rubric().mistakes.get(mistake)?;
        let (compiled, _) = self.matcher.rules.mistakes.get(mistake)?;
        let accept = if written.kind == MistakeKind::Omits { Accept::CREDIT } else { Accept::BLAME };
        Some(self.trace(Role::Wanted, &written.rule, compiled, accept))
    }

    /// Why the separate rule for what a mistake leaves out holds or not.
    #[must_use]
    pub fn trace_mistake_omits(&self, mistake: usize) -> Option<Trace<'a>> {
        let written = self.matcher.rubric().mistakes.get(mistake)?.omits.as_ref()?;
        let compiled = self.matcher.rules.mistakes.get(mistake)?.1.as_ref()?;
        Some(self.trace(Role::Wanted, written, compiled, Accept::CREDIT))
    }

    /// Why a tip (by position) is followed or not.
    #[must_use]
    pub fn trace_tip(&self, tip: usize) -> Option<Trace<'a>> {
        let written = &self.matcher.rubric().tips.get(tip)?.rule;
        Some(self.trace(Role::Wanted, written, self.matcher.rules.tips.get(tip)?, Accept::CREDIT))
    }

    fn trace(&self, role: Role, rule: &'a Rule, compiled: &CompiledRule, accept: Accept) -> Trace<'a> {
        let matches = self.eval(compiled, accept);
        let inner: Vec<Trace<'a>> = inner(rule)
            .into_iter()
            .zip(compiled_inner(compiled, accept))
            .map(|((role, rule), (compiled, accept))| self.trace(role, rule, compiled, accept))
            .collect();
        let discounted = self.discounted(compiled, accept);
        let lack = if matches.is_empty() { self.lack(compiled, accept, &inner) } else { None };
        Trace { role, rule, window: window(compiled).map(|window| window.min(accept.cap)), matches, discounted, lack, inner }
    }

    fn discounted(&self, compiled: &CompiledRule, accept: Accept) -> Vec<Discounted> {
        let mentions = match compiled {
            CompiledRule::Concept(concept) | CompiledRule::Kinds { concept, .. } => self.mentions.of(*concept),
            CompiledRule::Regex(index) => self.regex_mentions(*index),
            _ => return Vec::new(),
        };
        let left_out = mentions.iter().filter(|mention| !accept.takes(mention));
        let mut discounted: Vec<Discounted> = Vec::new();
        for mention in left_out {
            let found = Match::of(mention);
            // Several terms of a concept may fit the same words.
            if !discounted.last().is_some_and(|last| last.found.overlaps(&found)) {
                discounted.push(Discounted { found, own: mention.voice == Voice::Own, why: self.why(accept, mention) });
            }
        }
        discounted
    }

    fn why(&self, accept: Accept, mention: &Mention) -> Discount {
        match (accept.voices, mention.voice) {
            (Voices::Prompt, Voice::Own | Voice::Keywords) => return Discount::NotAsked,
            (Voices::Own | Voices::Written, Voice::Brief) => return Discount::Brief,
            (Voices::Own, Voice::Prompt) => return self.kind_of_prompt(mention),
            (Voices::Own, Voice::Keywords) => return Discount::Keywords,
            (Voices::Own | Voices::Prompt, Voice::Struck) => return Discount::Struck,
            _ => {}
        }
        if mention.claim < accept.strongest {
            return Discount::NotDenied;
        }
        match mention.claim {
            Claim::Asserted | Claim::Reported => Discount::Reported,
            Claim::NotOnly => Discount::NotOnly,
            Claim::Hypothetical => Discount::Hypothetical,
            Claim::Attributed => Discount::Attributed,
            Claim::Unsure => Discount::Unsure,
            Claim::Rejected => Discount::Rejected,
            Claim::Denied => Discount::Denied,
        }
    }

    fn kind_of_prompt(&self, mention: &Mention) -> Discount {
        let Some(sentence) = self.text.sentences.get(mention.sentence as usize) else { return Discount::Prompt };
        let Some(file) = self.evidence.get(sentence.file as usize) else { return Discount::Prompt };
        let written = file.text.get(sentence.span.start as usize..sentence.span.end as usize).unwrap_or_default();
        match file.blocks.get(sentence.block as usize).map(|block| block.kind) {
            _ if written.trim_end().ends_with('?') => Discount::Question,
            Some(BlockKind::Heading { .. } | BlockKind::Cell { header: true }) => Discount::Heading,
            _ => Discount::Prompt,
        }
    }

    fn lack(&self, compiled: &CompiledRule, accept: Accept, inner: &[Trace<'a>]) -> Option<Lack> {
        let found: Vec<Vec<Match>> = inner
            .iter()
            .filter(|member| !matches!(member.role, Role::Unwanted | Role::Subject))
            .map(|member| member.matches.clone())
            .collect();
        let complete = found.iter().all(|matches| !matches.is_empty());
        let capped = |window: &Window| (*window).min(accept.cap);
        let together = |window: Window| !join::all(self.text, window, &found).is_empty();
        match compiled {
            CompiledRule::AtLeast { count, within, .. } => Some(self.too_few(*count, capped(within), &found)),
            CompiledRule::Kinds { count, concept, within } => {
                Some(self.too_few(*count, capped(within), &self.kinds(*concept, accept)))
            }
            CompiledRule::Part(..) | CompiledRule::Point(_) => Some(Lack::NotShown),
            CompiledRule::Topic(_) => {
                let said = inner.iter().any(|member| !member.discounted.is_empty());
                said.then_some(Lack::Unanswered)
            }
            _ if !complete => None,
            CompiledRule::All { none_of, within, .. } => {
                let cleared = !none_of.is_empty() && (found.is_empty() || together(capped(within)));
                Some(if cleared { Lack::Unwanted } else { Lack::Apart(capped(within)) })
            }
            CompiledRule::Sequence { within, .. } => {
                let window = capped(within);
                Some(if together(window) { Lack::OutOfOrder } else { Lack::Apart(window) })
            }
            CompiledRule::Near { words, .. } => {
                Some(if together(Window::Sentence) { Lack::TooFar(*words) } else { Lack::Apart(Window::Sentence) })
            }
            CompiledRule::Contrast { within, .. } => Some(self.not_set_apart(capped(within), inner)),
            CompiledRule::Explained(_) => Some(Lack::NoReason),
            CompiledRule::Exemplified(_) => Some(Lack::NoInstance),
            CompiledRule::Narrated(_) => Some(Lack::NotNarrated),
            CompiledRule::In { window, .. } => Some(Lack::Apart(capped(window))),
            CompiledRule::About { .. } => Some(Lack::OffTopic),
            CompiledRule::Not(_) | CompiledRule::Unless { .. } => Some(Lack::Unwanted),
            _ => None,
        }
    }

    /// Enough in the whole text means that they are too far apart.
    fn too_few(&self, needed: usize, window: Window, found: &[Vec<Match>]) -> Lack {
        let enough = |count: &usize| !join::at_least(self.text, Window::Document, *count, found).is_empty();
        match (1..=needed).rev().find(enough) {
            Some(most) if most == needed => Lack::Apart(window),
            most => Lack::TooFew { found: most.unwrap_or(0), needed },
        }
    }

    /// Whether the two sides would hold with their descriptions exchanged.
    fn not_set_apart(&self, window: Window, inner: &[Trace<'a>]) -> Lack {
        let [left, left_like, right, right_like] = inner else { return Lack::Apart(window) };
        let side =
            |side: &Trace<'a>, like: &Trace<'a>| SideMatches { side: side.matches.clone(), like: Some(like.matches.clone()) };
        let exchanged = contrast::contrast(self.text, window, &[side(left, right_like), side(right, left_like)]);
        if exchanged.is_empty() { Lack::Apart(window) } else { Lack::Swapped }
    }
}
