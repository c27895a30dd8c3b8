//! What changed between two reports on one rubric: two drafts of the same work.

mod model;

pub use model::{
    Change, Comparison, ComparisonSet, Counts, Draft, MistakeChange, MistakeCounts, MistakeDiff, PartDiff, PointDiff, SCHEMA,
    ShiftCounts,
};

use crate::judgement::{MistakeStatus, MistakeVerdict, PartStatus, PartVerdict, PointStatus, PointVerdict, Report};

/// Holds a later report against an earlier one. Points, parts and mistakes are told apart by their ids; what only one of the two
/// reports has is named and not compared.
#[must_use]
pub fn compare(old: &Report, new: &Report) -> Comparison {
    let points: Vec<PointDiff> = new
        .points
        .iter()
        .filter_map(|now| old.points.iter().find(|before| before.id == now.id).map(|before| point(before, now)))
        .collect();
    let mistakes: Vec<MistakeDiff> = new
        .mistakes
        .iter()
        .filter_map(|now| old.mistakes.iter().find(|before| before.id == now.id).map(|before| mistake(before, now)))
        .collect();
    Comparison {
        rubric: new.rubric.clone(),
        expect: new.expect,
        old_expect: Some(old.expect).filter(|expect| *expect != new.expect),
        old_revision: Some(old.rubric.revision.clone()).filter(|revision| *revision != new.rubric.revision),
        old: draft(old),
        new: draft(new),
        counts: counts(&points, &mistakes),
        points,
        mistakes,
        not_compared: not_compared(old, new),
    }
}

fn point(before: &PointVerdict, now: &PointVerdict) -> PointDiff {
    let parts = now.parts.iter().filter_map(|part_now| {
        before.parts.iter().find(|part_before| part_before.id == part_now.id).map(|part_before| part(part_before, part_now, now))
    });
    PointDiff {
        id: now.id.clone(),
        short: now.short.clone(),
        statement: now.statement.clone(),
        before: before.status,
        now: now.status,
        change: Change::between(rank(before.status), rank(now.status)),
        waived: now.status != PointStatus::Met && now.is_waived(),
        parts: parts.collect(),
    }
}

fn part(before: &PartVerdict, now: &PartVerdict, point: &PointVerdict) -> PartDiff {
    let shown = |part: &PartVerdict| u8::from(part.status == PartStatus::Shown);
    let change = Change::between(shown(before), shown(now));
    PartDiff {
        id: now.id.clone(),
        statement: now.statement.clone(),
        before: before.status,
        now: now.status,
        change,
        evidence: match change {
            Change::Gained => now.evidence.clone(),
            Change::Lost => before.evidence.clone(),
            Change::Unchanged => Vec::new(),
        },
        advice: now.advice.clone(),
        waived: now.status != PartStatus::Shown && (now.waived.is_some() || point.is_waived()),
    }
}

fn mistake(before: &MistakeVerdict, now: &MistakeVerdict) -> MistakeDiff {
    let found = |mistake: &MistakeVerdict| mistake.status == MistakeStatus::Found;
    let (change, evidence) = match (found(before), found(now)) {
        (true, false) => (MistakeChange::Fixed, &before.evidence),
        (false, true) => (MistakeChange::New, &now.evidence),
        (true, true) => (MistakeChange::Still, &now.evidence),
        (false, false) => (MistakeChange::Never, &Vec::new()),
    };
    MistakeDiff {
        id: now.id.clone(),
        statement: now.statement.clone(),
        change,
        evidence: evidence.clone(),
        advice: now.advice.clone(),
        waived: now.waived.is_some(),
    }
}

const fn rank(status: PointStatus) -> u8 {
    match status {
        PointStatus::Missing => 0,
        PointStatus::Partial => 1,
        PointStatus::Met => 2,
    }
}

fn draft(report: &Report) -> Draft {
    Draft {
        name: report.portfolio.name.clone(),
        files: report.portfolio.files.iter().map(|file| file.path.clone()).collect(),
        points: report.coverage.points,
    }
}

fn counts(points: &[PointDiff], mistakes: &[MistakeDiff]) -> Counts {
    let with = |change| mistakes.iter().filter(|mistake| mistake.change == change).count();
    Counts {
        points: ShiftCounts::of(points.iter().map(|point| point.change)),
        parts: ShiftCounts::of(points.iter().flat_map(|point| &point.parts).map(|part| part.change)),
        mistakes: MistakeCounts {
            fixed: with(MistakeChange::Fixed),
            new: with(MistakeChange::New),
            still: with(MistakeChange::Still),
        },
    }
}

/// What the rubric asked for in one report and not in the other, as `P3`, `P3.b` or `M2`.
fn not_compared(old: &Report, new: &Report) -> Vec<String> {
    let (before, now) = (ids(old), ids(new));
    let only = |these: &[String], others: &[String]| -> Vec<String> {
        these.iter().filter(|id| !others.contains(id)).cloned().collect()
    };
    let mut left = only(&before, &now);
    left.extend(only(&now, &before));
    left
}

fn ids(report: &Report) -> Vec<String> {
    let of_point = |point: &PointVerdict| -> Vec<String> {
        let parts = point.parts.iter().map(|part| format!("{}.{}", point.id, part.id));
        std::iter::once(point.id.clone()).chain(parts).collect()
    };
    let points = report.points.iter().flat_map(of_point);
    points.chain(report.mistakes.iter().map(|mistake| mistake.id.clone())).collect()
}
