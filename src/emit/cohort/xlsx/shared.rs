//! The sheets of shared passages and of the sample.

use rust_xlsxwriter::{Note, Workbook, XlsxError};

use super::sheet::{Cell, Sheet};
use super::tallies::owned;
use crate::emit::cohort::shared::{about, drawn, holder, names, outside, place, reasons};
use crate::overview::{Cohort, Sample, SharedPassages};

/// A row for each place of each passage; rows of one passage follow one another and have its number.
pub(super) fn passages(shared: &SharedPassages, book: &mut Workbook) -> Result<(), XlsxError> {
    let titles = [
        ("Group", 8),
        ("Passage", 10),
        ("Words that are the same", 12),
        ("Learner", 28),
        ("Where", 26),
        ("What it says", 80),
        ("Who shares it", 50),
    ];
    let mut sheet = Sheet::new(book, "Shared passages", &owned(&titles), 1)?;
    sheet.sheet.insert_note(0, 0, &Note::new(about(shared)).set_author("markpoint"))?;
    if shared.groups.is_empty() {
        let nothing = about(shared);
        let mut cells = vec![Cell::Text(""), Cell::Text(""), Cell::Text(""), Cell::Text(""), Cell::Text("")];
        cells.push(Cell::Text(&nothing));
        sheet.row(&cells)?;
    }
    for (group, sharing) in (1..).zip(&shared.groups) {
        let who = names(sharing, shared);
        for (number, passage) in (1..).zip(&sharing.passages) {
            for one in &passage.places {
                sheet.row(&[
                    Cell::Count(group),
                    Cell::Count(number),
                    Cell::Count(passage.words),
                    Cell::Text(&holder(one, shared)),
                    Cell::Text(&place(one)),
                    Cell::Text(&one.quote),
                    Cell::Text(&who),
                ])?;
            }
        }
    }
    sheet.filtered()
}

/// A row for each portfolio of the sample, with space for what a second person finds.
pub(super) fn sample(sample: &Sample, cohort: &Cohort, book: &mut Workbook) -> Result<(), XlsxError> {
    let titles = [("Learner", 28), ("Why", 80), ("Looked at by", 24), ("What was found", 60)];
    let mut sheet = Sheet::new(book, "Sample", &owned(&titles), 1)?;
    sheet.sheet.insert_note(0, 1, &Note::new(drawn(sample, cohort)).set_author("markpoint"))?;
    for one in &sample.chosen {
        sheet.row(&[Cell::Text(&one.name), Cell::Text(&reasons(&one.why))])?;
    }
    if let Some(outside) = outside(cohort) {
        sheet.row(&[Cell::Text(""), Cell::Text(&outside)])?;
    }
    sheet.filtered()
}
