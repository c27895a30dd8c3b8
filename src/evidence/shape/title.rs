//! Whether a line titles or asks what follows it.

use super::wording::{after_label, is_instruction, is_question, is_reply, is_sentence, is_task, written};
use super::{BlockKind, Marker, MarkerKind, Shape, Unit, beside_numbered};

/// The most words of a title that is not marked as one.
const TITLE_WORDS: usize = 8;
/// A marked title (the first line, bold, numbered) may be longer.
const MARKED_TITLE_WORDS: usize = 14;

/// Longer text is no title and no question, and need not be looked at word by word.
const LONGEST_BYTES: usize = 500;

/// Whether text is too long, and too much made of sentences, to be a heading whatever its style.
pub(super) fn is_prose(text: &str) -> bool {
    if text.len() > LONGEST_BYTES {
        return true;
    }
    let count = text.split_whitespace().count();
    let sentences = sentence_ends(text);
    !is_question(text) && ((count > 25 && sentences > 0 && !is_task(text)) || (count > 12 && sentences > 1) || count > 60)
}

/// The level of a heading, if a numbered or bulleted line is one.
pub(super) fn numbered(units: &[Unit<'_>], at: usize, marker: Marker) -> bool {
    let unit = &units[at];
    let body = unit.body();
    if body.len() > LONGEST_BYTES {
        return false;
    }
    let in_list = beside_numbered(units, at, marker.kind);
    let asks = is_question(body) || is_task(body);
    match marker.kind {
        MarkerKind::Bullet => {
            unit.emphasised
                && units.get(at + 1).is_some_and(|next| !next.emphasised && next.marker.is_none())
                && is_question(body)
        }
        MarkerKind::Outline if is_task(body) => true,
        MarkerKind::Question if asks => true,
        _ if unit.emphasised && is_question(body) => true,
        // The last question of a paper may stand unanswered, and a list may hold questions and things to do.
        _ => {
            let followed = units.get(at + 1).is_some_and(|next| {
                next.other || next.marker.is_none_or(|next| next.kind != marker.kind) && next.heading.is_none()
            });
            if in_list && !(asks && followed) {
                return false;
            }
            if is_question(body) {
                return true;
            }
            followed && ((is_task(body) && !is_instruction_step(units, at)) || title_like(body, MARKED_TITLE_WORDS))
        }
    }
}

/// "1. Explain what went wrong" between steps of a procedure is a step.
fn is_instruction_step(units: &[Unit<'_>], at: usize) -> bool {
    let body = units[at].body();
    body.ends_with('.') && written(body).take(8).count() < 8
}

/// The level of a heading, if a line without a number is one.
pub(super) fn plain(units: &[Unit<'_>], shapes: &[Shape], at: usize, running: bool) -> Option<u8> {
    let unit = &units[at];
    let text = unit.text.trim();
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let next = units.get(at + 1);
    let before = at.checked_sub(1).map(|before| Before { unit: &units[before], shape: shapes[before] });
    if is_label_line(text) {
        return Some(2);
    }
    if is_question(text) {
        return Some(2);
    }
    next?;
    if let Some(asked) = prompt_of(text) {
        return (is_question(asked) || is_task(asked)).then_some(2);
    }
    let answers = before.is_some_and(|before| before.asks());
    if is_task(text) && sentence_ends(text) <= 1 && !answers && !text.contains(';') {
        let under_title = before.is_some_and(|before| before.is_heading() && !unit.gap);
        let names_text = at == 0 && next.is_some_and(|next| next.gap) && !text.ends_with('.');
        return (!under_title || unit.emphasised).then_some(if names_text { 1 } else { 2 });
    }
    if is_reply(text) || answers {
        return None;
    }
    if unit.emphasised
        && next.is_some_and(|next| !next.emphasised)
        && title_like(text.trim_matches(['*', '_']), MARKED_TITLE_WORDS)
    {
        return Some(2);
    }
    if !running {
        return None;
    }
    if at == 0 {
        let titled = next.is_some_and(|next| next.gap || next.other || next.marker.is_some() || is_substantial(next));
        return (titled && first_line_like(text)).then_some(1);
    }
    let stands_apart = unit.gap || before.is_some_and(|before| before.is_running_text());
    let under_title = before.is_some_and(|before| before.is_heading());
    if !stands_apart || (under_title && at > 1) || !short_title(text, next) {
        return None;
    }
    Some(2)
}

#[derive(Clone, Copy)]
struct Before<'a> {
    unit: &'a Unit<'a>,
    shape: Shape,
}

impl Before<'_> {
    fn is_heading(&self) -> bool {
        matches!(self.shape.kind, BlockKind::Heading { .. })
    }

    /// It asks, so the next line answers.
    fn asks(&self) -> bool {
        let body = self.unit.body();
        if !self.is_heading() {
            return false;
        }
        let title = self.shape.kind == BlockKind::Heading { level: 1 };
        (!title || is_question(body)) && (is_question(body) || is_task(body) || is_label_line(body) || prompt_of(body).is_some())
    }

    fn is_running_text(&self) -> bool {
        self.unit.other
            || (!self.is_heading() && self.unit.text.split_whitespace().count() >= 8 && self.unit.text.ends_with(['.', '!', '?']))
    }
}

/// "Task 3b", "Section A - MARKETS".
fn is_label_line(text: &str) -> bool {
    after_label(text).is_some_and(|rest| {
        rest.is_empty() || (rest.starts_with(char::is_uppercase) && title_like(rest, TITLE_WORDS) && !text.contains('='))
    })
}

/// The text after "Question:" or "Task 2:".
fn prompt_of(text: &str) -> Option<&str> {
    if let Some(rest) = after_label(text).filter(|rest| !rest.is_empty()) {
        return Some(rest);
    }
    let (label, rest) = text.split_once(':')?;
    let label = label.trim().to_lowercase();
    ["question", "q", "task", "criterion", "criteria", "prompt", "unit", "brief"].contains(&label.as_str()).then(|| rest.trim())
}

/// The first line of a text names it more often than not.
fn first_line_like(text: &str) -> bool {
    let count = written(text).count();
    let label = text.split_once(':').map(|(label, _)| label.trim().to_lowercase());
    let names_person = label.as_deref().is_some_and(|label| {
        ["name", "learner", "candidate", "assessor", "witness", "answer", "student", "author"].contains(&label)
    });
    let starts = text.starts_with(char::is_uppercase);
    starts
        && !names_person
        && (1..=MARKED_TITLE_WORDS).contains(&count)
        && sentence_ends(text) == 0
        && !text.ends_with([',', ';', ':'])
        && !is_sentence(text)
        && !is_reply(text)
}

/// A few words that name something.
fn title_like(text: &str, most: usize) -> bool {
    let text = text.trim_end_matches(':').trim();
    let count = written(text).count();
    (1..=most).contains(&count)
        && text.chars().count() <= 100
        && !text.ends_with(['.', ',', ';', '!', '?'])
        && sentence_ends(text) == 0
        && !text.contains([';', '=', '£', '$', '€'])
        && !is_reply(text)
        && !is_sentence(text)
        && !is_instruction(text)
}

/// A title that only its shape and place give away.
fn short_title(text: &str, next: Option<&Unit<'_>>) -> bool {
    let Some(next) = next else { return false };
    let lead_in = text.ends_with(':');
    let name = text.trim_end_matches(':');
    let opens_list = next.marker.is_some() && !next.gap;
    let stands_over = !next.gap && next.text.split_whitespace().count() >= 15;
    title_like(text, if stands_over { TITLE_WORDS + 2 } else { TITLE_WORDS })
        && text.starts_with(char::is_uppercase)
        && !name.contains([':', '+'])
        && !(lead_in && (opens_list || written(text).take(6).count() > 5))
        && (next.other || next.marker.is_some() || is_substantial(next))
}

/// Enough text to be what a title stands over.
fn is_substantial(next: &Unit<'_>) -> bool {
    let count = next.text.split_whitespace().count();
    let figures = next.text.contains(|c: char| c.is_ascii_digit());
    count >= 8 || next.text.ends_with('.') && count >= 3 || (!next.gap && (count >= 6 || figures))
}

/// Full stops, exclamation and question marks that end a sentence: at the end of the text or before a capital.
fn sentence_ends(text: &str) -> usize {
    let mut count = 0;
    for (at, c) in text.trim_end().char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or_default();
        let after = rest.trim_start_matches(['"', '\'', ')', '”', '’']);
        let word = text.get(..at).unwrap_or_default().rsplit(char::is_whitespace).next().unwrap_or_default();
        let initial = word.chars().count() <= 2 && word.starts_with(char::is_uppercase);
        let ends = after.trim().is_empty()
            || (after.starts_with(char::is_whitespace)
                && after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '"' || c == '“'));
        count += usize::from(ends && !initial);
    }
    count
}
