//! A sheet as it grows: a header that stays in sight, rows high enough for their text, text that is never a formula.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

use crate::emit::cohort::words::{UNREAD, spoken, symbol};
use crate::emit::visible;
use crate::judgement::PointStatus;
use crate::overview;

/// Excel takes no more characters in a cell; some are left for the mark that says so.
const LONGEST: usize = 32_000;

/// Points of a line of text, and the highest that Excel lets a row be.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// As on the page.
const WRONG: Color = Color::RGB(0x9c_24_10);

/// What stands in a cell.
pub(super) enum Cell<'a> {
    /// Text, wrapped.
    Text(&'a str),
    /// A count.
    Count(usize),
    /// That there is no verdict, because nothing could be read.
    Unread,
    /// Nothing.
    Empty,
    /// A verdict, with its colour, a symbol and a word.
    Verdict(overview::Cell),
}

/// A sheet with so many columns, each so many characters wide.
pub(super) struct Sheet<'b> {
    pub(super) sheet: &'b mut Worksheet,
    widths: Vec<u16>,
    /// The row that comes next.
    row: u32,
}

impl<'b> Sheet<'b> {
    /// A new sheet of this name with its header; it and so many columns stay in sight. It is as wide as a page when it is printed.
    pub(super) fn new(book: &'b mut Workbook, name: &str, titles: &[(String, u16)], in_sight: u16) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet().set_name(name)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        let format = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin)
            .set_background_color(Color::RGB(0xde_da_d0));
        let mut lines = 1;
        for (column, (title, width)) in (0..).zip(titles) {
            sheet.write_string_with_format(0, column, shown(title), &format)?;
            sheet.set_column_width(column, *width)?;
            lines = lines.max(lines_of(title, *width));
        }
        sheet.set_row_height(0, height(lines))?;
        sheet.set_freeze_panes(1, in_sight)?.set_repeat_rows(0, 0)?;
        Ok(Self { sheet, widths: titles.iter().map(|(_, width)| *width).collect(), row: 1 })
    }

    /// Writes the next row.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        let mut lines = 1;
        for ((column, cell), width) in (0..).zip(cells).zip(&self.widths) {
            let format = Format::new().set_align(FormatAlign::Top);
            match cell {
                Cell::Text(text) => {
                    self.sheet.write_string_with_format(self.row, column, shown(text), &format.set_text_wrap())?;
                    lines = lines.max(lines_of(text, *width));
                }
                Cell::Count(count) => {
                    let count = u32::try_from(*count).unwrap_or(u32::MAX);
                    self.sheet.write_number_with_format(self.row, column, count, &format.set_align(FormatAlign::Center))?;
                }
                Cell::Unread => {
                    self.sheet.write_string_with_format(self.row, column, UNREAD, &format.set_font_color(WRONG))?;
                }
                Cell::Empty => {}
                Cell::Verdict(verdict) => {
                    let look = if verdict.review { " !" } else { "" };
                    let waived = if verdict.waived { ", waived" } else { "" };
                    let words = format!("{} {}{waived}{look}", symbol(verdict.status), spoken(verdict.status));
                    self.sheet.write_string_with_format(self.row, column, words, &coloured(format, *verdict))?;
                }
            }
        }
        // Not every program works out by itself how high a row must be.
        self.sheet.set_row_height(self.row, height(lines))?;
        self.row += 1;
        Ok(())
    }

    /// Lets every column be filtered, when all rows are written.
    pub(super) fn filtered(self) -> Result<(), XlsxError> {
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.sheet.autofilter(0, 0, self.row - 1, last)?;
        Ok(())
    }
}

/// The colours are those of the page.
fn coloured(format: Format, verdict: overview::Cell) -> Format {
    let (ink, paper) = match verdict.status {
        PointStatus::Met => (0x14_64_3a, 0xe3_f2_e8),
        PointStatus::Partial => (0x7a_4a_00, 0xfd_f0_d3),
        PointStatus::Missing => (0x45_4c_63, 0xec_ee_f5),
    };
    let format = format.set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(paper));
    if verdict.review { format.set_bold() } else { format }
}

/// Text as it may be shown, and no longer than a cell can be.
fn shown(text: &str) -> String {
    let shown = visible(text);
    if shown.chars().count() <= LONGEST {
        return shown.into_owned();
    }
    shown.chars().take(LONGEST).collect::<String>() + " …"
}

/// How many lines a text takes in a column.
fn lines_of(text: &str, width: u16) -> usize {
    let width = usize::from(width).max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let long = word.width().max(1);
        if used > 0 && used + 1 + long <= width {
            used += 1 + long;
        } else {
            // A word that is longer than the column is broken.
            lines += usize::from(used > 0) + (long - 1) / width;
            used = (long - 1) % width + 1;
        }
    }
    lines
}

fn height(lines: usize) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * LINE).min(HIGHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_high_enough_for_its_words() {
        for (text, width, expected) in [
            ("", 10, 1),
            ("one two", 10, 1),
            ("one two three", 10, 2),
            ("elephants elephants", 10, 2),
            ("abcdefghijklmnopqrstuvwxyz", 10, 3),
        ] {
            assert_eq!(lines_of(text, width), expected, "{text}");
        }
    }
}
