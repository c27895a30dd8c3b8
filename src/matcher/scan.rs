//! Finds the mentions of every concept in a text.
//!
//! Only terms that can begin with a word of the text are tried; cost grows with the text, not with the number of terms.

use std::ops::Range;

use smallvec::SmallVec;

use crate::language::{Claim, Text};

use super::active::Active;
use super::choices::{ChoiceId, Choices};
use super::compile::Matcher;
use super::concept::CompiledConcept;
use super::literals::{Hits, LiteralId};
use super::mention::Mention;
use super::names;
use super::sentence_set::{Layout, SentenceSet, SentenceSets};
use super::terms::{ConceptId, Start, Step};

/// Mentions of each concept, in order.
pub(super) struct Mentions {
    of: Vec<Vec<Mention>>,
}

impl Mentions {
    pub(super) fn of(&self, concept: ConceptId) -> &[Mention] {
        self.of.get(concept as usize).map_or(&[], Vec::as_slice)
    }

    /// The mentions of every concept, with its number.
    pub(super) fn all(&self) -> impl Iterator<Item = (ConceptId, &Mention)> {
        self.of.iter().enumerate().flat_map(|(concept, mentions)| mentions.iter().map(move |m| (concept as ConceptId, m)))
    }
}

/// All mentions of all concepts.
pub(super) fn scan(matcher: &Matcher, text: &Text) -> Mentions {
    let hits = matcher.literals.find(text);
    let active = Active::of(matcher, &hits);
    let layout = Layout::of(text.sentences.len());
    let sentences = SentenceSets::new(layout, matcher.concepts.len());
    let found = Mentions { of: vec![Vec::new(); matcher.concepts.len()] };
    let claims = (0..text.tokens.len() as u32).map(|token| text.claim(token..token + 1)).collect();
    let mut scanner = Scanner { text, hits: &hits, choices: &matcher.literals.choices, layout, claims, found, sentences };
    for &concept in &matcher.order {
        let compiled = &matcher.concepts[concept as usize];
        let mut mentions = scanner.concept(compiled, active.of_concept(concept));
        if !compiled.except.is_empty() && !mentions.is_empty() {
            let except = scanner.exceptions(&compiled.except);
            mentions.retain(|mention| {
                !except.iter().any(|other| other.start < mention.tokens.end && mention.tokens.start < other.end)
            });
        }
        if compiled.named {
            names::extend(text, &mut mentions);
        }
        mentions.iter().for_each(|mention| scanner.sentences.add(concept as usize, mention.sentence));
        scanner.found.of[concept as usize] = mentions;
    }
    scanner.found
}

/// Tokens a term has come to: few, so that no memory need be asked for.
type Positions = SmallVec<[u32; 16]>;

struct Scanner<'t> {
    text: &'t Text,
    hits: &'t Hits,
    choices: &'t Choices,
    layout: Layout,
    /// How each token is claimed by itself: most mentions are a single word, and many share one.
    claims: Vec<Claim>,
    found: Mentions,
    /// By concept: the sentences of its mentions.
    sentences: SentenceSets,
}

