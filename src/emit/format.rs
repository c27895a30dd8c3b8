//! The output formats there are, and the one way to write any of them.

use std::io;

use crate::judgement::ReportSet;

use super::table::Look;
use super::{csv, docx, github, gitlab, html, json, json_lines, junit, markdown, sarif, table};

/// An output format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// To read on a screen.
    #[default]
    Table,
    /// The result model as it is.
    Json,
    /// The result model, one report a line.
    JsonLines,
    /// One page for a browser.
    Html,
    /// Text for a wiki, a merge request or a job's summary.
    Markdown,
    /// A row for each part, for a spreadsheet.
    Csv,
    /// Test results, as most CI systems show them.
    Junit,
    /// Static analysis results.
    Sarif,
    /// Annotations in a GitHub Actions job.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// A feedback sheet for Word.
    Docx,
}

impl Format {
    /// Every format, in the order a person should see them.
    pub const ALL: [Self; 11] = [
        Self::Table,
        Self::Html,
        Self::Docx,
        Self::Markdown,
        Self::Csv,
        Self::Json,
        Self::JsonLines,
        Self::Junit,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
    ];

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Docx => "docx",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What it is for, in a few words.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Table => "To read on a screen",
            Self::Json => "Everything, for other programs",
            Self::JsonLines => "The same, one report a line",
            Self::Html => "A page for your browser, with your text beside the points",
            Self::Markdown => "For a wiki, a merge request or a job's summary",
            Self::Csv => "For a spreadsheet: a row for each part of each point",
            Self::Junit => "Test results: a case for each point",
            Self::Sarif => "SARIF 2.1.0, for code scanning",
            Self::Github => "Annotations in GitHub Actions",
            Self::Gitlab => "GitLab's code quality report",
            Self::Docx => "A feedback sheet for Word; only to a file",
        }
    }

    /// Whether it is text that can go to standard output.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Docx)
    }

    /// Whether other programs look the files up that it names, so that their paths must start where the program runs.
    #[must_use]
    pub const fn links_files(self) -> bool {
        matches!(self, Self::Junit | Self::Sarif | Self::Github | Self::Gitlab)
    }
}

/// Writes the set in a format. The same set gives the same bytes. `look` is for the table alone.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(format: Format, set: &ReportSet, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Table => table::write(set, look, out),
        Format::Json => json::write(set, out),
        Format::JsonLines => json_lines::write(set, out),
        Format::Html => html::write(set, out),
        Format::Markdown => markdown::write(set, out),
        Format::Csv => csv::write(set, out),
        Format::Junit => junit::write(set, out),
        Format::Sarif => sarif::write(set, out),
        Format::Github => github::write(set, out),
        Format::Gitlab => gitlab::write(set, out),
        Format::Docx => docx::write(set, out),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_format_is_found_by_a_name_of_its_own() {
        let names: BTreeSet<&str> = Format::ALL.into_iter().map(Format::name).collect();
        assert_eq!(names.len(), Format::ALL.len());
        assert!(Format::ALL.into_iter().all(|format| Format::named(format.name()) == Some(format)));
        assert_eq!(Format::named("pdf"), None);
    }
}
