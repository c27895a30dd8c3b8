//! What a report has to say beside the learner's words: a remark on the whole work, and one for each passage that earns something,
//! makes a common mistake or gives a person's details away.

use std::ops::Range;

use super::wording::Wording;
use super::{cite, gaps, points, review, told, waivers};
use crate::emit::visible;
use crate::judgement::{MistakeVerdict, PartStatus, Quote, Report};

/// Something to say, safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about; none if it is about the work as a whole.
    pub about: Option<Passage>,
    /// What it says.
    pub lines: Vec<Line>,
}

/// Words of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What the remark is for.
    pub purpose: Purpose,
    /// Bytes of the extracted text.
    pub span: Range<usize>,
    /// Where they stand, as a person would say it.
    pub place: String,
    /// The words, shortened, with personal data hidden.
    pub words: String,
}

/// What a remark is for. Remarks for different purposes are told apart even where they are about the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The words show a part of a point, or mention it.
    Evidence,
    /// They make a common mistake.
    Mistake,
    /// They hold personal data.
    Caution,
}

/// A line of a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it begins with, to be set apart: "P2 a shown:". It may be empty.
    pub label: String,
    /// What follows. It may be empty.
    pub text: String,
}

impl Line {
    fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into() }
    }
}

/// The remarks of a report on one of its files (from 0): on the whole first, then in the order of the text.
#[must_use]
pub fn remarks(report: &Report, file: usize) -> Vec<Remark> {
    let mut beside = evidence(report, file);
    for mistake in found(report) {
        let mut lines = vec![Line::new(format!("{} common mistake:", visible(&mistake.id)), visible(&mistake.statement))];
        lines.extend(Wording::of(report).instead(mistake).map(advice));
        let quotes = mistake.evidence.iter().filter(|quote| quote.file == file);
        beside.extend(quotes.map(|quote| Remark { about: Some(about(Purpose::Mistake, quote)), lines: lines.clone() }));
    }
    beside.extend(cautions(report, file));
    beside.sort_by_key(|remark| remark.about.as_ref().map(|about| (about.span.start, about.span.end, about.purpose)));
    std::iter::once(Remark { about: None, lines: whole(report) }).chain(beside).collect()
}

/// One remark for all that the same words show or mention.
fn evidence(report: &Report, file: usize) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    for point in &report.points {
        for part in &point.parts {
            let open = part.status != PartStatus::Shown;
            let waived = open && (part.waived.is_some() || point.is_waived());
            let status = Wording::of(report).of_part(part);
            let status = if waived { format!("{status}, waived") } else { status.to_owned() };
            let mut lines =
                vec![Line::new(format!("{} {} {status}:", visible(&point.id), visible(&part.id)), visible(&part.statement))];
            lines.extend(Wording::of(report).to_write(part).filter(|_| open && !waived).map(advice));
            for quote in part.evidence.iter().filter(|quote| quote.file == file) {
                let passage = about(Purpose::Evidence, quote);
                match remarks.iter_mut().find(|remark| remark.about.as_ref() == Some(&passage)) {
                    Some(remark) => remark.lines.extend(lines.iter().cloned()),
                    None => remarks.push(Remark { about: Some(passage), lines: lines.clone() }),
                }
            }
        }
    }
    remarks
}

fn cautions(report: &Report, file: usize) -> impl Iterator<Item = Remark> {
    report.portfolio.cautions.iter().filter(move |caution| caution.file == file).map(|caution| {
        let (span, place) = (caution.start..caution.end, visible(&caution.place).into_owned());
        let words = cite::words(&caution.masked);
        let lines = vec![Line::new(format!("{}:", Wording::of(report).take_out), told::caution(caution.kind))];
        Remark { about: Some(Passage { purpose: Purpose::Caution, span, place, words }), lines }
    })
}

fn about(purpose: Purpose, quote: &Quote) -> Passage {
    let (span, place) = (quote.start..quote.end, visible(&quote.place).into_owned());
    Passage { purpose, span, place, words: cite::words(&quote.quote) }
}

/// The answer, and what cannot be said beside any words: what is still missing.
fn whole(report: &Report) -> Vec<Line> {
    let words = Wording::of(report);
    let mut lines = vec![Line::new(told::answer(report), "")];
    for point in gaps::in_order(report) {
        lines.push(Line::new(format!("{} ({})", points::title(point), gaps::progress(point, words)), ""));
        for part in point.parts.iter().filter(|part| part.is_gap()) {
            let label = words.lacking(part);
            lines.push(Line::new(format!("{label}:"), visible(&part.statement)));
            lines.extend(words.to_write(part).map(advice));
        }
    }
    for mistake in found(report).filter(|mistake| mistake.evidence.is_empty()) {
        lines.push(Line::new(format!("{} common mistake:", visible(&mistake.id)), visible(&mistake.statement)));
        lines.extend(Wording::of(report).instead(mistake).map(advice));
    }
    for point in report.points.iter().filter(|point| point.needs_review()) {
        for look in review::looks(point, report) {
            let quote = |(label, quote): &(&str, &Quote)| {
                let place = cite::place(quote.file, &quote.place, quote.line, report);
                Line::new(format!("{label}:"), format!("“{}” ({place})", cite::words(&quote.quote)))
            };
            lines.push(Line::new(format!("{}: worth a second look:", visible(&point.id)), ""));
            lines.extend(look.quotes.iter().map(quote));
            lines.push(Line::new("", look.why));
        }
    }
    for item in waivers::listed(report) {
        lines.push(Line::new(format!("{}: {}:", waivers::HEADING, item.what), item.why));
    }
    if gaps::in_order(report).is_empty() {
        lines.push(Line::new("", told::no_gap(report)));
    }
    lines.push(Line::new("", words.no_grade));
    lines
}

fn found(report: &Report) -> impl Iterator<Item = &MistakeVerdict> {
    report.mistakes.iter().filter(|mistake| mistake.is_to_put_right())
}

fn advice((label, advice): (&str, &str)) -> Line {
    Line::new(format!("{label}:"), visible(advice))
}
