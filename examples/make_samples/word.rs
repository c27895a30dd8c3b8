//! Turns pieces of text into a Word document.

use std::io::{self, Cursor};

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId, Paragraph, Run,
    SpecialIndentType, Start, Style, StyleType, Table, TableCell, TableRow,
};

/// One piece of a document.
pub(crate) enum Piece {
    /// The title of the whole.
    Title(&'static str),
    /// The heading of a section.
    Heading(&'static str),
    /// A paragraph.
    Text(&'static str),
    /// A bulleted list.
    Bullets(&'static [&'static str]),
    /// A numbered list.
    Steps(&'static [&'static str]),
    /// A table; its first row is the header.
    Table(&'static [&'static [&'static str]]),
}

const BULLETS: usize = 2;
const STEPS: usize = 3;

/// The bytes of a `.docx` file that holds the pieces in order.
///
/// # Errors
/// When the document cannot be packed.
pub(crate) fn document(pieces: &[Piece]) -> io::Result<Vec<u8>> {
    let docx = pieces.iter().fold(empty(), add);
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

fn empty() -> Docx {
    Docx::new()
        .add_style(Style::new("Heading1", StyleType::Paragraph).name("heading 1").size(32).bold())
        .add_style(Style::new("Heading2", StyleType::Paragraph).name("heading 2").size(26).bold())
        .add_abstract_numbering(list(BULLETS, "bullet", "•"))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
        .add_abstract_numbering(list(STEPS, "decimal", "%1."))
        .add_numbering(Numbering::new(STEPS, STEPS))
}

fn list(id: usize, format: &str, label: &str) -> AbstractNumbering {
    let level = Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(label), LevelJc::new("left"));
    AbstractNumbering::new(id).add_level(level.indent(Some(720), Some(SpecialIndentType::Hanging(360)), None, None))
}

fn add(docx: Docx, piece: &Piece) -> Docx {
    match piece {
        Piece::Title(text) => docx.add_paragraph(paragraph(text).style("Heading1")),
        Piece::Heading(text) => docx.add_paragraph(paragraph(text).style("Heading2")),
        Piece::Text(text) => docx.add_paragraph(paragraph(text)),
        Piece::Bullets(items) => items.iter().fold(docx, |docx, item| docx.add_paragraph(numbered(item, BULLETS))),
        Piece::Steps(items) => items.iter().fold(docx, |docx, item| docx.add_paragraph(numbered(item, STEPS))),
        Piece::Table(rows) => docx.add_table(Table::new(rows.iter().map(|row| self::row(row)).collect())),
    }
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}

fn numbered(text: &str, list: usize) -> Paragraph {
    paragraph(text).numbering(NumberingId::new(list), IndentLevel::new(0))
}

fn row(cells: &[&str]) -> TableRow {
    TableRow::new(cells.iter().map(|cell| TableCell::new().add_paragraph(paragraph(cell))).collect())
}
