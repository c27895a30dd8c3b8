//! Rules as written: a small closed vocabulary, every one composable.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// How far apart the things a rule joins may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// One clause: up to a comma before a new subject, "but", ";" …
    Clause,
    /// One sentence.
    Sentence,
    /// Up to three neighbouring sentences of a block, or a list with its lead-in.
    Passage,
    /// All under one heading or question.
    Section,
    /// The whole portfolio.
    Document,
}

/// One pattern or several alternatives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Phrases {
    /// One pattern.
    One(String),
    /// Any of these.
    Many(Vec<String>),
}

/// One side of a contrast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Side {
    /// The side's name and what is true of it.
    Described(DescribedSide),
    /// Only what must be said.
    Plain(Rule),
}

/// A side with its description.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribedSide {
    /// What names the side.
    pub side: Rule,
    /// What is true of it and not of the other.
    pub like: Rule,
}

/// A condition on evidence.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields of a rule are its words in a rubric; docs/RUBRICS.md tells of each")]
pub enum Rule {
    /// The concept is mentioned.
    Concept(String),
    /// A term pattern matches.
    Phrase { phrase: Phrases },
    /// One of them holds.
    Any { any: Vec<Rule> },
    /// All hold inside one window.
    All {
        all: Vec<Rule>,
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Window>,
    },
    /// All hold, in this order.
    Sequence {
        sequence: Vec<Rule>,
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Window>,
    },
    /// So many different ones hold, each by words of its own.
    AtLeast {
        at_least: usize,
        of: Vec<Rule>,
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Window>,
    },
    /// So many different terms of one concept are mentioned.
    Kinds {
        at_least: usize,
        kinds: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Window>,
    },
    /// Both sides are said and set apart.
    Contrast {
        contrast: Box<[Side; 2]>,
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Window>,
    },
    /// All hold within so many words, in any order.
    Near { near: Vec<Rule>, words: usize },
    /// The rule stands with a reason.
    Explained { explained: Box<Rule> },
    /// The rule stands with a concrete instance.
    Exemplified { exemplified: Box<Rule> },
    /// The rule is told as something that happened.
    Narrated { narrated: Box<Rule> },
    /// The rule is said in the sentence or in what the sentence answers.
    Topic { topic: Box<Rule> },
    /// The rule is mentioned, asserted or not.
    Said { said: Box<Rule> },
    /// The rule is denied or rejected.
    Denied { denied: Box<Rule> },
    /// The rule is said in a heading or question.
    Prompt { prompt: Box<Rule> },
    /// The rule does not hold in the window.
    Not {
        not: Box<Rule>,
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Window>,
    },
    /// A rule with an exception.
    Unless {
        unless: Box<Rule>,
        rule: Box<Rule>,
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<Window>,
    },
    /// The rule holds, and what it is about is said in its section, unless the evidence is a fragment.
    About { about: Box<Rule>, rule: Box<Rule> },
    /// A rule whose windows are never wider than this one.
    In { r#in: Window, rule: Box<Rule> },
    /// A part of this rubric is shown, such as `P1.b`.
    Part { part: String },
    /// Every part of a point of this rubric is shown.
    Point { point: String },
    /// A regular expression matches within a sentence.
    Regex { regex: String },
}

/// Every field any rule has. A rule is read as this first, so that an unknown field is named in the error.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Fields {
    phrase: Option<Phrases>,
    any: Option<Vec<Rule>>,
    all: Option<Vec<Rule>>,
    sequence: Option<Vec<Rule>>,
    at_least: Option<usize>,
    of: Option<Vec<Rule>>,
    kinds: Option<String>,
    contrast: Option<Box<[Side; 2]>>,
    near: Option<Vec<Rule>>,
    words: Option<usize>,
    explained: Option<Box<Rule>>,
    exemplified: Option<Box<Rule>>,
    narrated: Option<Box<Rule>>,
    topic: Option<Box<Rule>>,
    said: Option<Box<Rule>>,
    denied: Option<Box<Rule>>,
    prompt: Option<Box<Rule>>,
    not: Option<Box<Rule>>,
    unless: Option<Box<Rule>>,
    rule: Option<Box<Rule>>,
    within: Option<Window>,
    r#in: Option<Window>,
    about: Option<Box<Rule>>,
    part: Option<String>,
    point: Option<String>,
    regex: Option<String>,
}

