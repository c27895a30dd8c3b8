//! The answer in one line, and what it is about.

use crate::emit::visible;
use crate::judgement::{FileRef, Report};

use super::layout::{Page, Tone};

/// Writes the headline and the files it is about.
pub(super) fn write(report: &Report, page: &mut Page) {
    let answer = format!("{}: {}", visible(&report.rubric.title), counts(report));
    let answer = page.tinted(Tone::Title, &answer);
    page.line(&answer);
    let files: Vec<String> = report.portfolio.files.iter().map(file).collect();
    page.line(&format!("Evidence read: {}.", files.join(", ")));
    if page.look().verbose {
        for file in &report.portfolio.files {
            page.line(&receipt(file));
        }
    }
    page.blank();
}

/// "1 image", "2 images": `n` of a thing, in words.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The given counts that are not nought, joined by commas.
pub(super) fn counted(things: &[(usize, &str, &str)]) -> String {
    let things: Vec<String> = things.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(*n, one, many)).collect();
    things.join(", ")
}

fn counts(report: &Report) -> String {
    let points = report.coverage.points;
    let mut answer = format!("{} of {} met", points.met, count(points.total, "point", "points"));
    for (n, status) in [(points.partial, "in part"), (points.missing, "open")] {
        if n > 0 {
            answer.push_str(&format!(", {n} {status}"));
        }
    }
    let mistakes = report.coverage.mistakes;
    match mistakes.found {
        0 if mistakes.total == 0 => {}
        0 => answer.push_str(", no common mistakes"),
        n => answer.push_str(&format!(", {}", count(n, "common mistake", "common mistakes"))),
    }
    answer
}

fn file(file: &FileRef) -> String {
    let of_brief = file.words_of_brief.map(|words| format!(", {words} of them the brief's and set aside")).unwrap_or_default();
    format!("{} ({}{of_brief})", visible(&file.path), count(file.words, "word", "words"))
}

fn receipt(file: &FileRef) -> String {
    let read = &file.receipt.read;
    let left = &file.receipt.not_read;
    let read = counted(&[
        (read.headings, "heading", "headings"),
        (read.paragraphs, "paragraph", "paragraphs"),
        (read.list_items, "list item", "list items"),
        (read.cells, "table cell", "table cells"),
        (read.notes, "note", "notes"),
        (read.text_boxes, "text box", "text boxes"),
    ]);
    let left = counted(&[
        (left.images, "image", "images"),
        (left.embedded, "embedded file", "embedded files"),
        (left.comments, "comment", "comments"),
        (left.deleted, "deleted passage", "deleted passages"),
        (left.headers, "header or footer", "headers and footers"),
        (left.hidden, "hidden passage", "hidden passages"),
    ]);
    let or_nothing = |list: String| if list.is_empty() { "nothing".to_owned() } else { list };
    format!("{}: read {}; not read: {}.", visible(&file.path), or_nothing(read), or_nothing(left))
}
