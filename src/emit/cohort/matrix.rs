//! The matrix of learners and points, and how it is drawn together where there are many.

use std::ops::Range;

use unicode_width::UnicodeWidthStr as _;

use super::names;
use super::table::CohortLook;
use super::words::{WAIVED, any_waived, more_unread, symbol, unread};
use crate::emit::receipt::count;
use crate::emit::table::layout::{Page, Tone};
use crate::emit::visible;
use crate::judgement::PointStatus;
use crate::overview::{Cohort, CohortView, Learner, Row};

/// More learners than this are more than a person reads line by line.
const MOST: usize = 60;

/// A name gets at least so many columns.
const NAME: usize = 16;

/// What stands behind the points: "5/8" met, then mistakes.
const COUNTS: &str = "Met    Mistakes";

/// How the matrix is laid into a width: names, points and counts, as many lines a learner as it takes.
struct Layout {
    /// Columns for names.
    name: usize,
    /// Columns for what stands behind a name.
    cells: usize,
    /// Which points stand in each block, and whether the counts do.
    blocks: Vec<(Range<usize>, bool)>,
}

impl Layout {
    /// Of points with cells of one width. Names get what no point needs: as much as they can have without one more block.
    fn of(width: usize, longest: usize, cell: usize, points: usize) -> Self {
        let cells = |name: usize| width.saturating_sub(name + 2);
        let least = longest.min(NAME);
        let fewest = blocks(cells(least), cell, points).len();
        let name =
            (least..=longest.min(width - 2 - COUNTS.len())).rev().find(|name| blocks(cells(*name), cell, points).len() == fewest);
        let name = name.unwrap_or(least);
        Self { name, cells: cells(name), blocks: blocks(cells(name), cell, points) }
    }
}

/// The points that fit beside one another, block by block; the counts stand in the last one.
fn blocks(cells: usize, cell: usize, points: usize) -> Vec<(Range<usize>, bool)> {
    let columns = (cells / cell).max(1);
    let mut blocks: Vec<(Range<usize>, bool)> =
        (0..points).step_by(columns).map(|from| (from..points.min(from + columns), false)).collect();
    match blocks.last_mut() {
        Some((last, with_counts)) if last.len() * cell + COUNTS.len() <= cells => *with_counts = true,
        _ => blocks.push((points..points, true)),
    }
    blocks
}

/// Writes the matrix: a line for each learner, or, where there are too many, a bar for each number of points met.
pub(super) fn write(cohort: &Cohort, view: &CohortView, look: &CohortLook, page: &mut Page) {
    let everybody = everybody(cohort, view);
    if everybody.len() > MOST && !look.all {
        bars(view, everybody.len() - view.learners.len(), look, page);
        return;
    }
    let names = names::bare(&everybody.iter().map(|(name, _)| visible(name).into_owned()).collect::<Vec<_>>());
    let cell = view.points.iter().map(|point| visible(&point.id).width()).max().unwrap_or(0).max(2) + 2;
    let layout = Layout::of(usize::from(look.width.clamp(40, 240)), widest(&names), cell, view.points.len());
    let names = names::fitted(&names, layout.name);
    let column = widest(&names);
    for (number, (points, with_counts)) in layout.blocks.iter().enumerate() {
        if number > 0 {
            page.blank();
        }
        let ids = view.points[points.clone()].iter().map(|point| padded(&visible(&point.id), cell));
        let counts = if *with_counts { COUNTS } else { "" };
        let header = format!("{}  {}{counts}", padded("Learner", column), ids.collect::<String>());
        let header = page.tinted(Tone::Title, header.trim_end());
        page.raw(&header);
        page.raw(&"-".repeat(column + 2 + points.len() * cell + counts.len()));
        for (name, (_, learner)) in names.iter().zip(&everybody) {
            let cells = match learner {
                Ok(learner) => {
                    let counts = if *with_counts { tail(learner) } else { String::new() };
                    points.clone().map(|point| drawn(learner, point, cell, page)).chain([counts]).collect()
                }
                Err(row) => page.tinted(Tone::Wrong, &names::cut(&unread(row), layout.cells)),
            };
            page.raw(format!("{}  {cells}", padded(name, column)).trim_end());
        }
    }
    page.blank();
    let key = [(Tone::Good, "● met"), (Tone::Part, "◐ in part"), (Tone::Open, "○ open"), (Tone::Wrong, "! worth a second look")];
    let mut key: Vec<String> = key.into_iter().map(|(tone, text)| page.tinted(tone, text)).collect();
    key.extend(any_waived(view).then(|| format!("{WAIVED} waived")));
    page.line(&key.join("   "));
}

