//! The report as a feedback sheet for Word: what a learner takes home and an assessor signs.

mod coverage;
mod decision;
mod gaps;
mod look;
mod map;
mod notes;
mod pack;

use std::io;

use docx_rs::Docx;

use crate::emit::receipt::{count, told as receipt};
use crate::emit::wording::Wording;
use crate::emit::{told, visible};
use crate::judgement::{Expect, PartStatus, Report, ReportSet};

use look::{Sheet, shown};

/// Writes the set to `out` as a Word document, each report on a page of its own. The same set gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    let mut sheet = Sheet::new();
    for report in &set.reports {
        write_report(report, &mut sheet);
    }
    let docx: Docx = sheet.into_docx();
    let title = set.reports.first().map_or("", |report| &report.rubric.title);
    out.write_all(&pack::bytes(docx, &format!("{}: {}", set.reports.first().map_or("Feedback sheet", name), shown(title)))?)
}

fn write_report(report: &Report, sheet: &mut Sheet) {
    sheet.title(name(report), &shown(&report.rubric.title));
    facts(report, sheet);
    sheet.quiet(Wording::of(report).no_grade);
    coverage::write(report, sheet);
    gaps::write(report, sheet);
    notes::write(report, sheet);
    map::write(report, sheet);
    // Nobody is assessed by what material teaches.
    if report.expect == Expect::Evidence {
        decision::write(sheet);
    }
}

/// What the sheet is called.
const fn name(report: &Report) -> &'static str {
    match report.expect {
        Expect::Evidence => "Feedback sheet",
        Expect::Taught => "What the material teaches",
    }
}

/// Whose work it is, and what of it was read.
fn facts(report: &Report, sheet: &mut Sheet) {
    let words = Wording::of(report);
    let files: Vec<String> = report
        .portfolio
        .files
        .iter()
        .map(|file| {
            let of_brief = file
                .words_of_brief
                .map(|words| format!("; {words} of the words are the brief's and set aside"))
                .unwrap_or_default();
            format!("{}: {}{of_brief}", visible(&file.path), receipt(&file.receipt))
        })
        .collect();
    let not_read: Vec<String> =
        report.portfolio.not_read.iter().map(|file| format!("{} ({})", visible(&file.path), visible(&file.what))).collect();
    let revision =
        if report.rubric.revision.is_empty() { String::new() } else { format!(", revision {}", shown(&report.rubric.revision)) };
    let mut rows = vec![
        (if report.expect == Expect::Taught { "Author" } else { "Learner" }, vec![String::new()]),
        ("Unit", vec![format!("{} ({}{revision})", shown(&report.rubric.title), shown(&report.rubric.id))]),
        (if files.len() == 1 { words.read } else { "Files read" }, numbered(files)),
    ];
    if !not_read.is_empty() {
        rows.push(("Files not read", not_read));
    }
    let parts = report.coverage.parts;
    let shown = format!("{} of {} {}", parts.shown, count(parts.total, "part", "parts"), words.part(PartStatus::Shown));
    rows.push(("Found", vec![told::counts(report), shown]));
    sheet.facts(&rows);
}

/// Files are told apart by the number they have in the map of the evidence.
fn numbered(files: Vec<String>) -> Vec<String> {
    if files.len() < 2 {
        return files;
    }
    files.into_iter().enumerate().map(|(index, file)| format!("{}. {file}", index + 1)).collect()
}
