//! The report as a page for a browser: one file that holds everything, asks the network for nothing and can be read without scripts.
//!
//! The answer comes first, then the gaps; beside them stands the learner's text, in which every piece of evidence is marked. Templates
//! escape whatever is put into them, and the page's own policy lets no other style or script run than the two it carries.

mod layout;
mod marks;
pub(in crate::emit) mod plain;
mod points;
pub(in crate::emit) mod policy;
mod text;
mod view;

#[cfg(test)]
mod contrast;

use std::io;

use askama::Template;

use crate::emit::told;
use crate::emit::wording::Wording;
use crate::judgement::ReportSet;

use layout::Group;
use view::ReportView;

/// What every page has in common. Colours first: [`contrast`] reads them there, and nowhere else may one be named.
pub(in crate::emit) const BASE: &str = concat!(include_str!("assets/colours.css"), include_str!("assets/base.css"));

const STYLE: &str = concat!(
    include_str!("assets/colours.css"),
    include_str!("assets/base.css"),
    include_str!("assets/page.css"),
    include_str!("assets/text.css"),
    include_str!("assets/print.css")
);

const SCRIPT: &str = include_str!("assets/page.js");

/// The whole page.
#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    title: String,
    policy: String,
    style: &'a str,
    script: &'a str,
    reports: Vec<ReportView>,
    no_grade: &'a str,
    /// Whose work it is, safe to show.
    whose: Option<String>,
    /// Where everybody is shown.
    everybody: Option<&'a str>,
}

/// What a page says besides its reports when it is one of a group's.
#[derive(Debug, Clone, Copy)]
pub struct OneOfMany<'a> {
    /// Whose work it is: the name that may be shown.
    pub name: &'a str,
    /// The view of the group seen from the page: a relative address, percent-encoded. Nothing where there is none.
    pub everybody: Option<&'a str>,
}

/// Writes the set to `out` as one page of HTML. The same set gives the same bytes.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    write_page(set, None, out)
}

/// The same, for a learner of a group: the page says whose it is and leads back to the group.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_one(set: &ReportSet, one: OneOfMany<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    write_page(set, Some(one), out)
}

fn write_page(set: &ReportSet, one: Option<OneOfMany<'_>>, out: &mut dyn io::Write) -> io::Result<()> {
    // Browsers read a line's end as `\n` whatever it is, and the policy's digests are of what they read.
    let (style, script) = (STYLE.replace('\r', ""), SCRIPT.replace('\r', ""));
    let whose = one.map(|one| plain::plain(one.name));
    let page = Page {
        title: whose.iter().cloned().chain([title(set)]).collect::<Vec<_>>().join(" – "),
        policy: policy::policy(&style, &script),
        style: &style,
        script: &script,
        reports: set.reports.iter().enumerate().map(|(index, report)| ReportView::of(report, index + 1)).collect(),
        no_grade: set.reports.first().map_or("", |report| Wording::of(report).no_grade),
        whose,
        everybody: one.and_then(|one| one.everybody),
    };
    page.write_into(out)?;
    out.write_all(b"\n")
}

/// By which a page of markpoint's is known again, so that nothing else is written over.
const MARK: &[u8] = b"<meta name=\"generator\" content=\"markpoint\">";

/// The mark stands within so many bytes of a page's beginning.
pub const MARKED_WITHIN: u64 = 512;

/// Whether what begins with these bytes is a page that markpoint has made: a report's or a cohort's.
#[must_use]
pub fn is_marked(beginning: &[u8]) -> bool {
    beginning.windows(MARK.len()).any(|bytes| bytes == MARK)
}

/// The anchor of the report with this number (from 1) in a page of several.
#[must_use]
pub fn report_anchor(number: usize) -> String {
    format!("r{number}")
}

/// The anchor of a point (from 0) in the report with this anchor.
#[must_use]
pub fn point_anchor(report: &str, point: usize) -> String {
    format!("{report}p{}", point + 1)
}

/// What a browser shows in its tab: the answer, of several reports their names.
fn title(set: &ReportSet) -> String {
    match set.reports.as_slice() {
        [report] => told::answer(report),
        reports => reports.iter().map(|report| plain::plain(&report.rubric.title)).collect::<Vec<_>>().join(", "),
    }
}
