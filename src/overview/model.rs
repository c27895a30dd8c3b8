//! The view's model. Every format of a cohort is rendered from this alone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::passages::SharedPassages;
use super::sample::Sample;
use crate::judgement::{PartStatus, PointStatus, RubricRef};

/// The name and version of the view's contract.
pub const SCHEMA: &str = "markpoint-cohort/1";

/// A whole cohort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cohort {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// A view for each rubric, by the rubric's id.
    pub views: Vec<CohortView>,
    /// What could not be read, by portfolio.
    pub problems: Vec<Problem>,
    /// Words that stand in several portfolios; nothing where they were not looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passages: Option<SharedPassages>,
    /// Which portfolios to sample, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<Sample>,
    /// Set where the run was stopped before its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Stopped>,
}

impl Cohort {
    /// How many portfolios were read.
    #[must_use]
    pub fn portfolios(&self) -> usize {
        let learners = self.views.iter().flat_map(|view| &view.learners);
        learners.map(|learner| (&learner.name, &learner.path)).collect::<BTreeSet<_>>().len()
    }
}

/// How far a run came that was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stopped {
    /// Portfolios that were finished.
    pub finished: usize,
    /// Portfolios there are.
    pub of: usize,
}

/// A portfolio, or a file of one, that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The portfolio's name.
    pub portfolio: String,
    /// The path of what could not be read.
    pub path: String,
    /// What is wrong with it and what to do, without the path.
    pub message: String,
}

/// All portfolios against one rubric.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortView {
    /// The rubric.
    pub rubric: RubricRef,
    /// Every point in the rubric's order, and how the cohort did.
    pub points: Vec<PointTally>,
    /// Every mistake in the rubric's order, and how many made it.
    pub mistakes: Vec<MistakeTally>,
    /// The learners who most need a look, the first one first; at most five.
    pub look: Vec<NeedsALook>,
    /// Every learner, by name.
    pub learners: Vec<Learner>,
}

/// One point over the whole cohort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointTally {
    /// The point's id.
    pub id: String,
    /// The wording for tables, where the rubric has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What it asks for.
    pub statement: String,
    /// Learners who met it.
    pub met: usize,
    /// Learners who met it in part.
    pub partial: usize,
    /// Learners of whom nothing was found.
    pub missing: usize,
    /// Learners of whom a person lets be what is open of it; they are among those above.
    #[serde(skip_serializing_if = "is_zero")]
    pub waived: usize,
    /// Learners whose words on it are worth a second look.
    pub review: usize,
    /// Its parts.
    pub parts: Vec<PartTally>,
    /// Which of its parts is most often wanting (an index; the first of equals), unless all have shown all or need not.
    pub lacking: Option<usize>,
}

/// One part over the whole cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartTally {
    /// The part's letter.
    pub id: String,
    /// What it asks for.
    pub statement: String,
    /// What to write if it is not shown.
    pub advice: String,
    /// Learners who showed it.
    pub shown: usize,
    /// Learners who only mentioned it.
    pub mentioned: usize,
    /// Learners of whom nothing was found.
    pub absent: usize,
    /// Learners who have not shown it and of whom a person lets that be; they are among the two above.
    #[serde(skip_serializing_if = "is_zero")]
    pub waived: usize,
}

impl PartTally {
    /// Learners who have not shown it, and of whom nobody lets that be.
    #[must_use]
    pub const fn wanting(&self) -> usize {
        self.mentioned + self.absent - self.waived
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// One mistake over the whole cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MistakeTally {
    /// The mistake's id.
    pub id: String,
    /// What it is.
    pub statement: String,
    /// How to put it right.
    pub advice: String,
    /// Learners who made it.
    pub found: usize,
}

/// One learner: statuses only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Learner {
    /// The portfolio's name, or its pseudonym.
    pub name: String,
    /// Where the learner's own report on this rubric is, seen from the view: a relative address with an anchor, percent-encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Words read.
    pub words: usize,
    /// A cell for each point.
    pub points: Vec<Cell>,
    /// The parts of all points, one after the other.
    pub parts: Vec<PartStatus>,
    /// Whether each mistake was made.
    pub mistakes: Vec<bool>,
    /// Pictures that were not read.
    pub pictures: usize,
    /// Files that were not read.
    pub files_not_read: usize,
    /// Personal data that should come out.
    pub cautions: usize,
    /// Tells learners of one name apart: the path of the first file.
    #[serde(skip)]
    pub(super) path: String,
}

/// One learner's verdict on one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// How far it is covered.
    pub status: PointStatus,
    /// A person should look.
    pub review: bool,
    /// Whether a person lets be what is open of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub waived: bool,
}

impl Cell {
    /// Whether something is wanting that nobody lets be.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.status != PointStatus::Met && !self.waived
    }
}

impl Learner {
    /// Tells learners of one name apart: the path of the first file.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// How many points are met.
    #[must_use]
    pub fn met(&self) -> usize {
        self.with(PointStatus::Met)
    }

    /// How many points have this status.
    #[must_use]
    pub fn with(&self, status: PointStatus) -> usize {
        self.points.iter().filter(|cell| cell.status == status).count()
    }

    /// How many mistakes were made.
    #[must_use]
    pub fn mistakes_made(&self) -> usize {
        self.mistakes.iter().filter(|made| **made).count()
    }
}

/// A learner who needs a look, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NeedsALook {
    /// Index into the learners.
    pub learner: usize,
    /// The weightiest first.
    pub why: Vec<Reason>,
}

/// Why a person should look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// These points are worth a second look: their ids.
    SecondLook(Vec<String>),
    /// So many files were not read.
    FilesNotRead(usize),
    /// So many pictures were not read while a point is still open.
    PicturesNotRead(usize),
    /// These mistakes were made: their ids.
    Mistakes(Vec<String>),
    /// Of so many points nothing was found.
    Open(usize),
}
