//! Tables: which row and column a cell stands in, and which rows are headers.

use std::collections::HashSet;

/// The tables of a document, as they are read.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Table>,
    count: u32,
    headers: HashSet<(u32, u32)>,
}

#[derive(Debug, Default)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    /// Columns that the open cell spans.
    span: u32,
    /// The row was deleted under tracked changes.
    deleted: bool,
    /// Every text of the first row so far is short and bold.
    bold: bool,
    /// The first row holds text.
    titled: bool,
    /// The open cell holds text.
    filled: bool,
    /// A cell of the first row is empty behind one that holds text: a line of a form to be filled in, which names no columns.
    to_fill_in: bool,
}

impl Table {
    /// Looks, once the open cell is complete, whether it was left empty.
    fn end_cell(&mut self) {
        self.to_fill_in |= self.row == 1 && self.column > 0 && self.titled && !self.filled;
        self.filled = false;
    }
}

/// More columns than any page shows; a false span must not overflow.
const MOST_COLUMNS: u32 = 1024;

impl Tables {
    /// A table begins.
    pub(super) fn begin(&mut self) {
        self.count += 1;
        self.open.push(Table { number: self.count, bold: true, ..Table::default() });
    }

    /// The last table that began ends.
    pub(super) fn end(&mut self) {
        // One row alone has nothing to be a header of.
        if let Some(table) = self.open.pop()
            && table.bold
            && table.titled
            && !table.to_fill_in
            && table.row > 1
        {
            self.headers.insert((table.number, 1));
        }
    }

    /// Takes in the tables of a text that is shown here. Their numbers go up by what this returns.
    pub(super) fn adopt(&mut self, others: &Self) -> u32 {
        let offset = self.count;
        self.count = self.count.saturating_add(others.count);
        self.headers.extend(others.headers.iter().map(|(table, row)| (table.saturating_add(offset), *row)));
        offset
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.end_cell();
            table.row = table.row.saturating_add(1);
            (table.column, table.span, table.deleted) = (0, 1, false);
        }
    }

    /// The row is a header.
    pub(super) fn mark_header(&mut self) {
        if let Some(table) = self.open.last() {
            self.headers.insert((table.number, table.row));
        }
    }

    /// The row was deleted.
    pub(super) fn mark_deleted(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.deleted = true;
        }
    }

    /// A cell begins. True if its row was deleted.
    pub(super) fn begin_cell(&mut self) -> bool {
        self.open.last_mut().is_some_and(|table| {
            table.end_cell();
            table.column = table.column.saturating_add(table.span).clamp(1, MOST_COLUMNS);
            table.span = 1;
            table.deleted
        })
    }

    /// The open cell spans columns.
    pub(super) fn span(&mut self, columns: u32) {
        if let Some(table) = self.open.last_mut() {
            table.span = columns.clamp(1, MOST_COLUMNS);
        }
    }

    /// Table, row and column of the open cell.
    pub(super) fn place(&self) -> Option<(u32, u32, u32)> {
        self.open.last().map(|table| (table.number, table.row.max(1), table.column.max(1)))
    }

    /// Notes how the text of a cell looks: a first row all short and bold is a header.
    pub(super) fn note(&mut self, text: &str, bold: bool) {
        if let Some(table) = self.open.last_mut().filter(|table| table.row == 1) {
            (table.titled, table.filled) = (true, true);
            table.bold &= bold && text.split_whitespace().count() <= 12;
        }
    }

    /// Whether a row is a header.
    pub(super) fn is_header(&self, table: u32, row: u32) -> bool {
        self.headers.contains(&(table, row))
    }
}
