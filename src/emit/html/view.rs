//! What the page says of one report, ready for the templates. All text in it is [`plain`].

use crate::emit::findings::capital;
use crate::emit::receipt::count;
use crate::emit::wording::Wording;
use crate::emit::{cite, pictures, points, review, told, waivers};
use crate::judgement::{MistakeStatus, PointStatus, PointVerdict, Report, TipStatus};

use super::marks::Spots;
use super::plain::plain;
use super::points::{PointView, QuoteView, class, gaps, others, quote, quotes};
use super::text::{FileView, files};

/// One report.
pub(super) struct ReportView {
    /// What its anchors begin with.
    pub(super) prefix: String,
    pub(super) title: String,
    /// The answer in one line.
    pub(super) answer: String,
    /// What to make of it.
    pub(super) lead: &'static str,
    pub(super) read: String,
    pub(super) not_read: Option<String>,
    pub(super) counts: Counts,
    /// Every point in the rubric's order, in as few words as can be.
    pub(super) strip: Vec<Chip>,
    /// What was not read, where it may matter for a gap.
    pub(super) left_out: Vec<String>,
    pub(super) gaps: Vec<PointView>,
    pub(super) met: Vec<PointView>,
    pub(super) reviews: Vec<ReviewView>,
    pub(super) mistakes: Vec<MistakeView>,
    pub(super) cautions: Vec<CautionView>,
    pub(super) words: &'static Wording,
    /// Points that are not met and let be.
    pub(super) waived: Vec<PointView>,
    /// Mistakes that are made and let be.
    pub(super) waived_mistakes: Vec<MistakeView>,
    pub(super) waived_what: &'static str,
    /// "met", "in part", "open".
    pub(super) key: [&'static str; 3],
    /// The same with capitals.
    pub(super) filters: [String; 3],
    pub(super) tips: Vec<TipView>,
    pub(super) files: Vec<FileView>,
}

/// Points by status.
pub(super) struct Counts {
    pub(super) all: usize,
    pub(super) met: usize,
    pub(super) part: usize,
    pub(super) open: usize,
}

/// A point in the strip at the top.
pub(super) struct Chip {
    pub(super) card: String,
    pub(super) id: String,
    pub(super) asks: String,
    pub(super) class: &'static str,
    pub(super) status: String,
    pub(super) waived: bool,
}

/// A point worth a second look.
pub(super) struct ReviewView {
    pub(super) card: String,
    pub(super) title: String,
    pub(super) looks: Vec<LookView>,
}

/// A reason to look again.
pub(super) struct LookView {
    /// The words it is about, each with what stands before it.
    pub(super) quotes: Vec<(&'static str, QuoteView)>,
    pub(super) why: String,
}

/// A mistake that was found.
pub(super) struct MistakeView {
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) says: String,
    pub(super) quotes: Vec<QuoteView>,
    /// What stands before the advice, and the advice.
    pub(super) advice: Option<(&'static str, String)>,
    /// Why it is let be, if it is.
    pub(super) waived: Option<String>,
}

/// Where personal data stand.
pub(super) struct CautionView {
    pub(super) kind: &'static str,
    pub(super) masked: String,
    pub(super) place: String,
}

/// A tip that was not followed.
pub(super) struct TipView {
    pub(super) id: String,
    pub(super) advice: String,
}

impl ReportView {
    /// The view of the `number`-th report of the page, from 1.
    pub(super) fn of(report: &Report, number: usize) -> Self {
        let prefix = super::report_anchor(number);
        let spots = Spots::of(report, &prefix);
        let words = Wording::of(report);
        let counts = report.coverage.points;
        let key = [PointStatus::Met, PointStatus::Partial, PointStatus::Missing].map(|status| words.point(status));
        Self {
            title: plain(&report.rubric.title),
            answer: told::counts(report),
            lead: lead(report),
            read: read(report),
            not_read: not_read(report),
            counts: Counts { all: counts.total, met: counts.met, part: counts.partial, open: counts.missing },
            strip: strip(report, &spots),
            reviews: reviews(report, &spots),
            mistakes: mistakes(report, &spots, false),
            cautions: cautions(report),
            words,
            tips: tips(report),
            files: files(report, &spots),
            left_out: pictures::left_out(report, str::to_owned),
            gaps: gaps(report, &spots),
            met: others(report, &spots, true),
            waived: others(report, &spots, false),
            waived_mistakes: mistakes(report, &spots, true),
            waived_what: waivers::WHAT,
            key,
            filters: key.map(capital),
            prefix,
        }
    }
}

/// One sentence on what to do next; none where there is a gap to begin with.
fn lead(report: &Report) -> &'static str {
    match report.points.iter().any(PointVerdict::is_gap) {
        false => told::no_gap(report),
        true if report.coverage.parts.shown == 0 => Wording::of(report).nothing,
        true => "",
    }
}

fn read(report: &Report) -> String {
    let files: Vec<String> = report
        .portfolio
        .files
        .iter()
        .map(|file| {
            let brief =
                file.words_of_brief.map(|words| format!(", {words} of them the brief's and set aside")).unwrap_or_default();
            format!("{} ({}{brief})", plain(&file.path), count(file.words, "word", "words"))
        })
        .collect();
    files.join(", ")
}

fn not_read(report: &Report) -> Option<String> {
    let files: Vec<String> =
        report.portfolio.not_read.iter().map(|file| format!("{} ({})", plain(&file.path), plain(&file.what))).collect();
    (!files.is_empty()).then(|| files.join(", "))
}

fn strip(report: &Report, spots: &Spots) -> Vec<Chip> {
    let chip = |(index, point): (usize, &crate::judgement::PointVerdict)| Chip {
        card: spots.point(index),
        id: plain(&point.id),
        asks: points::asks(point).into_owned(),
        class: class(point.status),
        status: told::point(point, report),
        waived: point.status != PointStatus::Met && point.is_waived(),
    };
    report.points.iter().enumerate().map(chip).collect()
}

fn reviews(report: &Report, spots: &Spots) -> Vec<ReviewView> {
    let marked = report.points.iter().enumerate().filter(|(_, point)| point.needs_review());
    let look = |look: review::Look<'_>| LookView {
        quotes: look.quotes.into_iter().map(|(label, words)| (label, quote(words, report, spots))).collect(),
        why: look.why,
    };
    let view = |(index, point)| ReviewView {
        card: spots.point(index),
        title: points::title(point),
        looks: review::looks(point, report).into_iter().map(look).collect(),
    };
    marked.map(view).collect()
}

