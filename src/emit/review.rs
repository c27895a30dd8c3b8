//! Why a point is worth a second look.

use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{PointVerdict, Quote, Report, SecondLook};

/// A reason to look again.
pub(super) struct Look<'r> {
    /// The words it is about, each with what stands before it; none in a report that does not hold them.
    pub(super) quotes: Vec<(&'static str, &'r Quote)>,
    /// The reason in a sentence or two, safe to show.
    pub(super) why: String,
}

/// The reasons to look at a point again: one or more.
pub(super) fn looks<'r>(point: &'r PointVerdict, report: &'r Report) -> Vec<Look<'r>> {
    if point.second_look.is_empty() {
        return vec![Look { quotes: Vec::new(), why: Wording::of(report).contradiction.to_owned() }];
    }
    point.second_look.iter().map(|second| look(second, report)).collect()
}

fn look<'r>(second: &'r SecondLook, report: &'r Report) -> Look<'r> {
    let words = Wording::of(report);
    let mut quotes = vec![(words.wrote, &second.said)];
    let same = second.said.overlaps(&second.against);
    if !same {
        quotes.push(("And also", &second.against));
    }
    let why = match &second.mistake {
        None => words.opposite.to_owned(),
        Some(id) => {
            let mistake = report.mistakes.iter().find(|mistake| mistake.id == *id);
            let statement = mistake.map(|mistake| visible(&mistake.statement)).unwrap_or_default();
            let these = if same { "These words earn the point, and they" } else { "The first words earn the point, and both" };
            format!("{these} also sound like {}: {}. Say which you mean.", visible(id), statement.trim_end_matches('.'))
        }
    };
    Look { quotes, why }
}
