//! Telephone numbers of people: British ones as they are written here, others with their country's code.

use std::ops::Range;

use super::digits::{Chain, stands_alone};
use super::label;
use super::{Kind, Spot};

/// The most groups a telephone number is written in.
const MOST_GROUPS: usize = 7;

pub(super) fn find(text: &str, chains: &[Chain], spots: &mut Vec<Spot>) {
    for chain in chains {
        let mut first = 0;
        while first < chain.groups.len() {
            if chain.is_date(text, first) {
                first += 3;
                continue;
            }
            let last =
                (first + 1..=chain.groups.len().min(first + MOST_GROUPS)).rev().find(|last| is_phone(text, chain, first..*last));
            let Some(last) = last else {
                first += 1;
                continue;
            };
            let span = with_prefix(text, chain.span(first..last));
            let digits = chain.digits(text, first..last);
            // A business line is stepped over as a whole: its end is no number by itself.
            if !is_business_line(&digits) {
                spots.push(Spot { kind: Kind::Phone, span, masked: format!("•••••{}", &digits[digits.len() - 2..]) });
            }
            first = last;
        }
    }
}

/// With the plus or the bracket before it.
fn with_prefix(text: &str, span: Range<usize>) -> Range<usize> {
    let before = &text[..span.start];
    let bare = before.trim_end_matches(['(', '+']);
    span.start - (before.len() - bare.len()).min(2)..span.end
}

fn is_phone(text: &str, chain: &Chain, groups: Range<usize>) -> bool {
    let span = chain.span(groups.clone());
    let shape = chain.shape(groups.clone());
    if !(9..=15).contains(&shape.iter().sum::<usize>()) {
        return false;
    }
    let digits = chain.digits(text, groups.clone());
    let plus = text[..span.start].ends_with('+');
    let in_words = groups.start == 0 || !matches!(chain.before(text, groups.start), "-" | "." | "–");
    if !in_words || !stands_alone(text, &span) {
        return false;
    }
    let whole = shape.len() == 1;
    let known = match (plus, national(&digits, plus)) {
        (_, Some(national)) if whole => is_british(national) && national.len() == 10,
        (_, Some(national)) => is_british(national) && (plus || shape[0] >= 3) && shape.last().is_some_and(|n| *n >= 3),
        (true, None) => !digits.starts_with('0') && !digits.starts_with("44"),
        // Without a plus it is written apart, or it could be anything.
        (false, None) => digits.starts_with("00") && !digits.starts_with("000") && digits.len() >= 11 && shape.len() > 1,
    };
    // An order number is written as one; what is spaced as telephone numbers are is one.
    let dashed = (groups.start + 1..groups.end).all(|group| chain.before(text, group) == "-");
    known && !(dashed && label::is_of_a_thing(label::before(text, span.start)))
}

/// The digits behind the nought or the country's code of a British number.
fn national(digits: &str, plus: bool) -> Option<&str> {
    let abroad = if plus { digits.strip_prefix("44") } else { digits.strip_prefix("0044") };
    match abroad {
        Some(rest) => Some(rest.strip_prefix('0').unwrap_or(rest)),
        None if plus => None,
        None => digits.strip_prefix('0').filter(|rest| !rest.starts_with('0')),
    }
}

/// Ten digits, or nine in a few areas; the first says what kind of line it is.
fn is_british(national: &str) -> bool {
    matches!(
        (national.as_bytes().first(), national.len()),
        (Some(b'1' | b'8'), 9 | 10) | (Some(b'2' | b'3' | b'5' | b'7' | b'9'), 10)
    )
}

/// 03, 05, 08 and 09 numbers belong to businesses and public bodies.
fn is_business_line(digits: &str) -> bool {
    let national = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44")).unwrap_or(digits);
    let national = national.strip_prefix('0').unwrap_or(national);
    let british = digits.starts_with('0') && !digits.starts_with("00") || digits.starts_with("44") || digits.starts_with("0044");
    british && national.starts_with(['3', '5', '8', '9'])
}
