//! Which stretches of the text something rests on, and what.

use std::collections::BTreeMap;

use crate::judgement::{MistakeStatus, PartStatus, Quote, Report};

/// A stretch of the learner's words, and all it earns or gets wrong.
#[derive(Debug)]
pub(super) struct Spot {
    /// From 1, in reading order.
    pub(super) number: usize,
    /// Index into the portfolio's files.
    pub(super) file: usize,
    /// First byte in the extracted text.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// In the rubric's order.
    pub(super) earned: Vec<Earned>,
}

/// What a stretch of text does; indices into the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Earned {
    /// It shows a part.
    Shown { point: usize, part: usize },
    /// It names a part without the substance.
    Mentioned { point: usize, part: usize },
    /// It makes a mistake.
    Mistake(usize),
}

/// All such stretches of a report, in reading order.
pub(super) struct Spots {
    /// What anchors of this report begin with.
    pub(super) prefix: String,
    all: Vec<Spot>,
}

impl Spots {
    /// Gathers the evidence of points and of the mistakes that were found.
    pub(super) fn of(report: &Report, prefix: &str) -> Self {
        let mut spots: BTreeMap<(usize, usize, usize), Vec<Earned>> = BTreeMap::new();
        let mut add = |quotes: &[Quote], earned| {
            for quote in quotes {
                spots.entry((quote.file, quote.start, quote.end)).or_default().push(earned);
            }
        };
        for (point, verdict) in report.points.iter().enumerate() {
            for (part, verdict) in verdict.parts.iter().enumerate() {
                match verdict.status {
                    PartStatus::Shown => add(&verdict.evidence, Earned::Shown { point, part }),
                    PartStatus::Mentioned | PartStatus::Absent => add(&verdict.evidence, Earned::Mentioned { point, part }),
                }
            }
        }
        for (index, mistake) in report.mistakes.iter().enumerate() {
            if mistake.status == MistakeStatus::Found {
                add(&mistake.evidence, Earned::Mistake(index));
            }
        }
        // A quote of a file whose text the report does not hold has nowhere to lead to.
        spots.retain(|(file, ..), _| report.portfolio.files.get(*file).is_some_and(|file| !file.blocks.is_empty()));
        let spot = |(index, ((file, start, end), earned))| Spot { number: index + 1, file, start, end, earned };
        Self { prefix: prefix.to_owned(), all: spots.into_iter().enumerate().map(spot).collect() }
    }

    /// Those in one file that touch these bytes.
    pub(super) fn within(&self, file: usize, start: usize, end: usize) -> Vec<&Spot> {
        self.all.iter().filter(|spot| spot.file == file && spot.start < end && start < spot.end).collect()
    }

    /// The spot of a quote.
    pub(super) fn number(&self, quote: &Quote) -> Option<usize> {
        let key = (quote.file, quote.start, quote.end);
        self.all.binary_search_by_key(&key, |spot| (spot.file, spot.start, spot.end)).ok().map(|index| index + 1)
    }

    /// The anchor of a spot in the text.
    pub(super) fn anchor(&self, number: usize) -> String {
        format!("{}e{number}", self.prefix)
    }

    /// The anchor of a point's card.
    pub(super) fn point(&self, index: usize) -> String {
        super::point_anchor(&self.prefix, index)
    }

    /// The anchor of a part in its point's card.
    pub(super) fn part(&self, point: usize, part: usize) -> String {
        format!("{}-{}", self.point(point), part + 1)
    }

    /// The anchor of a mistake's card.
    pub(super) fn mistake(&self, index: usize) -> String {
        format!("{}m{}", self.prefix, index + 1)
    }
}
