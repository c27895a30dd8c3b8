//! Judges every text and counts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::figures::Tally;
use super::labels::Status;
use super::mark::{Group, Mark, MarkedText, from_parts, name};
use super::model::{Agreement, Disagreement, MistakeAgreement, PointAgreement, RubricAgreement, SCHEMA, Worst};
use crate::judgement::{
    MistakeStatus, PartStatus, PersonalData, PointStatus, PointVerdict, Quote, Report, RubricRef, judge_beside,
};
use crate::language::Brief;
use crate::matcher::Matcher;
use crate::rubric::Rubric;

/// Holds every text against its rubric, beside the brief of all of them, as `markpoint check` would, and its labels against the report.
///
/// With `privacy`, personal data are hidden in the words that are quoted. The same labels give the same result, to the last bit.
#[must_use]
pub fn measure(groups: &[Group], brief: &Brief, privacy: bool) -> Agreement {
    let (mut all, mut texts) = (Tally::default(), 0);
    let (mut rubrics, mut disagreements, mut worst) = (Vec::new(), Vec::new(), Vec::new());
    for group in groups {
        let counted = count(group, brief, privacy);
        let tally = counted.whole();
        all += tally;
        texts += group.texts.len();
        worst.extend(counted.worst(&group.rubric.rubric));
        rubrics.push(counted.agreement(&group.rubric.rubric, tally, group.texts.len()));
        disagreements.extend(counted.disagreements);
    }
    // A stable sort: of equals, the order of rubrics and of what they ask for stays.
    worst.sort_by_key(|worst: &Worst| Reverse(worst.texts));
    Agreement { schema: SCHEMA, counts: all.counts(texts), figures: all.figures(), rubrics, worst, disagreements }
}

/// What was counted for one rubric.
#[derive(Default)]
struct Counted {
    points: BTreeMap<usize, PerItem>,
    mistakes: BTreeMap<usize, PerItem>,
    kinds: BTreeMap<(Mark, usize, usize), (Status, Status, usize)>,
    disagreements: Vec<Disagreement>,
}

/// What was counted for one point with its parts, or one mistake.
#[derive(Default)]
struct PerItem {
    tally: Tally,
    texts: usize,
}

fn count(group: &Group, brief: &Brief, privacy: bool) -> Counted {
    let matcher = Matcher::compile(&group.rubric);
    let mut counted = Counted::default();
    for text in &group.texts {
        let evidence = std::slice::from_ref(&text.evidence);
        let mut report = judge_beside(&matcher, &text.id, evidence, brief);
        if privacy {
            PersonalData::find(evidence).withhold(&mut report);
        }
        counted.add(text, &report, &group.rubric.rubric);
    }
    counted
}

impl Counted {
    fn add(&mut self, text: &MarkedText, report: &Report, rubric: &Rubric) {
        for (mark, (line, label)) in &text.marks {
            let Some((verdict, evidence)) = verdict(*mark, report) else { continue };
            self.item(*mark).tally.add(*label, verdict);
            if *label == verdict {
                continue;
            }
            let kind = (*mark, label.rank(), verdict.rank());
            self.kinds.entry(kind).or_insert((*label, verdict, 0)).2 += 1;
            self.disagreements.push(Disagreement {
                rubric: rubric.id.clone(),
                text: text.id.clone(),
                file: text.file.clone(),
                line: *line,
                item: name(*mark, rubric),
                labelled: *label,
                reported: verdict,
                evidence,
            });
        }
        self.add_from_parts(text, report, rubric);
        self.add_texts(text);
    }

    /// Points that have no label of their own, but whose parts have.
    fn add_from_parts(&mut self, text: &MarkedText, report: &Report, rubric: &Rubric) {
        for (index, point) in rubric.points.iter().enumerate() {
            let mark = Mark::Point(index);
            let label = from_parts(index, point, &text.marks).filter(|_| !text.marks.contains_key(&mark));
            if let (Some(label), Some((verdict, _))) = (label, verdict(mark, report)) {
                self.item(mark).tally.add(label, verdict);
            }
        }
    }

