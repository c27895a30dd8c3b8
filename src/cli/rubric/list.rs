//! `markpoint rubric list`: the built-in units.

use super::page::Page;
use crate::cli::{Outcome, output};
use crate::rubric;

/// Prints each unit: a line with its id, then its title and qualification.
///
/// # Errors
/// It cannot be written.
pub(super) fn run() -> anyhow::Result<Outcome> {
    let mut page = Page::new(output::width());
    for loaded in rubric::builtin_ids().into_iter().filter_map(rubric::builtin) {
        let rubric = loaded?.rubric;
        page.item(0, "", &format!("{}: {} points", rubric.id, rubric.points.len()));
        page.item(2, "", &rubric.title);
        page.item(2, "", &rubric.qualification);
    }
    output::print(|out| out.write_all(page.into_text().as_bytes()))?;
    Ok(Outcome::Clear)
}
