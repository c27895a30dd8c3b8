//! `markpoint rubric list`: the built-in units.

use super::page::Page;
use crate::cli::{Outcome, output};
use crate::rubric;

/// Prints a line for each unit.
///
/// # Errors
/// It cannot be written.
pub(super) fn run() -> anyhow::Result<Outcome> {
    let mut rows = Vec::new();
    for loaded in rubric::builtin_ids().into_iter().filter_map(rubric::builtin) {
        let rubric = loaded?.rubric;
        rows.push([rubric.id, rubric.title, rubric.qualification, rubric.points.len().to_string()]);
    }
    let mut page = Page::new(output::width());
    page.table(["Id", "Title", "Qualification", "Points"], rows);
    output::print(|out| out.write_all(page.into_text().as_bytes()))?;
    Ok(Outcome::Clear)
}
