//! The view as a workbook: the matrix, the parts of every point, the mistakes, and what could not be read.

mod matrix;
mod shared;
mod sheet;
mod tallies;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::words::{STOPPED, stopped};
use crate::emit::visible;
use crate::overview::{Cohort, CohortView};
use sheet::Sheet;

/// Excel takes no more characters for the name of a sheet.
const LONGEST_NAME: usize = 31;

/// Writes the view to `out` as an Excel workbook. The same view gives the same bytes: no clock is looked at.
///
/// # Errors
/// When `out` cannot be written to, or there are more learners than a sheet has rows.
pub(super) fn write(cohort: &Cohort, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(&workbook(cohort).map_err(io::Error::other)?)
}

fn workbook(cohort: &Cohort) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let titles: Vec<_> = cohort.views.iter().map(|view| visible(&view.rubric.title)).collect();
    // The day on which the form of workbooks became a standard; any other would do as well, but not today.
    let date = ExcelDateTime::from_ymd(2006, 12, 7)?;
    book.set_properties(&DocProperties::new().set_title(titles.join(", ")).set_creation_datetime(&date));
    if let Some(stopped) = stopped(cohort) {
        // It is what a person sees first, and what a program reads that takes the first sheet for the matrix.
        Sheet::new(&mut book, STOPPED, &[(stopped, 80)], 0)?;
    }
    for (number, view) in (1..).zip(&cohort.views) {
        matrix::write(cohort, number - 1, &name("Matrix", number, view, cohort), &mut book)?;
        tallies::parts(view, &name("Parts", number, view, cohort), &mut book)?;
        tallies::mistakes(view, &name("Mistakes", number, view, cohort), &mut book)?;
    }
    if let Some(sample) = &cohort.sample {
        shared::sample(sample, cohort, &mut book)?;
    }
    if let Some(passages) = super::shared::passages(cohort) {
        shared::passages(passages, &mut book)?;
    }
    if !cohort.problems.is_empty() {
        tallies::problems(&cohort.problems, &mut book)?;
    }
    book.save_to_buffer()
}

/// "Matrix"; of several rubrics "Matrix 1 principles-of-cu". The characters of an id may all stand in the name of a sheet.
fn name(what: &str, number: usize, view: &CohortView, cohort: &Cohort) -> String {
    if cohort.views.len() < 2 {
        return what.to_owned();
    }
    let id = view.rubric.id.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>();
    format!("{what} {number} {id}").chars().take(LONGEST_NAME).collect::<String>().trim_end().to_owned()
}
