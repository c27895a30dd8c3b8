//! The report as a table for a spreadsheet: a row for each part of each point, then one for each mistake.

use std::borrow::Cow;
use std::io;

use ::csv::{Terminator, WriterBuilder};

use crate::emit::{cite, visible, waivers};
use crate::judgement::{
    MistakeStatus, MistakeVerdict, PartStatus, PartVerdict, PointStatus, PointVerdict, Quote, Report, ReportSet, Waived,
};

/// The columns, in order.
const HEADER: [&str; 18] = [
    "rubric",
    "portfolio",
    "kind",
    "id",
    "part",
    "outcome",
    "asks",
    "status",
    "second_look",
    "part_asks",
    "part_status",
    "quotes",
    "quote",
    "file",
    "place",
    "line",
    "advice",
    "waived",
];

/// Writes the set to `out` as CSV (RFC 4180) in UTF-8, with a byte order mark, without which spreadsheets garble `é` and `“`.
///
/// A field that a spreadsheet would take for a formula begins with an apostrophe. Of several quotes the first is given, and how many
/// there are.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    // In memory first, so that an error of `out` stays what it is.
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(HEADER)?;
    for report in &set.reports {
        for point in &report.points {
            for part in &point.parts {
                table.write_record(of_part(part, point, report))?;
            }
        }
        for mistake in &report.mistakes {
            table.write_record(of_mistake(mistake, report))?;
        }
    }
    out.write_all(&table.into_inner().map_err(|error| error.into_error())?)
}

fn of_part(part: &PartVerdict, point: &PointVerdict, report: &Report) -> Vec<String> {
    let status = match point.status {
        PointStatus::Met => "met",
        PointStatus::Partial => "partial",
        PointStatus::Missing => "missing",
    };
    let part_status = match part.status {
        PartStatus::Shown => "shown",
        PartStatus::Mentioned => "mentioned",
        PartStatus::Absent => "absent",
    };
    let mut row = vec![
        field(&report.rubric.id),
        field(&report.portfolio.name),
        "point".to_owned(),
        field(&point.id),
        field(&part.id),
        field(point.outcome.as_deref().unwrap_or_default()),
        field(&point.statement),
        status.to_owned(),
        if point.review { "yes" } else { "no" }.to_owned(),
        field(&part.statement),
        part_status.to_owned(),
    ];
    // What is only asked is no word of the learner's.
    row.extend(words(if part.only_asked { &[] } else { &part.evidence }, report));
    row.push(field(&part.advice));
    let waived = part.waived.as_ref().or(point.waived.as_ref()).filter(|_| part.status != PartStatus::Shown || point.review);
    row.push(reason(waived));
    row
}

fn of_mistake(mistake: &MistakeVerdict, report: &Report) -> Vec<String> {
    let status = match mistake.status {
        MistakeStatus::Found => "found",
        MistakeStatus::Clear => "clear",
    };
    let none = String::new;
    let mut row = vec![
        field(&report.rubric.id),
        field(&report.portfolio.name),
        "mistake".to_owned(),
        field(&mistake.id),
        none(),
        none(),
        field(&mistake.statement),
        status.to_owned(),
        none(),
        none(),
        none(),
    ];
    row.extend(words(&mistake.evidence, report));
    row.push(field(&mistake.advice));
    row.push(reason(mistake.waived.as_ref()));
    row
}

/// How many quotes there are, and the first with its place.
fn words(quotes: &[Quote], report: &Report) -> [String; 5] {
    let number = quotes.len().to_string();
    let Some(first) = quotes.first() else { return [number, String::new(), String::new(), String::new(), String::new()] };
    let path = report.portfolio.files.get(first.file).map_or("", |file| &file.path);
    let line = first.line.map(|line| line.to_string()).unwrap_or_default();
    [number, guarded(&cite::words(&first.quote)).into_owned(), field(path), field(&first.place), line]
}

/// Why something is let be; nothing if it is not.
fn reason(waived: Option<&Waived>) -> String {
    waived.map(|waived| guarded(&waivers::why(waived)).into_owned()).unwrap_or_default()
}

pub(super) fn field(text: &str) -> String {
    visible(&guarded(text)).into_owned()
}

/// Text that a spreadsheet shows and does not compute. Signs of East Asian width count in some of them too.
fn guarded(text: &str) -> Cow<'_, str> {
    let formula = |c| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    // Spaces before a sign are passed over by some.
    let first = text.trim_start_matches(' ').chars().next();
    if first.is_some_and(formula) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_begins_like_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"] {
            let shown = field(text);
            assert!(shown.starts_with('\''), "{shown}");
        }
        for text in ["", "5 = 5", "a-b", "me@work", "“=1”"] {
            assert_eq!(field(text), text);
        }
    }
}
