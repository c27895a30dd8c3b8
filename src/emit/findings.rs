//! What is wanting, as a flat list with places: what CI formats are made of.

use crate::emit::points::title;
use crate::emit::wording::Wording;
use crate::emit::{cite, gaps, review, visible, waivers};
use crate::judgement::{MistakeStatus, MistakeVerdict, PartStatus, PointStatus, PointVerdict, Quote, Report};

/// One thing a person should look at: a point that is not met, a mistake, or a met point worth a second look.
#[derive(Debug)]
pub(super) struct Finding<'r> {
    /// What kind of thing.
    pub(super) kind: Kind,
    /// The id of the point or mistake.
    pub(super) id: &'r str,
    /// The same with the rubric's: `unit/P3`.
    pub(super) rule: String,
    /// What the point or mistake is about, in few words, safe to show.
    pub(super) about: String,
    /// What was found, in one line, safe to show.
    pub(super) message: String,
    /// More on it, a line each, safe to show.
    pub(super) details: Vec<String>,
    /// The file it is about, as given; none if the portfolio has no file.
    pub(super) path: Option<&'r str>,
    /// The line it is about, from 1. What is nowhere is at the first, and so is all in files without lines.
    pub(super) line: u32,
    /// Where in a file without lines, as a person would say it.
    pub(super) place: Option<&'r str>,
    /// The same for the same point or mistake in the same file, whatever else in it changes.
    pub(super) fingerprint: String,
    /// Why it is let be, if it is, safe to show.
    pub(super) waived: Option<String>,
}

/// What kind of thing a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing of a point is shown.
    Missing,
    /// A part of a point is not shown.
    Partial,
    /// A common mistake is made.
    Mistake,
    /// A point is met, but a person should look.
    Review,
}

impl Kind {
    /// In one word, as in `--fail-on`.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Partial => "partial",
            Self::Mistake => "mistake",
            Self::Review => "review",
        }
    }
}

/// Everything that is wanting in a report, also what is let be: points in the rubric's order, then mistakes.
pub(super) fn of(report: &Report) -> Vec<Finding<'_>> {
    let points = report.points.iter().filter_map(|point| on_point(point, report));
    let found = report.mistakes.iter().filter(|mistake| mistake.status == MistakeStatus::Found);
    points.chain(found.map(|mistake| on_mistake(mistake, report))).collect()
}

fn on_point<'r>(point: &'r PointVerdict, report: &'r Report) -> Option<Finding<'r>> {
    let words = Wording::of(report);
    let status = words.point(point.status);
    let (kind, said) = match point.status {
        PointStatus::Missing => (Kind::Missing, how_far(point, words)),
        PointStatus::Partial => (Kind::Partial, how_far(point, words)),
        PointStatus::Met if point.review => (Kind::Review, format!("{status}, but worth a second look")),
        PointStatus::Met => return None,
    };
    let mut at = point.parts.iter().flat_map(|part| &part.evidence).next().filter(|_| kind != Kind::Missing);
    let so_far = at.filter(|_| kind == Kind::Partial).map(|quote| cited(&format!("{} so far", words.found), quote, report));
    let mut details: Vec<String> = so_far.into_iter().collect();
    for part in point.parts.iter().filter(|part| part.status != PartStatus::Shown) {
        details.push(format!("{}: {}", capital(words.of_part(part)), visible(&part.statement)));
        details.extend(part.waived.as_ref().map(|waived| format!("Waived: {}", waivers::why(waived))));
        details.extend(words.to_write(part).filter(|_| part.waived.is_none()).map(advice));
    }
    if point.review {
        let looks = review::looks(point, report);
        at = looks.iter().flat_map(|look| &look.quotes).map(|(_, quote)| *quote).next().or(at);
        for look in looks {
            details.extend(look.quotes.iter().map(|(label, quote)| cited(label, quote, report)));
            details.push(look.why);
        }
    }
    let waived = waivers::of_point(point);
    Some(Finding { waived, ..finding(kind, &point.id, title(point), said, details, at, report) })
}

/// "open: not found yet"; once where both are said in the same words.
fn how_far(point: &PointVerdict, words: &Wording) -> String {
    let (status, progress) = (words.point(point.status), gaps::progress(point, words));
    if status == progress { progress } else { format!("{status}: {progress}") }
}

fn on_mistake<'r>(mistake: &'r MistakeVerdict, report: &'r Report) -> Finding<'r> {
    let mut details: Vec<String> = mistake.evidence.iter().map(|quote| cited(Wording::of(report).wrote, quote, report)).collect();
    if details.is_empty() {
        details.push("No words on this were found.".to_owned());
    }
    details.extend(Wording::of(report).instead(mistake).map(advice));
    let about = format!("{}: {}", visible(&mistake.id), visible(&mistake.statement));
    let waived = mistake.waived.as_ref().map(waivers::why);
    let finding =
        finding(Kind::Mistake, &mistake.id, about, "common mistake".to_owned(), details, mistake.evidence.first(), report);
    Finding { waived, ..finding }
}

fn finding<'r>(
    kind: Kind,
    id: &'r str,
    about: String,
    said: String,
    details: Vec<String>,
    at: Option<&'r Quote>,
    report: &'r Report,
) -> Finding<'r> {
    let files = &report.portfolio.files;
    let file = at.and_then(|quote| files.get(quote.file)).or_else(|| files.first());
    let path = file.map(|file| file.path.as_str());
    Finding {
        kind,
        id,
        rule: format!("{}/{id}", report.rubric.id),
        message: format!("{about} ({said})"),
        about,
        details,
        path,
        line: at.and_then(|quote| quote.line).unwrap_or(1).max(1),
        place: at.filter(|quote| quote.line.is_none()).map(|quote| quote.place.as_str()),
        waived: None,
        fingerprint: fingerprint(&[&report.rubric.id, id, files.first().map_or("", |file| &file.path)]),
    }
}

/// With a capital letter first.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn advice((label, advice): (&str, &str)) -> String {
    format!("{label}: {}", visible(advice))
}

fn cited(label: &str, quote: &Quote, report: &Report) -> String {
    format!("{label}: “{}” ({})", cite::words(&quote.quote), cite::place(quote.file, &quote.place, quote.line, report))
}

/// A number for these texts in 16 digits: FNV-1a, which never changes, unlike the hashes of the standard library. It guards against
/// nothing.
fn fingerprint(texts: &[&str]) -> String {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_fnv_1a_with_a_nought_after_each_text() {
        // Published value for "a": af63dc4c8601ec8c; one more step with the nought.
        let a_then_nought = 0xaf63_dc4c_8601_ec8c_u64.wrapping_mul(0x0100_0000_01b3);
        assert_eq!(fingerprint(&["a"]), format!("{a_then_nought:016x}"));
        assert_ne!(fingerprint(&["a", "b"]), fingerprint(&["ab", ""]));
    }
}
