//! The elements of a document that mean something to a reader, by local name.

/// An element on the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A paragraph.
    Paragraph,
    /// Its properties.
    ParagraphProperties,
    /// A run.
    Run,
    /// The properties of a run, or of a paragraph's mark.
    RunProperties,
    /// Text of a run or formula.
    Text,
    /// A list's place in a paragraph's properties.
    NumberingProperties,
    /// A table.
    Table,
    /// A row.
    Row,
    /// Its properties.
    RowProperties,
    /// A cell.
    Cell,
    /// A text box's content.
    TextBox,
    /// Content in several versions for readers of different ages.
    Alternate,
    /// One version.
    Version,
    /// A footnote or endnote, where it is written.
    Note,
    /// A drop-down or tick box of an old form.
    FormField,
    /// A bracketed part of a formula.
    Brackets,
    /// An embedded object, whose picture is not counted again.
    Object,
    /// Anything else: looked through.
    Other,
}

impl Element {
    /// The element with this local name.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "p" => Self::Paragraph,
            "pPr" => Self::ParagraphProperties,
            "r" => Self::Run,
            "rPr" => Self::RunProperties,
            "t" => Self::Text,
            "numPr" => Self::NumberingProperties,
            "tbl" => Self::Table,
            "tr" => Self::Row,
            "trPr" => Self::RowProperties,
            "tc" => Self::Cell,
            "txbxContent" => Self::TextBox,
            "AlternateContent" => Self::Alternate,
            "Choice" | "Fallback" => Self::Version,
            "footnote" | "endnote" => Self::Note,
            "ffData" => Self::FormField,
            "d" => Self::Brackets,
            "object" => Self::Object,
            _ => Self::Other,
        }
    }
}

/// Whether the content of an element is never the learner's visible text.
pub(super) fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "delText"
            | "instrText"
            | "delInstrText"
            | "rt"
            | "sdtPr"
            | "sdtEndPr"
            | "sectPr"
            | "tblPr"
            | "tblGrid"
            | "pPrChange"
            | "rPrChange"
            | "trPrChange"
            | "tcPrChange"
            | "tblPrExChange"
            | "tblPrEx"
            | "numberingChange"
            | "binData"
            | "docPartObj"
            | "background"
    )
}
