//! The whole cohort as a picture: a column for each learner, from the most points met to the fewest, a row for each point.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::view::class;
use crate::emit::html::plain::plain;
use crate::judgement::PointStatus;
use crate::overview::{CohortView, Learner};

/// Height of a row, in the picture's own units; a label is as high.
const ROW: usize = 20;

/// A row's cells leave so much of it free.
const GAP: usize = 2;

/// The gap before those who could not be read is so small a part of the others' width.
const APART: usize = 50;

/// A picture of scalable shapes, without a word in it.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    /// One shape for all cells of a status: its class and its path.
    pub(super) shapes: Vec<(&'static str, String)>,
    /// The rows' names.
    pub(super) labels: Vec<String>,
}

impl Picture {
    /// Of all learners of a view, and behind them, a gap between, as many columns as could not be read.
    pub(super) fn of(view: &CohortView, unread: usize) -> Self {
        let mut order: Vec<&Learner> = view.learners.iter().collect();
        order.sort_by_key(|learner| (Reverse(learner.met()), Reverse(learner.with(PointStatus::Partial))));
        let shape = |status| {
            let mut path = String::new();
            for row in 0..view.points.len() {
                stretches(&order, row, status, &mut path);
            }
            (class(status), path)
        };
        let shapes = [PointStatus::Met, PointStatus::Partial, PointStatus::Missing].map(shape);
        let mut shapes: Vec<_> = shapes.into_iter().filter(|(_, path)| !path.is_empty()).collect();
        let (mut width, height) = (order.len(), ROW * view.points.len());
        if unread > 0 {
            width += width.div_ceil(APART);
            shapes.push(("lost", format!("M{width} {}h{unread}v{}h-{unread}z", GAP / 2, height.saturating_sub(GAP))));
            width += unread;
        }
        Self { width, height, shapes, labels: view.points.iter().map(|point| plain(&point.id)).collect() }
    }
}

/// Adds a rectangle for each stretch of neighbours with this status, so that a large cohort stays a small picture.
fn stretches(order: &[&Learner], row: usize, status: PointStatus, path: &mut String) {
    let has = |learner: &&Learner| learner.points.get(row).is_some_and(|cell| cell.status == status);
    let mut at = 0;
    for stretch in order.chunk_by(|one, other| has(one) == has(other)) {
        if stretch.first().is_some_and(has) {
            let (length, height) = (stretch.len(), ROW - GAP);
            // Writing to a String cannot fail.
            let _ = write!(path, "M{at} {}h{length}v{height}h-{length}z", row * ROW + GAP / 2);
        }
        at += stretch.len();
    }
}
