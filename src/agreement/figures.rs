//! The figures of agreement, and the counts they come from.

use std::fmt;
use std::ops::AddAssign;

use serde::Serialize;

use super::labels::Status;
use super::matrix::Matrix;

/// How far verdicts agree with labels. A figure is absent where it cannot be computed; what is labelled is never rounded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Cohen's kappa over parts, shown or not. 1 is perfect, 0 is chance. Absent where no part is labelled.
    pub part_kappa: Option<f64>,
    /// Quadratic weighted kappa over points, missing, partial or met. Absent where no point is labelled, or all are labelled and
    /// reported one and the same.
    pub point_qwk: Option<f64>,
    /// Of the points labelled not met, the share reported met; 0 where all are met. Absent where no point is labelled.
    pub false_met: Option<f64>,
    /// Of the parts labelled shown, the share not reported shown; 0 where none is shown. Absent where no part is labelled.
    pub missed: Option<f64>,
    /// Cohen's kappa over mistakes, found or clear. Absent where no mistake is labelled.
    pub mistake_kappa: Option<f64>,
    /// Of the mistakes labelled clear, the share reported found; 0 where none is clear. Absent where no mistake is labelled.
    pub false_alarm: Option<f64>,
}

/// Names a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Agreement on parts.
    PartKappa,
    /// Agreement on points, near misses counting half.
    PointQwk,
    /// Points reported met that are not.
    FalseMet,
    /// Parts shown that were not seen.
    Missed,
    /// Agreement on mistakes.
    MistakeKappa,
    /// Mistakes reported that were not made.
    FalseAlarm,
}

impl Figure {
    /// Every figure, in the order people read them.
    pub const ALL: [Self; 6] =
        [Self::PartKappa, Self::PointQwk, Self::FalseMet, Self::Missed, Self::MistakeKappa, Self::FalseAlarm];
}

impl fmt::Display for Figure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::PartKappa => "part kappa",
            Self::PointQwk => "point QWK",
            Self::FalseMet => "false met",
            Self::Missed => "missed",
            Self::MistakeKappa => "mistake kappa",
            Self::FalseAlarm => "false alarm",
        })
    }
}

impl Figures {
    /// The figure of that name.
    #[must_use]
    pub fn get(&self, figure: Figure) -> Option<f64> {
        match figure {
            Figure::PartKappa => self.part_kappa,
            Figure::PointQwk => self.point_qwk,
            Figure::FalseMet => self.false_met,
            Figure::Missed => self.missed,
            Figure::MistakeKappa => self.mistake_kappa,
            Figure::FalseAlarm => self.false_alarm,
        }
    }
}

/// How many labels the figures rest on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Texts with a label.
    pub texts: usize,
    /// Labels of parts.
    pub parts: u32,
    /// Labels of points, and points all of whose parts are labelled.
    pub points: u32,
    /// Labels of mistakes.
    pub mistakes: u32,
}

/// Pairs of label and verdict as they are counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    parts: Matrix<2>,
    points: Matrix<3>,
    mistakes: Matrix<2>,
}

impl Tally {
    /// Counts a pair; the label's status says what it is of.
    pub(super) fn add(&mut self, label: Status, verdict: Status) {
        match label {
            Status::Shown | Status::Absent => self.parts.add(label.rank(), verdict.rank()),
            Status::Met | Status::Partial | Status::Missing => self.points.add(label.rank(), verdict.rank()),
            Status::Found | Status::Clear => self.mistakes.add(label.rank(), verdict.rank()),
        }
    }

    pub(super) fn figures(&self) -> Figures {
        let met = Status::Met.rank();
        Figures {
            part_kappa: self.parts.kappa(),
            point_qwk: self.points.quadratic_kappa(),
            false_met: self.points.share(|label| label != met, |verdict| verdict == met),
            missed: self.parts.share(|label| label == 1, |verdict| verdict == 0),
            mistake_kappa: self.mistakes.kappa(),
            false_alarm: self.mistakes.share(|label| label == 0, |verdict| verdict == 1),
        }
    }

    pub(super) fn counts(&self, texts: usize) -> Counts {
        Counts { texts, parts: self.parts.total(), points: self.points.total(), mistakes: self.mistakes.total() }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.parts += other.parts;
        self.points += other.points;
        self.mistakes += other.mistakes;
    }
}

#[cfg(test)]
mod tests {
    use super::Status::*;
    use super::*;

    fn tally(pairs: &[(Status, Status)]) -> Tally {
        let mut tally = Tally::default();
        pairs.iter().for_each(|(label, verdict)| tally.add(*label, *verdict));
        tally
    }

    #[test]
    fn each_figure_counts_its_own_pairs() {
        let tally = tally(&[
            (Shown, Shown),
            (Shown, Absent),
            (Absent, Absent),
            (Absent, Absent),
            (Met, Met),
            (Partial, Met),
            (Missing, Missing),
            (Missing, Partial),
            (Found, Found),
            (Clear, Found),
            (Clear, Clear),
            (Clear, Clear),
        ]);
        let figures = tally.figures();
        assert_eq!(figures.part_kappa, Some(0.5));
        // Off 2. Rows 2 1 1, columns 1 1 2, over 4: (2*1 + 2*2*4 + 1*1 + 1*2 + 1*1*4 + 1*1) / 4 = 26 / 4.
        assert_eq!(figures.point_qwk, Some((26.0 - 8.0) / 26.0));
        assert_eq!(figures.false_met, Some(1.0 / 3.0));
        assert_eq!(figures.missed, Some(0.5));
        assert_eq!(figures.mistake_kappa, Some(0.5));
        assert_eq!(figures.false_alarm, Some(1.0 / 3.0));
        assert_eq!(tally.counts(7), Counts { texts: 7, parts: 4, points: 4, mistakes: 4 });
    }

    #[test]
    fn what_is_not_labelled_has_no_figure() {
        let figures = tally(&[(Met, Met), (Missing, Partial)]).figures();
        for figure in Figure::ALL {
            let labelled = [Figure::PointQwk, Figure::FalseMet].contains(&figure);
            assert_eq!(figures.get(figure).is_some(), labelled, "{figure}");
        }
    }

    #[test]
    fn a_share_of_what_never_occurs_is_none() {
        let figures = tally(&[(Met, Met), (Absent, Absent), (Found, Found)]).figures();
        let expected = Figures {
            part_kappa: Some(1.0),
            point_qwk: None,
            false_met: Some(0.0),
            missed: Some(0.0),
            mistake_kappa: Some(1.0),
            false_alarm: Some(0.0),
        };
        assert_eq!(figures, expected);
    }
}
