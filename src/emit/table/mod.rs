//! The report on a terminal: the answer in one line, a table of points, then what to do next.
//!
//! It must read well aloud and without colour, so every status is a word first; colour and symbols only repeat it.

mod cautions;
mod gaps;
mod headline;
pub(in crate::emit) mod layout;
mod mistakes;
mod pictures;
mod points;
mod quote;
mod review;
mod shown;
mod tips;
mod waived;

use std::io;

use crate::emit::wording::Wording;
use crate::judgement::{Report, ReportSet};

use layout::Page;

/// How the report should look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether to use colour and bold.
    pub color: bool,
    /// Columns to fit into. Kept between 40 and 100: narrower cannot hold the table, wider is tiring to read.
    pub width: u16,
    /// Also show the words every shown part rests on, and all that was and was not read.
    pub verbose: bool,
}

/// Writes every report of the set to `out`, two blank lines between them.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    for (index, report) in set.reports.iter().enumerate() {
        if index > 0 {
            out.write_all(b"\n\n")?;
        }
        let mut page = Page::new(look, Wording::of(report).wanting);
        write_report(report, &mut page);
        out.write_all(page.into_text().as_bytes())?;
    }
    Ok(())
}

fn write_report(report: &Report, page: &mut Page) {
    headline::write(report, page);
    points::write(report, page);
    gaps::write(report, page);
    review::write(report, page);
    mistakes::write(report, page);
    waived::write(report, page);
    cautions::write(report, page);
    tips::write(report, page);
    if page.look().verbose {
        shown::write(report, page);
    }
    page.blank();
    page.line(Wording::of(report).no_grade);
}
