//! Rules with everything looked up: concepts by index, patterns compiled, windows filled in.

use crate::matcher::draft::Workshop;
use crate::matcher::terms::ConceptId;
use crate::rubric::{Phrases, Rubric, Rule, Side, Window};

/// The rules of a rubric, in its order.
#[derive(Debug, Default)]
pub(in crate::matcher) struct CompiledRules {
    /// By point, then part: the rule, and the rule for "mentioned".
    pub(in crate::matcher) parts: Vec<Vec<(CompiledRule, Option<CompiledRule>)>>,
    /// By mistake: the rule, and the rule for what is left out.
    pub(in crate::matcher) mistakes: Vec<(CompiledRule, Option<CompiledRule>)>,
    pub(in crate::matcher) tips: Vec<CompiledRule>,
}

/// A rule ready for evaluation.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the fields of a rule are its words in a rubric; docs/RUBRICS.md tells of each")]
pub(in crate::matcher) enum CompiledRule {
    Concept(ConceptId),
    Any(Vec<CompiledRule>),
    All {
        of: Vec<CompiledRule>,
        none_of: Vec<(CompiledRule, Window)>,
        within: Window,
    },
    Sequence {
        of: Vec<CompiledRule>,
        within: Window,
    },
    AtLeast {
        count: usize,
        of: Vec<CompiledRule>,
        within: Window,
    },
    Kinds {
        count: usize,
        concept: ConceptId,
        within: Window,
    },
    Contrast {
        sides: Box<[CompiledSide; 2]>,
        within: Window,
    },
    Near {
        of: Vec<CompiledRule>,
        words: u32,
    },
    Explained(Box<CompiledRule>),
    Exemplified(Box<CompiledRule>),
    Narrated(Box<CompiledRule>),
    Topic(Box<CompiledRule>),
    Said(Box<CompiledRule>),
    Denied(Box<CompiledRule>),
    Prompt(Box<CompiledRule>),
    Not(Box<CompiledRule>),
    Unless {
        rule: Box<CompiledRule>,
        unless: Box<CompiledRule>,
        within: Window,
    },
    About {
        about: Box<CompiledRule>,
        rule: Box<CompiledRule>,
    },
    In {
        window: Window,
        rule: Box<CompiledRule>,
    },
    /// Point and part, by position in the rubric.
    Part(usize, usize),
    Point(usize),
    Regex(usize),
    /// Refers to something that is not there; never holds.
    Nothing,
}

/// One side of a contrast.
#[derive(Debug, Clone)]
pub(in crate::matcher) struct CompiledSide {
    pub(in crate::matcher) side: CompiledRule,
    pub(in crate::matcher) like: Option<CompiledRule>,
}

/// Compiles the rules of one rubric.
pub(in crate::matcher) struct RuleCompiler<'w, 'r> {
    workshop: &'w mut Workshop<'r>,
    rubric: &'r Rubric,
}

impl<'w, 'r> RuleCompiler<'w, 'r> {
    pub(in crate::matcher) fn rubric(workshop: &'w mut Workshop<'r>, rubric: &'r Rubric) -> CompiledRules {
        let mut compiler = Self { workshop, rubric };
        let optional = |compiler: &mut Self, rule: &'r Option<Rule>| rule.as_ref().map(|rule| compiler.rule(rule));
        CompiledRules {
            parts: rubric
                .points
                .iter()
                .map(|point| {
                    point.parts.iter().map(|part| (compiler.rule(&part.rule), optional(&mut compiler, &part.mentioned))).collect()
                })
                .collect(),
            mistakes: rubric
                .mistakes
                .iter()
                .map(|mistake| (compiler.rule(&mistake.rule), optional(&mut compiler, &mistake.omits)))
                .collect(),
            tips: rubric.tips.iter().map(|tip| compiler.rule(&tip.rule)).collect(),
        }
    }

    fn rules(&mut self, rules: &'r [Rule]) -> Vec<CompiledRule> {
        rules.iter().map(|rule| self.rule(rule)).collect()
    }

    fn boxed(&mut self, rule: &'r Rule) -> Box<CompiledRule> {
        Box::new(self.rule(rule))
    }

