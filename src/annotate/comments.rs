//! Comments as Word writes them: their text, and the marks around what they are about.

use std::fmt::Write as _;
use std::ops::Range;

use quick_xml::escape::escape;

use super::edits::Edit;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    /// What it is about: bytes of the main part.
    pub(super) at: Range<usize>,
    /// Its paragraphs: what is set apart at the beginning, and what follows.
    pub(super) lines: Vec<(String, String)>,
}

/// Who writes.
const AUTHOR: &str = r#"w:author="markpoint" w:initials="mp""#;

/// The comment's element. Like every element here it names its namespace itself, so that it can stand in any part, whatever that
/// part's prefixes.
pub(super) fn element(comment: &Comment, number: u32, namespace: &str) -> String {
    let mut xml = format!(r#"<w:comment xmlns:w="{}" w:id="{number}" {AUTHOR}>"#, escape(namespace));
    for (label, text) in &comment.lines {
        xml.push_str("<w:p>");
        if !label.is_empty() {
            let space = if text.is_empty() { "" } else { " " };
            // Writing to a String cannot fail.
            let _ = write!(xml, r#"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}{space}</w:t></w:r>"#, escape(label));
        }
        if !text.is_empty() {
            let _ = write!(xml, r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escape(text));
        }
        xml.push_str("</w:p>");
    }
    xml.push_str("</w:comment>");
    xml
}

/// A part that holds nothing but these comments.
pub(super) fn part(elements: &str, namespace: &str) -> Vec<u8> {
    let namespace = escape(namespace);
    format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{namespace}">{elements}</w:comments>"#)
        .into_bytes()
}

/// The marks in the main part, in order. Where one comment ends and another begins, it ends first.
pub(super) fn marks(comments: &[Comment], numbers: &[u32], namespace: &str) -> Vec<Edit> {
    let w = format!(r#"xmlns:w="{}""#, escape(namespace));
    let each = || comments.iter().zip(numbers);
    let ends = each().map(|(comment, id)| {
        let text = format!(r#"<w:commentRangeEnd {w} w:id="{id}"/><w:r {w}><w:commentReference w:id="{id}"/></w:r>"#);
        Edit { at: comment.at.end, out: 0, text }
    });
    let starts = each().map(|(comment, id)| Edit {
        at: comment.at.start,
        out: 0,
        text: format!(r#"<w:commentRangeStart {w} w:id="{id}"/>"#),
    });
    let mut marks: Vec<Edit> = ends.chain(starts).collect();
    marks.sort_by_key(|edit| edit.at);
    marks
}
