//! Which portfolios a second person should look at, for internal quality assurance.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::model::{Cohort, Learner};
use super::natural::natural;
use super::stable::Stable;

/// A sample of the cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// What it was drawn with: the same seed and the same reports give the same sample.
    pub seed: u64,
    /// How many portfolios it was drawn from.
    pub of: usize,
    /// The portfolios, by name.
    pub chosen: Vec<Sampled>,
}

/// A portfolio of the sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sampled {
    /// Its name, or its pseudonym.
    pub name: String,
    /// Where the learner's own report is, seen from the view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Why it was chosen; everything that speaks for it follows.
    pub why: Vec<SampleReason>,
    /// Tells portfolios of one name apart: the path of the first file.
    #[serde(skip)]
    pub path: String,
}

/// Why a portfolio is worth a second person's time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SampleReason {
    /// These points are worth a second look: their ids.
    SecondLook(Vec<String>),
    /// It is one point short of all that nobody lets be: the point's id.
    Borderline(String),
    /// So many pictures and files were not read.
    NotRead {
        /// Pictures.
        pictures: usize,
        /// Files.
        files: usize,
    },
    /// So many of its words stand in other portfolios too.
    SharedWords(usize),
    /// It was drawn by lot.
    Random,
}

/// The reasons but [`SampleReason::Random`], in the order in which they are served.
const REASONS: usize = 4;

impl SampleReason {
    const fn number(&self) -> usize {
        match self {
            Self::SecondLook(_) => 0,
            Self::Borderline(_) => 1,
            Self::NotRead { .. } => 2,
            Self::SharedWords(_) => 3,
            Self::Random => REASONS,
        }
    }
}

/// A portfolio that may be drawn.
struct Candidate<'c> {
    learner: &'c Learner,
    reasons: Vec<SampleReason>,
    lot: u64,
}

impl Sample {
    /// Draws `size` portfolios, or all if there are no more.
    ///
    /// First every reason that any portfolio has gets one that has it, until the sample is full; which one, is drawn by lot. The rest is drawn by lot
    /// from all others. A portfolio's lot is a hash of the seed and its name, which is its path inside the cohort's folder, so that it depends
    /// neither on the others, nor on the order in which they came, nor on where the folder is and how that is written; the lowest lots are drawn.
    #[must_use]
    pub fn draw(cohort: &Cohort, size: usize, seed: u64) -> Self {
        let mut candidates = candidates(cohort, seed);
        let of = candidates.len();
        candidates.sort_by(|one, other| one.lot.cmp(&other.lot).then_with(|| key(one.learner).cmp(&key(other.learner))));
        // The reason each was drawn for.
        let mut drawn: BTreeMap<usize, usize> = BTreeMap::new();
        for reason in 0..REASONS {
            let has = |candidate: &Candidate<'_>| candidate.reasons.iter().any(|one| one.number() == reason);
            let is_there = drawn.keys().any(|drawn| has(&candidates[*drawn]));
            if is_there || drawn.len() >= size {
                continue;
            }
            if let Some(first) = candidates.iter().position(has) {
                drawn.insert(first, reason);
            }
        }
        for number in 0..of {
            if drawn.len() < size {
                drawn.entry(number).or_insert(REASONS);
            }
        }
        let mut chosen: Vec<Sampled> =
            drawn.into_iter().map(|(number, drawn_for)| sampled(&candidates[number], drawn_for)).collect();
        chosen.sort_by(|one, other| natural(&one.name, &other.name).then_with(|| one.path.cmp(&other.path)));
        Self { seed, of, chosen }
    }

    /// Why a portfolio was chosen, if it was.
    #[must_use]
    pub fn of(&self, name: &str, path: &str) -> Option<&Sampled> {
        self.chosen.iter().find(|sampled| sampled.name == name && sampled.path == path)
    }
}

fn key(learner: &Learner) -> (&str, &str) {
    (&learner.name, learner.path())
}

/// What it was drawn for stands first.
fn sampled(candidate: &Candidate<'_>, drawn_for: usize) -> Sampled {
    let mut why = candidate.reasons.clone();
    if drawn_for == REASONS {
        why.insert(0, SampleReason::Random);
    }
    why.sort_by_key(|reason| (reason.number() != drawn_for, reason.number()));
    let learner = candidate.learner;
    Sampled { name: learner.name.clone(), page: learner.page.clone(), why, path: learner.path().to_owned() }
}

/// Every portfolio once, with what all rubrics' reports say of it.
fn candidates(cohort: &Cohort, seed: u64) -> Vec<Candidate<'_>> {
    let mut by_key: BTreeMap<(&str, &str), Candidate<'_>> = BTreeMap::new();
    let mut second_look: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    for view in &cohort.views {
        for learner in &view.learners {
            let points = || view.points.iter().zip(&learner.points);
            let flagged = points().filter(|(_, cell)| cell.review).map(|(point, _)| point.id.clone());
            second_look.entry(key(learner)).or_default().extend(flagged);
            let candidate =
                by_key.entry(key(learner)).or_insert_with(|| Candidate { learner, reasons: Vec::new(), lot: lot(seed, learner) });
            let mut open = points().filter(|(_, cell)| cell.is_gap());
            if let (Some((point, _)), None) = (open.next(), open.next()) {
                candidate.reasons.push(SampleReason::Borderline(point.id.clone()));
            }
        }
    }
    let shared: BTreeMap<(&str, &str), usize> = cohort
        .passages
        .iter()
        .flat_map(|passages| &passages.portfolios)
        .map(|sharer| ((sharer.name.as_str(), sharer.path.as_str()), sharer.words))
        .collect();
    for (key, candidate) in &mut by_key {
        let learner = candidate.learner;
        if let Some(ids) = second_look.remove(key).filter(|ids| !ids.is_empty()) {
            candidate.reasons.push(SampleReason::SecondLook(ids.into_iter().collect()));
        }
        if learner.pictures + learner.files_not_read > 0 {
            candidate.reasons.push(SampleReason::NotRead { pictures: learner.pictures, files: learner.files_not_read });
        }
        candidate.reasons.extend(shared.get(key).map(|words| SampleReason::SharedWords(*words)));
    }
    by_key.into_values().collect()
}

/// No two portfolios of a folder have the same name; paths would say where the folder is, and lines that were made elsewhere know it otherwise.
fn lot(seed: u64, learner: &Learner) -> u64 {
    let mut hash = Stable::new();
    hash.add(&seed.to_le_bytes());
    hash.add(learner.name.as_bytes());
    hash.value()
}
