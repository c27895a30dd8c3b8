//! `markpoint rubric show`: a unit in plain words.

use super::page::Page;
use crate::cli::{Outcome, choose, output};
use crate::rubric::{Mistake, Point, Rubric, Tip};

/// Prints what a unit asks for, its common mistakes and its tips.
///
/// # Errors
/// The rubric cannot be used, or the text cannot be written.
pub(super) fn run(name: &str) -> anyhow::Result<Outcome> {
    let rubric = choose::named(name)?.rubric;
    let mut page = Page::new(output::width());
    head(&rubric, &mut page);
    page.heading("What it asks for");
    for one in &rubric.points {
        point(one, &mut page);
    }
    if !rubric.mistakes.is_empty() {
        page.heading("Common mistakes");
        rubric.mistakes.iter().for_each(|one| mistake(one, &mut page));
    }
    if !rubric.tips.is_empty() {
        page.heading("Tips (they never count against you)");
        rubric.tips.iter().for_each(|one| tip(one, &mut page));
    }
    output::print(|out| out.write_all(page.into_text().as_bytes()))?;
    Ok(Outcome::Clear)
}

fn head(rubric: &Rubric, page: &mut Page) {
    page.item(0, "", &rubric.title);
    page.item(0, "", &format!("{}, revision {}", rubric.id, rubric.revision));
    page.item(0, "", &format!("Qualification: {}", rubric.qualification));
    page.item(0, "", &format!("Source: {}", rubric.source));
    if !rubric.outcomes.is_empty() {
        page.heading("Learning outcomes");
        rubric.outcomes.iter().for_each(|outcome| page.item(2, &outcome.id, &outcome.statement));
    }
}

fn point(point: &Point, page: &mut Page) {
    page.item(2, &point.id, &point.statement);
    for part in &point.parts {
        page.item(6, &part.id, &part.statement);
    }
}

fn mistake(mistake: &Mistake, page: &mut Page) {
    page.item(2, &mistake.id, &mistake.statement);
    page.item(6, "→", &mistake.advice);
}

fn tip(tip: &Tip, page: &mut Page) {
    page.item(2, &tip.id, &tip.statement);
    page.item(6, "→", &tip.advice);
}
