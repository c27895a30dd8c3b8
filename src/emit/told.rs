//! What every format says in the same words.

use crate::emit::receipt::count;
use crate::emit::visible;
use crate::emit::wording::{REST_IS_WAIVED, Wording};
use crate::judgement::{CautionKind, MistakeStatus, PointStatus, PointVerdict, Report};

/// The answer in one line: "Principles of customer service: 5 of 8 points met, 3 in part, 1 common mistake". Safe to show.
pub(super) fn answer(report: &Report) -> String {
    format!("{}: {}", visible(&report.rubric.title), counts(report))
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
    let words = Wording::of(report);
    let met = words.point(PointStatus::Met);
    let mut answer = format!("{} of {} {met}", points.met, count(points.total, "point", "points"));
    for (n, status) in [(points.partial, PointStatus::Partial), (points.missing, PointStatus::Missing)] {
        if n > 0 {
            answer.push_str(&format!(", {n} {}", words.point(status)));
        }
    }
    let mistakes = report.coverage.mistakes;
    match mistakes.found {
        0 if mistakes.total == 0 => {}
        0 => answer.push_str(", no common mistakes"),
        n => answer.push_str(&format!(", {}", count(n, "common mistake", "common mistakes"))),
    }
    match waived(report) {
        0 => answer,
        n => format!("{answer}; {n} of these waived"),
    }
}

/// Points that are not met and mistakes that are made, and are let be.
fn waived(report: &Report) -> usize {
    let points = report.points.iter().filter(|point| point.status != PointStatus::Met && point.is_waived());
    let mistakes = report.mistakes.iter().filter(|mistake| mistake.status == MistakeStatus::Found && mistake.waived.is_some());
    points.count() + mistakes.count()
}

/// How far a point is covered, and whether it is let be: "open, waived".
pub(super) fn point(point: &PointVerdict, report: &Report) -> String {
    let status = Wording::of(report).point(point.status);
    if point.is_waived() { format!("{status}, waived") } else { status.to_owned() }
}

/// The sentence for work without a gap.
pub(super) fn no_gap(report: &Report) -> &'static str {
    let words = Wording::of(report);
    let to_put_right = report.mistakes.iter().any(|mistake| mistake.is_to_put_right());
    match (report.coverage.points.met == report.coverage.points.total, to_put_right) {
        (false, _) => REST_IS_WAIVED,
        (true, false) => words.all_met,
        (true, true) => words.all_met_but,
    }
}
