//! Finds the mentions of every concept in a text.
//!
//! Only terms that can begin with a word of the text are tried; cost grows with the text, not with the number of terms.

use std::ops::Range;

use smallvec::SmallVec;

use crate::language::{Claim, Text, Voice};

use super::active::Active;
use super::branches::Branches;
use super::choices::Choices;
use super::compile::Matcher;
use super::concept::{CompiledConcept, Exception};
use super::literals::{Hits, LiteralId};
use super::mention::Mention;
use super::names;
use super::required::Required;
use super::sentence_set::{Bit, Layout, SentenceSet, SentenceSets};
use super::term_table::{Term, TermTable};
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
    let places = (0..text.tokens.len() as u32).map(|token| At::of(text, layout, token)).collect();
    let figures = (0..text.tokens.len() as u32).filter(|token| text.form(*token).is_figure()).collect();
    let found = Mentions { of: vec![Vec::new(); matcher.concepts.len()] };
    let choices = &matcher.literals.choices;
    let mut scanner = Scanner { text, table: &matcher.terms, hits: &hits, choices, layout, places, figures, found, sentences };
    let mut mentions = Vec::new();
    for &concept in &matcher.order {
        let compiled = &matcher.concepts[concept as usize];
        scanner.words(active.alone(concept), &mut mentions);
        scanner.terms(compiled, active.begun(concept), &mut mentions);
        mentions.sort_unstable_by_key(|m| (m.tokens.start, m.tokens.end, m.term));
        mentions.dedup_by(|a, b| a.tokens == b.tokens && a.term == b.term);
        if mentions.is_empty() {
            continue;
        }
        if !compiled.except.is_empty() {
            let except = scanner.exceptions(&compiled.except);
            mentions.retain(|mention| {
                !except.iter().any(|other| other.start < mention.tokens.end && mention.tokens.start < other.end)
            });
        }
        if compiled.named {
            names::extend(text, &mut mentions);
        }
        mentions.iter().for_each(|mention| scanner.sentences.add(concept as usize, mention.sentence));
        // The next concept collects its mentions in the same memory.
        scanner.found.of[concept as usize] = mentions.as_slice().into();
        mentions.clear();
    }
    scanner.found
}

/// Tokens a term has come to: few, so that no memory need be asked for.
type Positions = SmallVec<[u32; 16]>;

/// Where a token stands, and how it is claimed by itself: most mentions are a single word, and many share one.
#[derive(Debug, Clone, Copy)]
struct At {
    sentence: u32,
    /// One past the last token of its sentence.
    limit: u32,
    bit: Bit,
    claim: Claim,
    voice: Voice,
}

impl At {
    fn of(text: &Text, layout: Layout, token: u32) -> Self {
        let number = text.sentence_of[token as usize];
        let sentence = &text.sentences[number as usize];
        let claim = text.claim(token..token + 1);
        Self { sentence: number, limit: sentence.tokens.end, bit: layout.bit(number), claim, voice: sentence.voice }
    }
}

struct Scanner<'t> {
    text: &'t Text,
    table: &'t TermTable,
    hits: &'t Hits,
    choices: &'t Choices,
    layout: Layout,
    /// By token: what is asked of it again and again.
    places: Vec<At>,
    /// The tokens that are figures.
    figures: Vec<u32>,
    found: Mentions,
    /// By concept: the sentences of its mentions.
    sentences: SentenceSets,
}

