//! How the sheet looks: its styles, and the few shapes everything in it is made of.

use docx_rs::{
    AlignmentType, BorderType, BreakType, Docx, Footer, LineSpacing, LineSpacingType, NumPages, PageMargin, PageNum, Paragraph,
    Run, RunFonts, Shading, Style, StyleType, Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use crate::emit::visible;

/// The width of the text on A4 with margins of two centimetres, in twentieths of a point.
const WIDTH: usize = 9638;
const MARGIN: i32 = 1134;

const INK: &str = "17465A";
const QUIET: &str = "5A6670";
const LINES: &str = "B9C4CB";
const HEAD: &str = "E6EEF2";

/// What stands on its own behind a fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Head,
    Good,
    Part,
    Open,
}

impl Tone {
    const fn fill(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Head => Some(HEAD),
            Self::Good => Some("E2F1E4"),
            Self::Part => Some("FFF3D1"),
            Self::Open => Some("FAE4E1"),
        }
    }
}

/// A cell: its paragraphs, and what stands behind them.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    paragraphs: Vec<Paragraph>,
    tone: Tone,
    /// Columns it goes over.
    columns: usize,
    /// It goes on from the cell above.
    pub(super) goes_on: bool,
    /// Cells below may go on from it.
    pub(super) begins: bool,
}

impl Cell {
    /// A cell with one paragraph for each line.
    pub(super) fn lines<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> Self {
        Self::of(lines.into_iter().map(|line| plain(line.as_ref())).collect())
    }

    /// A cell with one line.
    pub(super) fn line(line: &str) -> Self {
        Self::lines([line])
    }

    /// A cell over several columns, which says what the rows below are about.
    pub(super) fn over(line: &str, columns: usize) -> Self {
        Self { columns, ..head(line) }
    }

    /// A cell with one line in bold.
    pub(super) fn bold(line: &str) -> Self {
        Self::of(vec![table_text(Run::new().add_text(line).bold())])
    }

    /// A cell with one line that is less important.
    pub(super) fn quiet(line: &str) -> Self {
        Self::of(vec![table_text(Run::new().add_text(line).color(QUIET))])
    }

    pub(super) fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// On the same page as the row below.
    fn with_next(mut self) -> Self {
        if self.paragraphs.is_empty() {
            self.paragraphs.push(plain(""));
        }
        self.paragraphs = self.paragraphs.into_iter().map(|paragraph| paragraph.keep_next(true)).collect();
        self
    }

    fn of(paragraphs: Vec<Paragraph>) -> Self {
        Self { paragraphs, tone: Tone::Plain, columns: 1, goes_on: false, begins: false }
    }

    fn build(self, width: usize) -> TableCell {
        let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top);
        let cell = match (self.begins, self.goes_on) {
            (true, _) => cell.vertical_merge(VMergeType::Restart),
            (_, true) => cell.vertical_merge(VMergeType::Continue),
            _ => cell,
        };
        let cell = if self.columns > 1 { cell.grid_span(self.columns) } else { cell };
        let cell = self.tone.fill().map_or(cell.clone(), |fill| cell.shading(Shading::new().fill(fill)));
        // A cell without a paragraph is no cell.
        let paragraphs = if self.paragraphs.is_empty() { vec![plain("")] } else { self.paragraphs };
        paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
    }
}

/// The sheet in the making.
pub(super) struct Sheet {
    docx: Docx,
    begun: bool,
}

