//! The elements of a web page that mean something to a reader.

use html5gum::State;

use super::tags::Tag;

/// What an open element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A paragraph.
    Paragraph,
    /// A heading, with its level.
    Heading(u8),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A list of terms.
    Terms,
    /// A term, or what is said of it.
    Term,
    /// A table.
    Table,
    /// Rows that belong together.
    Rows,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// Anything else that begins on a line of its own.
    Block,
    /// Preformatted text.
    Preformatted,
    /// Anything that stands in a line.
    Inline,
}

impl Element {
    /// The element of this name.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "p" => Self::Paragraph,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" | "ol" | "menu" | "dir" => Self::List,
            "li" => Self::Item,
            "dl" => Self::Terms,
            "dt" | "dd" => Self::Term,
            "table" => Self::Table,
            "thead" | "tbody" | "tfoot" => Self::Rows,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "pre" | "listing" | "xmp" | "plaintext" => Self::Preformatted,
            "html" | "head" | "body" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav"
            | "blockquote" | "address" | "figure" | "figcaption" | "fieldset" | "legend" | "form" | "details" | "summary"
            | "caption" | "center" | "hgroup" | "dialog" | "search" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether it begins on a line of its own.
    pub(super) fn is_block(self) -> bool {
        self != Self::Inline
    }
}

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Why the content of an element is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is never shown as text.
    Never,
    /// It is formatted as hidden.
    Hidden,
    /// A picture.
    Picture,
    /// A film, a sound or another page.
    Embedded,
    /// What frames the page: its menu, its header or footer.
    Frame,
    /// Somebody's comments.
    Comments,
}

/// Why an element is not read, if it is not.
pub(super) fn unread(tag: &Tag) -> Option<Unread> {
    match tag.name.as_str() {
        "script" | "style" | "title" | "template" | "noscript" | "noframes" | "noembed" | "select" | "datalist" | "button"
        | "rt" | "rp" | "annotation" | "annotation-xml" => return Some(Unread::Never),
        "svg" | "canvas" => return Some(Unread::Picture),
        "video" | "audio" | "iframe" | "object" | "applet" => return Some(Unread::Embedded),
        "nav" => return Some(Unread::Frame),
        _ => {}
    }
    if tag.attribute("hidden").is_some() {
        return Some(Unread::Hidden);
    }
    let style: String = tag.attribute("style")?.chars().take(2_000).filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    let says = |declaration: &str| style.split(';').any(|part| part.trim_end_matches("!important") == declaration);
    if says("display:none") || says("visibility:hidden") || says("mso-hide:all") {
        Some(Unread::Hidden)
    } else if says("mso-element:header") || says("mso-element:footer") {
        Some(Unread::Frame)
    } else if says("mso-element:comment-list") {
        Some(Unread::Comments)
    } else {
        None
    }
}

/// How the tokenizer must go on after the tag of this name, if its content is not written in tags.
pub(super) fn written_otherwise(name: &str) -> Option<State> {
    match name {
        "script" => Some(State::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(State::RawText),
        "title" | "textarea" => Some(State::RcData),
        "plaintext" => Some(State::PlainText),
        _ => None,
    }
}
