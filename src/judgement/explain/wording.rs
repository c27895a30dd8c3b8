//! Rules, and what is wrong with what was found for them, in plain words.

use std::collections::BTreeMap;

use crate::matcher::{Discount, Lack, Role, inner};
use crate::rubric::{Concept, Phrases, Rule, Window};

use super::sample::samples;

/// How many wordings of a concept or phrase are given.
const WORDINGS: usize = 6;
/// How deep rules are named when a rule is put in a few words.
const DEPTH: usize = 3;
/// How many wordings stand for a phrase, which has no name.
const OF_A_PHRASE: usize = 2;
/// How many rules inside a rule are named when it is put in a few words.
const NAMED: usize = 4;

/// Puts rules into words.
pub(super) struct Wording<'c> {
    /// Every concept the rules can refer to.
    pub(super) concepts: &'c BTreeMap<String, Concept>,
}

impl Wording<'_> {
    /// What a rule looks for, as the heading of what the rules inside it look for.
    pub(super) fn wants(&self, rule: &Rule, window: Option<Window>) -> String {
        let place = window.map(within).unwrap_or_default();
        match rule {
            Rule::Concept(id) => format!("a mention of {id}"),
            Rule::Phrase { .. } => "words".to_owned(),
            Rule::Any { .. } => "any of".to_owned(),
            Rule::All { .. } => format!("all of, {place}"),
            Rule::Sequence { .. } => format!("all of in this order, {place}"),
            Rule::AtLeast { at_least, .. } => format!("at least {at_least} of, each in words of its own, {place}"),
            Rule::Kinds { at_least, kinds, .. } => format!("at least {at_least} kinds of {kinds}, {place}"),
            Rule::Contrast { .. } => format!("both sides, each with its own description, {place}"),
            Rule::Near { words, .. } => format!("all of, within {words} words of each other"),
            Rule::Explained { .. } => "with a reason (because, so that, otherwise …)".to_owned(),
            Rule::Exemplified { .. } => "with an instance (for example, such as, or something that happened)".to_owned(),
            Rule::Narrated { .. } => "told as something that happened".to_owned(),
            Rule::Topic { .. } => "said in the sentence, or in the heading, question or sentence it answers".to_owned(),
            Rule::Said { .. } => "said, even if it is denied".to_owned(),
            Rule::Denied { .. } => "said not to be so".to_owned(),
            Rule::Prompt { .. } => "said in a heading or question".to_owned(),
            Rule::Not { .. } => "this is left out".to_owned(),
            Rule::Unless { .. } => format!("this, with an exception {place}"),
            Rule::About { .. } => "said where its subject is named".to_owned(),
            Rule::In { .. } => format!("everything {place}"),
            Rule::Part { part } => format!("part {part} is shown"),
            Rule::Point { point } => format!("every part of {point} is shown"),
            Rule::Regex { regex } => format!("what is written fits the expression {regex}"),
        }
    }

    /// Ways to say what a rule without members looks for.
    pub(super) fn words(&self, rule: &Rule) -> Vec<String> {
        let patterns = match rule {
            Rule::Concept(id) | Rule::Kinds { kinds: id, .. } => self.concepts.get(id).map_or(&[][..], |concept| &concept.terms),
            Rule::Phrase { phrase } => patterns(phrase),
            _ => return Vec::new(),
        };
        samples(patterns, self.concepts, WORDINGS)
    }

    /// What a rule looks for, in a few words that stand for the rules inside it too.
    pub(super) fn brief(&self, rule: &Rule) -> String {
        self.short(rule, DEPTH)
    }

    fn short(&self, rule: &Rule, depth: usize) -> String {
        match rule {
            Rule::Concept(id) => id.clone(),
            Rule::Phrase { phrase } => self.phrase(patterns(phrase)),
            Rule::Kinds { at_least, kinds, .. } => format!("{at_least} kinds of {kinds}"),
            Rule::Regex { regex } => format!("the expression {regex}"),
            Rule::Part { part } => format!("part {part}"),
            Rule::Point { point } => format!("point {point}"),
            Rule::Not { not, .. } => format!("not {}", self.short(not, depth)),
            Rule::Unless { rule, unless, .. } => format!("{} unless {}", self.short(rule, depth), self.short(unless, depth)),
            Rule::Explained { explained } => format!("{} with a reason", self.short(explained, depth)),
            Rule::Exemplified { exemplified } => format!("{} with an instance", self.short(exemplified, depth)),
            Rule::Narrated { narrated } => format!("{} as something that happened", self.short(narrated, depth)),
            Rule::Denied { denied } => format!("a denial of {}", self.short(denied, depth)),
            Rule::Prompt { prompt } => format!("a heading or question with {}", self.short(prompt, depth)),
            Rule::Any { .. } => self.joined(rule, " or ", depth),
            Rule::Sequence { .. } => self.joined(rule, ", then ", depth),
            Rule::AtLeast { at_least, .. } => format!("{at_least} of {}", self.joined(rule, ", ", depth)),
            Rule::All { .. } | Rule::Contrast { .. } | Rule::Near { .. } => self.joined(rule, " + ", depth),
            Rule::About { rule: one, .. }
            | Rule::Topic { topic: one }
            | Rule::Said { said: one }
            | Rule::In { rule: one, .. } => self.short(one, depth),
        }
    }

    fn joined(&self, rule: &Rule, between: &str, depth: usize) -> String {
        let rules = inner(rule);
        let Some(depth) = depth.checked_sub(1) else { return "…".to_owned() };
        let more = if rules.len() > NAMED { " …" } else { "" };
        let named: Vec<String> = rules
            .iter()
            .take(NAMED)
            .map(|(role, rule)| {
                let not = if *role == Role::Unwanted { "not " } else { "" };
                format!("{not}{}", self.short(rule, depth))
            })
            .collect();
        match &named[..] {
            [one] => one.clone(),
            _ => format!("({}{more})", named.join(between)),
        }
    }

    /// Its first wordings.
    fn phrase(&self, patterns: &[String]) -> String {
        let samples = samples(patterns, self.concepts, OF_A_PHRASE + 1);
        let more = if samples.len() > OF_A_PHRASE { " …" } else { "" };
        let quoted: Vec<String> = samples.iter().take(OF_A_PHRASE).map(|sample| format!("“{sample}”")).collect();
        format!("{}{more}", quoted.join("/"))
    }
}

