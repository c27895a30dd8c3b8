//! A comparison on a terminal: the answer in one line, a table of points, then what was gained and lost, with the words.

use std::io;

use super::wording::{self, cited, title};
use crate::comparison::{Change, Comparison, ComparisonSet, Draft, MistakeChange, MistakeDiff, PartDiff, PointDiff};
use crate::emit::table::layout::{Page, Tone, unbroken};
use crate::emit::wording::Wording;
use crate::emit::{Look, points, visible};
use crate::judgement::{PartStatus, PointStatus, Quote};

/// Writes every comparison of the set to `out`, two blank lines between them.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ComparisonSet, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    for (index, comparison) in set.comparisons.iter().enumerate() {
        if index > 0 {
            out.write_all(b"\n\n")?;
        }
        let now_shown = now_shown(wording::words(comparison));
        let mut page = Page::new(look, &now_shown);
        write_one(comparison, &mut page);
        out.write_all(page.into_text().as_bytes())?;
    }
    Ok(())
}

/// Writes of every comparison only its answer and how much changed, on a line however wide it is.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_answers(set: &ComparisonSet, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    let page = Page::new(look, "");
    set.comparisons.iter().try_for_each(|comparison| {
        let answer = page.tinted(Tone::Title, &wording::answer(comparison));
        writeln!(out, "{answer}. {}", wording::counts(comparison))
    })
}

fn write_one(comparison: &Comparison, page: &mut Page) {
    let answer = page.tinted(Tone::Title, &wording::answer(comparison));
    page.line(&answer);
    page.line(&wording::drafts(comparison));
    page.line(&wording::counts(comparison));
    wording::reservations(comparison).iter().for_each(|line| page.line(line));
    page.blank();
    let words = wording::words(comparison);
    let rows = comparison.points.iter().map(|point| row(point, words, page)).collect();
    page.table(&["Point", "What it asks", "Before", "Now", "Parts"], rows, &[0, 2, 3, 4]);
    if wording::nothing_changed(comparison) {
        page.blank();
        page.line(wording::NOTHING);
    }
    gained(comparison, page);
    lost(comparison, page);
    mistakes(wording::FIXED, MistakeChange::Fixed, comparison, page);
    mistakes(wording::NEW, MistakeChange::New, comparison, page);
    mistakes(wording::STILL, MistakeChange::Still, comparison, page);
    page.blank();
    page.line(wording::words(comparison).no_grade);
}

fn row(point: &PointDiff, words: &Wording, page: &Page) -> Vec<String> {
    let tone = match point.change {
        Change::Gained => Tone::Good,
        Change::Lost => Tone::Wrong,
        Change::Unchanged => Tone::Part,
    };
    let parts = wording::parts(point);
    vec![
        visible(&point.id).into_owned(),
        points::shortest(point.short.as_deref(), &point.statement).into_owned(),
        status(point.before, words),
        format!("{}{}", status(point.now, words), wording::waived(point.waived)),
        if parts == "same" { parts } else { page.tinted(tone, &parts) },
    ]
}

fn status(status: PointStatus, words: &Wording) -> String {
    let sign = match status {
        PointStatus::Met => "✓",
        PointStatus::Partial => "~",
        PointStatus::Missing => "○",
    };
    format!("{sign} {}", words.point(status))
}

/// Before a part that was gained.
fn now_shown(words: &Wording) -> String {
    format!("Now {}", words.part(PartStatus::Shown))
}

fn gained(comparison: &Comparison, page: &mut Page) {
    each_point(wording::GAINED, Change::Gained, comparison, page, |part, page| {
        page.labelled(Tone::Good, &format!("{}:", now_shown(wording::words(comparison))), &visible(&part.statement));
        words(Tone::Good, "", &part.evidence, &comparison.new, page);
    });
}

fn lost(comparison: &Comparison, page: &mut Page) {
    each_point(wording::LOST, Change::Lost, comparison, page, |part, page| {
        page.labelled(Tone::Wrong, "Lost:", &format!("{} ({})", visible(&part.statement), wording::now(part)));
        words(Tone::Title, "Before:", &part.evidence, &comparison.old, page);
        if let Some((label, advice)) = wording::words(comparison).advice("To write", &part.advice) {
            page.labelled(Tone::Title, &format!("{label}:"), &visible(advice));
        }
    });
}

/// A section with an item for each point that has parts which went this way.
fn each_point(heading: &str, change: Change, comparison: &Comparison, page: &mut Page, tell: impl Fn(&PartDiff, &mut Page)) {
    let these = wording::that_went(change, comparison);
    if these.is_empty() {
        return;
    }
    page.heading(heading);
    for (index, (point, parts)) in these.into_iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        let heading = page.tinted(Tone::Title, &title(point));
        page.item(&format!("{}.", index + 1), &format!("{heading} ({})", became(point, wording::words(comparison))));
        parts.into_iter().for_each(|part| tell(part, page));
    }
}

fn became(point: &PointDiff, words: &Wording) -> String {
    let (before, now) = (words.point(point.before), words.point(point.now));
    if before == now { format!("{now} as before") } else { format!("{before} before, now {now}") }
}

fn mistakes(heading: &str, change: MistakeChange, comparison: &Comparison, page: &mut Page) {
    let these = wording::that_became(change, comparison);
    if these.is_empty() {
        return;
    }
    page.heading(heading);
    for (index, mistake) in these.into_iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        one_mistake(index + 1, mistake, comparison, page);
    }
}

fn one_mistake(number: usize, mistake: &MistakeDiff, comparison: &Comparison, page: &mut Page) {
    let id = page.tinted(Tone::Title, &visible(&mistake.id));
    page.item(&format!("{number}."), &format!("{id}: {}{}", visible(&mistake.statement), wording::waived(mistake.waived)));
    let fixed = mistake.change == MistakeChange::Fixed;
    match (fixed, mistake.evidence.is_empty()) {
        (true, true) => page.labelled(Tone::Good, "Before:", "this was left out"),
        (true, false) => words(Tone::Good, "Before:", &mistake.evidence, &comparison.old, page),
        (false, true) => page.labelled(Tone::Wrong, "Left out:", "no words on this were found"),
        (false, false) => {
            words(Tone::Wrong, &format!("{}:", wording::words(comparison).wrote), &mistake.evidence, &comparison.new, page)
        }
    }
    if let Some((label, advice)) = wording::words(comparison).advice("Instead", &mistake.advice).filter(|_| !fixed) {
        page.labelled(Tone::Title, &format!("{label}:"), &visible(advice));
    }
}

/// The first quote is enough to recognise one's own words; all of them with `verbose`.
fn words(tone: Tone, label: &str, quotes: &[Quote], draft: &Draft, page: &mut Page) {
    let most = if page.look().verbose { usize::MAX } else { 1 };
    for (index, quote) in quotes.iter().take(most).enumerate() {
        let (words, place) = cited(quote, draft);
        page.labelled(tone, if index == 0 { label } else { "" }, &format!("“{words}” ({})", unbroken(&place)));
    }
}
