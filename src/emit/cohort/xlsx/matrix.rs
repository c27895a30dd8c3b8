//! The sheet of learners and points.

use rust_xlsxwriter::{Note, Workbook, XlsxError};

use super::sheet::{Cell, Sheet};
use crate::emit::cohort::words::{asks, stopped};
use crate::judgement::PointStatus;
use crate::overview::{Cohort, CohortView};

/// The column before those of the points.
const LEARNER: (&str, u16) = ("Learner", 28);

/// The columns behind those of the points.
const COUNTS: [(&str, u16); 7] =
    [("Met", 8), ("In part", 8), ("Open", 8), ("Mistakes", 10), ("Words", 9), ("Pictures not read", 10), ("Files not read", 10)];

/// A row for each learner.
pub(super) fn write(cohort: &Cohort, view: &CohortView, name: &str, book: &mut Workbook) -> Result<(), XlsxError> {
    let points = view.points.iter().map(|point| (format!("{} – {}", point.id, asks(point)), 15));
    let owned = |(title, width): (&str, u16)| (title.to_owned(), width);
    let titles: Vec<(String, u16)> = [owned(LEARNER)].into_iter().chain(points).chain(COUNTS.map(owned)).collect();
    let mut sheet = Sheet::new(book, name, &titles, 1)?;
    if let Some(stopped) = stopped(cohort) {
        sheet.sheet.insert_note(0, 0, &Note::new(stopped).set_author("markpoint"))?;
    }
    for learner in &view.learners {
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
        let cells: Vec<Cell<'_>> =
            [Cell::Text(&learner.name)].into_iter().chain(verdicts).chain(counts.map(Cell::Count)).collect();
        sheet.row(&cells)?;
    }
    sheet.filtered()
}
