//! The view as a page for a browser: one file that asks the network for nothing and can be read without scripts.
//!
//! What the group lacks comes first, then a picture of the whole, then every learner in a table that a script makes sortable. The page
//! is as safe to open as a report's: the same policy, the same escaping, the same colours.

mod picture;
mod shared;
mod view;

use std::io;

use askama::Template;

use super::words;
use crate::emit::html::plain::plain;
use crate::emit::html::{BASE, policy::policy};
use crate::overview::Cohort;

use shared::{PassagesView, SampleView};
use view::ViewOf;

const STYLE: &str = include_str!("assets/cohort.css");
const SCRIPT: &str = include_str!("assets/cohort.js");

/// The whole page.
#[derive(Template)]
#[template(path = "cohort.html")]
struct Page<'a> {
    title: String,
    policy: String,
    style: &'a str,
    script: &'a str,
    views: Vec<ViewOf>,
    stopped: Option<String>,
    sample: Option<SampleView>,
    passages: Option<PassagesView>,
    problems: Vec<ProblemView>,
    no_grade: &'a str,
}

/// What could not be read.
struct ProblemView {
    path: String,
    message: String,
}

/// Writes the view to `out` as one page of HTML. The same view gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub(super) fn write(cohort: &Cohort, out: &mut dyn io::Write) -> io::Result<()> {
    // Browsers read a line's end as `\n` whatever it is, and the policy's digests are of what they read.
    let (style, script) = (format!("{BASE}{STYLE}").replace('\r', ""), SCRIPT.replace('\r', ""));
    let problem =
        |problem: &crate::overview::Problem| ProblemView { path: plain(&problem.path), message: plain(&problem.message) };
    let page = Page {
        title: cohort.views.iter().map(|view| words::headline(cohort, view)).collect::<Vec<_>>().join("; "),
        policy: policy(&style, &script),
        style: &style,
        script: &script,
        views: cohort.views.iter().enumerate().map(|(index, view)| ViewOf::of(cohort, view, index)).collect(),
        stopped: words::stopped(cohort),
        sample: cohort.sample.as_ref().map(|sample| SampleView::of(sample, cohort)),
        passages: PassagesView::of(cohort),
        problems: cohort.problems.iter().map(problem).collect(),
        no_grade: words::NO_GRADE,
    };
    page.write_into(out)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_colour_is_named_outside_the_list() {
        for sign in ["#", "rgb(", "rgba(", "hsl(", "oklch(", "color-mix("] {
            assert!(!STYLE.contains(sign), "{sign} in cohort.css");
        }
    }

    #[test]
    fn nothing_on_the_page_comes_from_elsewhere() {
        for sign in ["http:", "https:", "url(", "@import"] {
            assert!(!STYLE.contains(sign) && !SCRIPT.contains(sign), "{sign}");
        }
    }
}
