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
    /// A part of a formula.
    Maths(Maths),
    /// A field of a form, or any other content under control.
    Control,
    /// Its properties.
    ControlProperties,
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
            "sdt" => Self::Control,
            "sdtPr" => Self::ControlProperties,
            "object" => Self::Object,
            _ => Maths::named(name).map_or(Self::Other, Self::Maths),
        }
    }
}

/// A part of a formula that shows in how it is written in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Maths {
    /// Above the line of a fraction.
    Numerator,
    /// Below it.
    Denominator,
    /// Above and behind.
    Superscript,
    /// Below and behind.
    Subscript,
    /// A root.
    Radical,
    /// A sum, a product, an integral.
    Sum,
    /// The name of a function and what it is taken of.
    Function,
    /// What stands in brackets.
    Brackets,
    /// A row of a table of numbers.
    Row,
    /// What any of these is taken of.
    Argument,
}

impl Maths {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "num" => Self::Numerator,
            "den" => Self::Denominator,
            "sup" => Self::Superscript,
            "sub" | "lim" => Self::Subscript,
            "rad" => Self::Radical,
            "nary" => Self::Sum,
            "func" => Self::Function,
            "d" => Self::Brackets,
            "mr" => Self::Row,
            "e" => Self::Argument,
            _ => return None,
        })
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
