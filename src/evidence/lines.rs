//! Lines inside paragraphs, and paragraphs that are lines: text pasted from elsewhere brings its line breaks along.

use std::mem::discriminant;
use std::ops::Range;

use super::draft::{Draft, moved};
use super::shape::{Line, Marker, MarkerKind, WIDEST, paragraphs};

/// Paragraphs that are the lines of one broken paragraph, each joined to one.
pub(super) fn join(drafts: Vec<Draft>) -> Vec<Draft> {
    let lines: Vec<Line<'_>> = drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| {
            let before = at.checked_sub(1).and_then(|before| drafts.get(before));
            let apart = before
                .is_none_or(|before| discriminant(&before.place) != discriminant(&draft.place) || before.place != draft.place);
            Line { text: &draft.text, indent: 0, gap: draft.gap || apart, alone: !is_line(draft) }
        })
        .collect();
    let groups = paragraphs(&lines);
    if groups.len() == drafts.len() {
        return drafts;
    }
    let mut left = drafts.into_iter();
    groups.into_iter().filter_map(|group| left.by_ref().take(group.len()).reduce(joined)).collect()
}

/// Plain text no longer than a line.
fn is_line(draft: &Draft) -> bool {
    let plain = draft.heading.is_none() && draft.marker.is_none() && draft.line.is_none() && !draft.emphasised;
    plain && !draft.text.contains('\n') && draft.text.chars().nth(WIDEST).is_none()
}

fn joined(mut first: Draft, next: Draft) -> Draft {
    first.text.push('\n');
    let put = first.text.len();
    first.text.push_str(&next.text);
    first.struck.extend(next.struck.into_iter().map(|range| range.start + put..range.end + put));
    first.origins.extend(moved(next.origins, 0, put, next.text.len()));
    first
}

/// Line breaks inside a paragraph: lines that stand by themselves become drafts of their own.
pub(super) fn split(draft: Draft) -> Vec<Draft> {
    if draft.heading.is_some() || draft.line.is_some() || !draft.text.contains('\n') {
        return vec![draft];
    }
    let mut lines = Vec::new();
    let mut spans = Vec::new();
    let mut gap = false;
    let mut at = 0;
    for line in draft.text.split_inclusive('\n') {
        let text = line.trim();
        if text.is_empty() {
            gap = true;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            lines.push(Line { text, indent: 0, gap, alone: false });
            spans.push(start..start + text.len());
            gap = false;
        }
        at += line.len();
    }
    let groups = paragraphs(&lines);
    if groups.len() < 2 {
        return vec![draft];
    }
    groups.into_iter().enumerate().map(|(n, group)| piece(&draft, &spans, group, n, &lines)).collect()
}

fn piece(draft: &Draft, spans: &[Range<usize>], group: Range<usize>, n: usize, lines: &[Line<'_>]) -> Draft {
    let span = spans[group.start].start..spans[group.end - 1].end;
    let text = draft.text.get(span.clone()).unwrap_or_default().to_owned();
    let marker = if n == 0 { draft.marker } else { Marker::of(&text) };
    // A list item that goes on in a new line stays in the list.
    let marker = marker.or_else(|| draft.level.map(|_| Marker { kind: MarkerKind::Bullet, body: 0 }));
    let first = draft.struck.partition_point(|range| range.end <= span.start);
    let struck = draft.struck[first..]
        .iter()
        .take_while(|range| range.start < span.end)
        .map(|range| range.start.clamp(span.start, span.end) - span.start..range.end.clamp(span.start, span.end) - span.start)
        .collect();
    let gap = if n == 0 { draft.gap } else { lines[group.start].gap };
    let Draft { level, emphasised, number, .. } = *draft;
    let from = draft.origins.partition_point(|origin| origin.text.end <= span.start);
    let inside = draft.origins[from..].iter().take_while(|origin| origin.text.start < span.end).cloned();
    let origins = moved(inside, span.start, 0, span.len());
    Draft { marker, level, emphasised, gap, struck, origins, number, ..Draft::new(text, draft.place) }
}
