//! What makes the exit code 1.

use super::Outcome;
use super::args::{FailOn, FailUnder};
use super::config::{Origin, Setting};
use super::failure::Failure;
use crate::emit::receipt::count;
use crate::judgement::{PointStatus, PointVerdict, Report};

/// Holds reports against a threshold. Without one, every point not met and every mistake counts.
pub(super) fn outcome(reports: &[Report], fail_on: &[FailOn], fail_under: Option<FailUnder>) -> Outcome {
    let fail_on = in_force(fail_on, fail_under);
    if fail_on.contains(&FailOn::Never) {
        return Outcome::Clear;
    }
    let fails = |report: &Report| {
        fail_on.iter().any(|what| holds(*what, report)) || fail_under.is_some_and(|least| is_under(least, report))
    };
    if reports.iter().any(fails) { Outcome::Gaps } else { Outcome::Clear }
}

/// Looks whether so many points can be met at all; `points` are those of each unit, with its name.
///
/// # Errors
/// A unit has fewer: then the threshold would never be reached, whatever anybody writes.
pub(super) fn within_reach<'r>(
    least: &Setting<Option<FailUnder>>,
    points: impl IntoIterator<Item = (&'r str, usize)>,
) -> Result<(), Failure> {
    let Some(FailUnder::Points(wanted)) = least.value else { return Ok(()) };
    let place = match &least.origin {
        Origin::File(..) => format!("{}: fail-under = {wanted}", least.origin),
        Origin::CommandLine | Origin::Default => format!("--fail-under {wanted}"),
    };
    let told = |(unit, has): (&str, usize)| {
        let has = count(has, "point", "points");
        format!(
            "{place}: {unit} has only {has}, so it could never be reached; ask for no more than it has, or for a share such as 75%"
        )
    };
    let problems: Vec<String> = points.into_iter().filter(|(_, has)| *has < wanted).map(told).collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure::of(&problems)) }
}

/// What makes the exit code 1: what was asked for, or what does by default.
pub(super) fn in_force(fail_on: &[FailOn], fail_under: Option<FailUnder>) -> &[FailOn] {
    match (fail_on, fail_under) {
        ([], Some(_)) => &[],
        ([], None) => &[FailOn::Partial, FailOn::Mistake],
        (asked_for, _) => asked_for,
    }
}

fn holds(what: FailOn, report: &Report) -> bool {
    let coverage = &report.coverage;
    match what {
        FailOn::Missing => coverage.points.missing > waived(PointStatus::Missing, report),
        FailOn::Partial => coverage.points.met + waived_points(report) < coverage.points.total,
        FailOn::Mistake => coverage.mistakes.found > report.mistakes.iter().filter(|mistake| mistake.waived.is_some()).count(),
        FailOn::Review => report.points.iter().any(PointVerdict::needs_review),
        FailOn::Never => false,
    }
}

/// Counted in whole points, so that no rounding can turn a fail into a pass.
fn is_under(least: FailUnder, report: &Report) -> bool {
    let points = &report.coverage.points;
    let counted = points.total - waived_points(report);
    match least {
        // Of points that are left out nobody can ask that they are met.
        FailUnder::Points(wanted) if wanted <= points.total => points.met < wanted.min(counted),
        FailUnder::Points(_) => true,
        FailUnder::Percent(wanted) => points.met * 100 < wanted * counted,
    }
}

/// Points not met that a person lets be: they count neither as met nor as open.
fn waived_points(report: &Report) -> usize {
    waived(PointStatus::Partial, report) + waived(PointStatus::Missing, report)
}

fn waived(status: PointStatus, report: &Report) -> usize {
    report.points.iter().filter(|point| point.status == status && point.is_waived()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::{Coverage, Expect, MistakeCounts, PartCounts, PointCounts, PortfolioRef, RubricRef};

    fn report(met: usize, partial: usize, missing: usize, found: usize) -> Report {
        let name = String::new;
        Report {
            rubric: RubricRef { id: name(), title: name(), revision: name() },
            expect: Expect::default(),
            portfolio: PortfolioRef { name: name(), files: vec![], not_read: vec![], cautions: vec![] },
            coverage: Coverage {
                points: PointCounts { total: met + partial + missing, met, partial, missing },
                parts: PartCounts::default(),
                mistakes: MistakeCounts { total: 4, found },
            },
            points: vec![],
            mistakes: vec![],
            tips: vec![],
        }
    }

    #[test]
    fn the_threshold_decides_between_0_and_1() {
        use FailOn::*;
        use FailUnder::*;
        let cases = [
            (report(3, 0, 0, 0), vec![], None, Outcome::Clear),
            (report(2, 1, 0, 0), vec![], None, Outcome::Gaps),
            (report(3, 0, 0, 1), vec![], None, Outcome::Gaps),
            (report(2, 1, 0, 1), vec![Missing], None, Outcome::Clear),
            (report(2, 0, 1, 0), vec![Partial], None, Outcome::Gaps),
            (report(0, 0, 3, 0), vec![Mistake], None, Outcome::Clear),
            (report(0, 0, 3, 2), vec![Never], Some(Points(3)), Outcome::Clear),
            (report(2, 1, 0, 4), vec![], Some(Points(2)), Outcome::Clear),
            (report(2, 1, 0, 4), vec![], Some(Points(3)), Outcome::Gaps),
            (report(2, 1, 0, 0), vec![], Some(Percent(66)), Outcome::Clear),
            (report(2, 1, 0, 0), vec![], Some(Percent(67)), Outcome::Gaps),
            (report(2, 1, 0, 4), vec![Mistake], Some(Points(1)), Outcome::Gaps),
        ];
        for (index, (report, fail_on, fail_under, expected)) in cases.into_iter().enumerate() {
            assert_eq!(outcome(&[report], &fail_on, fail_under), expected, "case {index}");
        }
    }

    #[test]
    fn one_report_of_several_is_enough() {
        assert_eq!(outcome(&[report(3, 0, 0, 0), report(0, 0, 3, 0)], &[], None), Outcome::Gaps);
    }
}