impl Scanner<'_> {
    fn concept(&self, concept: &CompiledConcept, active: &[(u32, LiteralId)]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let starts = active.iter().map(|(term, literal)| (*term, Start::Literal(*literal)));
        let mut last: Option<(u32, SentenceSet)> = None;
        for (term, start) in starts.chain(concept.other_starts.iter().cloned()) {
            let steps = &concept.terms[term as usize];
            let denying = concept.denying.get(term as usize).is_some_and(|denying| *denying);
            if let (Start::Literal(literal), [Step::Literal(_) | Step::OneOf(_)]) = (&start, steps.as_slice()) {
                let words = self.hits.tokens(*literal).iter();
                mentions.extend(words.map(|at| self.mention(*at..*at + 1, term, denying)));
                continue;
            }
            let sentences = match last {
                Some((known, sentences)) if known == term => sentences,
                _ => last.insert((term, self.holding(steps))).1,
            };
            if sentences.is_empty() {
                continue;
            }
            self.term(steps, &start, &sentences, |tokens| mentions.push(self.mention(tokens, term, denying)));
        }
        mentions.sort_by_key(|m: &Mention| (m.tokens.start, m.tokens.end, m.term));
        mentions.dedup_by(|a, b| a.tokens == b.tokens && a.term == b.term);
        mentions
    }

    /// The sentences in which everything stands that a term must hold: most terms that could begin somewhere have none, and are put
    /// aside cheaply.
    fn holding(&self, steps: &[Step]) -> SentenceSet {
        let mut holding = self.layout.all();
        for step in steps {
            match step {
                Step::Literal(literal) => match self.hits.sentences(*literal) {
                    Some(sentences) => holding.keep(sentences),
                    None => return self.layout.none(),
                },
                Step::OneOf(choice) => holding.keep(self.hits.sentences_of_choice(*choice)),
                Step::Concept(concept) => holding.keep(self.sentences.of(*concept as usize)),
                Step::Choice(branches) => {
                    let mut any = self.layout.none();
                    branches.iter().for_each(|branch| any.join(self.holding(branch).used()));
                    holding.keep(any.used());
                }
                Step::Optional(_) | Step::Gap(_) | Step::Figure | Step::AnyWord => {}
            }
            if holding.is_empty() {
                break;
            }
        }
        holding
    }

    fn exceptions(&self, terms: &[(Vec<Step>, Vec<Start>)]) -> Vec<Range<u32>> {
        let mut found = Vec::new();
        for (term, starts) in terms {
            let sentences = self.holding(term);
            if !sentences.is_empty() {
                starts.iter().for_each(|start| self.term(term, start, &sentences, |tokens| found.push(tokens)));
            }
        }
        found
    }

    fn term(&self, steps: &[Step], start: &Start, sentences: &SentenceSet, mut found: impl FnMut(Range<u32>)) {
        // A word that a term begins with is known to stand there.
        let begun = match (start, steps) {
            (Start::Literal(_), [Step::Literal(_) | Step::OneOf(_), rest @ ..]) => Some(rest),
            _ => None,
        };
        let mut try_at = |at: u32| {
            if !sentences.may_hold(self.text.sentence_of[at as usize]) {
                return;
            }
            let (mut ends, limit) = (Positions::new(), self.sentence_end(at));
            match begun {
                Some(rest) => {
                    ends.push(at + 1);
                    self.go_on(rest, &mut ends, limit);
                }
                None => {
                    ends.push(at);
                    self.run(steps, &mut ends, limit);
                }
            }
            if let Some(end) = ends.into_iter().find(|end| *end > at) {
                found(at..end);
            }
        };
        match start {
            Start::Literal(literal) => self.hits.tokens(*literal).iter().for_each(|at| try_at(*at)),
            Start::Concept(concept) => {
                let mut last = None;
                for mention in self.found.of(*concept) {
                    if last != Some(mention.tokens.start) {
                        try_at(mention.tokens.start);
                    }
                    last = Some(mention.tokens.start);
                }
            }
            Start::Anything => (0..self.text.tokens.len() as u32).for_each(try_at),
        }
    }

    /// Moves every position in `at` over a sequence. A gap that opens it would only lengthen the mention.
    fn run(&self, steps: &[Step], at: &mut Positions, limit: u32) {
        self.go_on(if let [Step::Gap(_), rest @ ..] = steps { rest } else { steps }, at, limit);
    }

    /// Moves every position in `at` over the steps. Positions stay sorted and distinct, so the work is bounded by the widest gaps.
    fn go_on(&self, steps: &[Step], at: &mut Positions, limit: u32) {
        for step in steps {
            if at.is_empty() {
                return;
            }
            self.step(step, at, limit);
        }
    }

    fn step(&self, step: &Step, at: &mut Positions, limit: u32) {
        match step {
            Step::Literal(literal) => one_word(at, limit, |p| self.hits.holds(self.text, p, *literal)),
            Step::OneOf(choice) => one_word(at, limit, |p| self.holds_one_of(p, *choice)),
            Step::Figure => one_word(at, limit, |p| self.text.form(p).is_figure()),
            Step::AnyWord => one_word(at, limit, |_| true),
            Step::Gap(words) => *at = distinct(at.iter().flat_map(|p| *p..=(*p + *words as u32).min(limit)).collect()),
            Step::Concept(concept) => {
                *at = distinct(at.iter().filter(|p| **p < limit).flat_map(|p| self.ends_of(*concept, *p)).collect())
            }
            Step::Choice(branches) => *at = distinct(self.branches(branches, at, limit)),
            Step::Optional(branches) => {
                let ends = self.branches(branches, at, limit);
                if !ends.is_empty() {
                    at.extend(ends);
                    *at = distinct(std::mem::take(at));
                }
            }
        }
    }

    fn branches(&self, branches: &[Vec<Step>], at: &Positions, limit: u32) -> Positions {
        let mut ends = Positions::new();
        for branch in branches.iter().filter(|branch| self.may_begin(branch, at)) {
            let mut here = at.clone();
            self.run(branch, &mut here, limit);
            ends.extend_from_slice(&here);
        }
        ends
    }

    /// Whether the first word of a branch stands at one of these places, if it begins with a word: most branches end here.
    fn may_begin(&self, branch: &[Step], at: &[u32]) -> bool {
        match branch.first() {
            Some(Step::Literal(literal)) => at.iter().any(|p| self.hits.holds(self.text, *p, *literal)),
            Some(Step::OneOf(choice)) => at.iter().any(|p| self.holds_one_of(*p, *choice)),
            _ => true,
        }
    }

    fn holds_one_of(&self, token: u32, choice: ChoiceId) -> bool {
        self.hits.holds_one_of(self.text, token, self.choices.members(choice))
    }

    fn ends_of(&self, concept: ConceptId, at: u32) -> impl Iterator<Item = u32> {
        let mentions = self.found.of(concept);
        let from = mentions.partition_point(|m| m.tokens.start < at);
        mentions[from..].iter().take_while(move |m| m.tokens.start == at).map(|m| m.tokens.end)
    }

    fn sentence_end(&self, token: u32) -> u32 {
        let sentence = self.text.sentence_of[token as usize];
        self.text.sentences[sentence as usize].tokens.end
    }

    /// `denying` says that the term itself asks for a denial; else one between its words stands in a gap and denies what follows.
    fn mention(&self, tokens: Range<u32>, term: u32, denying: bool) -> Mention {
        let sentence = self.text.sentence_of[tokens.start as usize];
        let claim = match self.claims.get(tokens.start as usize) {
            Some(claim) if tokens.len() == 1 => *claim,
            _ if !denying && self.text.denied_inside(tokens.clone()) => Claim::Denied,
            _ => self.text.claim(tokens.clone()),
        };
        Mention { claim, voice: self.text.sentences[sentence as usize].voice, tokens, term, sentence }
    }
}

/// Moves over one word, where it fits.
fn one_word(at: &mut Positions, limit: u32, fits: impl Fn(u32) -> bool) {
    at.retain(|p| {
        let fits = *p < limit && fits(*p);
        *p += 1;
        fits
    });
}

fn distinct(mut positions: Positions) -> Positions {
    if !positions.is_sorted_by(|one, next| one < next) {
        positions.sort_unstable();
        positions.dedup();
    }
    positions
}
