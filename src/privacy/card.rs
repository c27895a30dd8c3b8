//! Payment cards: the beginning of a card scheme, its length, and a sound check digit.

use super::digits::{Chain, stands_alone};
use super::label;
use super::{Kind, Spot};

/// The most groups a card number is written in.
const MOST_GROUPS: usize = 5;

pub(super) fn find(text: &str, chains: &[Chain], spots: &mut Vec<Spot>) {
    for chain in chains {
        let mut first = 0;
        while first < chain.groups.len() {
            let last =
                (first + 1..=chain.groups.len().min(first + MOST_GROUPS)).rev().find(|last| is_card(text, chain, first, *last));
            let Some(last) = last else {
                first += 1;
                continue;
            };
            let digits = chain.digits(text, first..last);
            let masked = format!("•••• {}", &digits[digits.len() - 4..]);
            spots.push(Spot { kind: Kind::Card, span: chain.span(first..last), masked });
            first = last;
        }
    }
}

fn is_card(text: &str, chain: &Chain, first: usize, last: usize) -> bool {
    let shape = chain.shape(first..last);
    let length: usize = shape.iter().sum();
    if !(14..=19).contains(&length) || !matches!(shape[..], [_] | [4, 4, 4, 4] | [4, 4, 4, 4, 3] | [4, 6, 4 | 5]) {
        return false;
    }
    let digits = chain.digits(text, first..last);
    let span = chain.span(first..last);
    is_of_a_scheme(&digits)
        && luhn(&digits)
        && stands_alone(text, &span)
        && !(shape.len() == 1 && label::is_of_a_thing(label::before(text, span.start)))
}

/// Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro.
fn is_of_a_scheme(digits: &str) -> bool {
    let number = |n: usize| digits.get(..n).and_then(|first| first.parse::<u32>().ok()).unwrap_or(0);
    let (two, three, four) = (number(2), number(3), number(4));
    match digits.len() {
        14 => (300..=305).contains(&three) || matches!(two, 36 | 38 | 39),
        15 => matches!(two, 34 | 37),
        16 => {
            (40..=49).contains(&two)
                || (51..=55).contains(&two)
                || (2221..=2720).contains(&four)
                || matches!(two, 50 | 56..=69)
                || (3528..=3589).contains(&four)
        }
        18 | 19 => matches!(two, 40..=49 | 50 | 56..=69),
        _ => false,
    }
}

/// The check digit of ISO/IEC 7812.
fn luhn(digits: &str) -> bool {
    let doubled = |d: u32| if d > 4 { d * 2 - 9 } else { d * 2 };
    let values = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate();
    values.map(|(i, d)| if i % 2 == 1 { doubled(d) } else { d }).sum::<u32>() % 10 == 0
}
