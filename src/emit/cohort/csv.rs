//! The view as a table for a spreadsheet or a program: a row for each learner.

use std::io;

use ::csv::{Terminator, WriterBuilder};

use super::shared::reasons;
use super::words::{messages, status, stopped_as_problem};
use crate::emit::csv::field;
use crate::judgement::PointStatus;
use crate::overview::{Cell, Cohort, CohortView, Learner, Row};

/// The columns of a rubric before those of its points.
const COUNTS: [&str; 6] = ["met", "partial", "missing", "second_look", "mistakes", "waived"];

/// Writes the view to `out` as CSV (RFC 4180) in UTF-8, with a byte order mark, without which spreadsheets garble `é`.
///
/// Columns: the learner, words, pictures and files that were not read, why the work could not be read, how many of its words stand
/// in another portfolio too, and why it is in the sample, where one was drawn; then the counts, the points worth a
/// second look, the mistakes, the open points that are waived and a status for each point, with the rubric's id before each title where there are several rubrics. A field that a
/// spreadsheet would take for a formula begins with an apostrophe.
///
/// Of a run that was stopped the last row says so, in the form of a portfolio that could not be read: no column moves, and whoever
/// looks at problems, or at the number of learners, comes upon it.
///
/// # Errors
/// When `out` cannot be written to.
pub(super) fn write(cohort: &Cohort, out: &mut dyn io::Write) -> io::Result<()> {
    // In memory first, so that an error of `out` stays what it is.
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(header(cohort))?;
    for row in cohort.rows() {
        table.write_record(record(cohort, &row))?;
    }
    if let Some(stopped) = stopped_as_problem(cohort) {
        let last = Row { name: &stopped.portfolio, learners: vec![None; cohort.views.len()], problems: vec![&stopped] };
        table.write_record(record(cohort, &last))?;
    }
    out.write_all(&table.into_inner().map_err(|error| error.into_error())?)
}

fn header(cohort: &Cohort) -> Vec<String> {
    let mut titles: Vec<String> =
        ["learner", "words", "pictures_not_read", "files_not_read", "problem", "shared_words"].map(str::to_owned).to_vec();
    if cohort.sample.is_some() {
        titles.push("sample".to_owned());
    }
    for view in &cohort.views {
        let before = if cohort.views.len() > 1 { format!("{} ", view.rubric.id) } else { String::new() };
        let points = view.points.iter().map(|point| point.id.as_str());
        titles.extend(COUNTS.into_iter().chain(points).map(|title| field(&format!("{before}{title}"))));
    }
    titles
}

fn record(cohort: &Cohort, row: &Row<'_>) -> Vec<String> {
    let any = row.learners.iter().flatten().next();
    let number = |of: fn(&Learner) -> usize| any.map(|learner| of(learner).to_string()).unwrap_or_default();
    let mut fields = vec![
        field(row.name),
        number(|learner| learner.words),
        number(|learner| learner.pictures),
        number(|learner| learner.files_not_read),
        field(&messages(row)),
        any.and_then(|learner| shared_words(cohort, learner)).unwrap_or_default(),
    ];
    if let Some(sample) = &cohort.sample {
        let sampled = any.and_then(|learner| sample.of(&learner.name, learner.path()));
        fields.push(field(&sampled.map(|sampled| reasons(&sampled.why)).unwrap_or_default()));
    }
    for (index, view) in cohort.views.iter().enumerate() {
        match row.learners.get(index).copied().flatten() {
            Some(learner) => fields.extend(verdicts(view, learner)),
            None => fields.extend(std::iter::repeat_n(String::new(), COUNTS.len() + view.points.len())),
        }
    }
    fields
}

/// How many of a portfolio's words stand in another one too; nothing where that is not known.
fn shared_words(cohort: &Cohort, learner: &Learner) -> Option<String> {
    let shared = cohort.passages.as_ref().filter(|shared| shared.not_compared == 0)?;
    Some(shared.of(&learner.name, learner.path()).map_or(0, |sharer| sharer.words).to_string())
}

fn verdicts(view: &CohortView, learner: &Learner) -> Vec<String> {
    let points = || view.points.iter().zip(&learner.points);
    let with = |is: fn(&Cell) -> bool| -> String {
        points().filter(|(_, cell)| is(cell)).map(|(point, _)| point.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mistakes = view.mistakes.iter().zip(&learner.mistakes).filter(|(_, made)| **made);
    let mistakes: Vec<&str> = mistakes.map(|(mistake, _)| mistake.id.as_str()).collect();
    let count = |status| learner.with(status).to_string();
    let mut fields = vec![
        count(PointStatus::Met),
        count(PointStatus::Partial),
        count(PointStatus::Missing),
        field(&with(|cell| cell.review)),
        field(&mistakes.join(" ")),
        field(&with(|cell| cell.waived)),
    ];
    fields.extend(points().map(|(_, cell)| status(cell.status).to_owned()));
    fields
}
