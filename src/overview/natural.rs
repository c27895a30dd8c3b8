//! Names in the order a person expects: "Learner 2" before "Learner 10".

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares two names without regard to case, and runs of digits as numbers. Names that differ are never equal.
///
/// ```
/// use markpoint::overview::natural;
/// let mut names = ["Learner 10", "adams", "Learner 2", "Baker"];
/// names.sort_by(|one, other| natural(one, other));
/// assert_eq!(names, ["adams", "Baker", "Learner 2", "Learner 10"]);
/// ```
#[must_use]
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one.chars().peekable(), other.chars().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return one.cmp(other),
            (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {
                let (a, b) = (number(&mut left), number(&mut right));
                a.len().cmp(&b.len()).then(a.cmp(&b))
            }
            (a, b) => {
                let order = a.map(|c| c.to_lowercase().collect::<String>()).cmp(&b.map(|c| c.to_lowercase().collect::<String>()));
                left.next();
                right.next();
                order
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits that come next, without noughts before them.
fn number(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut digits = String::new();
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        if digit != '0' || !digits.is_empty() {
            digits.push(digit);
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_and_names_that_differ_are_never_equal() {
        for (one, other, expected) in [
            ("a2", "a10", Ordering::Less),
            ("a02", "a2", Ordering::Less),
            ("A", "a", Ordering::Less),
            ("b", "A", Ordering::Greater),
            ("a", "ab", Ordering::Less),
            ("7", "é", Ordering::Less),
            ("same", "same", Ordering::Equal),
        ] {
            assert_eq!(natural(one, other), expected, "{one} {other}");
            assert_eq!(natural(other, one), expected.reverse(), "{other} {one}");
        }
    }
}