fn patterns(phrase: &Phrases) -> &[String] {
    match phrase {
        Phrases::One(pattern) => std::slice::from_ref(pattern),
        Phrases::Many(patterns) => patterns,
    }
}

fn within(window: Window) -> String {
    format!("within {}", one(window))
}

fn one(window: Window) -> &'static str {
    match window {
        Window::Clause => "one clause",
        Window::Sentence => "one sentence",
        Window::Passage => "one passage (up to three sentences, or a list)",
        Window::Section => "one section (under one heading or question)",
        Window::Document => "the whole work",
    }
}

/// Why words do not count.
pub(super) fn why(discount: Discount) -> &'static str {
    match discount {
        Discount::Heading => "it stands in a heading",
        Discount::Question => "it stands in a question",
        Discount::Prompt => "it is the task's or the unit's own wording, or somebody else speaks",
        Discount::Brief => "the brief says it already",
        Discount::Keywords => "it stands in a bare list of keywords",
        Discount::Struck => "it is struck out",
        Discount::Denied => "it is denied",
        Discount::Rejected => "it is said to be wrong",
        Discount::Unsure => "the learner is not sure of it",
        Discount::Attributed => "it is somebody else's view",
        Discount::Hypothetical => "it is only wished for or supposed",
        Discount::Reported => "it is told of somebody else, and nobody is blamed for that",
        Discount::NotOnly => "it is said with “not only”, and nobody is blamed for that",
        Discount::NotDenied => "it is not denied, and here it has to be",
        Discount::NotAsked => "it stands in no heading or question, and here it has to",
    }
}

/// What is wrong although the rules inside a rule were found.
pub(super) fn lack(lack: Lack) -> String {
    match lack {
        Lack::Apart(window) => format!("all of it was found, but not within {}", one(window)),
        Lack::OutOfOrder => "all of it was found, but not in this order".to_owned(),
        Lack::TooFar(words) => format!("all of it was found, but with more than {words} words between"),
        Lack::TooFew { found, needed } => format!("{found} of {needed} found, each counted in words of its own"),
        Lack::Unwanted => "something is there that must not be".to_owned(),
        Lack::OffTopic => "it is said, but not in a section in which its subject is named".to_owned(),
        Lack::Swapped => "both sides are there, but each has the other's description".to_owned(),
        Lack::NoReason => "it is said, but no reason stands with it".to_owned(),
        Lack::NoInstance => "it is said, but no instance stands with it".to_owned(),
        Lack::NotNarrated => "it is said, but not told as something that happened".to_owned(),
        Lack::Unanswered => "it is said, but no sentence of the learner's own answers it".to_owned(),
        Lack::NotShown => "this is not shown".to_owned(),
    }
}