impl Scanner<'_> {
    /// Adds the mentions of terms that one word fits.
    fn words(&self, fitted: &[(u32, LiteralId)], mentions: &mut Vec<Mention>) {
        for (term, literal) in fitted {
            mentions.extend(self.hits.tokens(*literal).iter().map(|at| self.mention(*at..*at + 1, *term, false)));
        }
    }

    /// Adds the mentions of a concept's terms that go on behind a word or begin with none.
    fn terms(&self, concept: &CompiledConcept, begun: &[(u32, LiteralId)], mentions: &mut Vec<Mention>) {
        let starts = begun.iter().map(|(term, literal)| (*term, Start::Literal(*literal)));
        let mut last: Option<(u32, SentenceSet)> = None;
        for (term, start) in starts.chain(concept.other_starts.iter().cloned()) {
            let Term { steps, required, denying } = self.table.of(concept.first + term);
            let sentences = match &last {
                Some((known, sentences)) if *known == term => sentences,
                _ => &last.insert((term, self.holding(required))).1,
            };
            if !sentences.is_empty() {
                self.term(steps, &start, sentences, |tokens| mentions.push(self.mention(tokens, term, denying)));
            }
        }
    }

    /// The sentences in which everything stands that a term must hold: most terms that could begin somewhere have none, and are put
    /// aside cheaply.
    fn holding(&self, required: &[Required]) -> SentenceSet {
        let mut holding = self.layout.all();
        self.keep(&mut holding, required);
        holding
    }

    /// Keeps the sentences in which all of this stands.
    fn keep(&self, holding: &mut SentenceSet, mut required: &[Required]) {
        while let [first, rest @ ..] = required {
            required = rest;
            match first {
                Required::Literal(literal) => holding.keep(self.hits.sentences(*literal).unwrap_or_default()),
                Required::OneOf(choice) => holding.keep(self.hits.sentences_of_choice(*choice)),
                Required::Concept(concept) => holding.keep(self.sentences.of(*concept as usize)),
                Required::Branches(entries) => {
                    let (branches, after) = rest.split_at(*entries as usize);
                    *holding = self.in_any(holding, branches);
                    required = after;
                }
                // Only inside of `Branches`.
                Required::Branch(_) => {}
            }
            if holding.is_empty() {
                return;
            }
        }
    }

    /// Those of the sentences in which all of some branch stands.
    fn in_any(&self, holding: &SentenceSet, mut branches: &[Required]) -> SentenceSet {
        let mut any = self.layout.none();
        while let [Required::Branch(entries), rest @ ..] = branches {
            let (branch, after) = rest.split_at(*entries as usize);
            let mut here = *holding;
            self.keep(&mut here, branch);
            any.join(here.used());
            branches = after;
        }
        any
    }

    fn exceptions(&self, terms: &[Exception]) -> Vec<Range<u32>> {
        let mut found = Vec::new();
        for term in terms {
            let sentences = self.holding(&term.required);
            if !sentences.is_empty() {
                let starts = term.starts.iter();
                starts.for_each(|start| self.term(&term.steps, start, &sentences, |tokens| found.push(tokens)));
            }
        }
        found
    }

    /// Gives every match of a term that begins so, in one of these sentences.
    fn term(&self, steps: &[Step], start: &Start, sentences: &SentenceSet, mut found: impl FnMut(Range<u32>)) {
        let mut try_at = |at: u32| {
            if let Some(end) = self.end(steps, start, at) {
                found(at..end);
            }
        };
        let possible = |at: &u32| sentences.may_hold(self.places[*at as usize].bit);
        match start {
            Start::Literal(literal) => self.hits.tokens(*literal).iter().copied().filter(possible).for_each(try_at),
            Start::Concept(concept) => {
                let mut last = None;
                for at in self.found.of(*concept).iter().map(|mention| mention.tokens.start).filter(possible) {
                    if last.replace(at) != Some(at) {
                        try_at(at);
                    }
                }
            }
            Start::Figure => self.figures.iter().copied().filter(possible).for_each(try_at),
            Start::Anything => (0..self.text.tokens.len() as u32).filter(possible).for_each(try_at),
        }
    }

    /// Where the shortest match of a term ends that begins at a token.
    fn end(&self, steps: &[Step], start: &Start, at: u32) -> Option<u32> {
        let limit = self.places[at as usize].limit;
        let (rest, behind) = match (start, steps) {
            // A word that a term begins with is known to stand there.
            (Start::Literal(_), [Step::Literal(_) | Step::OneOf(_), rest @ ..]) => self.over_words(rest, at + 1, limit)?,
            (Start::Concept(_), [Step::Concept(concept)]) => return self.ends_of(*concept, at).next(),
            // A gap that opens it would only lengthen the mention.
            (_, [Step::Gap(_), rest @ ..] | rest) => self.over_words(rest, at, limit)?,
        };
        let mut ends = Positions::from_slice(&[behind]);
        self.go_on(rest, &mut ends, limit);
        ends.into_iter().find(|end| *end > at)
    }

    /// What is left of a sequence, and where, behind the words it begins with; nothing if one of them does not stand there, as is so
    /// nearly always.
    fn over_words<'s>(&self, mut steps: &'s [Step], mut at: u32, limit: u32) -> Option<(&'s [Step], u32)> {
        while let [word, rest @ ..] = steps
            && word.is_word()
        {
            if at == limit || !self.fits(word, at) {
                return None;
            }
            (steps, at) = (rest, at + 1);
        }
        Some((steps, at))
    }

    /// Moves every position in `at` over the steps. Positions stay sorted and distinct, so the work is bounded by the widest gaps.
    fn go_on(&self, mut steps: &[Step], at: &mut Positions, limit: u32) {
        if let [place] = at[..] {
            let Some((rest, behind)) = self.over_words(steps, place, limit) else { return at.clear() };
            (steps, at[0]) = (rest, behind);
        }
        while !at.is_empty() {
            steps = match steps {
                [] => return,
                [Step::Gap(words), word, rest @ ..] if word.is_word() => {
                    *at = self.behind_word(word, *words as u32, at, limit);
                    rest
                }
                [step, rest @ ..] => {
                    self.step(step, at, limit);
                    rest
                }
            };
        }
    }

    fn step(&self, step: &Step, at: &mut Positions, limit: u32) {
        match step {
            Step::Literal(_) | Step::OneOf(_) | Step::Figure | Step::AnyWord => *at = self.behind_word(step, 0, at, limit),
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

    /// Behind each place at which the word stands, after no more than `gap` others.
    fn behind_word(&self, word: &Step, gap: u32, at: &Positions, limit: u32) -> Positions {
        let (mut behind, mut from) = (Positions::new(), 0);
        for place in at {
            let to = (*place + gap + 1).min(limit);
            behind.extend((from.max(*place)..to).filter(|token| self.fits(word, *token)).map(|token| token + 1));
            from = to;
        }
        behind
    }

    /// Whether a step that is one word fits a token.
    fn fits(&self, word: &Step, token: u32) -> bool {
        match word {
            Step::Literal(literal) => self.hits.holds(self.text, token, *literal),
            Step::OneOf(choice) => {
                self.hits.may_hold(token, self.choices.marks(*choice))
                    && self.hits.holds_one_of(self.text, token, self.choices.members(*choice))
            }
            Step::Figure => self.text.form(token).is_figure(),
            _ => true,
        }
    }

    /// Where any of the branches ends that begins at one of these places.
    fn branches(&self, branches: &Branches, at: &Positions, limit: u32) -> Positions {
        let mut ends = Positions::new();
        for branch in branches.others() {
            let mut here = at.clone();
            self.go_on(if let [Step::Gap(_), rest @ ..] = branch { rest } else { branch }, &mut here, limit);
            ends.extend_from_slice(&here);
        }
        let mut begun: SmallVec<[(u32, u32); 8]> = SmallVec::new();
        for place in at.iter().filter(|place| **place < limit && self.hits.may_hold(**place, branches.marks)) {
            for word in self.hits.at(self.text, *place) {
                branches.begun_by(*word).for_each(|branch| begun.push((branch, *place + 1)));
            }
        }
        if begun.len() > 1 {
            begun.sort_unstable();
            begun.dedup();
        }
        // Of one branch all places go on together, so that the work stays bounded by the widest gaps.
        for group in begun.chunk_by(|one, next| one.0 == next.0) {
            let mut here: Positions = group.iter().map(|(_, place)| *place).collect();
            self.go_on(branches.behind_word(group[0].0), &mut here, limit);
            ends.extend_from_slice(&here);
        }
        ends
    }

    fn ends_of(&self, concept: ConceptId, at: u32) -> impl Iterator<Item = u32> {
        let mentions = self.found.of(concept);
        let from = mentions.partition_point(|m| m.tokens.start < at);
        mentions[from..].iter().take_while(move |m| m.tokens.start == at).map(|m| m.tokens.end)
    }

    /// `denying` says that the term itself asks for a denial; else one between its words stands in a gap and denies what follows.
    fn mention(&self, tokens: Range<u32>, term: u32, denying: bool) -> Mention {
        let At { sentence, claim, voice, .. } = self.places[tokens.start as usize];
        let claim = match tokens.len() {
            1 => claim,
            _ if !denying && self.text.denied_inside(tokens.clone()) => Claim::Denied,
            _ => self.text.claim(tokens.clone()),
        };
        Mention { claim, voice, tokens, term, sentence }
    }
}

fn distinct(mut positions: Positions) -> Positions {
    if !positions.is_sorted_by(|one, next| one < next) {
        positions.sort_unstable();
        positions.dedup();
    }
    positions
}
