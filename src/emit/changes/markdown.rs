//! A comparison as Markdown, for a merge request or a job's summary.

use std::fmt::Write as _;
use std::io;

use super::wording::{self, cited};
use crate::comparison::{Change, Comparison, ComparisonSet, Draft, MistakeChange, PointDiff};
use crate::emit::markdown::{sign, text};
use crate::emit::visible;
use crate::judgement::{PointStatus, Quote};

/// Writes the set to `out` as GitHub Flavored Markdown. What comes from files and rubrics is text in it: no markup, no link, no mention.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ComparisonSet, out: &mut dyn io::Write) -> io::Result<()> {
    let pages: Vec<String> = set.comparisons.iter().map(page).collect();
    out.write_all(pages.join("\n").as_bytes())
}

fn page(comparison: &Comparison) -> String {
    let mut page = format!("# {}\n\n", text(&wording::answer(comparison)));
    let lines = [wording::drafts(comparison), wording::counts(comparison)];
    for line in lines.into_iter().chain(wording::reservations(comparison)) {
        line_of(&mut page, &format!("- {}", text(&line)));
    }
    points(comparison, &mut page);
    if wording::nothing_changed(comparison) {
        line_of(&mut page, &format!("\n{}", wording::NOTHING));
    }
    parts(wording::GAINED, Change::Gained, comparison, &mut page);
    parts(wording::LOST, Change::Lost, comparison, &mut page);
    mistakes(wording::FIXED, MistakeChange::Fixed, comparison, &mut page);
    mistakes(wording::NEW, MistakeChange::New, comparison, &mut page);
    mistakes(wording::STILL, MistakeChange::Still, comparison, &mut page);
    line_of(&mut page, &format!("\n{}", wording::words(comparison).no_grade));
    page
}

fn points(comparison: &Comparison, page: &mut String) {
    page.push_str("\n| Point | What it asks | Before | Now | Parts |\n| --- | --- | --- | --- | --- |\n");
    for point in &comparison.points {
        let (id, asks) = (text(&visible(&point.id)), asks(point));
        let (before, now, parts) = (status(point.before, comparison), status(point.now, comparison), wording::parts(point));
        let waived = wording::waived(point.waived);
        line_of(page, &format!("| {id} | {asks} | {before} | {now}{waived} | {parts} |"));
    }
}

fn parts(heading: &str, change: Change, comparison: &Comparison, page: &mut String) {
    let these = wording::that_went(change, comparison);
    if these.is_empty() {
        return;
    }
    line_of(page, &format!("\n## {heading}\n"));
    for (point, parts) in these {
        line_of(page, &format!("- **{}: {}**", text(&visible(&point.id)), asks(point)));
        for part in parts {
            let lost = change == Change::Lost;
            let now = if lost { format!(" ({})", wording::now(part)) } else { String::new() };
            line_of(page, &format!("  - {}{now}", text(&visible(&part.statement))));
            quotes(&part.evidence, if lost { &comparison.old } else { &comparison.new }, "    ", page);
            if let Some((label, advice)) = wording::words(comparison).advice("To write", &part.advice).filter(|_| lost) {
                line_of(page, &format!("    - **{label}:** {}", text(&visible(advice))));
            }
        }
    }
}

fn mistakes(heading: &str, change: MistakeChange, comparison: &Comparison, page: &mut String) {
    let these = wording::that_became(change, comparison);
    if these.is_empty() {
        return;
    }
    line_of(page, &format!("\n## {heading}\n"));
    let fixed = change == MistakeChange::Fixed;
    for mistake in these {
        line_of(
            page,
            &format!(
                "- **{}: {}**{}",
                text(&visible(&mistake.id)),
                text(&visible(&mistake.statement)),
                wording::waived(mistake.waived)
            ),
        );
        if mistake.evidence.is_empty() {
            line_of(page, if fixed { "  - This was left out before" } else { "  - No words on this were found" });
        }
        quotes(&mistake.evidence, if fixed { &comparison.old } else { &comparison.new }, "  ", page);
        if let Some((label, advice)) = wording::words(comparison).advice("Instead", &mistake.advice).filter(|_| !fixed) {
            line_of(page, &format!("  - **{label}:** {}", text(&visible(advice))));
        }
    }
}

fn quotes(quotes: &[Quote], draft: &Draft, indent: &str, page: &mut String) {
    for quote in quotes {
        let (words, place) = cited(quote, draft);
        line_of(page, &format!("{indent}- “{}” ({})", text(&words), text(&place)));
    }
}

fn asks(point: &PointDiff) -> String {
    text(&visible(point.short.as_deref().unwrap_or(&point.statement)))
}

fn status(status: PointStatus, comparison: &Comparison) -> String {
    format!("{} {}", sign(status), wording::words(comparison).point(status))
}

fn line_of(page: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(page, "{line}");
}