impl Sheet {
    pub(super) fn new() -> Self {
        let spaced = |before, after| LineSpacing::new().before(before).after(after);
        let heading = |id: &str, name: &str, size, before| {
            let style = Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").next("Normal");
            style.size(size).bold().color(INK).line_spacing(spaced(before, 80)).q_format(true)
        };
        let footer = Paragraph::new()
            .align(AlignmentType::Center)
            .style("Footer")
            .add_run(Run::new().add_text("A guide, no grade. Page "))
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" of "))
            .add_num_pages(NumPages::new());
        let margin = PageMargin { top: MARGIN, left: MARGIN, bottom: MARGIN, right: MARGIN, header: 567, footer: 567, gutter: 0 };
        let docx = Docx::new()
            .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri").east_asia("Calibri"))
            .default_size(21)
            .default_line_spacing(LineSpacing::new().after(100).line(259).line_rule(LineSpacingType::Auto))
            .add_style(
                Style::new("Title", StyleType::Paragraph)
                    .name("Title")
                    .based_on("Normal")
                    .next("Normal")
                    .size(40)
                    .bold()
                    .color(INK)
                    .line_spacing(spaced(0, 120)),
            )
            .add_style(heading("Heading1", "heading 1", 28, 320).outline_lvl(0))
            .add_style(heading("Heading2", "heading 2", 23, 200).outline_lvl(1))
            .add_style(Style::new("Footer", StyleType::Paragraph).name("footer").based_on("Normal").size(16).color(QUIET))
            .add_style(
                Style::new("TableText", StyleType::Paragraph)
                    .name("Table Text")
                    .based_on("Normal")
                    .size(19)
                    .line_spacing(spaced(30, 30)),
            )
            .page_size(11906, 16838)
            .page_margin(margin)
            .footer(Footer::new().add_paragraph(footer));
        Self { docx, begun: false }
    }

    pub(super) fn into_docx(self) -> Docx {
        self.docx
    }

    /// The name of the sheet and of the unit, on a new page unless it is the first.
    pub(super) fn title(&mut self, kind: &str, unit: &str) {
        let mut kind = Run::new().add_text(kind).bold().size(20).color(QUIET).character_spacing(20);
        if std::mem::replace(&mut self.begun, true) {
            kind = Run::new()
                .add_break(BreakType::Page)
                .add_text("Feedback sheet")
                .bold()
                .size(20)
                .color(QUIET)
                .character_spacing(20);
        }
        self.add(Paragraph::new().add_run(kind).keep_next(true).line_spacing(LineSpacing::new().after(0)));
        self.add(Paragraph::new().style("Title").add_run(Run::new().add_text(unit)));
    }

    /// A heading of a section.
    pub(super) fn heading(&mut self, text: &str) {
        self.add(Paragraph::new().style("Heading1").keep_next(true).add_run(Run::new().add_text(text)));
    }

    /// A heading within one.
    pub(super) fn subheading(&mut self, text: &str) {
        self.add(Paragraph::new().style("Heading2").keep_next(true).add_run(Run::new().add_text(text)));
    }

    /// A paragraph.
    pub(super) fn line(&mut self, text: &str) {
        self.add(Paragraph::new().add_run(Run::new().add_text(text)));
    }

    /// A paragraph that is less important.
    pub(super) fn quiet(&mut self, text: &str) {
        self.add(aside(text));
    }

    /// The same, on the same page as what comes next.
    pub(super) fn quiet_before(&mut self, text: &str) {
        self.add(aside(text).keep_next(true));
    }

    /// A paragraph with a word set apart before it, on the same page as the next.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        self.add(behind(label, text, 60).keep_next(true));
    }

    /// The last of such paragraphs that belong together: what to do.
    pub(super) fn advised(&mut self, label: &str, text: &str) {
        self.add(behind(label, text, 140));
    }

    /// A learner's words.
    pub(super) fn cited(&mut self, text: &str) {
        let indented = Paragraph::new().indent(Some(568), None, None, None).line_spacing(LineSpacing::new().after(60));
        self.add(indented.keep_next(true).add_run(Run::new().add_text(text).italic().color(QUIET)));
    }

    /// A table of two columns: what it is, and what there is to say of it.
    pub(super) fn facts(&mut self, rows: &[(&str, Vec<String>)]) {
        let widths = [1900, WIDTH - 1900];
        let row = |(label, lines): &(&str, Vec<String>)| row(vec![head(label), Cell::lines(lines)], &widths);
        self.put(rows.iter().map(row).collect(), &widths);
    }

    /// A table with a header. `widths` are shares of the width.
    pub(super) fn table(&mut self, header: &[&str], rows: Vec<Vec<Cell>>, widths: &[usize]) {
        let all: usize = widths.iter().sum();
        let widths: Vec<usize> = widths.iter().map(|width| width * WIDTH / all.max(1)).collect();
        let header = row(header.iter().map(|text| head(text)).collect(), &widths);
        let rows = std::iter::once(header).chain(rows.into_iter().map(|cells| row(cells, &widths))).collect();
        self.put(rows, &widths);
    }

    /// Lines to write on, all on one page: what each is for, and how high it is in twentieths of a point.
    pub(super) fn form(&mut self, fields: &[(&str, &[&str], usize)]) {
        let widths = [2600, WIDTH - 2600];
        let rows = fields.iter().enumerate().map(|(index, (label, lines, height))| {
            let cells = vec![head(label), Cell::lines(*lines)];
            // A row stays with the next where its paragraphs do.
            let cells = if index + 1 < fields.len() { cells.into_iter().map(Cell::with_next).collect() } else { cells };
            #[allow(clippy::cast_precision_loss, reason = "a height of a few centimetres")]
            row(cells, &widths).row_height(*height as f32)
        });
        self.put(rows.collect(), &widths);
    }

    fn put(&mut self, rows: Vec<TableRow>, widths: &[usize]) {
        let border = |at| TableBorder::new(at).border_type(BorderType::Single).size(4).color(LINES);
        let borders = [
            TableBorderPosition::Top,
            TableBorderPosition::Bottom,
            TableBorderPosition::Left,
            TableBorderPosition::Right,
            TableBorderPosition::InsideH,
            TableBorderPosition::InsideV,
        ];
        let borders = borders.into_iter().fold(TableBorders::with_empty(), |borders, at| borders.set(border(at)));
        let table = Table::new(rows)
            .set_grid(widths.to_vec())
            .layout(TableLayoutType::Fixed)
            .width(widths.iter().sum(), WidthType::Dxa)
            .margins(TableCellMargins::new().margin(30, 90, 30, 90))
            .set_borders(borders);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }
}

