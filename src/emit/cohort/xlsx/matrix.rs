//! The sheet of learners and points.

use std::iter::repeat_with;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{Cell, Sheet};
use crate::emit::cohort::words::{asks, messages, stopped};
use crate::judgement::PointStatus;
use crate::overview::{Cohort, Learner, Row};

/// The column before those of the points.
const LEARNER: (&str, u16) = ("Learner", 28);

/// The columns behind those of the points.
const COUNTS: [(&str, u16); 7] =
    [("Met", 8), ("In part", 8), ("Open", 8), ("Mistakes", 10), ("Words", 9), ("Pictures not read", 10), ("Files not read", 10)];

/// The last column, where anything could not be read.
const PROBLEM: (&str, u16) = ("What could not be read, and why", 60);

/// A row for each learner, and for each of whom nothing could be read, in the view with this number, from 0.
pub(super) fn write(cohort: &Cohort, number: usize, name: &str, book: &mut Workbook) -> Result<(), XlsxError> {
    let Some(view) = cohort.views.get(number) else { return Ok(()) };
    let points = view.points.iter().map(|point| (format!("{} – {}", point.id, asks(point)), 15));
    let owned = |(title, width): (&str, u16)| (title.to_owned(), width);
    let problem = (!cohort.problems.is_empty()).then(|| owned(PROBLEM));
    let titles: Vec<(String, u16)> = [owned(LEARNER)].into_iter().chain(points).chain(COUNTS.map(owned)).chain(problem).collect();
    let mut sheet = Sheet::new(book, name, &titles, 1)?;
    for row in cohort.rows() {
        let known = row.learners.get(number).copied().flatten();
        if known.is_some() || row.is_unread() {
            sheet.row(&cells(&row, known, view.points.len(), &messages(&row)))?;
        }
    }
    if let Some(stopped) = stopped(cohort) {
        sheet.row(&[Cell::Text(&stopped)])?;
    }
    sheet.filtered()
}

/// Of somebody of whom nothing could be read nothing is counted: a nought would look like a result.
fn cells<'a>(row: &Row<'a>, known: Option<&'a Learner>, points: usize, problem: &'a str) -> Vec<Cell<'a>> {
    let name = Cell::Text(row.name);
    let problem = (!row.problems.is_empty()).then_some(Cell::Text(problem));
    let Some(learner) = known else {
        let unread = repeat_with(|| Cell::Unread).take(points);
        let uncounted = COUNTS.map(|_| Cell::Empty);
        return [name].into_iter().chain(unread).chain(uncounted).chain(problem).collect();
    };
    let counts = [
        learner.with(PointStatus::Met),
        learner.with(PointStatus::Partial),
        learner.with(PointStatus::Missing),
        learner.mistakes_made(),
        learner.words,
        learner.pictures,
        learner.files_not_read,
    ];
    let verdicts = learner.points.iter().copied().map(Cell::Verdict);
    [name].into_iter().chain(verdicts).chain(counts.map(Cell::Count)).chain(problem).collect()
}
