//! The rubric as its author writes it. Plain data; nothing here matches anything.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::rule::Rule;
use super::unique;

/// What evidence for one unit should show: marking points, common mistakes and tips.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Where the JSON Schema of this file is. Only for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Lower case with hyphens; the same as the file's stem.
    pub id: String,
    /// The unit's title.
    pub title: String,
    /// The qualification or qualifications the unit belongs to.
    pub qualification: String,
    /// Changes whenever a verdict could change.
    pub revision: String,
    /// The page or document the facts come from.
    pub source: String,
    /// Learning outcomes that points refer to.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// The unit's own concepts, by id.
    #[serde(default, deserialize_with = "unique::map")]
    pub concepts: Concepts,
    /// What earns credit.
    pub points: Vec<Point>,
    /// What examiners see go wrong.
    #[serde(default)]
    pub mistakes: Vec<Mistake>,
    /// Examiner's guidance. Never counts towards coverage.
    #[serde(default)]
    pub tips: Vec<Tip>,
}

/// A learning outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Id within the rubric, such as `LO1`.
    pub id: String,
    /// What the learner will be able to do.
    pub statement: String,
}

/// The many ways learners say one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Term patterns; any of them is a mention.
    pub terms: Vec<String>,
    /// Patterns in which a term means something else; a mention that overlaps one is dropped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
    /// The concept is a kind of person: a name introduced with it ("my supervisor, Dave") stands for it from then on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
}

/// Concepts by id. They are shared, not copied: rubrics, loaded rubrics and what is compiled from them hold the same ones.
pub type Concepts = BTreeMap<String, Arc<Concept>>;

/// A file of concepts that rubrics share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// One line on what is in the file.
    pub about: String,
    /// Concepts by id.
    #[serde(deserialize_with = "unique::map")]
    pub concepts: Concepts,
}

/// One marking point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Id within the rubric, such as `P1`.
    pub id: String,
    /// The outcome it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The command verb: how deep the answer has to go.
    pub verb: String,
    /// A wording of about 40 characters for tables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What the point asks for, in our own words.
    pub statement: String,
    /// Where the point comes from: section and number.
    pub source: String,
    /// What must be shown for the point to be met.
    pub parts: Vec<Part>,
}

/// One thing a point needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Letter within the point.
    pub id: String,
    /// What the part asks for.
    pub statement: String,
    /// Holds when the part is shown.
    pub rule: Rule,
    /// What to write if it is not.
    pub advice: String,
    /// Holds when the thing is named but too thin to count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentioned: Option<Rule>,
}

/// How a mistake is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MistakeKind {
    /// By asserting a wrong idea.
    Says,
    /// By leaving something out.
    Omits,
    /// By either.
    SaysOrOmits,
}

/// One common mistake.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// Id within the rubric, such as `M1`.
    pub id: String,
    /// What the mistake is.
    pub statement: String,
    /// How it is made.
    pub kind: MistakeKind,
    /// Holds when it is made. For `omits`: when the thing is left out.
    pub rule: Rule,
    /// Only for `says-or-omits`: holds when the thing is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub omits: Option<Rule>,
    /// How to put it right.
    pub advice: String,
    /// Where it comes from.
    pub source: String,
}

/// Guidance for a better answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tip {
    /// Id within the rubric, such as `T1`.
    pub id: String,
    /// What the guidance says.
    pub statement: String,
    /// Holds when the tip has been followed.
    pub rule: Rule,
    /// What to do if not.
    pub advice: String,
    /// Where it comes from.
    pub source: String,
}

/// Passages a rubric is tested with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// The rubric they belong to.
    pub rubric: String,
    /// By point and part, such as `P1.a`.
    #[serde(default, deserialize_with = "unique::map")]
    pub parts: BTreeMap<String, PartExamples>,
    /// By mistake.
    #[serde(default, deserialize_with = "unique::map")]
    pub mistakes: BTreeMap<String, MistakeExamples>,
}

/// Passages for one part.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartExamples {
    /// Passages that show it.
    pub shown: Vec<String>,
    /// Near misses.
    pub not_shown: Vec<String>,
}

/// Passages for one mistake.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MistakeExamples {
    /// Passages that make it.
    pub found: Vec<String>,
    /// Passages that only sound like it.
    pub clear: Vec<String>,
}
