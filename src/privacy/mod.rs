//! Personal data in evidence: what would tell a reader who a person is or how to reach them, where it stands, and how to hide it.
//!
//! Data of a business are not a person's: role addresses such as `info@`, and 03, 05, 08 and 09 lines, are let through. Data that are
//! made up look like any other, so `@example.com` and the numbers kept free for fiction are found.

mod address;
mod bank;
mod birth;
mod card;
mod digits;
mod email;
mod insurance;
mod label;
mod pattern;
mod phone;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::evidence::{Block, Evidence};

/// What kind of personal data it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A house number and a postcode.
    Address,
    /// A National Insurance number.
    NationalInsurance,
    /// The number of a payment card.
    Card,
    /// A sort code, an account number or an IBAN.
    Bank,
    /// A date of birth.
    DateOfBirth,
}

/// A piece of personal data in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Where it stands: bytes of [`Evidence::text`].
    pub span: Range<usize>,
    /// The block it begins in.
    pub block: usize,
    /// What may be shown in its place.
    pub masked: String,
}

/// Everything found in one file, in reading order; no two overlap.
#[must_use]
pub fn find(evidence: &Evidence) -> Vec<Found> {
    // Most evidence holds neither, and then there is nothing to look for.
    if !evidence.text.bytes().any(|b| b == b'@' || b.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    for (number, block) in evidence.blocks.iter().enumerate() {
        let text = evidence.block_text(block);
        if text.bytes().any(|b| b == b'@' || b.is_ascii_digit()) {
            let page = Page { evidence, number, block, text };
            let here = page.found();
            found.extend(here);
        }
    }
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut end = 0;
    found.retain(|one| {
        let apart = one.span.start >= end;
        end = end.max(one.span.end);
        apart
    });
    found
}

/// `text`, which begins at byte `start` of a file, with everything found there hidden.
#[must_use]
pub fn hide(text: &str, start: usize, found: &[Found]) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut at = 0;
    let first = found.partition_point(|one| one.span.end <= start);
    for one in found[first..].iter().take_while(|one| one.span.start < start + text.len()) {
        let (from, to) = (one.span.start.saturating_sub(start).max(at), (one.span.end - start).min(text.len()));
        hidden.push_str(text.get(at..from).unwrap_or_default());
        hidden.push_str(&one.masked);
        at = to;
    }
    hidden.push_str(text.get(at..).unwrap_or_default());
    hidden
}

/// A block with what stands around it.
struct Page<'e> {
    evidence: &'e Evidence,
    number: usize,
    block: &'e Block,
    text: &'e str,
}

/// Something found in a block: bytes of the block's text.
struct Spot {
    kind: Kind,
    span: Range<usize>,
    masked: String,
}

impl Page<'_> {
    fn found(&self) -> Vec<Found> {
        let mut spots = Vec::new();
        email::find(self.text, &mut spots);
        // Compiling an expression costs more than most evidence takes; what can be told without one comes first.
        let figures = self.text.bytes().filter(u8::is_ascii_digit).count();
        if figures > 0 {
            let chains = digits::chains(self.text);
            if figures >= insurance::FIGURES {
                insurance::find(self.text, &mut spots);
            }
            birth::find(self, &mut spots);
            bank::find(self, &chains, &mut spots);
            card::find(self.text, &chains, &mut spots);
            phone::find(self.text, &chains, &mut spots);
        }
        let place = |spot: Spot| Found {
            kind: spot.kind,
            span: self.block.span.start + spot.span.start..self.block.span.start + spot.span.end,
            block: self.number,
            masked: spot.masked,
        };
        let mut found: Vec<Found> = spots.into_iter().map(place).collect();
        found.extend(address::find(self));
        found
    }

    /// The text of the block so many before this one, if it is short: a label, or a line of an address.
    fn short_before(&self, back: usize) -> Option<(usize, &str)> {
        const SHORT: usize = 60;
        let number = self.number.checked_sub(back)?;
        let text = self.evidence.block_text(self.evidence.blocks.get(number)?);
        (text.len() <= SHORT).then_some((number, text))
    }
}

#[cfg(test)]
mod tests;