    fn add_texts(&mut self, text: &MarkedText) {
        let mut seen: Vec<(bool, usize)> = text.marks.keys().map(|mark| place(*mark)).collect();
        seen.sort_unstable();
        seen.dedup();
        for (is_point, index) in seen {
            self.item(if is_point { Mark::Point(index) } else { Mark::Mistake(index) }).texts += 1;
        }
    }

    fn item(&mut self, mark: Mark) -> &mut PerItem {
        let (is_point, index) = place(mark);
        let items = if is_point { &mut self.points } else { &mut self.mistakes };
        items.entry(index).or_default()
    }

    fn whole(&self) -> Tally {
        let mut whole = Tally::default();
        self.points.values().chain(self.mistakes.values()).for_each(|item| whole += item.tally);
        whole
    }

    fn worst(&self, rubric: &Rubric) -> Vec<Worst> {
        let one = |(mark, (labelled, reported, texts)): (Mark, (Status, Status, usize))| Worst {
            rubric: rubric.id.clone(),
            item: name(mark, rubric),
            labelled,
            reported,
            texts,
        };
        self.kinds.iter().map(|((mark, ..), kind)| one((*mark, *kind))).collect()
    }

    fn agreement(&self, rubric: &Rubric, whole: Tally, texts: usize) -> RubricAgreement {
        let points = self.points.iter().map(|(index, item)| {
            let figures = item.tally.figures();
            PointAgreement {
                id: name(Mark::Point(*index), rubric),
                counts: item.tally.counts(item.texts),
                part_kappa: figures.part_kappa,
                point_qwk: figures.point_qwk,
                false_met: figures.false_met,
                missed: figures.missed,
            }
        });
        let mistakes = self.mistakes.iter().map(|(index, item)| {
            let figures = item.tally.figures();
            MistakeAgreement {
                id: name(Mark::Mistake(*index), rubric),
                counts: item.tally.counts(item.texts),
                mistake_kappa: figures.mistake_kappa,
                false_alarm: figures.false_alarm,
            }
        });
        RubricAgreement {
            rubric: RubricRef { id: rubric.id.clone(), title: rubric.title.clone(), revision: rubric.revision.clone() },
            counts: whole.counts(texts),
            figures: whole.figures(),
            points: points.collect(),
            mistakes: mistakes.collect(),
        }
    }
}

/// Whether a mark belongs to a point (or else to a mistake), and to which.
fn place(mark: Mark) -> (bool, usize) {
    match mark {
        Mark::Part(index, _) | Mark::Point(index) => (true, index),
        Mark::Mistake(index) => (false, index),
    }
}

/// What the report says of what is marked, and the words it rests on. Reports keep the rubric's order.
fn verdict(mark: Mark, report: &Report) -> Option<(Status, Vec<Quote>)> {
    match mark {
        Mark::Part(index, letter) => {
            report.points.get(index)?.parts.get(letter).map(|part| {
                (if part.status == PartStatus::Shown { Status::Shown } else { Status::Absent }, part.evidence.clone())
            })
        }
        Mark::Point(index) => report.points.get(index).map(|point| (of_point(point), quotes(point))),
        Mark::Mistake(index) => report.mistakes.get(index).map(|mistake| {
            (if mistake.status == MistakeStatus::Found { Status::Found } else { Status::Clear }, mistake.evidence.clone())
        }),
    }
}

fn of_point(point: &PointVerdict) -> Status {
    match point.status {
        PointStatus::Met => Status::Met,
        PointStatus::Partial => Status::Partial,
        PointStatus::Missing => Status::Missing,
    }
}

/// The words of all its parts; parts may rest on the same ones.
fn quotes(point: &PointVerdict) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for quote in point.parts.iter().flat_map(|part| &part.evidence) {
        if !quotes.contains(quote) {
            quotes.push(quote.clone());
        }
    }
    quotes
}
