//! The sheet of learners and points.

use rust_xlsxwriter::{Color, Format, FormatAlign, Note, Worksheet, XlsxError};

use super::sheet::{colours, filter, header, number, shown, text};
use crate::emit::cohort::words::{asks, stopped, symbol};
use crate::emit::told;
use crate::judgement::PointStatus;
use crate::overview::{Cohort, CohortView, Learner};

/// The columns before those of the points.
const LEARNER: (&str, u16) = ("Learner", 28);

/// The columns behind those of the points.
const COUNTS: [(&str, u16); 7] =
    [("Met", 7), ("In part", 7), ("Open", 7), ("Mistakes", 10), ("Words", 8), ("Pictures not read", 10), ("Files not read", 10)];

/// Writes a row for each learner; each cell has a colour, a symbol and a word.
pub(super) fn write(cohort: &Cohort, view: &CohortView, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let points = view.points.iter().map(|point| (format!("{}\n{}", point.id, asks(point)), 14));
    let owned = |(title, width): (&str, u16)| (title.to_owned(), width);
    let titles: Vec<(String, u16)> = [owned(LEARNER)].into_iter().chain(points).chain(COUNTS.map(owned)).collect();
    let lines: Vec<(String, u16)> = titles.into_iter().map(|(title, width)| (title.replace('\n', " – "), width)).collect();
    header(sheet, &lines, 1)?;
    if let Some(stopped) = stopped(cohort) {
        sheet.insert_note(0, 0, &Note::new(stopped).set_author("markpoint"))?;
    }
    for (row, learner) in (1..).zip(&view.learners) {
        write_learner(sheet, row, learner)?;
    }
    filter(sheet, u32::try_from(view.learners.len()).unwrap_or(u32::MAX), lines.len())
}

fn write_learner(sheet: &mut Worksheet, row: u32, learner: &Learner) -> Result<(), XlsxError> {
    text(sheet, row, 0, &learner.name)?;
    let mut column = 1;
    for cell in &learner.points {
        let (ink, paper) = colours(cell.status);
        let mut format =
            Format::new().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(paper)).set_align(FormatAlign::Top);
        if cell.review {
            format = format.set_bold();
        }
        let look = if cell.review { " !" } else { "" };
        let words = format!("{} {}{look}", symbol(cell.status), told::point(cell.status));
        sheet.write_string_with_format(row, column, shown(&words), &format)?;
        column += 1;
    }
    let counts = [
        learner.with(PointStatus::Met),
        learner.with(PointStatus::Partial),
        learner.with(PointStatus::Missing),
        learner.mistakes_made(),
        learner.words,
        learner.pictures,
        learner.files_not_read,
    ];
    for (column, count) in (column..).zip(counts) {
        number(sheet, row, column, count)?;
    }
    Ok(())
}