    fn rule(&mut self, rule: &'r Rule) -> CompiledRule {
        match rule {
            Rule::Concept(id) => self.workshop.concept(id).map_or(CompiledRule::Nothing, CompiledRule::Concept),
            Rule::Phrase { phrase: Phrases::One(pattern) } => {
                CompiledRule::Concept(self.workshop.phrase(std::slice::from_ref(pattern)))
            }
            Rule::Phrase { phrase: Phrases::Many(patterns) } => CompiledRule::Concept(self.workshop.phrase(patterns)),
            Rule::Any { any } => CompiledRule::Any(self.rules(any)),
            Rule::All { all, within } => self.all(all, within.unwrap_or(Window::Sentence)),
            Rule::Sequence { sequence, within } => {
                CompiledRule::Sequence { of: self.rules(sequence), within: within.unwrap_or(Window::Sentence) }
            }
            Rule::AtLeast { at_least, of, within } => {
                CompiledRule::AtLeast { count: *at_least, of: self.rules(of), within: within.unwrap_or(Window::Document) }
            }
            Rule::Kinds { at_least, kinds, within } => match self.workshop.concept(kinds) {
                Some(concept) => CompiledRule::Kinds { count: *at_least, concept, within: within.unwrap_or(Window::Document) },
                None => CompiledRule::Nothing,
            },
            Rule::Contrast { contrast, within } => {
                let [left, right] = contrast.as_ref();
                let sides = Box::new([self.side(left), self.side(right)]);
                CompiledRule::Contrast { sides, within: within.unwrap_or(Window::Passage) }
            }
            Rule::Near { near, words } => {
                CompiledRule::Near { of: self.rules(near), words: u32::try_from(*words).unwrap_or(u32::MAX) }
            }
            Rule::Explained { explained } => CompiledRule::Explained(self.boxed(explained)),
            Rule::Exemplified { exemplified } => CompiledRule::Exemplified(self.boxed(exemplified)),
            Rule::Narrated { narrated } => CompiledRule::Narrated(self.boxed(narrated)),
            Rule::Topic { topic } => CompiledRule::Topic(self.boxed(topic)),
            Rule::Said { said } => CompiledRule::Said(self.boxed(said)),
            Rule::Denied { denied } => CompiledRule::Denied(self.boxed(denied)),
            Rule::Prompt { prompt } => CompiledRule::Prompt(self.boxed(prompt)),
            Rule::Not { not, .. } => CompiledRule::Not(self.boxed(not)),
            Rule::Unless { unless, rule, within } => CompiledRule::Unless {
                rule: self.boxed(rule),
                unless: self.boxed(unless),
                within: within.unwrap_or(Window::Sentence),
            },
            Rule::About { about, rule } => CompiledRule::About { about: self.boxed(about), rule: self.boxed(rule) },
            Rule::In { r#in, rule } => CompiledRule::In { window: *r#in, rule: self.boxed(rule) },
            Rule::Part { part } => self.part(part),
            Rule::Point { point } => self.point(point).map_or(CompiledRule::Nothing, CompiledRule::Point),
            Rule::Regex { regex } => self.workshop.regex(regex).map_or(CompiledRule::Nothing, CompiledRule::Regex),
        }
    }

    /// Splits off what must not be there, so that a window is first found and then cleared.
    fn all(&mut self, rules: &'r [Rule], within: Window) -> CompiledRule {
        let mut of = Vec::new();
        let mut none_of = Vec::new();
        for rule in rules {
            match rule {
                Rule::Not { not, within: own } => none_of.push((self.rule(not), own.unwrap_or(within))),
                other => of.push(self.rule(other)),
            }
        }
        CompiledRule::All { of, none_of, within }
    }

    fn side(&mut self, side: &'r Side) -> CompiledSide {
        match side {
            Side::Described(described) => {
                CompiledSide { side: self.rule(&described.side), like: Some(self.rule(&described.like)) }
            }
            Side::Plain(rule) => CompiledSide { side: self.rule(rule), like: None },
        }
    }

    fn part(&self, reference: &str) -> CompiledRule {
        let found = reference.split_once('.').and_then(|(point, part)| {
            let at = self.point(point)?;
            let letter = self.rubric.points[at].parts.iter().position(|p| p.id == part)?;
            Some((at, letter))
        });
        found.map_or(CompiledRule::Nothing, |(point, part)| CompiledRule::Part(point, part))
    }

    fn point(&self, id: &str) -> Option<usize> {
        self.rubric.points.iter().position(|point| point.id == id)
    }
}
