//! Points a person should look at again.

use crate::emit::visible;
use crate::judgement::{MistakeStatus, MistakeVerdict, PointVerdict, Quote, Report};

use super::layout::{Page, Tone};
use super::points::title;
use super::quote::cite;

/// Writes the points marked for review and why.
pub(super) fn write(report: &Report, page: &mut Page) {
    let marked: Vec<_> = report.points.iter().filter(|point| point.review).collect();
    if marked.is_empty() {
        return;
    }
    page.heading("Worth a second look");
    for (index, point) in marked.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        let heading = page.tinted(Tone::Title, &title(point));
        page.item("-", &heading);
        match clash(point, report) {
            Some((quote, mistake)) => {
                page.labelled(Tone::Part, "You wrote:", &cite(quote, report));
                let why = format!(
                    "These words earn the point, and they also sound like {}: {}. Say which you mean.",
                    visible(&mistake.id),
                    sentence_end(&visible(&mistake.statement))
                );
                page.labelled(Tone::Title, "Why:", &why);
            }
            None => page.labelled(
                Tone::Title,
                "Why:",
                "Your evidence says this in one place and seems to say the opposite in another. Read both again and make clear \
                 which you mean.",
            ),
        }
    }
}

/// The point's words that a found mistake rests on too.
fn clash<'a>(point: &'a PointVerdict, report: &'a Report) -> Option<(&'a Quote, &'a MistakeVerdict)> {
    let quotes = point.parts.iter().flat_map(|part| &part.evidence);
    let found = || report.mistakes.iter().filter(|mistake| mistake.status == MistakeStatus::Found);
    quotes.into_iter().find_map(|quote| {
        found().find(|mistake| mistake.evidence.iter().any(|other| overlap(quote, other))).map(|mistake| (quote, mistake))
    })
}

fn overlap(one: &Quote, other: &Quote) -> bool {
    one.file == other.file && one.start < other.end && other.start < one.end
}

fn sentence_end(statement: &str) -> &str {
    statement.trim_end_matches('.')
}
