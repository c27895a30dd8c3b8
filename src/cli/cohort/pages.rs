//! The learners' own reports: a page for each, beside the view.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::room;
use crate::cli::args::{CohortArgs, CohortFormat};
use crate::cli::failure::Failure;
use crate::cli::files::{self, Pending};
use crate::cohort::Portfolio;
use crate::emit::cohort::Format;
use crate::emit::html::{self, OneOfMany};
use crate::judgement::{Report, ReportSet, SCHEMA};

/// A file name of more characters than this cannot be made everywhere.
const LONGEST: usize = 80;

/// Where the pages go.
#[derive(Debug)]
pub(super) struct Pages {
    folder: PathBuf,
    /// A file name for each portfolio.
    names: Vec<String>,
    /// How the folder is reached from the view: a relative address that ends in a slash, or nothing.
    address: String,
    /// How the view is reached from the folder; nothing where it is on no page.
    view: String,
}

impl Pages {
    /// Makes the folder if it is not there, and gives every portfolio a file in it.
    ///
    /// # Errors
    /// The folder cannot be made, or something else stands or goes where a report would.
    pub(super) fn open(folder: &Path, args: &CohortArgs, portfolios: &[Portfolio]) -> Result<Self, Failure> {
        let refused = |error| {
            Failure::of(&[format!(
                "{}: the learners' reports cannot be written here ({error}); name another folder",
                folder.display()
            )])
        };
        let names = file_names(portfolios);
        room::is_free(folder, args, &names)?;
        fs::create_dir_all(folder).map_err(refused)?;
        let (address, view) = addresses(folder, args).map_err(refused)?;
        Ok(Self { folder: folder.to_owned(), names, address, view })
    }

    /// The address of the view seen from the learners' pages; nothing where it is on no page.
    pub(super) fn view(&self) -> &str {
        &self.view
    }

    /// The page of one portfolio, with all its reports, its name and the way back to the view.
    pub(super) fn render(&self, reports: &[Report]) -> String {
        let name = reports.first().map_or("", |report| report.portfolio.name.as_str());
        let one = OneOfMany { name, everybody: Some(self.view()).filter(|view| !view.is_empty()) };
        let mut page = Vec::new();
        // Writing to memory cannot fail.
        let _ = html::write_one(&ReportSet { schema: SCHEMA, reports: reports.to_vec() }, one, &mut page);
        String::from_utf8(page).unwrap_or_default()
    }

    /// Writes the page of the portfolio with this number, and gives its address seen from the view.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn write(&self, number: usize, page: &str) -> Result<String, Failure> {
        let name = self.names.get(number).map_or("", String::as_str);
        let mut file = Pending::at(&self.folder.join(name))?;
        file.write(|out| out.write_all(page.as_bytes()))?;
        files::put(vec![file])?;
        Ok(format!("{}{}", self.address, encoded(name)))
    }
}

/// How the folder is reached from the first page that shows the view, or from the working folder; and how that page is reached from the
/// folder, if there is one.
fn addresses(folder: &Path, args: &CohortArgs) -> std::io::Result<(String, String)> {
    let page = args.outputs.iter().find(|output| output.format == CohortFormat::View(Format::Html));
    let from = page.and_then(|page| page.path.parent()).filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (folder, from) = (fs::canonicalize(folder)?, fs::canonicalize(from)?);
    let name = page.and_then(|page| page.path.file_name()).map(|name| encoded(&name.to_string_lossy()));
    let back = name.map(|name| steps(&folder, &from) + &name).unwrap_or_default();
    Ok((steps(&from, &folder), back))
}

/// A relative address that ends in a slash, or nothing where both folders are one.
fn steps(from: &Path, to: &Path) -> String {
    let path = pathdiff::diff_paths(to, from).unwrap_or_else(|| to.to_owned());
    path.components().map(|step| encoded(&step.as_os_str().to_string_lossy()) + "/").collect()
}

/// A file name for each portfolio: its name, without what is no letter, digit, hyphen, dot or underline, and no two alike, whatever
/// the case of their letters.
fn file_names(portfolios: &[Portfolio]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |portfolio: &Portfolio| {
        let plain: String =
            portfolio.shown().chars().map(|c| if c.is_alphanumeric() || "-._".contains(c) { c } else { '-' }).collect();
        let plain: String = plain.trim_matches(['-', '.']).chars().take(LONGEST).collect();
        let plain = if plain.is_empty() { "learner".to_owned() } else { plain };
        let mut name = format!("{plain}.html");
        let mut number = 1;
        while !taken.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{plain}-{number}.html");
        }
        name
    };
    portfolios.iter().map(name).collect()
}

/// Percent-encoded, so that it is one step of an address and nothing else.
fn encoded(step: &str) -> String {
    let mut out = String::new();
    for byte in step.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_learner_has_a_file_of_their_own_wherever_it_is_written() {
        let portfolios = ["Zoë Adams.docx", "zoë-adams.DOCX", "../x", "..", "<b>", "a/b"].map(|name| Portfolio {
            name: name.to_owned(),
            path: PathBuf::new(),
            pseudonym: None,
            waivers: Vec::new(),
        });
        let names = file_names(&portfolios);
        assert_eq!(names, ["Zoë-Adams.docx.html", "zoë-adams.DOCX-2.html", "x.html", "learner.html", "b.html", "a-b.html"]);
    }

    #[test]
    fn an_address_has_nothing_in_it_that_means_something() {
        assert_eq!(encoded("a b#c?d%é.html"), "a%20b%23c%3Fd%25%C3%A9.html");
        assert_eq!(encoded("javascript:x"), "javascript%3Ax");
    }
}
