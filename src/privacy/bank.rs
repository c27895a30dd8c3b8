//! Bank details: sort codes and account numbers with words that say so, and IBANs.

use super::digits::{Chain, stands_alone};
use super::label::before;
use super::pattern::{Pattern, expression};
use super::{Kind, Page, Spot};
use std::ops::Range;

static SORT_CODE: Pattern = Pattern::new(|| expression(r"(?i)(?-u:\b)sort ?-?code(?-u:\b)[^0-9]{0,16}$"));
static ACCOUNT: Pattern =
    Pattern::new(|| expression(r"(?i)(?-u:\b)(?:bank|account|acct|acc|a/c)(?: ?(?:number|no|num))?(?-u:\b)[^0-9]{0,12}$"));
static BANKING: Pattern = Pattern::new(|| expression(r"(?i-u)\b(?:bank|sort ?-?code|account|acct|a/c)\b"));
static IBAN: Pattern = Pattern::new(|| expression(r"(?-u)\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"));

/// So many figures has a sort code; an account number has more.
const FEWEST: usize = 6;
/// The shortest IBANs hold more figures than this.
const OF_AN_IBAN: usize = 10;
/// How far apart a sort code and an account number may stand without words between them that say what they are, in bytes.
const TOGETHER: usize = 12;

pub(super) fn find(page: &Page<'_>, chains: &[Chain], spots: &mut Vec<Spot>) {
    let figures: usize = chains.iter().flat_map(|chain| &chain.groups).map(Range::len).sum();
    if figures < FEWEST {
        return;
    }
    let ibans = if figures >= OF_AN_IBAN { page.text } else { "" };
    for found in IBAN.find_iter(ibans).filter(|found| is_iban(found.as_str())) {
        spots.push(Spot { kind: Kind::Bank, span: found.range(), masked: format!("{}…", &found.as_str()[..2]) });
    }
    let codes = sort_codes(page.text, chains);
    let accounts = accounts(page.text, chains);
    if codes.is_empty() && accounts.is_empty() {
        return;
    }
    let banking = BANKING.is_match(page.text);
    let mut bank = |span: &Range<usize>, masked: String| spots.push(Spot { kind: Kind::Bank, span: span.clone(), masked });
    for code in &codes {
        if page.labels(code, &SORT_CODE) || banking && stands_by(code, &accounts) {
            bank(code, "••-••-••".to_owned());
        }
    }
    for account in &accounts {
        let with_code = banking && stands_by(account, &codes);
        if with_code || page.labels(account, &ACCOUNT) && page.speaks_of_sort_codes() {
            bank(account, format!("••••{}", &page.text[account.end - 4..account.end]));
        }
    }
}

/// Whether one of the numbers, which are in order, stands near.
fn stands_by(one: &Range<usize>, others: &[Range<usize>]) -> bool {
    let first = others.partition_point(|other| other.end + TOGETHER < one.start);
    others.get(first).is_some_and(|other| other.start <= one.end + TOGETHER)
}

fn sort_codes(text: &str, chains: &[Chain]) -> Vec<Range<usize>> {
    let mut codes = Vec::new();
    for chain in chains {
        for first in 0..chain.groups.len() {
            if chain.groups[first].len() == 6 {
                codes.push(chain.span(first..first + 1));
            } else if first + 3 <= chain.groups.len() && chain.shape(first..first + 3) == [2, 2, 2] {
                codes.push(chain.span(first..first + 3));
            }
        }
    }
    codes.retain(|code| stands_alone(text, code));
    codes
}

fn accounts(text: &str, chains: &[Chain]) -> Vec<Range<usize>> {
    let eight = chains.iter().flat_map(|chain| &chain.groups).filter(|group| group.len() == 8);
    eight.filter(|group| stands_alone(text, group)).cloned().collect()
}

impl Page<'_> {
    /// Whether the words before the number, or the cell before it, say what it is.
    fn labels(&self, number: &Range<usize>, label: &Pattern) -> bool {
        let opens = || self.text[..number.start].trim().is_empty();
        label.is_match(before(self.text, number.start))
            || opens() && self.short_before(1).is_some_and(|(_, text)| label.is_match(text))
    }

    /// Whether a sort code is named here or in the lines around.
    fn speaks_of_sort_codes(&self) -> bool {
        const AROUND: usize = 3;
        let blocks = &self.evidence.blocks;
        let around = blocks.iter().take(self.number + AROUND + 1).skip(self.number.saturating_sub(AROUND));
        around.map(|block| self.evidence.block_text(block).to_ascii_lowercase()).any(|text| text.contains("sort"))
    }
}

/// The check digits of ISO 13616: the rearranged number leaves one when it is divided by 97.
fn is_iban(written: &str) -> bool {
    let plain: Vec<u8> = written.bytes().filter(|b| *b != b' ').collect();
    if !(15..=34).contains(&plain.len()) {
        return false;
    }
    let (head, rest) = plain.split_at(4);
    let left = rest.iter().chain(head).fold(0_u32, |left, byte| match byte {
        b'0'..=b'9' => (left * 10 + u32::from(byte - b'0')) % 97,
        letter => (left * 100 + u32::from(letter.saturating_sub(b'A')) + 10) % 97,
    });
    left == 1
}
