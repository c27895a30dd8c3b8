//! Evaluates rules over the mentions of a text.

mod accept;
pub(super) mod compiled;
mod contrast;
mod expressions;
mod join;
mod trace;
mod windows;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::evidence::Evidence;
use crate::language::{Claim, Text, Voice};
use crate::rubric::Window;

use super::compile::Matcher;
use super::mention::{Match, Mention, Spans};
use super::scan::Mentions;
use super::terms::ConceptId;
use compiled::CompiledRule;
use contrast::SideMatches;

pub use accept::Accept;
use accept::Voices;
pub use trace::{Discount, Discounted, Lack, Role, Trace, inner};

/// Whether a part is shown, and by what.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Where its rule holds; empty when it does not.
    pub matches: Vec<Match>,
    /// The rule for "mentioned", or the part's own rule with everything read counting, holds here.
    pub mentioned: Vec<Match>,
}

/// From so many sentences of the learner's own on, evidence is about several things, and a loose wording in one may belong to another.
const SENTENCES_OF_A_LONG_TEXT: usize = 8;

/// The most places at which one rule is followed further. Rules are joined pairwise, so the work grows with the square of this and not
/// with the square of the text.
const MOST_MATCHES: usize = 400;

/// A part by the position of its point in the rubric and its own in the point.
type PartAt = (usize, usize);

