//! What every format of a cohort says in the same words.

use crate::emit::receipt::count;
use crate::emit::visible;
use crate::judgement::PointStatus;
use crate::overview::{Cohort, CohortView, PartTally, PointTally, Problem, Reason, Row};

/// Stands at the end of every view that a person reads.
pub(super) const NO_GRADE: &str = "This view is a guide for whoever assesses the work. It does not award a grade.";

/// The headline: "Principles of customer service: 40 learners, 3 of them meet all 8 points".
pub(super) fn headline(cohort: &Cohort, view: &CohortView) -> String {
    format!("{}: {}", visible(&view.rubric.title), standing(cohort, view))
}

/// How the group stands: "40 learners, 3 of them meet all 8 points; 2 more could not be read".
pub(super) fn standing(cohort: &Cohort, view: &CohortView) -> String {
    let points = view.points.len();
    let all = view.learners.iter().filter(|learner| learner.met() == points).count();
    let learners = count(view.learners.len(), "learner", "learners");
    let all = match all {
        0 => "none of them meets".to_owned(),
        1 => "1 of them meets".to_owned(),
        all => format!("{all} of them meet"),
    };
    let unread = match cohort.unread().len() {
        0 => String::new(),
        more => format!("; {}", more_unread(more)),
    };
    format!("{learners}, {all} all {}{unread}", count(points, "point", "points"))
}

/// "16 more could not be read".
pub(super) fn more_unread(more: usize) -> String {
    format!("{more} more could not be read")
}

/// What is wrong with what could not be read of a portfolio. Of several files the messages stand one after the other.
pub(super) fn messages(row: &Row<'_>) -> String {
    row.problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// Stands in the place of verdicts where there are none: "not read: the file is empty".
pub(super) fn unread(row: &Row<'_>) -> String {
    format!("{UNREAD}: {}", visible(&messages(row)))
}

/// What a portfolio is that could not be read.
pub(super) const UNREAD: &str = "not read";

/// Stands where a name would, over what was not checked any more.
pub(super) const STOPPED: &str = "Stopped before the end";

/// Says that a view is not of the whole cohort, if it is not.
pub(super) fn stopped(cohort: &Cohort) -> Option<String> {
    let stopped = cohort.stopped?;
    let all = count(stopped.of, "portfolio", "portfolios");
    Some(format!("{STOPPED}: {} of {all} were checked, and only they are shown.", stopped.finished))
}

/// The same in the form of a portfolio that could not be read, for rows and lines: whoever looks at problems, or counts, comes upon it.
#[must_use]
pub fn stopped_as_problem(cohort: &Cohort) -> Option<Problem> {
    stopped(cohort).map(|message| Problem { portfolio: STOPPED.to_owned(), path: String::new(), message })
}

/// The symbol for a cell.
pub(super) const fn symbol(status: PointStatus) -> &'static str {
    match status {
        PointStatus::Met => "●",
        PointStatus::Partial => "◐",
        PointStatus::Missing => "○",
    }
}

/// The words for a cell.
pub(super) const fn spoken(status: PointStatus) -> &'static str {
    match status {
        PointStatus::Met => "met",
        PointStatus::Partial => "in part",
        PointStatus::Missing => "open",
    }
}

/// The word for a cell that programs and spreadsheets get.
pub(super) const fn status(status: PointStatus) -> &'static str {
    match status {
        PointStatus::Met => "met",
        PointStatus::Partial => "partial",
        PointStatus::Missing => "missing",
    }
}

/// What a point asks for, in as few words as the rubric has.
pub(super) fn asks(point: &PointTally) -> String {
    visible(point.short.as_deref().unwrap_or(&point.statement)).into_owned()
}

/// What is most often lacking of a point: "32 of 40 do not name a law that applies (P2.a)"; "nothing" if nobody lacks what they should
/// have.
pub(super) fn lacking(point: &PointTally, learners: usize) -> String {
    match point.lacking.and_then(|index| point.parts.get(index)) {
        Some(part) => {
            format!("{} of {learners} {} ({}.{})", part.wanting(), without(part), visible(&point.id), visible(&part.id))
        }
        None => "nothing".to_owned(),
    }
}

/// Of how many learners a person lets be what is open of a point: "waived for 3"; nothing if of none.
pub(super) fn waived(point: &PointTally) -> Option<String> {
    (point.waived > 0).then(|| format!("waived for {}", point.waived))
}

/// Stands behind the symbol of a cell that is let be, and before its word in the key.
pub(super) const WAIVED: &str = "w";

/// Whether anything in the view is let be, so that it must be said what the sign means.
pub(super) fn any_waived(view: &CohortView) -> bool {
    view.points.iter().any(|point| point.waived > 0)
}