/// Text from a rubric or from work, safe to show.
pub(super) fn shown(text: &str) -> String {
    visible(text).into_owned()
}

/// Text that is less important.
fn aside(text: &str) -> Paragraph {
    Paragraph::new()
        .line_spacing(LineSpacing::new().before(120).after(100))
        .add_run(Run::new().add_text(text).color(QUIET).italic())
}

/// Text behind a word set apart, with space after it in twentieths of a point.
fn behind(label: &str, text: &str, after: u32) -> Paragraph {
    let label = Run::new().add_text(format!("{label} ")).bold();
    let indented = Paragraph::new().indent(Some(284), None, None, None).line_spacing(LineSpacing::new().after(after));
    indented.add_run(label).add_run(Run::new().add_text(text))
}

fn head(text: &str) -> Cell {
    Cell::of(vec![table_text(Run::new().add_text(text).bold().color(INK))]).toned(Tone::Head)
}

fn plain(text: &str) -> Paragraph {
    table_text(Run::new().add_text(text))
}

fn table_text(run: Run) -> Paragraph {
    Paragraph::new().style("TableText").add_run(run)
}

fn row(cells: Vec<Cell>, widths: &[usize]) -> TableRow {
    let mut left = widths.iter();
    let mut width_of = |cell: &Cell| left.by_ref().take(cell.columns).sum();
    TableRow::new(cells.into_iter().map(|cell| (width_of(&cell), cell)).map(|(width, cell)| cell.build(width)).collect())
        .cant_split()
}
