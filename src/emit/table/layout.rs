//! Lines, labels and tables that fit the width. Wrapping is comfy-table's.

use anstyle::{AnsiColor, Style};
use comfy_table::{Cell, ColumnConstraint, ContentArrangement, Table, TableStyle, Width, presets};

use super::Look;

/// Columns before the text of a label, and the least width of the label itself with the space after it.
const INDENT: u16 = 3;
const LABEL: u16 = 11;

/// Keeps words on one line while a page is laid out; a plain space in what is written.
const HARD_SPACE: char = '\u{A0}';

/// What a piece of text is, for its colour. Never the only sign of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Tone {
    /// A heading.
    Title,
    /// Done.
    Good,
    /// Partly done.
    Part,
    /// Still to do.
    Open,
    /// A mistake.
    Wrong,
}

/// A page of text as it grows.
#[derive(Debug)]
pub(in crate::emit) struct Page<'a> {
    look: &'a Look,
    label: u16,
    text: String,
}

impl<'a> Page<'a> {
    /// An empty page whose labels are at least as wide as the longest one and a colon.
    pub(in crate::emit) fn new(look: &'a Look, longest_label: &str) -> Self {
        let label = u16::try_from(longest_label.chars().count() + ": ".len()).unwrap_or(LABEL).max(LABEL);
        Self { look, label, text: String::new() }
    }

    /// How it should look.
    pub(in crate::emit) fn look(&self) -> &Look {
        self.look
    }

    /// The finished page.
    pub(in crate::emit) fn into_text(self) -> String {
        self.text
    }

    /// `text` in the colour of `tone`, where there is colour.
    pub(in crate::emit) fn tinted(&self, tone: Tone, text: &str) -> String {
        if !self.look.color {
            return text.to_owned();
        }
        let style = match tone {
            Tone::Title => Style::new().bold(),
            Tone::Good => AnsiColor::Green.on_default(),
            Tone::Part => AnsiColor::Yellow.on_default(),
            Tone::Open => AnsiColor::Cyan.on_default(),
            Tone::Wrong => AnsiColor::Magenta.on_default(),
        };
        format!("{style}{text}{style:#}")
    }

    /// One empty line.
    pub(in crate::emit) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line that the caller has laid out to fit the width.
    pub(in crate::emit) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading with an empty line before and after it.
    pub(in crate::emit) fn heading(&mut self, text: &str) {
        self.blank();
        let text = self.tinted(Tone::Title, text);
        self.line(&text);
        self.blank();
    }

    /// Text over the whole width.
    pub(in crate::emit) fn line(&mut self, text: &str) {
        self.columns(&[], text);
    }

    /// Text that hangs behind a marker such as `1.`.
    pub(in crate::emit) fn item(&mut self, marker: &str, text: &str) {
        self.columns(&[(marker, INDENT)], text);
    }

    /// Text that hangs behind a label such as `Found:`.
    pub(in crate::emit) fn labelled(&mut self, tone: Tone, label: &str, text: &str) {
        let label = if label.is_empty() { String::new() } else { self.tinted(tone, label) };
        self.columns(&[("", INDENT), (&label, self.label)], text);
    }

    /// A table that fits the width: the columns of `fixed` take what they hold, the others share the rest.
    pub(in crate::emit) fn table(&mut self, header: &[&str], rows: Vec<Vec<String>>, fixed: &[usize]) {
        let style = presets::NOTHING.header_separator(comfy_table::LineStyle::none().fill('-').junction('-'));
        let mut table = self.empty_table(style);
        table.set_header(header.iter().map(|title| self.tinted(Tone::Title, title)));
        table.add_rows(rows);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 2));
            if fixed.contains(&index) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        self.push(&table);
    }

    fn columns(&mut self, fixed: &[(&str, u16)], text: &str) {
        let mut table = self.empty_table(presets::NOTHING);
        table.add_row(fixed.iter().map(|(text, _)| *text).chain([text]).map(Cell::new));
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 0));
            if let Some((_, width)) = fixed.get(index) {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(*width)));
            }
        }
        self.push(&table);
    }

    fn empty_table(&self, style: TableStyle) -> Table {
        let mut table = Table::new();
        table
            .load_style(style)
            // The width and the colours are decided by the caller, never by looking at the terminal.
            .force_no_tty()
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.look.width.clamp(40, 100));
        table
    }

    fn push(&mut self, table: &Table) {
        self.text.push_str(&table.trim_fmt().replace(HARD_SPACE, " "));
        self.text.push('\n');
    }
}

/// `text` as one piece that is not wrapped, where it fits into a line.
pub(in crate::emit) fn unbroken(text: &str) -> String {
    text.replace(' ', HARD_SPACE.encode_utf8(&mut [0; 4]))
}
