//! The elements of an OpenDocument text that mean something to a reader, by local name.

/// An element on the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A paragraph or heading.
    Paragraph,
    /// A stretch of text with a look of its own.
    Span,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A table.
    Table,
    /// The rows that head a table.
    HeaderRows,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A text box, or a shape with text in it.
    TextBox,
    /// What holds a picture or object, often in two versions.
    Frame,
    /// A footnote or endnote, where it is referred to.
    Note,
    /// Styles.
    Styles,
    /// Anything else: looked through.
    Other,
}

impl Element {
    /// The element with this local name.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "p" | "h" => Self::Paragraph,
            "span" | "a" => Self::Span,
            "list" => Self::List,
            "list-item" | "list-header" => Self::Item,
            "table" => Self::Table,
            "table-header-rows" => Self::HeaderRows,
            "table-row" => Self::Row,
            "table-cell" | "covered-table-cell" => Self::Cell,
            "text-box" | "custom-shape" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon" | "regular-polygon"
            | "path" | "connector" | "caption" | "measure" => Self::TextBox,
            "frame" => Self::Frame,
            "note" => Self::Note,
            "automatic-styles" | "styles" | "master-styles" => Self::Styles,
            _ => Self::Other,
        }
    }
}

/// Whether the content of an element is never the learner's visible text.
pub(super) fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "note-citation"
            | "ruby-text"
            | "script"
            | "event-listeners"
            | "binary-data"
            | "placeholder"
            | "title"
            | "desc"
            // Lists of contents, made by the program.
            | "table-of-content"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "user-index"
            | "alphabetical-index"
            | "bibliography-source"
    )
}
