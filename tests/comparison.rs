//! What changed between two reports, counted and quoted.

#![allow(clippy::unwrap_used)]

use markpoint::comparison::{Change, MistakeChange, compare};
use markpoint::evidence::from_text;
use markpoint::judgement::{MistakeStatus, PartStatus, PointStatus, Report, judge_one};
use markpoint::language::Brief;
use markpoint::rubric;

const BEFORE: &str = "I find the hole by looking for bubbles.\n\nYou can just pump it up again.\n";
const NOW: &str = "I sand the area, I put glue on it and I press the patch down firmly.\n\nI roughen the tube so that the patch will grip better.\n";

fn report(text: &str) -> Report {
    let loaded = rubric::load("tests/fixtures/rubrics/puncture-repair.json".as_ref()).unwrap();
    judge_one(&loaded, "work.txt", &[from_text("work.txt", text)], &Brief::default())
}

#[test]
fn the_same_report_has_not_changed() {
    for text in [BEFORE, NOW] {
        let comparison = compare(&report(text), &report(text));
        assert!(!comparison.is_worse());
        assert_eq!((comparison.counts.points.gained, comparison.counts.parts.gained), (0, 0));
        assert_eq!(comparison.counts.points.unchanged, comparison.points.len());
        assert!(comparison.not_compared.is_empty() && comparison.old_revision.is_none());
        assert!(comparison.points.iter().flat_map(|point| &point.parts).all(|part| part.evidence.is_empty()));
    }
}

#[test]
fn what_is_gained_one_way_is_lost_the_other_and_quotes_come_from_where_the_words_are() {
    let (before, now) = (report(BEFORE), report(NOW));
    let (there, back) = (compare(&before, &now), compare(&now, &before));
    assert!(there.counts.parts.gained > 0 && there.counts.parts.lost > 0, "{:?}", there.counts);
    assert_eq!((there.counts.parts.gained, there.counts.parts.lost), (back.counts.parts.lost, back.counts.parts.gained));
    assert_eq!((there.counts.mistakes.fixed, there.counts.mistakes.new), (back.counts.mistakes.new, back.counts.mistakes.fixed));
    assert!(there.is_worse());
    for (part, text) in there.points.iter().flat_map(|point| &point.parts).filter_map(|part| match part.change {
        Change::Gained => Some((part, NOW)),
        Change::Lost => Some((part, BEFORE)),
        Change::Unchanged => None,
    }) {
        assert!(!part.evidence.is_empty());
        assert!(part.evidence.iter().all(|quote| text.contains(&quote.quote)), "{part:?}");
    }
}

#[test]
fn a_part_lost_within_a_point_that_stays_in_part_is_a_loss() {
    let now = report(NOW);
    let mut before = now.clone();
    let point = &mut before.points[0];
    point.status = PointStatus::Partial;
    let mut after = before.clone();
    let (first, last) = (&mut before.points[0].parts, &mut after.points[0].parts);
    first.iter_mut().for_each(|part| part.status = PartStatus::Shown);
    last.iter_mut().for_each(|part| part.status = PartStatus::Absent);
    let comparison = compare(&before, &after);
    assert_eq!((comparison.points[0].change, comparison.counts.points.lost), (Change::Unchanged, 0));
    assert!(comparison.counts.parts.lost > 0 && comparison.is_worse());
}

#[test]
fn what_only_one_report_asks_for_is_named_and_not_compared() {
    let before = report(BEFORE);
    let mut now = before.clone();
    now.rubric.revision = "another".to_owned();
    let gone = now.points.remove(0);
    now.mistakes[0].id = "M99".to_owned();
    let comparison = compare(&before, &now);
    assert_eq!(comparison.points.len(), before.points.len() - 1);
    assert!(comparison.not_compared.contains(&gone.id) && comparison.not_compared.contains(&"M99".to_owned()));
    assert_eq!(comparison.old_revision, Some(before.rubric.revision));
    assert!(!comparison.is_worse());
}

#[test]
fn every_way_of_a_mistake_has_its_name_and_its_words() {
    let before = report(BEFORE);
    let status = |found: bool, report: &Report| {
        let mut report = report.clone();
        report.mistakes[0].status = if found { MistakeStatus::Found } else { MistakeStatus::Clear };
        report
    };
    for (then, now, expected) in [
        (true, false, MistakeChange::Fixed),
        (false, true, MistakeChange::New),
        (true, true, MistakeChange::Still),
        (false, false, MistakeChange::Never),
    ] {
        let comparison = compare(&status(then, &before), &status(now, &before));
        assert_eq!(comparison.mistakes[0].change, expected);
        assert_eq!(comparison.is_worse(), expected == MistakeChange::New);
    }
}
