//! What every format says in the same words.

use crate::emit::receipt::count;
use crate::emit::visible;
use crate::judgement::{CautionKind, PartStatus, PointStatus, Report};

/// Stands at the end of every report that a person reads.
pub(super) const NO_GRADE: &str = "This report is a guide for you and your assessor. It does not award a grade.";

/// Stands before the list of personal data.
pub(super) const TAKE_OUT: &str = "Your work seems to hold details of a person. Customers trust you with them, and your evidence is just \
    as good without: put [name] or [phone number] in their place.";

/// The answer in one line: "Principles of customer service: 5 of 8 points met, 3 in part, 1 common mistake". Safe to show.
pub(super) fn answer(report: &Report) -> String {
    format!("{}: {}", visible(&report.rubric.title), counts(report))
}

/// The words for how far a point is covered.
pub(super) const fn point(status: PointStatus) -> &'static str {
    match status {
        PointStatus::Met => "met",
        PointStatus::Partial => "in part",
        PointStatus::Missing => "open",
    }
}

/// The words for how far a part is covered.
pub(super) const fn part(status: PartStatus) -> &'static str {
    match status {
        PartStatus::Shown => "shown",
        PartStatus::Mentioned => "mentioned, not yet shown",
        PartStatus::Absent => "not found",
    }
}

/// The words for a kind of personal data.
pub(super) const fn caution(kind: CautionKind) -> &'static str {
    match kind {
        CautionKind::Email => "e-mail address",
        CautionKind::Phone => "phone number",
        CautionKind::Address => "address",
        CautionKind::NationalInsurance => "National Insurance number",
        CautionKind::Card => "card number",
        CautionKind::Bank => "bank details",
        CautionKind::DateOfBirth => "date of birth",
    }
}

/// The counts of the answer: "5 of 8 points met, 3 in part, 1 common mistake".
pub(super) fn counts(report: &Report) -> String {
    let points = report.coverage.points;
    let mut answer = format!("{} of {} met", points.met, count(points.total, "point", "points"));
    for (n, status) in [(points.partial, "in part"), (points.missing, "open")] {
        if n > 0 {
            answer.push_str(&format!(", {n} {status}"));
        }
    }
    let mistakes = report.coverage.mistakes;
    match mistakes.found {
        0 if mistakes.total == 0 => {}
        0 => answer.push_str(", no common mistakes"),
        n => answer.push_str(&format!(", {}", count(n, "common mistake", "common mistakes"))),
    }
    answer
}
