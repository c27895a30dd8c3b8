//! The answer in one line, and what it is about.

use crate::emit::receipt::{self, count};
use crate::emit::told;
use crate::emit::visible;
use crate::emit::wording::Wording;
use crate::judgement::{FileNotRead, FileRef, Report};

use super::layout::{Page, Tone};

/// More files than this are named only with `verbose`.
const MOST_FILES: usize = 8;

/// Writes the headline and the files it is about.
pub(super) fn write(report: &Report, page: &mut Page) {
    let answer = told::answer(report);
    let answer = page.tinted(Tone::Title, &answer);
    page.line(&answer);
    read(report, page);
    page.blank();
}

/// What was and was not read: of one file whole, of several together and with `verbose` also of each.
fn read(report: &Report, page: &mut Page) {
    let (portfolio, read) = (&report.portfolio, Wording::of(report).read);
    if let [file] = portfolio.files.as_slice() {
        let of_brief =
            file.words_of_brief.map(|words| format!("; of the words {words} are the brief's and set aside")).unwrap_or_default();
        page.line(&format!("{read}: {}: {}{of_brief}.", visible(&file.path), receipt::told(&file.receipt)));
    } else {
        let files: Vec<String> = portfolio.files.iter().map(file).collect();
        let all = receipt::together(portfolio.files.iter().map(|file| &file.receipt));
        page.line(&format!("{read}: {}.", files.join(", ")));
        page.line(&format!("Together: {}.", receipt::told(&all)));
    }
    if page.look().verbose && portfolio.files.len() > 1 {
        for file in &portfolio.files {
            page.line(&format!("{}: {}.", visible(&file.path), receipt::told(&file.receipt)));
        }
    }
    if !portfolio.not_read.is_empty() {
        page.line(&format!("Files not read: {}.", not_read(&portfolio.not_read, page.look().verbose)));
    }
}

fn file(file: &FileRef) -> String {
    let of_brief = file.words_of_brief.map(|words| format!(", {words} of them the brief's and set aside")).unwrap_or_default();
    format!("{} ({}{of_brief})", visible(&file.path), count(file.words, "word", "words"))
}

/// "photo.jpg (a picture), plan.pdf (a PDF), and 3 more".
fn not_read(files: &[FileNotRead], all: bool) -> String {
    let most = if all { usize::MAX } else { MOST_FILES };
    let mut named: Vec<String> =
        files.iter().take(most).map(|file| format!("{} ({})", visible(&file.path), visible(&file.what))).collect();
    if files.len() > most {
        named.push(format!("and {} more", files.len() - most));
    }
    named.join(", ")
}
