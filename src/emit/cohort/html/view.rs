//! What the page says of one rubric, ready for the templates. All text in it is [`plain`].

use std::cmp::Reverse;

use super::picture::Picture;
use crate::emit::cohort::look::{self, First};
use crate::emit::cohort::words::{any_waived, asks, lacking, spoken, standing, symbol, unread, waived};
use crate::emit::html::plain::plain;
use crate::emit::html::point_anchor;
use crate::judgement::PointStatus;
use crate::overview::{Cell, Cohort, CohortView, Learner, PointTally, Row};

/// One rubric.
pub(super) struct ViewOf {
    /// What its anchors begin with.
    pub(super) prefix: String,
    pub(super) title: String,
    /// How the group stands.
    pub(super) standing: String,
    pub(super) points: Vec<PointView>,
    pub(super) mistakes: Vec<MistakeView>,
    pub(super) look: Vec<First>,
    /// How many more could not be read than are named there.
    pub(super) look_more: Option<String>,
    pub(super) picture: Picture,
    /// How many were read.
    pub(super) learners: usize,
    /// How many could not be.
    pub(super) unread: usize,
    pub(super) rows: Vec<RowView>,
    /// Columns of the matrix after the name.
    pub(super) columns: usize,
    pub(super) has_mistakes: bool,
    pub(super) has_waived: bool,
    /// Learners' own reports are there to be opened.
    pub(super) has_pages: bool,
}

/// A point over the whole cohort.
pub(super) struct PointView {
    pub(super) id: String,
    pub(super) asks: String,
    pub(super) met: usize,
    pub(super) partial: usize,
    pub(super) missing: usize,
    /// Where the third stretch of its bar begins.
    pub(super) met_or_partial: usize,
    pub(super) learners: usize,
    pub(super) review: usize,
    pub(super) lacking: String,
    /// Of how many learners a person lets be what is open of it.
    pub(super) waived: Option<String>,
}

/// A mistake over the whole cohort.
pub(super) struct MistakeView {
    pub(super) id: String,
    pub(super) says: String,
    pub(super) found: usize,
}

/// A row of the matrix.
pub(super) struct RowView {
    pub(super) name: String,
    pub(super) page: Option<String>,
    /// Why there is nothing else in the row, if nothing could be read.
    pub(super) unread: Option<String>,
    pub(super) cells: Vec<CellView>,
    pub(super) met: usize,
    pub(super) mistakes: usize,
}

/// A cell of the matrix.
pub(super) struct CellView {
    /// The learner's own report, at the point.
    pub(super) page: Option<String>,
    /// `met`, `part` or `open`: for style, sorting and filter.
    pub(super) class: &'static str,
    pub(super) symbol: &'static str,
    pub(super) status: &'static str,
    pub(super) review: bool,
    /// Whether a person lets be what is open of it.
    pub(super) waived: bool,
}

impl ViewOf {
    /// Of the view with this number, from 0.
    pub(super) fn of(cohort: &Cohort, view: &CohortView, number: usize) -> Self {
        let mut mistakes: Vec<_> = view.mistakes.iter().filter(|mistake| mistake.found > 0).collect();
        mistakes.sort_by_key(|mistake| Reverse(mistake.found));
        let mistake = |mistake: &crate::overview::MistakeTally| MistakeView {
            id: plain(&mistake.id),
            says: plain(&mistake.statement),
            found: mistake.found,
        };
        let all = cohort.rows();
        let rows = all.iter().filter_map(|row| match row.learners.get(number).copied().flatten() {
            Some(known) => Some(learner(known)),
            None => row.is_unread().then(|| nobody(row)),
        });
        let rows: Vec<RowView> = rows.collect();
        let (unread, has_mistakes) = (rows.len() - view.learners.len(), !view.mistakes.is_empty());
        Self {
            prefix: format!("c{}", number + 1),
            title: plain(&view.rubric.title),
            standing: standing(cohort, view),
            points: view.points.iter().map(|tally| point(tally, view.learners.len())).collect(),
            mistakes: mistakes.into_iter().map(mistake).collect(),
            look: look::first(cohort, view),
            look_more: look::more(cohort),
            picture: Picture::of(view, unread),
            learners: view.learners.len(),
            unread,
            rows,
            columns: view.points.len() + 1 + usize::from(has_mistakes),
            has_waived: any_waived(view),
            has_mistakes,
            has_pages: view.learners.iter().any(|learner| learner.page.is_some()),
        }
    }
}

/// `met`, `part` or `open`.
pub(super) const fn class(status: PointStatus) -> &'static str {
    match status {
        PointStatus::Met => "met",
        PointStatus::Partial => "part",
        PointStatus::Missing => "open",
    }
}

fn point(point: &PointTally, learners: usize) -> PointView {
    PointView {
        id: plain(&point.id),
        asks: asks(point),
        met: point.met,
        partial: point.partial,
        missing: point.missing,
        met_or_partial: point.met + point.partial,
        learners,
        review: point.review,
        lacking: lacking(point, learners),
        waived: waived(point),
    }
}

/// Of somebody of whom nothing could be read.
fn nobody(row: &Row<'_>) -> RowView {
    RowView { name: plain(row.name), page: None, unread: Some(unread(row)), cells: Vec::new(), met: 0, mistakes: 0 }
}

fn learner(learner: &Learner) -> RowView {
    let cell = |(index, cell): (usize, &Cell)| CellView {
        page: learner.page.as_ref().map(|page| point_anchor(page, index)),
        class: class(cell.status),
        symbol: symbol(cell.status),
        status: spoken(cell.status),
        review: cell.review,
        waived: cell.waived,
    };
    RowView {
        name: plain(&learner.name),
        page: learner.page.clone(),
        unread: None,
        cells: learner.points.iter().enumerate().map(cell).collect(),
        met: learner.met(),
        mistakes: learner.mistakes_made(),
    }
}
