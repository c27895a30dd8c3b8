//! Reports of this program. Handed in beside the work, their advice would count as the learner's words.

use super::model::Evidence;

/// Blocks in which a report says what it is: its headline and what was read stand near its beginning in every format.
const BEGINNING: usize = 16;

/// Whether the evidence is a report: "5 of 8 points met" and "Evidence read" stand at its beginning, or the like of material.
pub(super) fn is_report(evidence: &Evidence) -> bool {
    let beginning = || evidence.blocks.iter().take(BEGINNING).map(|block| evidence.block_text(block).trim_start());
    beginning().any(counts_points)
        && beginning().any(|text| text.starts_with("Evidence read") || text.starts_with("Material read"))
}

/// "… 5 of 8 points met …".
fn counts_points(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches([',', '.', ';'])).collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    words.windows(5).any(|five| {
        is_number(five[0])
            && five[1] == "of"
            && is_number(five[2])
            && matches!(five[3], "point" | "points")
            && matches!(five[4], "met" | "taught")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::from_text;

    #[test]
    fn a_report_is_told_apart_from_work_that_speaks_of_one() {
        for (text, expected) in [
            ("Birds: 5 of 8 points met, 3 open\n\nEvidence read: birds.txt: 20 words.", true),
            ("I had 5 of 8 points met when I tried it.", false),
            ("Some of 8 points met at the tip.\n\nEvidence read: birds.txt", false),
            ("Birds sing.\n\nEvidence read: birds.txt", false),
        ] {
            assert_eq!(is_report(&from_text("a.txt", text)), expected, "{text}");
        }
    }
}