/// Evaluates the rules of one rubric over one text.
pub struct Evaluation<'a> {
    matcher: &'a Matcher,
    text: &'a Text,
    evidence: &'a [Evidence],
    pub(super) mentions: Mentions,
    /// Parts that are being or have been evaluated for credit: `None` while in work.
    parts: RefCell<FxHashMap<PartAt, Option<Rc<[Match]>>>>,
    /// By regular expression: what it fits, once it is asked for.
    regexes: Vec<OnceCell<Vec<Mention>>>,
    /// Whether the text has [`SENTENCES_OF_A_LONG_TEXT`].
    long: bool,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a Text, evidence: &'a [Evidence], mentions: Mentions) -> Self {
        let regexes = vec![OnceCell::new(); matcher.regexes.len()];
        let own = text.sentences.iter().filter(|sentence| sentence.voice == Voice::Own);
        let long = own.take(SENTENCES_OF_A_LONG_TEXT).count() == SENTENCES_OF_A_LONG_TEXT;
        Self { matcher, text, evidence, mentions, parts: RefCell::default(), regexes, long }
    }

    /// Whether a part (by position in the rubric) is shown or mentioned.
    #[must_use]
    pub fn part(&self, point: usize, part: usize) -> Shown {
        let matches = self.part_matches(point, part).to_vec();
        if !matches.is_empty() {
            return Shown { matches, mentioned: Vec::new() };
        }
        let Some((rule, mentioned)) = self.matcher.rules.parts.get(point).and_then(|parts| parts.get(part)) else {
            return Shown::default();
        };
        let mentioned = self.eval(mentioned.as_ref().unwrap_or(rule), Accept::MENTIONED);
        Shown { matches, mentioned }
    }

    /// Where a part is explicitly denied.
    #[must_use]
    pub fn part_denied(&self, point: usize, part: usize) -> Vec<Match> {
        self.matcher
            .rules
            .parts
            .get(point)
            .and_then(|parts| parts.get(part))
            .map(|(rule, _)| self.eval(rule, Accept::DENIED))
            .unwrap_or_default()
    }

    /// Where a mistake (by position) is said. For an omission: where its rule holds, which is everywhere.
    #[must_use]
    pub fn mistake(&self, mistake: usize) -> Vec<Match> {
        self.matcher.rules.mistakes.get(mistake).map(|(rule, _)| self.eval(rule, Accept::BLAME)).unwrap_or_default()
    }

    /// Whether the separate rule for what a mistake leaves out holds.
    #[must_use]
    pub fn mistake_omits(&self, mistake: usize) -> bool {
        self.matcher
            .rules
            .mistakes
            .get(mistake)
            .and_then(|(_, omits)| omits.as_ref())
            .is_some_and(|rule| !self.eval(rule, Accept::CREDIT).is_empty())
    }

    /// Whether an omission's own rule holds: judged by what earns credit, so that a part and its omission cannot disagree.
    #[must_use]
    pub fn mistake_left_out(&self, mistake: usize) -> bool {
        self.matcher.rules.mistakes.get(mistake).is_some_and(|(rule, _)| !self.eval(rule, Accept::CREDIT).is_empty())
    }

    /// Where a tip is followed.
    #[must_use]
    pub fn tip(&self, tip: usize) -> Vec<Match> {
        self.matcher.rules.tips.get(tip).map(|rule| self.eval(rule, Accept::CREDIT)).unwrap_or_default()
    }

    fn part_matches(&self, point: usize, part: usize) -> Rc<[Match]> {
        if let Some(known) = self.parts.borrow().get(&(point, part)) {
            return known.clone().unwrap_or_default();
        }
        let Some((rule, _)) = self.matcher.rules.parts.get(point).and_then(|parts| parts.get(part)) else { return Rc::default() };
        self.parts.borrow_mut().insert((point, part), None);
        let matches: Rc<[Match]> = self.eval(rule, Accept::CREDIT).into();
        self.parts.borrow_mut().insert((point, part), Some(Rc::clone(&matches)));
        matches
    }

    /// Where a rule holds, in the order of the text, and no more of them than a report could ever use.
    fn eval(&self, rule: &CompiledRule, accept: Accept) -> Vec<Match> {
        let mut found = self.holds(rule, accept);
        if !found.is_sorted_by_key(|m| m.start) {
            found.sort_by_key(|m| (m.start, m.end));
        }
        found.truncate(MOST_MATCHES);
        found
    }

    fn holds(&self, rule: &CompiledRule, accept: Accept) -> Vec<Match> {
        let capped = |window: Window| window.min(accept.cap);
        match rule {
            CompiledRule::Concept(concept) => self.concept(*concept, accept),
            CompiledRule::Any(rules) => {
                let mut found = Vec::new();
                for mut more in rules.iter().map(|rule| self.eval(rule, accept)) {
                    // Mostly only one of them holds.
                    if found.is_empty() {
                        found = more;
                    } else {
                        found.append(&mut more);
                    }
                }
                sorted(found)
            }
            CompiledRule::All { of, none_of, within } => {
                let mut found = if of.is_empty() {
                    vec![Match::everywhere(Spans::new())]
                } else {
                    join::all(self.text, capped(*within), &self.every(of, accept))
                };
                for (rule, window) in none_of {
                    if found.is_empty() {
                        break;
                    }
                    let unwanted = self.eval(rule, accept.excluding());
                    found.retain(|m| !unwanted.iter().any(|u| windows::share(self.text, capped(*window), m, u)));
                }
                sorted(found)
            }
            CompiledRule::Sequence { of, within } => join::sequence(self.text, capped(*within), &self.every(of, accept)),
            CompiledRule::AtLeast { count, of, within } => {
                let members: Vec<Vec<Match>> = of.iter().map(|rule| self.eval(rule, accept)).collect();
                join::at_least(self.text, capped(*within), *count, &members)
            }
            CompiledRule::Kinds { count, concept, within } => {
                join::at_least(self.text, capped(*within), *count, &self.kinds(*concept, accept))
            }
            CompiledRule::Contrast { sides, within } => {
                let side = |side: &compiled::CompiledSide| SideMatches {
                    side: self.eval(&side.side, accept),
                    like: side.like.as_ref().map(|like| self.eval(like, accept)),
                };
                contrast::contrast(self.text, capped(*within), &[side(&sides[0]), side(&sides[1])])
            }
            CompiledRule::Near { of, words } => join::near(self.text, *words, &self.every(of, accept)),
            CompiledRule::Explained(rule) => self.eval(rule, accept).into_iter().filter(|m| self.is_explained(m)).collect(),
            CompiledRule::Exemplified(rule) => self.eval(rule, accept).into_iter().filter(|m| self.is_exemplified(m)).collect(),
            CompiledRule::Narrated(rule) => self.eval(rule, accept).into_iter().filter(|m| self.is_narrated(m)).collect(),
            CompiledRule::Topic(rule) => self.topic(rule, accept),
            // What counts whichever way it is said cannot be denied.
            CompiledRule::Said(_) if accept.strongest > Claim::Asserted => Vec::new(),
            CompiledRule::Said(inner) | CompiledRule::Denied(inner) | CompiledRule::Prompt(inner) => {
                self.eval(inner, accept.inside(rule))
            }
            CompiledRule::Not(rule) => unless_any(&self.eval(rule, accept.excluding())),
            CompiledRule::Unless { rule, unless, within } => {
                let found = self.eval(rule, accept);
                if found.is_empty() {
                    return found;
                }
                // A guard guards whichever way it is said, and wherever in the match it stands.
                let unwanted = self.eval(unless, accept.guarding());
                let guarded =
                    |m: &Match| unwanted.iter().any(|u| windows::share(self.text, capped(*within), m, u) || windows::meets(m, u));
                found.into_iter().filter(|m| !guarded(m)).collect()
            }
            CompiledRule::About { about, rule } => self.about(about, rule, accept),
            CompiledRule::In { window, rule: inner } => {
                let found = self.eval(inner, accept.inside(rule)).into_iter();
                found.filter(|m| windows::holds(self.text, *window, m)).collect()
            }
            CompiledRule::Part(point, part) => self.reference(&[(*point, *part)]),
            CompiledRule::Point(point) => {
                let parts: Vec<(usize, usize)> =
                    (0..self.matcher.rules.parts.get(*point).map_or(0, Vec::len)).map(|part| (*point, part)).collect();
                self.reference(&parts)
            }
            CompiledRule::Regex(index) => self.regex(*index, accept),
            CompiledRule::Nothing => Vec::new(),
        }
    }

    /// Where each of the rules holds; nothing at all if one of them holds nowhere. Most of a rubric fails here, so what is cheap to
    /// tell is looked at first, and regular expressions last.
    fn every(&self, rules: &[CompiledRule], accept: Accept) -> Vec<Vec<Match>> {
        let unsaid = |rule: &CompiledRule| matches!(rule, CompiledRule::Concept(concept) if !self.is_said(*concept, accept));
        if rules.iter().any(unsaid) {
            return Vec::new();
        }
        let mut every = vec![Vec::new(); rules.len()];
        for dear in [false, true] {
            for (found, rule) in every.iter_mut().zip(rules).filter(|(_, rule)| matches!(rule, CompiledRule::Regex(_)) == dear) {
                *found = self.eval(rule, accept);
                if found.is_empty() {
                    return Vec::new();
                }
            }
        }
        every
    }

    fn is_said(&self, concept: ConceptId, accept: Accept) -> bool {
        self.mentions.of(concept).iter().any(|mention| accept.takes(mention))
    }

    fn concept(&self, concept: ConceptId, accept: Accept) -> Vec<Match> {
        self.mentions.of(concept).iter().filter(|mention| accept.takes(mention)).map(Match::of).collect()
    }

    fn kinds(&self, concept: ConceptId, accept: Accept) -> Vec<Vec<Match>> {
        let mut by_term: std::collections::BTreeMap<u32, Vec<Match>> = std::collections::BTreeMap::new();
        for mention in self.mentions.of(concept).iter().filter(|mention| accept.takes(mention)) {
            by_term.entry(mention.term).or_default().push(Match::of(mention));
        }
        by_term.into_values().collect()
    }

    /// Where the rule holds in a section in which, by whomever, its subject is named. In a few sentences there is nothing to confuse.
    fn about(&self, about: &CompiledRule, rule: &CompiledRule, accept: Accept) -> Vec<Match> {
        let found = self.eval(rule, accept);
        if found.is_empty() || !self.long {
            return found;
        }
        let named = self.eval(about, accept.naming());
        let steers = |m: &Match| {
            let steered_by = self.text.sentences.get(m.sentences.0 as usize).map_or(&[][..], |sentence| &sentence.steered_by);
            named.iter().any(|n| {
                windows::share(self.text, Window::Section, n, m)
                    || steered_by.iter().any(|s| (n.sentences.0..=n.sentences.1).contains(s))
            })
        };
        found.into_iter().filter(steers).collect()
    }

    /// The sentences in which the rule is said, and those that answer or lean on one in which it is.
    fn topic(&self, rule: &CompiledRule, accept: Accept) -> Vec<Match> {
        let mut found = self.eval(rule, accept);
        let said = self.eval(rule, Accept { weakest: Claim::Denied, strongest: Claim::Asserted, voices: Voices::Any, ..accept });
        let mut steering = vec![false; self.text.sentences.len()];
        for found in said.iter().filter(|m| !m.everywhere) {
            steering[found.sentences.0 as usize..=found.sentences.1 as usize].fill(true);
        }
        for (number, sentence) in self.text.sentences.iter().enumerate() {
            let number = number as u32;
            let own = accept.voices != Voices::Own || sentence.voice == Voice::Own;
            if own && sentence.steered_by.iter().any(|s| steering.get(*s as usize) == Some(&true)) {
                let start = sentence.tokens.start;
                found.push(Match { start, end: start, sentences: (number, number), spans: Spans::new(), everywhere: false });
            }
        }
        sorted(found)
    }

    fn is_explained(&self, found: &Match) -> bool {
        let (first, last) = found.sentences;
        let inside = (first..=last).any(|s| self.text.sentences.get(s as usize).is_some_and(|s| !s.reasons.is_empty()));
        inside || self.follower(found).is_some_and(|next| next.reasons.iter().any(|at| *at < next.tokens.start + 3))
    }

    fn is_exemplified(&self, found: &Match) -> bool {
        let (first, last) = found.sentences;
        let instance = |s: &crate::language::Sentence| !s.instances.is_empty() || s.narrated;
        (first..=last).any(|s| self.text.sentences.get(s as usize).is_some_and(instance))
            || self.follower(found).is_some_and(instance)
    }

    fn is_narrated(&self, found: &Match) -> bool {
        let (first, last) = found.sentences;
        !found.everywhere && (first..=last).any(|s| self.text.sentences.get(s as usize).is_some_and(|s| s.narrated))
    }

    /// The sentence behind a match, if it is in the same passage.
    fn follower(&self, found: &Match) -> Option<&crate::language::Sentence> {
        let last = self.text.sentences.get(found.sentences.1 as usize)?;
        self.text.sentences.get(found.sentences.1 as usize + 1).filter(|next| !found.everywhere && next.passage == last.passage)
    }

    fn reference(&self, parts: &[(usize, usize)]) -> Vec<Match> {
        let shown: Vec<Rc<[Match]>> = parts.iter().map(|(point, part)| self.part_matches(*point, *part)).collect();
        if shown.is_empty() || shown.iter().any(|matches| matches.is_empty()) {
            return Vec::new();
        }
        vec![Match::everywhere(shown.iter().filter_map(|matches| matches.first()).flat_map(|m| m.spans.clone()).collect())]
    }
}

fn unless_any(found: &[Match]) -> Vec<Match> {
    if found.is_empty() { vec![Match::everywhere(Spans::new())] } else { Vec::new() }
}

fn sorted(mut matches: Vec<Match>) -> Vec<Match> {
    if matches.len() > 1 {
        matches.sort_by_key(|m| (m.start, m.end));
        matches.dedup();
    }
    matches
}
