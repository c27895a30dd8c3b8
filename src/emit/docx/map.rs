//! The map of the evidence: which words in which file show which part.

use crate::emit::cite::all_words;
use crate::emit::wording::Wording;
use crate::emit::{points, visible};
use crate::judgement::{Expect, PartStatus, PartVerdict, PointVerdict, Quote, Report};

use super::look::{Cell, Sheet, Tone, shown};

/// Writes a row for each passage that shows a part, and one for each part that none shows.
pub(super) fn write(report: &Report, sheet: &mut Sheet) {
    sheet.heading("Evidence map");
    let several = report.portfolio.files.len() > 1;
    let rows = report.points.iter().flat_map(|point| {
        let title = vec![Cell::over(&points::title(point), if several { 5 } else { 4 })];
        std::iter::once(title).chain(point.parts.iter().flat_map(move |part| of_part(point, part, several, Wording::of(report))))
    });
    let said = if report.expect == Expect::Taught { "The words" } else { "The learner's words" };
    if several {
        sheet.quiet("The numbers of the files are those at the top of this sheet.");
        sheet.table(&["Part", "What it asks", "File", "Place", said], rows.collect(), &[8, 28, 6, 16, 42]);
    } else {
        sheet.table(&["Part", "What it asks", "Place", said], rows.collect(), &[8, 30, 18, 44]);
    }
}

fn of_part(point: &PointVerdict, part: &PartVerdict, several: bool, words_for: &Wording) -> Vec<Vec<Cell>> {
    let name = format!("{} {}", visible(&point.id), shown(&part.id));
    if part.evidence.is_empty() {
        let mut row = vec![Cell::bold(&name), Cell::line(&shown(&part.statement))];
        if several {
            row.push(Cell::line(""));
        }
        row.extend([Cell::line(""), Cell::quiet(words_for.part(part.status)).toned(tone(part.status))]);
        return vec![row];
    }
    let merged = part.evidence.len() > 1;
    let row = |(index, quote): (usize, &Quote)| {
        let mut head = [Cell::bold(&name), Cell::line(&shown(&part.statement))];
        if index > 0 {
            head = [Cell::line(""), Cell::line("")];
        }
        for cell in &mut head {
            (cell.begins, cell.goes_on) = (merged && index == 0, index > 0);
        }
        let mut row = Vec::from(head);
        if several {
            row.push(Cell::line(&(quote.file + 1).to_string()));
        }
        let place = quote.line.map_or_else(|| shown(&quote.place), |line| format!("{}, line {line}", shown(&quote.place)));
        let mut lines = vec![format!("“{}”", all_words(&quote.quote))];
        if part.status != PartStatus::Shown {
            lines.push(words_for.of_part(part).to_owned());
        }
        row.extend([Cell::line(&place), Cell::lines(lines).toned(tone(part.status))]);
        row
    };
    part.evidence.iter().enumerate().map(row).collect()
}

const fn tone(status: PartStatus) -> Tone {
    match status {
        PartStatus::Shown => Tone::Plain,
        PartStatus::Mentioned => Tone::Part,
        PartStatus::Absent => Tone::Open,
    }
}