/// Columns of the widest name, and of what stands over it.
fn widest(names: &[String]) -> usize {
    names.iter().map(|name| name.width()).max().unwrap_or(0).max("Learner".len())
}

/// The learners of a view and, among them by name, those of whom nothing could be read.
fn everybody<'c>(cohort: &'c Cohort, view: &'c CohortView) -> Vec<(&'c str, Result<&'c Learner, Row<'c>>)> {
    let number = cohort.views.iter().position(|one| std::ptr::eq(one, view)).unwrap_or(0);
    let known = |row: Row<'c>| match row.learners.get(number).copied().flatten() {
        Some(learner) => Some((row.name, Ok(learner))),
        None => row.is_unread().then_some((row.name, Err(row))),
    };
    cohort.rows().into_iter().filter_map(known).collect()
}

/// One cell with its colour.
fn drawn(learner: &Learner, point: usize, width: usize, page: &Page) -> String {
    let Some(cell) = learner.points.get(point) else { return " ".repeat(width) };
    let tone = match cell.status {
        PointStatus::Met => Tone::Good,
        PointStatus::Partial => Tone::Part,
        PointStatus::Missing => Tone::Open,
    };
    let sign = page.tinted(tone, symbol(cell.status));
    let look = if cell.review { page.tinted(Tone::Wrong, "!") } else { String::new() };
    let waived = if cell.waived { WAIVED } else { "" };
    let room = width - 1 - usize::from(cell.review) - waived.len();
    format!("{sign}{look}{waived}{}", " ".repeat(room))
}

fn tail(learner: &Learner) -> String {
    let met = format!("{}/{}", learner.met(), learner.points.len());
    format!("{met:<7}{}", learner.mistakes_made())
}

/// How many learners met how many points, and where to find each of them.
fn bars(view: &CohortView, unread: usize, look: &CohortLook, page: &mut Page) {
    let points = view.points.len();
    let counts: Vec<usize> = (0..=points).rev().map(|n| view.learners.iter().filter(|one| one.met() == n).count()).collect();
    let most = counts.iter().copied().chain([unread]).max().unwrap_or(0).max(1);
    let room = usize::from(look.width.clamp(40, 100)) - 32;
    let mut bar = |label: &str, learners: usize, tone| {
        // Nobody is drawn as nothing.
        let bar = page.tinted(tone, &"█".repeat((learners * room).div_ceil(most)));
        page.raw(format!("{label:<22}{learners:>7}  {bar}").trim_end());
    };
    for (met, learners) in (0..=points).rev().zip(counts) {
        let tone = if met == points { Tone::Good } else { Tone::Part };
        bar(&format!("{met} of {} met", count(points, "point", "points")), learners, tone);
    }
    let mut these = count(view.learners.len(), "learner", "learners");
    if unread > 0 {
        bar("could not be read", unread, Tone::Wrong);
        these = format!("{these}, and {}", more_unread(unread));
    }
    page.blank();
    page.line(&format!("These are {these}; --all shows each of them, and so do the html, xlsx and csv formats."));
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_the_columns_that_no_point_needs() {
        for (width, longest, points, name, blocks) in [
            // Everything fits.
            (80, 20, 8, 20, vec![(0..8, true)]),
            (80, 60, 8, 31, vec![(0..8, true)]),
            // The points need a second block anyway, so that a name may have more.
            (60, 60, 8, 34, vec![(0..6, false), (6..8, true)]),
            (60, 20, 8, 20, vec![(0..8, false), (8..8, true)]),
            (40, 60, 8, 22, vec![(0..4, false), (4..8, false), (8..8, true)]),
            (40, 10, 2, 10, vec![(0..2, true)]),
            (40, 10, 0, 10, vec![(0..0, true)]),
        ] {
            let layout = Layout::of(width, longest, 4, points);
            assert_eq!((layout.name, &layout.blocks), (name, &blocks), "{width} {longest} {points}");
            let widest = blocks.iter().map(|(points, counts)| points.len() * 4 + if *counts { COUNTS.len() } else { 0 });
            assert!(widest.max().unwrap_or(0) <= layout.cells && layout.name + 2 + layout.cells == width);
        }
    }
}
