//! What the page says of one report, ready for the templates. All text in it is [`plain`].

use crate::emit::receipt::count;
use crate::emit::{cite, points, review, told};
use crate::judgement::{MistakeStatus, Report, TipStatus};

use super::marks::Spots;
use super::plain::plain;
use super::points::{PointView, QuoteView, cards, class, quote, quotes};
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
    pub(super) gaps: Vec<PointView>,
    pub(super) met: Vec<PointView>,
    pub(super) reviews: Vec<ReviewView>,
    pub(super) mistakes: Vec<MistakeView>,
    pub(super) cautions: Vec<CautionView>,
    pub(super) take_out: &'static str,
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
    pub(super) status: &'static str,
}

/// A point worth a second look.
pub(super) struct ReviewView {
    pub(super) card: String,
    pub(super) title: String,
    pub(super) quote: Option<QuoteView>,
    pub(super) why: String,
}

/// A mistake that was found.
pub(super) struct MistakeView {
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) says: String,
    pub(super) quotes: Vec<QuoteView>,
    pub(super) advice: String,
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
        let (gaps, met) = cards(report, &spots);
        let counts = report.coverage.points;
        Self {
            title: plain(&report.rubric.title),
            answer: told::counts(report),
            lead: lead(report),
            read: read(report),
            not_read: not_read(report),
            counts: Counts { all: counts.total, met: counts.met, part: counts.partial, open: counts.missing },
            strip: strip(report, &spots),
            reviews: reviews(report, &spots),
            mistakes: mistakes(report, &spots),
            cautions: cautions(report),
            take_out: told::TAKE_OUT,
            tips: tips(report),
            files: files(report, &spots),
            prefix,
            gaps,
            met,
        }
    }
}

/// One sentence on what to do next; none where there is a gap to begin with.
fn lead(report: &Report) -> &'static str {
    match (report.coverage.points.met == report.coverage.points.total, report.coverage.mistakes.found) {
        (true, 0) => "Every point is met. That is careful work: read it through once more before you hand it in.",
        (true, _) => "Every point is met. That is careful work: put right what stands below before you hand it in.",
        (false, _) if report.coverage.parts.shown == 0 => {
            "No point could be found yet. That is where every piece of work begins: take the first point below and write two or \
             three full sentences on it in your own words, with an example from your work."
        }
        (false, _) => "",
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
        status: told::point(point.status),
    };
    report.points.iter().enumerate().map(chip).collect()
}

fn reviews(report: &Report, spots: &Spots) -> Vec<ReviewView> {
    let marked = report.points.iter().enumerate().filter(|(_, point)| point.review);
    let view = |(index, point)| {
        let (words, why) = review::why(point, report);
        ReviewView {
            card: spots.point(index),
            title: points::title(point),
            quote: words.map(|words| quote(words, report, spots)),
            why,
        }
    };
    marked.map(view).collect()
}

fn mistakes(report: &Report, spots: &Spots) -> Vec<MistakeView> {
    let found = report.mistakes.iter().enumerate().filter(|(_, mistake)| mistake.status == MistakeStatus::Found);
    let view = |(index, mistake): (usize, &crate::judgement::MistakeVerdict)| MistakeView {
        anchor: spots.mistake(index),
        id: plain(&mistake.id),
        says: plain(&mistake.statement),
        quotes: quotes(&mistake.evidence, report, spots),
        advice: plain(&mistake.advice),
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
    let view = |tip: &crate::judgement::TipVerdict| TipView {
        id: plain(&tip.id),
        advice: plain(if tip.advice.is_empty() { &tip.statement } else { &tip.advice }),
    };
    open.map(view).collect()
}
