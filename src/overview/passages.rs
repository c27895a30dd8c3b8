//! Words that stand in several portfolios: the part of the view that says so. They are found in [`crate::passages`].

use serde::{Deserialize, Serialize};

/// A stretch of what a learner wrote, in reading order: a paragraph, an item or a cell, without the brief's and the rubric's words and
/// without personal data. Results carry these, so that passages can be found and quoted where the files are not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Index into the portfolio's files, from 0.
    pub file: usize,
    /// Where it stands, as a person would say it: "paragraph 14".
    pub place: String,
    /// The line it begins on in a text file (1-based).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What stands between this stretch and the one before it and is not compared, as it is written; "…" where that is long or is not
    /// to be shown. Nothing where only the end of a paragraph stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The words.
    pub text: String,
}

/// What was found when portfolios were held side by side. It says that words are the same, never why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SharedPassages {
    /// Portfolios whose words were compared.
    pub compared: usize,
    /// Portfolios whose words were not there to be compared.
    pub not_compared: usize,
    /// The portfolios that share words with another, by name.
    pub portfolios: Vec<Sharer>,
    /// Which of them share what: those with the most words first.
    pub groups: Vec<Sharing>,
    /// How many more groups there are that share fewer words and are left out.
    pub left_out: usize,
}

/// A portfolio that shares words with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sharer {
    /// Its name, or its pseudonym.
    pub name: String,
    /// Where the learner's own report is, seen from the view: a relative address, percent-encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// How many of its words stand in passages that another has too.
    pub words: usize,
    /// With how many others at least.
    pub others: usize,
    /// Tells portfolios of one name apart: the path of the first file.
    #[serde(skip)]
    pub path: String,
}

/// Portfolios that share passages, all of them the same ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sharing {
    /// Indices into the portfolios, in their order; two or more.
    pub portfolios: Vec<usize>,
    /// Words that are the same in all passages together.
    pub words: usize,
    /// The longest first.
    pub passages: Vec<Passage>,
}

/// A passage that stands in several portfolios, word for word or lightly edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Words that are the same in the two that have the most in common.
    pub words: usize,
    /// Where it stands. Of many only the first are quoted.
    pub places: Vec<PassagePlace>,
}

/// Where a passage stands in one portfolio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassagePlace {
    /// Index into the portfolios.
    pub portfolio: usize,
    /// The file, where the portfolio has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where it stands, as a person would say it: "paragraph 14", "paragraph 14 to paragraph 16".
    pub place: String,
    /// The line the paragraph begins on in a text file (1-based).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What stands there, from the first word to the last, as it is written. What is long and is not the learner's own is left out for "…"; a
    /// long passage is cut, and ends in "…".
    pub quote: String,
}

impl SharedPassages {
    /// What is known of a portfolio, if it shares anything.
    #[must_use]
    pub fn of(&self, name: &str, path: &str) -> Option<&Sharer> {
        self.portfolios.iter().find(|sharer| sharer.name == name && sharer.path == path)
    }
}
