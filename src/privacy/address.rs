//! Addresses: a British postcode with a house number before it, on one line or several.

use super::pattern::{Pattern, expression};
use super::{Found, Kind, Page};
use std::ops::Range;

/// How far before its postcode an address begins, in bytes.
const LONGEST: usize = 120;
/// Over how many short lines an address is written.
const LINES: usize = 5;

static POSTCODE: Pattern =
    Pattern::new(|| expression(r"(?i-u)\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2})\b"));
/// A house number and what follows it: a name with a capital, or a word for a street.
static HOUSE: Pattern = Pattern::new(|| {
    expression(
        r"(?-u)\b(?:Flat|flat|Apartment|apartment) [0-9]{1,4}[A-Za-z]?\b|\b(?:(?:Unit|No\.?|no\.?|Number|number) )?[0-9]{1,4}[A-Za-z]?(?:,? +(?:[A-Z][A-Za-z'.-]+|(?:[a-z'-]+ ){1,3}(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|crescent|way|gardens|grove|terrace|place|hill|square|park|row|walk|mews|green|view|rise)\b)|,? *$)",
    )
});

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    if !page.text.as_bytes().windows(3).any(|three| three[0].is_ascii_digit() && three[1..].iter().all(u8::is_ascii_alphabetic)) {
        return found;
    }
    let mut from = 0;
    for postcode in POSTCODE.find_iter(page.text).filter(|found| is_written_as_one(found.as_str())) {
        let start = postcode.start().saturating_sub(LONGEST).max(from);
        let start = (start..=postcode.start()).find(|i| page.text.is_char_boundary(*i)).unwrap_or(postcode.start());
        let house = house(&page.text[start..postcode.start()]).map(|at| start + at);
        let offset = page.block.span.start;
        let begin = house.map(|at| (page.number, offset + at)).or_else(|| above(page, postcode.start()));
        if let Some((block, begin)) = begin {
            found.push(of(begin..offset + postcode.end(), block, postcode.as_str()));
        }
        from = postcode.end();
    }
    found
}

/// Where the house number that belongs to the end of a text begins: the last, with a flat's before it.
fn house(text: &str) -> Option<usize> {
    const NEXT: usize = 40;
    let is_date = |found: &str| {
        let word = found.split_whitespace().last().unwrap_or_default();
        let year =
            found.get(..4).is_some_and(|n| (n.starts_with("19") || n.starts_with("20")) && n.bytes().all(|b| b.is_ascii_digit()));
        year || MONTHS.iter().any(|month| word.starts_with(month))
    };
    let numbers: Vec<usize> = HOUSE.find_iter(text).filter(|found| !is_date(found.as_str())).map(|found| found.start()).collect();
    let mut first = *numbers.last()?;
    for before in numbers.iter().rev().skip(1) {
        let between = text.get(*before..first)?;
        if between.len() > NEXT || between.contains(". ") {
            break;
        }
        first = *before;
    }
    Some(first)
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The house number on one of the short lines above, if nothing but the end of an address stands before the postcode.
fn above(page: &Page<'_>, postcode: usize) -> Option<(usize, usize)> {
    const TOWN: usize = 40;
    if postcode > TOWN {
        return None;
    }
    for back in 1..LINES {
        let (number, line) = page.short_before(back)?;
        if let Some(house) = house(line).filter(|at| *at == 0) {
            return Some((number, page.evidence.blocks.get(number)?.span.start + house));
        }
    }
    None
}

fn of(span: Range<usize>, block: usize, postcode: &str) -> Found {
    let area: String = postcode.chars().take_while(char::is_ascii_alphabetic).collect();
    Found { kind: Kind::Address, span, block, masked: format!("•• …, {}…", area.to_ascii_uppercase()) }
}

/// All capitals or all small letters: "B12 3cd" is more likely something else.
fn is_written_as_one(postcode: &str) -> bool {
    !(postcode.bytes().any(|b| b.is_ascii_uppercase()) && postcode.bytes().any(|b| b.is_ascii_lowercase()))
}
