//! A card for each point: what it asks for, how far it is, the words it rests on and what is still to be written.

use crate::emit::receipt::count;
use crate::emit::wording::Wording;
use crate::emit::{cite, gaps, pictures, points, told, waivers};
use crate::judgement::{PartStatus, PartVerdict, PointStatus, PointVerdict, Quote, Report};

use super::marks::Spots;
use super::plain::plain;

/// A point's card.
pub(super) struct PointView {
    /// Its anchor.
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) outcome: Option<String>,
    pub(super) asks: String,
    /// The whole of what it asks for, where `asks` is shorter.
    pub(super) statement: Option<String>,
    /// `met`, `part` or `open`: for style and filter.
    pub(super) class: &'static str,
    /// The status in words.
    pub(super) status: String,
    /// Why it is let be, if it is.
    pub(super) waived: Option<String>,
    /// How far a gap is.
    pub(super) progress: Option<String>,
    pub(super) review: bool,
    pub(super) parts: Vec<PartView>,
    /// What is said of pictures near a gap that were not read.
    pub(super) pictures: Vec<String>,
    /// The numbers of its spots in the text, with spaces between.
    pub(super) spots: String,
    /// What the text is called within a sentence.
    pub(super) that_text: &'static str,
    /// "3 places", if there is any in the text.
    pub(super) places: Option<String>,
}

/// A part of a point.
pub(super) struct PartView {
    pub(super) anchor: String,
    pub(super) letter: String,
    /// `met`, `part` or `open`.
    pub(super) class: &'static str,
    /// "Found", "Mentioned" or "Missing".
    pub(super) word: &'static str,
    pub(super) says: String,
    pub(super) quotes: Vec<QuoteView>,
    /// What stands before the advice, and the advice.
    pub(super) advice: Option<(&'static str, String)>,
    /// Why it is let be by itself, if it is.
    pub(super) waived: Option<String>,
}

/// A learner's words in a card.
pub(super) struct QuoteView {
    pub(super) words: String,
    pub(super) place: String,
    /// The number and the anchor of the same words in the text.
    pub(super) spot: Option<(usize, String)>,
}

/// The cards of the gaps, nearest to met first.
pub(super) fn gaps(report: &Report, spots: &Spots) -> Vec<PointView> {
    let index = |point: &PointVerdict| report.points.iter().position(|other| std::ptr::eq(point, other)).unwrap_or(0);
    let open = gaps::in_order(report);
    let with_pictures = |point: &&PointVerdict| PointView {
        pictures: pictures::near(point, &open, report, str::to_owned),
        ..card(index(point), point, report, spots)
    };
    open.iter().map(with_pictures).collect()
}

/// The cards of the other points, in the rubric's order: of those that are met, or of those that are not and are let be.
pub(super) fn others(report: &Report, spots: &Spots, met: bool) -> Vec<PointView> {
    let others =
        report.points.iter().enumerate().filter(|(_, point)| !point.is_gap() && (point.status == PointStatus::Met) == met);
    others.map(|(index, point)| card(index, point, report, spots)).collect()
}

/// `met`, `part` or `open`.
pub(super) const fn class(status: PointStatus) -> &'static str {
    match status {
        PointStatus::Met => "met",
        PointStatus::Partial => "part",
        PointStatus::Missing => "open",
    }
}

/// The quotes of a verdict.
pub(super) fn quotes(evidence: &[Quote], report: &Report, spots: &Spots) -> Vec<QuoteView> {
    evidence.iter().map(|one| quote(one, report, spots)).collect()
}

/// One quote.
pub(super) fn quote(quote: &Quote, report: &Report, spots: &Spots) -> QuoteView {
    QuoteView {
        words: cite::words(&quote.quote),
        place: cite::place(quote.file, &quote.place, quote.line, report),
        spot: spots.number(quote).map(|number| (number, spots.anchor(number))),
    }
}

fn card(index: usize, point: &PointVerdict, report: &Report, spots: &Spots) -> PointView {
    // What is still to be done comes first: the rest can be looked up.
    let of = |part: &(usize, &PartVerdict)| part.1.status == PartStatus::Shown;
    let mut parts: Vec<(usize, &PartVerdict)> = point.parts.iter().enumerate().collect();
    parts.sort_by_key(of);
    let mut numbers: Vec<usize> =
        point.parts.iter().flat_map(|part| &part.evidence).filter_map(|quote| spots.number(quote)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    PointView {
        anchor: spots.point(index),
        id: plain(&point.id),
        that_text: Wording::of(report).that_text,
        outcome: point.outcome.as_deref().map(plain),
        asks: points::asks(point).into_owned(),
        statement: point.short.as_ref().map(|_| plain(&point.statement)),
        class: class(point.status),
        status: told::point(point, report),
        progress: point.is_gap().then(|| gaps::progress(point, Wording::of(report))),
        review: point.needs_review(),
        waived: waivers::of_point(point),
        parts: parts
            .into_iter()
            .map(|(letter, verdict)| part(spots.part(index, letter), verdict, point.is_waived(), report, spots))
            .collect(),
        pictures: Vec::new(),
        places: (!numbers.is_empty()).then(|| count(numbers.len(), "place", "places")),
        spots: numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" "),
    }
}

fn part(anchor: String, part: &PartVerdict, waived: bool, report: &Report, spots: &Spots) -> PartView {
    let words = Wording::of(report);
    let (class, word) = match part.status {
        PartStatus::Shown => ("met", words.found),
        PartStatus::Mentioned => ("part", words.lacking(part)),
        PartStatus::Absent => ("open", words.wanting),
    };
    let advice = words.to_write(part).filter(|_| part.is_gap() && !waived).map(|(label, advice)| (label, plain(advice)));
    PartView {
        anchor,
        letter: plain(&part.id),
        class,
        word,
        says: plain(&part.statement),
        quotes: quotes(&part.evidence, report, spots),
        advice,
        waived: part.waived.as_ref().map(waivers::why),
    }
}
