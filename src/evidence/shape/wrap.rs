//! Whether a line was broken because the paper ended, or because the writer began something new.

use std::ops::Range;

use super::Marker;

/// A line of text as it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Its text, trimmed.
    pub(crate) text: &'a str,
    /// Columns of white space before it.
    pub(crate) indent: usize,
    /// An empty line stands before it.
    pub(crate) gap: bool,
    /// It never joins its neighbours (a heading that is marked as one).
    pub(crate) alone: bool,
}

/// Lines shorter than this are not broken by a margin.
const NARROWEST: usize = 40;
/// Lines longer than this are paragraphs that nobody broke.
pub(crate) const WIDEST: usize = 120;

/// Which lines belong together: ranges of indices into `lines`, in order, without gaps.
pub(crate) fn paragraphs(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let measured: Vec<Measured<'_>> = lines.iter().map(Measured::new).collect();
    let groups = groups(lines);
    let page = groups.iter().filter(|group| group.len() > 2).filter_map(|group| wrap_width(&measured[(*group).clone()])).max();
    let mut found = Vec::with_capacity(lines.len());
    for group in groups {
        let inside = &measured[group.clone()];
        let own = wrap_width(inside).filter(|_| group.len() > 2 || page.is_some() || is_plainly_broken(inside));
        let width =
            own.map(|width| page.map_or(width, |page| if page - page.min(width) <= 20 { page.max(width) } else { width }));
        let mut start = group.start;
        for at in group.start + 1..group.end {
            let joined = width.is_some_and(|width| joins(&measured[at - 1], &measured[at], width));
            if !joined {
                found.push(start..at);
                start = at;
            }
        }
        found.push(start..group.end);
    }
    found
}

struct Measured<'a> {
    chars: usize,
    first_word: usize,
    starts_low: bool,
    ends: bool,
    lead_in: bool,
    starts_new: bool,
    alone: bool,
    marked: bool,
    indent: usize,
    text: &'a str,
}

impl<'a> Measured<'a> {
    fn new(line: &Line<'a>) -> Self {
        let marked = Marker::of(line.text).is_some_and(|marker| !matches!(marker.kind, super::MarkerKind::Bare(_)));
        let tail = line.text.trim_end_matches(['"', '\'', ')', '”', '’', ']', '*']);
        Self {
            chars: line.indent + line.text.chars().count(),
            first_word: line.text.split_whitespace().next().map_or(0, |word| word.chars().count()),
            starts_low: line.text.starts_with(char::is_lowercase),
            ends: tail.ends_with(['.', '?', '!', ':', ';']),
            lead_in: tail.ends_with(':'),
            starts_new: marked || has_label(line.text),
            alone: line.alone,
            marked,
            indent: line.indent,
            text: line.text,
        }
    }
}

/// "Learner: …", "Task 1a - …", "Staffing: …": a name or label, then a colon or dash.
fn has_label(text: &str) -> bool {
    if super::wording::after_label(text).is_some() {
        return true;
    }
    let Some((label, rest)) = text.split_once(':') else { return false };
    rest.starts_with([' ', '\t'])
        && label.starts_with(char::is_uppercase)
        && label.split_whitespace().count() <= 3
        && label.len() <= 30
}

fn groups(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..=lines.len() {
        if at == lines.len() || lines[at].gap || lines[at].alone || lines[at - 1].alone {
            found.push(start..at);
            start = at;
        }
    }
    found.retain(|group| !group.is_empty());
    found
}

/// The width a group of lines was broken at, if it was: nearly all lines are full, and many break in mid-sentence.
fn wrap_width(lines: &[Measured<'_>]) -> Option<usize> {
    let width = lines.iter().map(|line| line.chars).max()?;
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    let (mut pairs, mut full, mut broken, mut against) = (0usize, 0usize, 0usize, 0usize);
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        if b.starts_new || a.lead_in {
            continue;
        }
        pairs += 1;
        if is_full(a, b, width) {
            full += 1;
            broken += usize::from(is_broken(a, b));
        } else if !a.ends {
            against += 1;
        }
    }
    // Short lines that end a sentence end a paragraph; other short lines were never broken by a margin.
    (pairs > 0 && broken > 0 && full * 10 >= pairs * 6 && broken * 3 >= full && against * 6 <= full).then_some(width)
}

