//! The sheets of parts, of mistakes and of what could not be read.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::sheet::{filter, header, number, text};
use crate::overview::{CohortView, Learner, Problem};

/// A row for each part of each point: how many have shown it, and what the others could write.
pub(super) fn parts(view: &CohortView, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [
        ("Point", 8),
        ("Part", 6),
        ("What it asks", 50),
        ("Shown", 9),
        ("Mentioned", 11),
        ("Not found", 11),
        ("What to write", 70),
    ];
    header(sheet, &titles.map(|(title, width)| (title.to_owned(), width)), 2)?;
    let parts = view.points.iter().flat_map(|point| point.parts.iter().map(move |part| (point, part)));
    let mut rows = 0;
    for (row, (point, part)) in (1..).zip(parts) {
        text(sheet, row, 0, &point.id)?;
        text(sheet, row, 1, &part.id)?;
        text(sheet, row, 2, &part.statement)?;
        for (column, count) in (3..).zip([part.shown, part.mentioned, part.absent]) {
            number(sheet, row, column, count)?;
        }
        text(sheet, row, 6, &part.advice)?;
        rows = row;
    }
    filter(sheet, rows, titles.len())
}

/// A row for each mistake: how many made it, and who.
pub(super) fn mistakes(view: &CohortView, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [("Mistake", 9), ("What it is", 50), ("Made by", 9), ("Who", 60), ("How to put it right", 70)];
    header(sheet, &titles.map(|(title, width)| (title.to_owned(), width)), 1)?;
    for (index, mistake) in view.mistakes.iter().enumerate() {
        let row = u32::try_from(index + 1).unwrap_or(u32::MAX);
        text(sheet, row, 0, &mistake.id)?;
        text(sheet, row, 1, &mistake.statement)?;
        number(sheet, row, 2, mistake.found)?;
        text(sheet, row, 3, &who(&view.learners, index))?;
        text(sheet, row, 4, &mistake.advice)?;
    }
    filter(sheet, u32::try_from(view.mistakes.len()).unwrap_or(u32::MAX), titles.len())
}

/// More names than this are no longer read; the matrix can be filtered instead.
const MOST_NAMES: usize = 100;

fn who(learners: &[Learner], mistake: usize) -> String {
    let made: Vec<&str> = learners
        .iter()
        .filter(|learner| learner.mistakes.get(mistake) == Some(&true))
        .map(|learner| learner.name.as_str())
        .collect();
    let more = made.len().saturating_sub(MOST_NAMES);
    let named = made.into_iter().take(MOST_NAMES).collect::<Vec<_>>().join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

/// A row for each file or folder that could not be read.
pub(super) fn problems(problems: &[Problem], sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [("Learner", 28), ("File or folder", 40), ("What is wrong and what to do", 90)];
    header(sheet, &titles.map(|(title, width)| (title.to_owned(), width)), 1)?;
    for (row, problem) in (1..).zip(problems) {
        text(sheet, row, 0, &problem.portfolio)?;
        text(sheet, row, 1, &problem.path)?;
        text(sheet, row, 2, &problem.message)?;
    }
    filter(sheet, u32::try_from(problems.len()).unwrap_or(u32::MAX), titles.len())
}
