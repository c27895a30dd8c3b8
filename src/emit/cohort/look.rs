//! Whom a person should look at first, in the same order and words for every format.

use super::words::{more_unread, reasons, unread};
use crate::emit::visible;
use crate::overview::{Cohort, CohortView};

/// As many that could not be read are named; the others stand in the list of what was not read. With the five learners behind them the
/// list stays one of figures.
const MOST: usize = 4;

/// Somebody to look at.
pub(super) struct First {
    /// Safe to show.
    pub(super) name: String,
    /// The learner's own report.
    pub(super) page: Option<String>,
    /// Why, safe to show.
    pub(super) why: String,
}

/// Those whom nothing is known of come first: without a person they get no answer at all. Then come those whom the view names.
pub(super) fn first(cohort: &Cohort, view: &CohortView) -> Vec<First> {
    let unread = cohort.unread().into_iter().take(MOST).map(|row| First {
        name: visible(row.name).into_owned(),
        page: None,
        why: unread(&row),
    });
    let known = view.look.iter().filter_map(|look| {
        let learner = view.learners.get(look.learner)?;
        Some(First { name: visible(&learner.name).into_owned(), page: learner.page.clone(), why: reasons(&look.why) })
    });
    unread.chain(known).collect()
}

/// Says that more could not be read than are named, if so: "12 more could not be read; all of them stand under “Not read”.".
pub(super) fn more(cohort: &Cohort) -> Option<String> {
    let more = cohort.unread().len().saturating_sub(MOST);
    (more > 0).then(|| format!("{}; all of them stand under “Not read”.", more_unread(more)))
}
