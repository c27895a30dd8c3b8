//! The view on a terminal: the matrix, then what the cohort lacks, then who needs a look.

use std::io;

use super::look;
use super::matrix;
use super::table_shared;
use super::words::{self, lacking};
use crate::emit::receipt::count;
use crate::emit::table::Look;
use crate::emit::table::layout::{Page, Tone, unbroken};
use crate::emit::visible;
use crate::overview::{Cohort, CohortView};

/// How the view should look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortLook {
    /// Whether to use colour and bold.
    pub color: bool,
    /// Columns to fit into.
    pub width: u16,
    /// Show every learner, however many there are.
    pub all: bool,
}

/// Writes the view of every rubric to `out`, two blank lines between them, and at the end what could not be read.
pub(super) fn write(cohort: &Cohort, look: &CohortLook, out: &mut dyn io::Write) -> io::Result<()> {
    let narrow = Look { color: look.color, width: look.width, verbose: false };
    let mut page = Page::new(&narrow, "");
    for (index, view) in cohort.views.iter().enumerate() {
        if index > 0 {
            page.blank();
            page.blank();
        }
        write_view(cohort, view, look, &mut page);
    }
    table_shared::write(cohort, look, &mut page);
    unread(cohort, &mut page);
    page.blank();
    page.line(words::NO_GRADE);
    out.write_all(page.into_text().as_bytes())
}

/// Writes of every view only its headline, a line each however wide it is, and whether the run was stopped.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_answers(cohort: &Cohort, look: &CohortLook, out: &mut dyn io::Write) -> io::Result<()> {
    let narrow = Look { color: look.color, width: look.width, verbose: false };
    let page = Page::new(&narrow, "");
    cohort.views.iter().try_for_each(|view| writeln!(out, "{}", page.tinted(Tone::Title, &words::headline(cohort, view))))?;
    words::stopped(cohort).map_or(Ok(()), |stopped| writeln!(out, "{stopped}"))
}

fn write_view(cohort: &Cohort, view: &CohortView, look: &CohortLook, page: &mut Page) {
    let headline = page.tinted(Tone::Title, &words::headline(cohort, view));
    page.line(&headline);
    if let Some(stopped) = words::stopped(cohort) {
        let stopped = page.tinted(Tone::Wrong, &stopped);
        page.line(&stopped);
    }
    page.blank();
    matrix::write(cohort, view, look, page);
    points(view, page);
    mistakes(view, page);
    needs_a_look(cohort, view, page);
}

/// Per point how many met it, and what is most often lacking.
fn points(view: &CohortView, page: &mut Page) {
    page.heading("Point by point");
    let learners = view.learners.len();
    let rows = view.points.iter().map(|point| {
        let id = visible(&point.id).into_owned();
        let met = unbroken(&format!("{} of {learners}", point.met));
        let waived = words::waived(point).map(|waived| format!("; {waived}")).unwrap_or_default();
        vec![id, words::asks(point), met, format!("{}{waived}", lacking(point, learners))]
    });
    page.table(&["Point", "What it asks", "Met by", "Most often lacking"], rows.collect(), &[0, 2]);
}

/// Per mistake how many made it, the most frequent first.
fn mistakes(view: &CohortView, page: &mut Page) {
    let mut made: Vec<_> = view.mistakes.iter().filter(|mistake| mistake.found > 0).collect();
    if made.is_empty() {
        return;
    }
    page.heading("Common mistakes");
    made.sort_by_key(|mistake| std::cmp::Reverse(mistake.found));
    let rows = made.into_iter().map(|mistake| {
        let by = unbroken(&format!("{} of {}", mistake.found, view.learners.len()));
        vec![visible(&mistake.id).into_owned(), visible(&mistake.statement).into_owned(), by]
    });
    page.table(&["Mistake", "What it is", "Made by"], rows.collect(), &[0, 2]);
}

fn needs_a_look(cohort: &Cohort, view: &CohortView, page: &mut Page) {
    let first = look::first(cohort, view);
    if first.is_empty() {
        return;
    }
    page.heading("Look at these first");
    for (number, one) in (1..).zip(&first) {
        page.item(&format!("{number}."), &format!("{} – {}", one.name, one.why));
    }
    if let Some(more) = look::more(cohort) {
        page.blank();
        page.line(&more);
    }
}

fn unread(cohort: &Cohort, page: &mut Page) {
    if cohort.problems.is_empty() {
        return;
    }
    page.heading(&format!("Not read: {}", count(cohort.problems.len(), "file or folder", "files and folders")));
    for problem in &cohort.problems {
        page.item("-", &words::problem(problem));
    }
}