impl Fields {
    fn present(&self) -> usize {
        [
            self.phrase.is_some(),
            self.any.is_some(),
            self.all.is_some(),
            self.sequence.is_some(),
            self.at_least.is_some(),
            self.of.is_some(),
            self.kinds.is_some(),
            self.contrast.is_some(),
            self.near.is_some(),
            self.words.is_some(),
            self.explained.is_some(),
            self.exemplified.is_some(),
            self.narrated.is_some(),
            self.topic.is_some(),
            self.said.is_some(),
            self.denied.is_some(),
            self.prompt.is_some(),
            self.not.is_some(),
            self.unless.is_some(),
            self.rule.is_some(),
            self.within.is_some(),
            self.r#in.is_some(),
            self.about.is_some(),
            self.part.is_some(),
            self.point.is_some(),
            self.regex.is_some(),
        ]
        .into_iter()
        .filter(|set| *set)
        .count()
    }

    /// The rule these fields make, and how many of them it uses.
    fn into_rule(self) -> Option<(Rule, usize)> {
        let within = self.within;
        let more = usize::from(within.is_some());
        Some(match self {
            Fields { phrase: Some(phrase), .. } => (Rule::Phrase { phrase }, 1),
            Fields { any: Some(any), .. } => (Rule::Any { any }, 1),
            Fields { all: Some(all), .. } => (Rule::All { all, within }, 1 + more),
            Fields { sequence: Some(sequence), .. } => (Rule::Sequence { sequence, within }, 1 + more),
            Fields { at_least: Some(at_least), of: Some(of), .. } => (Rule::AtLeast { at_least, of, within }, 2 + more),
            Fields { at_least: Some(at_least), kinds: Some(kinds), .. } => (Rule::Kinds { at_least, kinds, within }, 2 + more),
            Fields { contrast: Some(contrast), .. } => (Rule::Contrast { contrast, within }, 1 + more),
            Fields { near: Some(near), words: Some(words), .. } => (Rule::Near { near, words }, 2),
            Fields { explained: Some(explained), .. } => (Rule::Explained { explained }, 1),
            Fields { exemplified: Some(exemplified), .. } => (Rule::Exemplified { exemplified }, 1),
            Fields { narrated: Some(narrated), .. } => (Rule::Narrated { narrated }, 1),
            Fields { topic: Some(topic), .. } => (Rule::Topic { topic }, 1),
            Fields { said: Some(said), .. } => (Rule::Said { said }, 1),
            Fields { denied: Some(denied), .. } => (Rule::Denied { denied }, 1),
            Fields { prompt: Some(prompt), .. } => (Rule::Prompt { prompt }, 1),
            Fields { not: Some(not), .. } => (Rule::Not { not, within }, 1 + more),
            Fields { unless: Some(unless), rule: Some(rule), .. } => (Rule::Unless { unless, rule, within }, 2 + more),
            Fields { about: Some(about), rule: Some(rule), .. } => (Rule::About { about, rule }, 2),
            Fields { r#in: Some(r#in), rule: Some(rule), .. } => (Rule::In { r#in, rule }, 2),
            Fields { part: Some(part), .. } => (Rule::Part { part }, 1),
            Fields { point: Some(point), .. } => (Rule::Point { point }, 1),
            Fields { regex: Some(regex), .. } => (Rule::Regex { regex }, 1),
            _ => return None,
        })
    }
}

/// What an author is told when an object is no rule.
pub(super) const NO_RULE: &str = "this is no rule: a rule is a concept's id, or an object with one of phrase, any, all, sequence, \
    at_least (with of or kinds), contrast, near (with words), explained, exemplified, narrated, topic, said, denied, prompt, not, \
    unless (with rule), about (with rule), in (with rule), part, point, regex; within goes with all, sequence, at_least, contrast, not and unless";

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Rule;
            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("a rule: a concept's id or an object")
            }
            fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<Rule, E> {
                Ok(Rule::Concept(id.to_owned()))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Rule, A::Error> {
                let fields = Fields::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                let present = fields.present();
                match fields.into_rule() {
                    Some((rule, used)) if used == present => Ok(rule),
                    _ => Err(serde::de::Error::custom(NO_RULE)),
                }
            }
        }
        from.deserialize_any(Visitor)
    }
}
