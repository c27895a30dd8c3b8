//! The view as a table for a spreadsheet or a program: a row for each learner.

use std::collections::BTreeMap;
use std::io;

use ::csv::{Terminator, WriterBuilder};

use super::shared::reasons;
use super::words::status;
use crate::emit::csv::field;
use crate::judgement::PointStatus;
use crate::overview::{Cell, Cohort, CohortView, Learner, natural};

/// The columns of a rubric before those of its points.
const COUNTS: [&str; 6] = ["met", "partial", "missing", "second_look", "mistakes", "waived"];

/// Writes the view to `out` as CSV (RFC 4180) in UTF-8, with a byte order mark, without which spreadsheets garble `é`.
///
/// Columns: the learner, words, pictures and files that were not read, why the work could not be read, how many of its words stand
/// in another portfolio too, and why it is in the sample, where one was drawn; then the counts, the points worth a
/// second look, the mistakes, the open points that are waived and a status for each point, with the rubric's id before each title where there are several rubrics. A field that a
/// spreadsheet would take for a formula begins with an apostrophe.
///
/// # Errors
/// When `out` cannot be written to.
pub(super) fn write(cohort: &Cohort, out: &mut dyn io::Write) -> io::Result<()> {
    // In memory first, so that an error of `out` stays what it is.
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(header(cohort))?;
    for (row, name) in rows(cohort) {
        table.write_record(record(cohort, &row, &name))?;
    }
    out.write_all(&table.into_inner().map_err(|error| error.into_error())?)
}

/// What is known of one portfolio.
#[derive(Default)]
struct Row<'c> {
    /// The learner in each view.
    learners: Vec<Option<&'c Learner>>,
    problems: Vec<&'c str>,
}

/// The portfolios that were read and those that were not, by name.
fn rows(cohort: &Cohort) -> Vec<(Row<'_>, String)> {
    let mut rows: BTreeMap<(&str, &str), Row<'_>> = BTreeMap::new();
    for (view, of) in cohort.views.iter().enumerate() {
        for learner in &of.learners {
            let row = rows.entry((&learner.name, learner.path())).or_default();
            row.learners.resize(cohort.views.len(), None);
            row.learners[view] = Some(learner);
        }
    }
    for problem in &cohort.problems {
        // Of a portfolio that was read in part the first row is the one; of others there is none yet.
        let key =
            rows.range((problem.portfolio.as_str(), "")..).next().map(|(key, _)| *key).filter(|key| key.0 == problem.portfolio);
        rows.entry(key.unwrap_or((&problem.portfolio, ""))).or_default().problems.push(&problem.message);
    }
    let mut rows: Vec<((&str, &str), Row<'_>)> = rows.into_iter().collect();
    rows.sort_by(|(one, _), (other, _)| natural(one.0, other.0).then(one.1.cmp(other.1)));
    rows.into_iter().map(|((name, _), row)| (row, name.to_owned())).collect()
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

fn record(cohort: &Cohort, row: &Row<'_>, name: &str) -> Vec<String> {
    let any = row.learners.iter().flatten().next();
    let number = |of: fn(&Learner) -> usize| any.map(|learner| of(learner).to_string()).unwrap_or_default();
    let mut fields = vec![
        field(name),
        number(|learner| learner.words),
        number(|learner| learner.pictures),
        number(|learner| learner.files_not_read),
        field(&row.problems.join("; ")),
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
