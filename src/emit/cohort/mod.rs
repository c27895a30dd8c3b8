//! The view of a cohort, one file or folder per output format, each a function of the view alone.

mod csv;
mod html;
mod look;
mod matrix;
mod names;
mod shared;
mod table;
mod table_shared;
mod words;
mod xlsx;

use std::io;

use crate::emit::json_text;
use crate::overview::Cohort;

pub use table::{CohortLook, write_answers};
pub use words::stopped_as_problem;

/// An output format for the view of a cohort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// To read on a screen.
    #[default]
    Table,
    /// One page for a browser.
    Html,
    /// A workbook.
    Xlsx,
    /// A row for each learner.
    Csv,
    /// The model as it is.
    Json,
}

impl Format {
    /// Every format, in the order a person should see them.
    pub const ALL: [Self; 5] = [Self::Table, Self::Html, Self::Xlsx, Self::Csv, Self::Json];

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Table => "To read on a screen",
            Self::Html => "A page for your browser, to sort and filter",
            Self::Xlsx => "A workbook for Excel or LibreOffice; only to a file",
            Self::Csv => "For a spreadsheet or your own programs: a row for each learner",
            Self::Json => "The whole view, for other programs",
        }
    }

    /// Whether it is text that can go to standard output.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Xlsx)
    }
}

/// Writes the view in a format. The same view gives the same bytes. `look` is for the table alone.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(format: Format, cohort: &Cohort, look: &CohortLook, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Table => table::write(cohort, look, out),
        Format::Html => html::write(cohort, out),
        Format::Xlsx => xlsx::write(cohort, out),
        Format::Csv => csv::write(cohort, out),
        Format::Json => json_text::pretty(cohort, out),
    }
}