/// The mistakes that are made: those that are let be, or the others.
fn mistakes(report: &Report, spots: &Spots, waived: bool) -> Vec<MistakeView> {
    let found = report
        .mistakes
        .iter()
        .enumerate()
        .filter(|(_, mistake)| mistake.status == MistakeStatus::Found && mistake.waived.is_some() == waived);
    let view = |(index, mistake): (usize, &crate::judgement::MistakeVerdict)| MistakeView {
        anchor: spots.mistake(index),
        id: plain(&mistake.id),
        says: plain(&mistake.statement),
        quotes: quotes(&mistake.evidence, report, spots),
        advice: Wording::of(report).instead(mistake).map(|(label, advice)| (label, plain(advice))),
        waived: mistake.waived.as_ref().map(waivers::why),
    };
    found.map(view).collect()
}

fn cautions(report: &Report) -> Vec<CautionView> {
    let view = |caution: &crate::judgement::Caution| CautionView {
        kind: told::caution(caution.kind),
        masked: plain(&caution.masked),
        place: cite::place(caution.file, &caution.place, caution.line, report),
    };
    report.portfolio.cautions.iter().map(view).collect()
}

fn tips(report: &Report) -> Vec<TipView> {
    let open = report.tips.iter().filter(|tip| tip.status == TipStatus::Open);
    let view = |tip: &crate::judgement::TipVerdict| TipView { id: plain(&tip.id), advice: plain(Wording::of(report).tip(tip)) };
    open.map(view).collect()
}
