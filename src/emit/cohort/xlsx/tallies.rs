//! The sheets of parts, of mistakes and of what could not be read.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{Cell, Sheet};
use crate::overview::{CohortView, Learner, Problem};

/// A row for each part of each point: how many have shown it, what the others could write, and of how many it is let be that they
/// have not.
pub(super) fn parts(view: &CohortView, name: &str, book: &mut Workbook) -> Result<(), XlsxError> {
    let titles = [
        ("Point", 8),
        ("Part", 7),
        ("What it asks", 50),
        ("Shown", 9),
        ("Mentioned", 12),
        ("Not found", 12),
        ("What to write", 70),
        ("Waived", 9),
    ];
    let mut sheet = Sheet::new(book, name, &owned(&titles), 2)?;
    for point in &view.points {
        for part in &point.parts {
            sheet.row(&[
                Cell::Text(&point.id),
                Cell::Text(&part.id),
                Cell::Text(&part.statement),
                Cell::Count(part.shown),
                Cell::Count(part.mentioned),
                Cell::Count(part.absent),
                Cell::Text(&part.advice),
                Cell::Count(part.waived),
            ])?;
        }
    }
    sheet.filtered()
}

/// A row for each mistake: how many made it, and who.
pub(super) fn mistakes(view: &CohortView, name: &str, book: &mut Workbook) -> Result<(), XlsxError> {
    let titles = [("Mistake", 10), ("What it is", 50), ("Made by", 10), ("Who", 60), ("How to put it right", 70)];
    let mut sheet = Sheet::new(book, name, &owned(&titles), 1)?;
    for (index, mistake) in view.mistakes.iter().enumerate() {
        let who = who(&view.learners, index);
        sheet.row(&[
            Cell::Text(&mistake.id),
            Cell::Text(&mistake.statement),
            Cell::Count(mistake.found),
            Cell::Text(&who),
            Cell::Text(&mistake.advice),
        ])?;
    }
    sheet.filtered()
}

/// A row for each file or folder that could not be read.
pub(super) fn problems(problems: &[Problem], book: &mut Workbook) -> Result<(), XlsxError> {
    let titles = [("Learner", 28), ("File or folder", 40), ("What is wrong and what to do", 90)];
    let mut sheet = Sheet::new(book, "Not read", &owned(&titles), 1)?;
    for problem in problems {
        sheet.row(&[Cell::Text(&problem.portfolio), Cell::Text(&problem.path), Cell::Text(&problem.message)])?;
    }
    sheet.filtered()
}

/// More names than this are no longer read; the matrix can be filtered instead.
const MOST_NAMES: usize = 40;

fn who(learners: &[Learner], mistake: usize) -> String {
    let made = learners.iter().filter(|learner| learner.mistakes.get(mistake) == Some(&true));
    let made: Vec<&str> = made.map(|learner| learner.name.as_str()).collect();
    let more = made.len().saturating_sub(MOST_NAMES);
    let named = made.into_iter().take(MOST_NAMES).collect::<Vec<_>>().join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

pub(super) fn owned(titles: &[(&str, u16)]) -> Vec<(String, u16)> {
    titles.iter().map(|(title, width)| ((*title).to_owned(), *width)).collect()
}
