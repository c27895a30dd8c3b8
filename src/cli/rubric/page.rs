//! Text in columns that fits the terminal. Wrapping is comfy-table's.

use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Table, Width, presets};

use crate::emit::visible;

/// Columns beyond which lines are tiring to read, and below which nothing fits.
const READABLE: (u16, u16) = (40, 100);

/// A page of text as it grows.
pub(in crate::cli) struct Page {
    width: u16,
    text: String,
}

impl Page {
    /// An empty page for a terminal of so many columns.
    pub(in crate::cli) fn new(width: u16) -> Self {
        Self { width: width.clamp(READABLE.0, READABLE.1), text: String::new() }
    }

    /// The finished page.
    pub(in crate::cli) fn into_text(self) -> String {
        self.text
    }

    /// A heading with an empty line before it.
    pub(in crate::cli) fn heading(&mut self, text: &str) {
        self.text.push('\n');
        self.item(0, "", text);
    }

    /// Text that hangs behind a marker, so many columns in.
    pub(in crate::cli) fn item(&mut self, indent: u16, marker: &str, text: &str) {
        let marker = visible(marker);
        // However far in, half of the width is left for the text.
        let indent = indent.min(self.width / 2);
        let wide = if marker.is_empty() { 0 } else { u16::try_from(marker.chars().count()).unwrap_or(8).clamp(1, 8) + 2 };
        let mut table = Table::new();
        // The width is decided here, never by looking at the terminal.
        table
            .load_style(presets::NOTHING)
            .force_no_tty()
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.width);
        let fixed: Vec<(&str, u16)> = [("", indent), (&*marker, wide)].into_iter().filter(|(_, wide)| *wide > 0).collect();
        table.add_row(fixed.iter().map(|(text, _)| Cell::new(text)).chain([Cell::new(visible(text))]));
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 0));
            if let Some((_, wide)) = fixed.get(index) {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(*wide)));
            }
        }
        self.text.push_str(&table.trim_fmt());
        self.text.push('\n');
    }
}
