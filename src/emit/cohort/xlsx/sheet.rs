//! What all sheets have in common: a header that stays in sight, text that is never a formula.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::emit::visible;
use crate::judgement::PointStatus;

/// Excel takes no more characters in a cell; some are left for the mark that says so.
const LONGEST: usize = 32_000;

/// The colours of a cell: ink and paper, as on the page.
pub(super) const fn colours(status: PointStatus) -> (u32, u32) {
    match status {
        PointStatus::Met => (0x14_64_3a, 0xe3_f2_e8),
        PointStatus::Partial => (0x7a_4a_00, 0xfd_f0_d3),
        PointStatus::Missing => (0x45_4c_63, 0xec_ee_f5),
    }
}

/// A new sheet of this name, as wide as a page when it is printed.
pub(super) fn add<'b>(book: &'b mut Workbook, name: &str) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(sheet)
}

/// Writes the header into the first row, with the width of each column in characters, and keeps it and so many columns in sight.
pub(super) fn header(sheet: &mut Worksheet, titles: &[(String, u16)], columns_in_sight: u16) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(Color::RGB(0xf6_f4_ef));
    for (column, (title, width)) in (0..).zip(titles) {
        sheet.write_string_with_format(0, column, shown(title), &format)?;
        sheet.set_column_width(column, *width)?;
    }
    sheet.set_freeze_panes(1, columns_in_sight)?.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Lets every column be filtered.
pub(super) fn filter(sheet: &mut Worksheet, rows: u32, columns: usize) -> Result<(), XlsxError> {
    let last = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, rows, last)?;
    Ok(())
}

/// Text that wraps.
pub(super) fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(row, column, shown(text), &format)?;
    Ok(())
}

/// A count.
pub(super) fn number(sheet: &mut Worksheet, row: u32, column: u16, number: usize) -> Result<(), XlsxError> {
    let format = Format::new().set_align(FormatAlign::Top);
    sheet.write_number_with_format(row, column, u32::try_from(number).unwrap_or(u32::MAX), &format)?;
    Ok(())
}

/// Text as it may be shown, and no longer than a cell can be.
pub(super) fn shown(text: &str) -> String {
    let shown = visible(text);
    if shown.chars().count() <= LONGEST {
        return shown.into_owned();
    }
    shown.chars().take(LONGEST).collect::<String>() + " …"
}
