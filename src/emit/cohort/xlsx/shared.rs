//! The sheets of shared passages and of the sample.

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use super::sheet::{filter, header, number, text};
use crate::emit::cohort::shared::{about, drawn, holder, names, place, reasons};
use crate::overview::{Sample, SharedPassages};

/// A row for each place of each passage; rows of one passage follow one another and have its number.
pub(super) fn passages(shared: &SharedPassages, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [
        ("Group", 7),
        ("Passage", 9),
        ("Words that are the same", 12),
        ("Learner", 28),
        ("Where", 26),
        ("Words", 80),
        ("Who shares it", 50),
    ];
    header(sheet, &titles.map(|(title, width)| (title.to_owned(), width)), 1)?;
    sheet.insert_note(0, 0, &Note::new(about(shared)).set_author("markpoint"))?;
    let mut row = 0;
    for (group, sharing) in (1..).zip(&shared.groups) {
        for (passage_number, passage) in (1..).zip(&sharing.passages) {
            for one in &passage.places {
                row += 1;
                number(sheet, row, 0, group)?;
                number(sheet, row, 1, passage_number)?;
                number(sheet, row, 2, passage.words)?;
                text(sheet, row, 3, &holder(one, shared))?;
                text(sheet, row, 4, &place(one))?;
                text(sheet, row, 5, &one.quote)?;
                text(sheet, row, 6, &names(sharing, shared))?;
            }
        }
    }
    if row == 0 {
        text(sheet, 1, 5, &about(shared))?;
    }
    filter(sheet, row, titles.len())
}

/// A row for each portfolio of the sample.
pub(super) fn sample(sample: &Sample, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [("Learner", 28), ("Why", 90), ("Looked at by", 24), ("What was found", 60)];
    header(sheet, &titles.map(|(title, width)| (title.to_owned(), width)), 1)?;
    sheet.insert_note(0, 1, &Note::new(drawn(sample)).set_author("markpoint"))?;
    for (row, one) in (1..).zip(&sample.chosen) {
        text(sheet, row, 0, &one.name)?;
        text(sheet, row, 1, &reasons(&one.why))?;
    }
    filter(sheet, u32::try_from(sample.chosen.len()).unwrap_or(u32::MAX), titles.len())
}
