//! What a person lets be, as a list: for formats that people read.

use crate::emit::points::asks;
use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{MistakeStatus, MistakeVerdict, PartVerdict, PointVerdict, Report, Waived};

/// Over the list.
pub(super) const HEADING: &str = "Waived";

/// Before the list.
pub(super) const WHAT: &str =
    "Somebody has looked at these and given a reason. They stay in the report and count for no threshold.";

/// Something that is let be, safe to show.
#[derive(Debug)]
pub(super) struct Item {
    /// What it is and how far it is: "P3: Deal with complaints (open)".
    pub(super) what: String,
    /// Why, who said so and how long it holds.
    pub(super) why: String,
}

/// Everything that is let be: points in the rubric's order, then mistakes.
pub(super) fn listed(report: &Report) -> Vec<Item> {
    let words = Wording::of(report);
    let of_point = |point: &PointVerdict, part: Option<&PartVerdict>, waived: &Waived| {
        let id = visible(&point.id);
        let what = match part {
            None => format!("{id}: {} ({})", asks(point), words.point(point.status)),
            Some(part) => format!("{id} {}: {} ({})", visible(&part.id), visible(&part.statement), words.part(part.status)),
        };
        Item { what, why: why(waived) }
    };
    let points = report.points.iter().flat_map(|point| point.waivers().map(move |(part, waived)| of_point(point, part, waived)));
    points.chain(report.mistakes.iter().filter_map(of_mistake)).collect()
}

fn of_mistake(mistake: &MistakeVerdict) -> Option<Item> {
    let waived = mistake.waived.as_ref().filter(|_| mistake.status == MistakeStatus::Found)?;
    let what = format!("{}: {} (common mistake)", visible(&mistake.id), visible(&mistake.statement));
    Some(Item { what, why: why(waived) })
}

/// The reason, who gave it and the last day it holds, in one line, safe to show.
pub(super) fn why(waived: &Waived) -> String {
    let by = waived.by.as_ref().map(|by| visible(by).into_owned());
    let until = waived.expires.as_ref().map(|day| format!("until {}", visible(day)));
    let more: Vec<String> = by.into_iter().chain(until).collect();
    let reason = waived.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    format!("{}{more}", visible(&reason))
}

/// The reasons of a point that is let be as a whole, one behind the other; none if it is not.
pub(super) fn of_point(point: &PointVerdict) -> Option<String> {
    point.is_waived().then(|| point.waivers().map(|(_, waived)| why(waived)).collect::<Vec<_>>().join("; "))
}
