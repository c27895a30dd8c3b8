//! The figures on a screen.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, Width, presets};

use crate::agreement::{Agreement, Counts, Disagreement, Figure, RubricAgreement, Worst};
use crate::emit::visible;
use crate::judgement::Quote;

/// Columns beyond which lines are tiring to read, and below which the tables do not fit.
const READABLE: (u16, u16) = (72, 100);

/// More than this many characters of a quotation are too much to read in a list.
const LONGEST_QUOTE: usize = 160;

/// The result as text: all in all, then rubric by rubric, then what was asked for beside.
pub(super) fn text(agreement: &Agreement, width: u16) -> String {
    let mut page = Page { width: width.clamp(READABLE.0, READABLE.1), text: String::new() };
    page.line(0, &format!("Agreement with the labels: {}", counted(agreement.counts)));
    page.blank();
    let rows =
        Figure::ALL.map(|figure| vec![figure.to_string(), shown(agreement.figures.get(figure)), meaning(figure).to_owned()]);
    page.table(&["Figure", "Value", "What it says"], rows.into(), &[1]);
    agreement.rubrics.iter().for_each(|rubric| one_rubric(rubric, &mut page));
    if !agreement.worst.is_empty() {
        page.heading("Most disagreement");
        page.table(&["Texts", "What", "Labelled", "Reported", "Unit"], agreement.worst.iter().map(worst).collect(), &[0]);
    }
    if !agreement.disagreements.is_empty() {
        page.heading("Every disagreement");
        agreement.disagreements.iter().for_each(|one| disagreement(one, &mut page));
    }
    page.text
}

fn meaning(figure: Figure) -> &'static str {
    match figure {
        Figure::PartKappa => "agreement on parts beyond chance: 1 is full, 0 is none",
        Figure::PointQwk => "agreement on points; two steps off count four times one",
        Figure::FalseMet => "of the points that are not met, the share reported met",
        Figure::Missed => "of the parts that are shown, the share not found",
        Figure::MistakeKappa => "agreement on mistakes beyond chance",
        Figure::FalseAlarm => "of the mistakes not made, the share reported",
    }
}

fn one_rubric(one: &RubricAgreement, page: &mut Page) {
    page.heading(&format!("{}: {}", visible(&one.rubric.id), counted(one.counts)));
    let row = |id: &str, counts: Counts, figures: [Option<f64>; 4]| {
        let figures = figures.into_iter().map(shown);
        [visible(id).into_owned(), counts.parts.to_string(), counts.points.to_string()].into_iter().chain(figures).collect()
    };
    let all = &one.figures;
    let mut points = vec![row("all", one.counts, [all.part_kappa, all.point_qwk, all.false_met, all.missed])];
    points.extend(one.points.iter().map(|p| row(&p.id, p.counts, [p.part_kappa, p.point_qwk, p.false_met, p.missed])));
    if !one.points.is_empty() {
        let titles = ["Point", "Parts", "Points", "Part kappa", "Point QWK", "False met", "Missed"];
        page.table(&titles, points, &[1, 2, 3, 4, 5, 6]);
    }
    let row = |id: &str, counts: Counts, kappa, alarm| {
        vec![visible(id).into_owned(), counts.mistakes.to_string(), shown(kappa), shown(alarm)]
    };
    let mut mistakes = vec![row("all", one.counts, all.mistake_kappa, all.false_alarm)];
    mistakes.extend(one.mistakes.iter().map(|m| row(&m.id, m.counts, m.mistake_kappa, m.false_alarm)));
    if !one.mistakes.is_empty() {
        if !one.points.is_empty() {
            page.blank();
        }
        page.table(&["Mistake", "Labels", "Mistake kappa", "False alarm"], mistakes, &[1, 2, 3]);
    }
}

fn worst(worst: &Worst) -> Vec<String> {
    let words = [worst.labelled.word(), worst.reported.word()].map(str::to_owned);
    [worst.texts.to_string(), visible(&worst.item).into_owned()]
        .into_iter()
        .chain(words)
        .chain([visible(&worst.rubric).into_owned()])
        .collect()
}

fn disagreement(one: &Disagreement, page: &mut Page) {
    let verdict = format!("{}: labelled {}, reported {}", visible(&one.item), one.labelled.word(), one.reported.word());
    page.line(0, &format!("{} {verdict} ({}, line {})", visible(&one.text), visible(&one.file), one.line));
    one.evidence.iter().for_each(|quote| page.line(4, &cited(quote)));
}

fn cited(quote: &Quote) -> String {
    let line = quote.line.map(|line| format!(", line {line}")).unwrap_or_default();
    let words = quote.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = words.char_indices().nth(LONGEST_QUOTE).map(|(end, _)| format!("{} …", &words[..end]));
    format!("{}{line}: “{}”", visible(&quote.place), visible(&cut.unwrap_or(words)))
}

fn counted(counts: Counts) -> String {
    let Counts { texts, parts, points, mistakes } = counts;
    format!("texts {texts}, parts {parts}, points {points}, mistakes {mistakes}")
}

/// A figure to the third decimal, or a dash where there is none.
fn shown(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.3}"))
}

/// Text as it grows. Wrapping is comfy-table's.
struct Page {
    width: u16,
    text: String,
}

impl Page {
    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.blank();
        self.line(0, text);
        self.blank();
    }

    fn line(&mut self, indent: u16, text: &str) {
        let mut table = self.empty(Table::new());
        table.load_style(presets::NOTHING);
        let before = (indent > 0).then(|| Cell::new(""));
        table.add_row(before.into_iter().chain([Cell::new(text)]));
        table.column_iter_mut().for_each(|column| {
            column.set_padding((0, 0));
        });
        if let Some(column) = table.column_mut(0).filter(|_| indent > 0) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(indent)));
        }
        self.push(&table);
    }

    /// Columns named in `numbers` are set flush right.
    fn table(&mut self, titles: &[&str], rows: Vec<Vec<String>>, numbers: &[usize]) {
        let mut table = self.empty(Table::new());
        table.load_style(presets::NOTHING.header_separator(LineStyle::none().fill('-').junction('-')));
        table.set_header(titles);
        table.add_rows(rows);
        let last = titles.len().saturating_sub(1);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { 2 }));
            if numbers.contains(&index) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        self.push(&table);
    }

    /// The width is decided here, never by looking at the terminal.
    fn empty(&self, mut table: Table) -> Table {
        table.force_no_tty().set_content_arrangement(ContentArrangement::Dynamic).set_width(self.width);
        table
    }

    fn push(&mut self, table: &Table) {
        self.text.push_str(&table.trim_fmt());
        self.text.push('\n');
    }
}
