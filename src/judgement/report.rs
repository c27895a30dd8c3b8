//! The result model. Every output format is rendered from this alone; `--format json` prints it as it is.

use serde::{Deserialize, Serialize};

use super::coverage::{Coverage, MistakeStatus, PartStatus, PointStatus, TipStatus};
use super::expect::Expect;
use super::waivers::Waived;

/// What `--format json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportSet {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// One report for each rubric, in the order the rubrics were given.
    pub reports: Vec<Report>,
}

/// The name and version of the report contract.
pub const SCHEMA: &str = "markpoint-report/1";

/// One portfolio held against one rubric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Which rubric.
    pub rubric: RubricRef,
    /// How it was read; left out when it is evidence.
    #[serde(default, skip_serializing_if = "Expect::is_evidence")]
    pub expect: Expect,
    /// Which evidence.
    pub portfolio: PortfolioRef,
    /// Counts.
    pub coverage: Coverage,
    /// Every point, in the rubric's order.
    pub points: Vec<PointVerdict>,
    /// Every mistake, in the rubric's order.
    pub mistakes: Vec<MistakeVerdict>,
    /// Every tip, in the rubric's order.
    pub tips: Vec<TipVerdict>,
}

/// Names a rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricRef {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its revision.
    pub revision: String,
}

/// Names a portfolio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PortfolioRef {
    /// The file's name, or the folder's.
    pub name: String,
    /// The files it is made of.
    pub files: Vec<FileRef>,
    /// Files in its folder that were not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_read: Vec<FileNotRead>,
    /// Personal data found in them, in reading order.
    pub cautions: Vec<Caution>,
}

/// Personal data that should not be handed in, and where it stands. What it is, is not repeated here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caution {
    /// What kind of data it is.
    pub kind: crate::privacy::Kind,
    /// Index into the portfolio's files, from 0.
    pub file: usize,
    /// Where it stands, as a person would say it.
    pub place: String,
    /// The line in a text file (1-based).
    pub line: Option<u32>,
    /// As much of it as may be shown.
    pub masked: String,
    /// First byte in the extracted text.
    pub start: usize,
    /// One past the last byte in the extracted text.
    pub end: usize,
}

/// One file of a portfolio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileRef {
    /// The path as given.
    pub path: String,
    /// Words read.
    pub words: usize,
    /// How many of them were set aside as the brief's; left out when none were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words_of_brief: Option<usize>,
    /// What was and was not read.
    pub receipt: crate::evidence::Receipt,
    /// Where pictures stand that were not read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// Its text, in reading order, for formats that show it. Not part of the JSON.
    #[serde(skip)]
    pub blocks: Vec<Passage>,
}

/// A piece of text that stands by itself: a paragraph, a heading, a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What kind of text it is.
    pub kind: PassageKind,
    /// Where it stands, as a person would say it: "paragraph 14".
    pub place: String,
    /// The line it begins on in a text file (1-based).
    pub line: Option<u32>,
    /// Its text, cut where personal data are withheld; each piece begins where the one before ends.
    pub pieces: Vec<Piece>,
    /// Bytes of the extracted text that are struck out, or a prompt that nobody has answered. They earn nothing.
    pub struck: Vec<std::ops::Range<usize>>,
    /// Bytes of the extracted text that are the brief's. They earn nothing.
    pub of_brief: Vec<std::ops::Range<usize>>,
}

/// A stretch of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// First byte in the extracted text.
    pub start: usize,
    /// One past the last byte in the extracted text.
    pub end: usize,
    /// The original characters; where they are withheld, what may be shown instead.
    pub text: String,
    /// They are personal data.
    pub withheld: bool,
}

/// What kind of text a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it; levels are as in the evidence, rows and columns are 1-based")]
pub enum PassageKind {
    /// A heading; level 1 is the highest.
    Heading { level: u8 },
    /// Running text.
    Paragraph,
    /// A bullet or numbered line, with its bullet or number; level 0 is the outermost.
    ListItem { level: u8 },
    /// A paragraph in a table's cell.
    Cell { table: u32, row: u32, column: u32, header: bool },
    /// A footnote or endnote.
    Note,
    /// A text box.
    TextBox,
}

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileNotRead {
    /// Its path.
    pub path: String,
    /// What it is, or what is wrong with it: "a picture".
    pub what: String,
}

/// A picture that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Where it stands, as a person would say it: "after paragraph 14".
    pub place: String,
    /// Where it stands: a byte of the extracted text.
    pub at: usize,
    /// First byte in the extracted text of what stands next to it.
    pub start: usize,
    /// One past the last byte of that.
    pub end: usize,
}

/// The verdict on one point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointVerdict {
    /// The point's id.
    pub id: String,
    /// The outcome it belongs to.
    pub outcome: Option<String>,
    /// The wording for tables, where the rubric has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What it asks for.
    pub statement: String,
    /// How far it is covered.
    pub status: PointStatus,
    /// A person should look: the same words earn the point and commit a mistake, or a claim is both made and denied.
    pub review: bool,
    /// The words that make it worth a second look, at most once for each part; left out when it is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_look: Vec<SecondLook>,
    /// Its parts.
    pub parts: Vec<PartVerdict>,
    /// Why it is let be, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<Waived>,
}

/// Words that show a part, and words that stand against them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondLook {
    /// The part's letter.
    pub part: String,
    /// The words that show it.
    pub said: Quote,
    /// The words that seem to say the opposite; or those that make the mistake, which may be the same.
    pub against: Quote,
    /// The id of the mistake that they make; none if they deny what is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mistake: Option<String>,
}

/// The verdict on one part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartVerdict {
    /// The part's letter.
    pub id: String,
    /// What it asks for.
    pub statement: String,
    /// How far it is covered.
    pub status: PartStatus,
    /// It is mentioned in headings and questions alone, and what is quoted is theirs. Not part of the JSON.
    #[serde(skip)]
    pub only_asked: bool,
    /// The words it rests on: first those in which most of it was found, then the others in reading order.
    pub evidence: Vec<Quote>,
    /// What to write if it is not shown.
    pub advice: String,
    /// Why it is let be, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<Waived>,
}

/// The verdict on one mistake.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MistakeVerdict {
    /// The mistake's id.
    pub id: String,
    /// How it is made.
    pub kind: crate::rubric::MistakeKind,
    /// What it is.
    pub statement: String,
    /// Whether it is made.
    pub status: MistakeStatus,
    /// The words that make it; none for an omission.
    pub evidence: Vec<Quote>,
    /// How to put it right.
    pub advice: String,
    /// Why it is let be, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<Waived>,
}

/// The verdict on one tip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TipVerdict {
    /// The tip's id.
    pub id: String,
    /// What it says.
    pub statement: String,
    /// Whether it is followed.
    pub status: TipStatus,
    /// The words that follow it.
    pub evidence: Vec<Quote>,
    /// What to do if not.
    pub advice: String,
}

/// The learner's own words, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Index into the portfolio's files, from 0.
    pub file: usize,
    /// Where it stands, as a person would say it: "paragraph 14".
    pub place: String,
    /// The line in a text file (1-based).
    pub line: Option<u32>,
    /// The original characters.
    pub quote: String,
    /// First byte in the extracted text.
    pub start: usize,
    /// One past the last byte in the extracted text.
    pub end: usize,
}

impl Quote {
    /// Whether the two share some of their words.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.file == other.file && self.start < other.end && other.start < self.end
    }
}