/// Why a learner needs a look.
pub(super) fn reason(reason: &Reason) -> String {
    let ids = |ids: &[String]| ids.iter().map(|id| visible(id).into_owned()).collect::<Vec<_>>().join(", ");
    match reason {
        Reason::SecondLook(points) => format!("worth a second look: {}", ids(points)),
        Reason::FilesNotRead(n) => format!("{} not read", count(*n, "file", "files")),
        Reason::PicturesNotRead(n) => format!("{} not read", count(*n, "picture", "pictures")),
        Reason::Mistakes(mistakes) => {
            format!("common {}: {}", if mistakes.len() == 1 { "mistake" } else { "mistakes" }, ids(mistakes))
        }
        Reason::Open(n) => format!("nothing found on {}", count(*n, "point", "points")),
    }
}

/// All reasons in one line.
pub(super) fn reasons(why: &[Reason]) -> String {
    why.iter().map(reason).collect::<Vec<_>>().join("; ")
}

/// What could not be read and why, on one line, safe to show.
pub(super) fn problem(problem: &Problem) -> String {
    format!("{}: {}", visible(&problem.path), visible(&problem.message))
}

/// Verbs that statements of parts begin with, in the third person. Only with these is a statement turned round.
const VERBS: &[&str] = &[
    "adds",
    "analyses",
    "applies",
    "asks",
    "assesses",
    "brings",
    "carries",
    "changes",
    "checks",
    "chooses",
    "compares",
    "connects",
    "considers",
    "covers",
    "credits",
    "defines",
    "demonstrates",
    "describes",
    "discusses",
    "distinguishes",
    "evaluates",
    "explains",
    "finds",
    "fits",
    "gives",
    "identifies",
    "illustrates",
    "includes",
    "justifies",
    "keeps",
    "lists",
    "links",
    "makes",
    "measures",
    "mentions",
    "names",
    "outlines",
    "picks",
    "plans",
    "puts",
    "recognises",
    "recommends",
    "records",
    "refers",
    "reflects",
    "relates",
    "reviews",
    "says",
    "sets",
    "shows",
    "solves",
    "states",
    "suggests",
    "summarises",
    "takes",
    "tells",
    "ties",
    "uses",
    "writes",
];

/// Their like in the past.
const PAST: &[&str] = &["applied", "asked", "checked", "explained", "listened", "named", "recorded", "showed", "used"];

/// What those do not do who lack a part: "do not name a law that applies".
fn without(part: &PartTally) -> String {
    let one = part.wanting() == 1;
    let statement = visible(part.statement.trim().trim_end_matches('.'));
    let (first, rest) = statement.split_once(' ').unwrap_or((&statement, ""));
    let first = first.to_lowercase();
    let does = if one { "does" } else { "do" };
    if VERBS.contains(&first.as_str()) {
        format!("{does} not {} {rest}", base(&first)).trim_end().to_owned()
    } else if PAST.contains(&first.as_str()) {
        // Only the work is known: whether they did it and do not say so, is not.
        format!("{does} not show that they {first} {rest}").trim_end().to_owned()
    } else {
        format!("{}: {statement}", if one { "lacks" } else { "lack" })
    }
}

/// The base of a verb in the third person.
fn base(verb: &str) -> String {
    let stem = verb.strip_suffix('s').unwrap_or(verb);
    match stem.strip_suffix("ie") {
        Some(short) if short.len() > 1 => format!("{short}y"),
        _ if ["sse", "she", "che", "xe"].iter().any(|end| stem.ends_with(end)) => stem[..stem.len() - 1].to_owned(),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(statement: &str, absent: usize) -> PartTally {
        let statement = statement.to_owned();
        PartTally { id: "a".to_owned(), statement, advice: String::new(), shown: 40 - absent, mentioned: 0, absent, waived: 0 }
    }

    #[test]
    fn what_is_lacking_is_said_in_plain_words() {
        for (statement, absent, expected) in [
            ("Names a law that applies", 32, "do not name a law that applies"),
            ("Says how feedback is handled.", 1, "does not say how feedback is handled"),
            ("Applies a principle", 2, "do not apply a principle"),
            ("Ties it to the job", 2, "do not tie it to the job"),
            ("Discusses both sides", 2, "do not discuss both sides"),
            ("Uses clear language", 2, "do not use clear language"),
            ("Used clear language", 2, "do not show that they used clear language"),
            ("Listened actively", 1, "does not show that they listened actively"),
            ("How the hull is looked after", 2, "lack: How the hull is looked after"),
            ("Customers", 1, "lacks: Customers"),
        ] {
            assert_eq!(without(&part(statement, absent)), expected);
        }
    }

    #[test]
    fn every_verb_has_a_base() {
        for verb in VERBS {
            assert!(
                !base(verb).ends_with("ss") || ["discuss", "assess"].contains(&base(verb).as_str()),
                "{verb}: {}",
                base(verb)
            );
        }
    }
}
