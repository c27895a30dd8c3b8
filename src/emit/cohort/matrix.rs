//! The matrix of learners and points, and how it is drawn together where there are many.

use unicode_width::UnicodeWidthStr as _;

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
const COUNTS: usize = 16;

/// Writes the matrix: a line for each learner, or, where there are too many, a bar for each number of points met.
pub(super) fn write(cohort: &Cohort, view: &CohortView, look: &CohortLook, page: &mut Page) {
    let everybody = everybody(cohort, view);
    if everybody.len() > MOST && !look.all {
        bars(view, everybody.len() - view.learners.len(), look, page);
        return;
    }
    let width = usize::from(look.width.clamp(40, 240));
    let longest = everybody.iter().map(|(name, _)| visible(name).width()).max().unwrap_or(0);
    let cell = view.points.iter().map(|point| visible(&point.id).width()).max().unwrap_or(0).max(2) + 2;
    let name = longest.max("Learner".len()).min((width.saturating_sub(COUNTS + cell * view.points.len())).max(NAME));
    let columns = (width.saturating_sub(name + 2 + COUNTS) / cell).max(1);
    let blocks = view.points.len().div_ceil(columns).max(1);
    for block in 0..blocks {
        let points = block * columns..view.points.len().min((block + 1) * columns);
        if block > 0 {
            page.blank();
        }
        let ids = view.points[points.clone()].iter().map(|point| padded(&visible(&point.id), cell));
        let counts = if block + 1 == blocks { "Met    Mistakes" } else { "" };
        let header = format!("{}  {}{counts}", padded("Learner", name), ids.collect::<String>());
        let header = page.tinted(Tone::Title, header.trim_end());
        page.raw(&header);
        page.raw(&"-".repeat(name + 2 + points.len() * cell + counts.len()));
        for (who, learner) in &everybody {
            let cells = match learner {
                Ok(learner) => {
                    let counts = if block + 1 == blocks { tail(learner) } else { String::new() };
                    points.clone().map(|point| drawn(learner, point, cell, page)).chain([counts]).collect()
                }
                Err(row) => page.tinted(Tone::Wrong, &cut(&unread(row), width - name - 2)),
            };
            let line = format!("{}  {cells}", padded(&cut(&visible(who), name), name));
            page.raw(line.trim_end());
        }
    }
    page.blank();
    let key = [(Tone::Good, "● met"), (Tone::Part, "◐ in part"), (Tone::Open, "○ open"), (Tone::Wrong, "! worth a second look")];
    let mut key: Vec<String> = key.into_iter().map(|(tone, text)| page.tinted(tone, text)).collect();
    key.extend(any_waived(view).then(|| format!("{WAIVED} waived")));
    page.line(&key.join("   "));
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

/// At most `width` columns of the text, with an ellipsis where something was left out.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + c.to_string().width() + 1 > width {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_to_its_columns() {
        for (name, expected) in [("Adams", "Adams"), ("A very long name", "A very …"), ("漢字漢字漢字", "漢字漢…")] {
            let cut = cut(name, 8);
            assert!(cut == expected && cut.width() <= 8, "{cut}");
        }
    }
}
