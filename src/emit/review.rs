//! Why a point is worth a second look.

use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{MistakeStatus, MistakeVerdict, PointVerdict, Quote, Report};

/// The words that earn the point and commit a mistake too, if that is why; and the reason in a sentence or two, safe to show.
pub(super) fn why<'r>(point: &'r PointVerdict, report: &'r Report) -> (Option<&'r Quote>, String) {
    match clash(point, report) {
        Some((quote, mistake)) => {
            let statement = visible(&mistake.statement);
            let why = format!(
                "These words earn the point, and they also sound like {}: {}. Say which you mean.",
                visible(&mistake.id),
                statement.trim_end_matches('.')
            );
            (Some(quote), why)
        }
        None => (None, Wording::of(report).contradiction.to_owned()),
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
