//! National Insurance numbers.

use super::pattern::{Pattern, expression};
use super::{Kind, Spot};

/// Two letters, six digits, a letter from A to D. The letters are those that are given out, and QQ, which forms use as an example.
static NUMBER: Pattern = Pattern::new(|| {
    expression(r"(?i-u)\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]\b")
});

/// How many figures one has.
pub(super) const FIGURES: usize = 6;

/// Never given out.
const NO_PREFIX: [&str; 7] = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];

pub(super) fn find(text: &str, spots: &mut Vec<Spot>) {
    for found in NUMBER.find_iter(text) {
        let prefix = found.as_str().get(..2).unwrap_or_default().to_ascii_uppercase();
        if !NO_PREFIX.contains(&prefix.as_str()) {
            let last: String = found.as_str().chars().last().into_iter().collect();
            spots.push(Spot {
                kind: Kind::NationalInsurance, span: found.range(), masked: format!("•• •• •• •• {last}")
            });
        }
    }
}
