//! Text to drafts: lines, the headings that are marked as such, and the lines that belong together.

use crate::evidence::draft::Draft;
use crate::evidence::model::Place;
use crate::evidence::shape::{Line, Marker, paragraphs};

/// The paragraphs of a text.
pub(super) fn drafts(text: &str) -> Vec<Draft> {
    let found = written_lines(text);
    let lines: Vec<Line<'_>> = found.iter().map(|line| line.line).collect();
    paragraphs(&lines)
        .into_iter()
        .map(|group| {
            let first = &found[group.start];
            let joined = found[group].iter().map(|line| clean(line.line.text)).collect::<Vec<_>>().join("\n");
            let marker = first
                .hashes
                .map(|body| Marker { kind: crate::evidence::shape::MarkerKind::Bullet, body })
                .or_else(|| Marker::of(&joined));
            let emphasised = joined.len() > 4 && joined.starts_with("**") && joined.ends_with("**");
            Draft {
                heading: first.heading,
                marker,
                indent: first.line.indent,
                emphasised,
                gap: first.line.gap,
                line: Some(first.number),
                ..Draft::new(joined, Place::Paragraph(0))
            }
        })
        .collect()
}

/// How many lines hold anything.
pub(super) fn count(text: &str) -> usize {
    split_lines(text).filter(|(line, _)| !line.trim().is_empty()).count()
}

struct Written<'a> {
    line: Line<'a>,
    number: u32,
    heading: Option<u8>,
    /// Bytes of a heading's `# `.
    hashes: Option<usize>,
}

fn written_lines(text: &str) -> Vec<Written<'_>> {
    let mut found: Vec<Written<'_>> = Vec::new();
    let mut gap = false;
    for (number, (raw, breaks)) in (1..).zip(split_lines(text)) {
        gap |= breaks;
        let line = raw.trim();
        if is_rule(line) {
            if !gap
                && underlines(&found)
                && let Some(last) = found.last_mut()
            {
                last.heading = Some(if line.starts_with('=') { 1 } else { 2 });
                last.line.alone = true;
            }
            gap = true;
            continue;
        }
        if !line.contains(|c: char| !c.is_whitespace() && !is_invisible(c)) {
            gap = true;
            continue;
        }
        let hashes = line.bytes().take_while(|b| *b == b'#').count();
        let marked = (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']);
        let heading = u8::try_from(hashes).ok().filter(|_| marked);
        let body = line.len() - line[hashes..].trim_start().len();
        let indent = raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        found.push(Written {
            line: Line { text: line, indent, gap, alone: marked },
            number,
            heading,
            hashes: heading.map(|_| body),
        });
        gap = false;
    }
    found
}

/// Lines, and whether a page break stands before each. Any line ending counts: LF, CR LF, CR, VT, NEL, LS, PS.
fn split_lines(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = Some(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let mut page = false;
    std::iter::from_fn(move || {
        let here = rest?;
        let Some((at, end)) = here.char_indices().find(|(_, c)| is_line_end(*c)) else {
            rest = None;
            return Some((here, page));
        };
        let line = &here[..at];
        let mut after = &here[at + end.len_utf8()..];
        if end == '\r' {
            after = after.strip_prefix('\n').unwrap_or(after);
        }
        rest = Some(after);
        let broken = page;
        page = matches!(end, '\u{C}' | '\u{2029}');
        Some((line, broken))
    })
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{AD}')
}

/// A line of nothing but "====", "----", "* * *".
fn is_rule(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let marks: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && marks.iter().all(|c| "=-_*~–—.#".contains(*c)) && marks.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether a rule here underlines the line before: one short line that stands by itself.
fn underlines(found: &[Written<'_>]) -> bool {
    let Some(last) = found.last() else { return false };
    let alone = found.len() == 1 || last.line.gap;
    alone && last.line.text.chars().count() <= 80 && !last.line.text.ends_with(['.', ',', ';'])
}

/// Control characters become spaces, so that words stay apart; soft hyphens and byte order marks vanish.
fn clean(line: &str) -> String {
    line.chars()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{FEFF}'))
        .map(|c| if c.is_control() && c != '\t' { ' ' } else { c })
        .collect::<String>()
        .trim()
        .to_owned()
}
