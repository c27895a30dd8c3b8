//! What an explanation is: plain data, from which every way of printing it is rendered.

use serde::Serialize;

use crate::judgement::report::{Quote, RubricRef};

/// The name and version of an explanation's contract.
pub const EXPLANATION_SCHEMA: &str = "markpoint-explanation/1";

/// What a point, a mistake or a tip looks for, and what of it is in the evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// Always [`EXPLANATION_SCHEMA`].
    pub schema: &'static str,
    /// Which rubric.
    pub rubric: RubricRef,
    /// What is explained.
    pub kind: Explained,
    /// Its id.
    pub id: String,
    /// A point's command verb.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// What it asks for, what the mistake is, or what the tip says.
    pub statement: String,
    /// Where it comes from.
    pub source: String,
    /// The paths of the evidence, as given; empty when there is none.
    pub files: Vec<String>,
    /// A point's parts; the one or two ways in which a mistake is made; a tip.
    pub items: Vec<Item>,
}

/// What can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Explained {
    /// A marking point.
    Point,
    /// A common mistake.
    Mistake,
    /// A tip.
    Tip,
}

/// Something that has a rule of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// The part, such as `P1.a`; else the id of the mistake or tip.
    pub id: String,
    /// How a mistake is made by this rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// What it asks for or says.
    pub statement: String,
    /// What to do about it.
    pub advice: String,
    /// Its rule, and what was found for each rule inside.
    pub rule: Branch,
    /// A few passages for which it holds, and a few for which it only seems to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<SomeExamples>,
    /// What the evidence comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
}

/// How a mistake is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By what is said.
    Said,
    /// By what is left out.
    LeftOut,
}

/// Some of a rubric's examples.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SomeExamples {
    /// The rule holds for these.
    pub holds: Vec<String>,
    /// It does not hold for these.
    pub seems: Vec<String>,
}

/// What the evidence comes to for one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The verdict, as a report has it: shown, mentioned, absent; found, clear; followed, open.
    pub verdict: Verdict,
    /// The words the verdict rests on.
    pub evidence: Vec<Quote>,
    /// The sentence that says most of what the rule looks for, where the rule does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// The evidence is too short for anything to be called left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub too_short: bool,
}

/// A verdict on a part, a mistake or a tip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A part is shown.
    Shown,
    /// A part is touched on, and no more.
    Mentioned,
    /// Nothing of a part is there.
    Absent,
    /// A mistake is made.
    Found,
    /// A mistake is not made.
    Clear,
    /// A tip is followed.
    Followed,
    /// A tip is not followed.
    Open,
}

/// The sentence that comes nearest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nearest {
    /// The sentence.
    pub sentence: Quote,
    /// What of the rule it says.
    pub says: Vec<String>,
}

/// One rule in plain words, and what was found for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Branch {
    /// It must not be there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unwanted: bool,
    /// How many of the rules inside it are enough; none if all are needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enough: Option<usize>,
    /// What it looks for, where the rules inside it are given too.
    pub wants: String,
    /// Ways to say it, where it is a mention or words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The same in a few words, where they are not.
    pub brief: String,
    /// Whether it holds; none without evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<bool>,
    /// The first words it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Quote>,
    /// Words that fit it and do not count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub discounted: Vec<NotCounted>,
    /// What is wrong although the rules inside it were found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lack: Option<String>,
    /// The rules inside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Branch>,
}

impl Branch {
    /// Something of it was found, even if it does not count.
    #[must_use]
    pub fn has_traces(&self) -> bool {
        let to_blame = |inner: &Self| inner.unwanted && inner.holds == Some(true) && self.lack.is_some();
        let inside = || self.of.iter().any(|inner| to_blame(inner) || !inner.unwanted && inner.has_traces());
        !self.found.is_empty() || !self.discounted.is_empty() || self.holds == Some(true) || inside()
    }
}

/// Words that do not count, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotCounted {
    /// The words.
    pub quote: Quote,
    /// Why, in plain words: "it is denied".
    pub why: &'static str,
}