/// Two lines alone prove little: the first must end where no sentence ends, or the second hang under a bullet.
fn is_plainly_broken(lines: &[Measured<'_>]) -> bool {
    let [a, b] = lines else { return false };
    a.chars >= 60 && (ends_open(a.text) || a.text.ends_with(',')) || (a.marked && b.indent > a.indent)
}

/// The next word would not have fitted.
fn is_full(a: &Measured<'_>, b: &Measured<'_>, width: usize) -> bool {
    let ragged = if is_broken(a, b) { width / 8 } else { 0 };
    a.chars >= NARROWEST * 3 / 4 && a.chars + 1 + b.first_word + ragged > width
}

/// The sentence goes on in the next line.
fn is_broken(a: &Measured<'_>, b: &Measured<'_>) -> bool {
    !a.ends && (b.starts_low || a.text.ends_with(',') || ends_open(a.text))
}

/// A line that ends with a small word cannot be the end of anything.
fn ends_open(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    [
        "the", "a", "an", "and", "or", "of", "to", "in", "for", "with", "my", "our", "is", "are", "at", "by", "on", "from",
        "that", "because", "i", "we",
    ]
    .contains(&last.as_str())
}

fn joins(a: &Measured<'_>, b: &Measured<'_>, width: usize) -> bool {
    if b.starts_new || a.alone || b.alone || a.lead_in {
        return false;
    }
    let full = a.chars + 1 + b.first_word > width;
    full || (is_broken(a, b) && a.chars * 5 >= width * 3) || (a.marked && is_broken(a, b) && a.chars * 2 >= width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let mut gap = false;
        let mut lines = Vec::new();
        for line in text.lines() {
            let trimmed = line.trim();
            if trimmed.is_empty() {
                gap = true;
            } else {
                lines.push(Line { text: trimmed, indent: line.len() - line.trim_start().len(), gap, alone: false });
                gap = false;
            }
        }
        paragraphs(&lines)
            .into_iter()
            .map(|range| lines[range].iter().map(|line| line.text).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn lines_broken_by_a_margin_are_joined() {
        let text = "We keep the stock room locked because the boxes near the door were\n\
                    taken last spring. The key hangs in the office and whoever takes it\n\
                    writes a name and a time on the sheet. Nobody has lost a box since.\n\
                    The sheet is checked on Fridays.";
        assert_eq!(split(text).len(), 1, "{:?}", split(text));
    }

    #[test]
    fn a_short_line_that_ends_a_sentence_ends_its_paragraph() {
        let text = "We keep the stock room locked because the boxes near the door were\n\
                    taken last spring. The key hangs in the office and whoever takes it\n\
                    writes a name.\n\
                    Every Friday the sheet is checked by the person who locks the door,\n\
                    and what is missing is written down.";
        assert_eq!(split(text).len(), 2, "{:?}", split(text));
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        for text in [
            "Low tide Ann and Ben\nHigh tide Ben\nNight Ann",
            "The key hangs in the office by the back door and it is never lent out to anyone.\nWe lock up at six.\nThe alarm is set by whoever leaves last and they ring me.",
            "be fit - the boat leaves at six and nobody carries the bottles for those who come late or with bad knees\nwear a warm suit - it is dark blue\nbe good at signals - a diver has to show the others which way the tide is going\nhave a knife",
            "Assessor: Tell me what you do in the week when the club is closed for repairs,\nLearner: I count the boxes and then I write down what is missing from the shelf",
            "coral\nsea grass\nopen water",
            "2. Explain how soundings are collected and used to improve the charts in line with regulations\nlead lines, sonar",
        ] {
            assert_eq!(split(text).len(), text.lines().count(), "{:?}", split(text));
        }
    }

    #[test]
    fn a_wrapped_list_item_keeps_its_second_line() {
        let text = "- the pumps are old and when the power is off nobody can fill a bottle at\n  all, so the boats wait\n- there are never enough of us on the pier in winter because everybody has\n  gone somewhere warm";
        assert_eq!(split(text).len(), 2, "{:?}", split(text));
    }
}
