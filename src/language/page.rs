//! Pages that speak about an assessment: mark schemes, unit pages, briefs. Handed in as evidence they show nothing.

use compact_str::CompactString;

use crate::evidence::{BlockKind, Evidence};

use super::forms::words_of;
use super::tasks::{MOST_WORDS_OF_A_PAGE, instructs_the_marker, is_criteria_heading};

/// So many different headings of a mark scheme make a page of it; a learner copies one or two.
const HEADINGS_OF_A_PAGE: usize = 3;
/// So many lines that instruct whoever marks make a page of it.
const MARKING_LINES_OF_A_PAGE: usize = 4;
/// Bytes of a block that are looked at. What a line is shows at its beginning.
const BEGINNING: usize = 160;

/// Whether the file is a page about the assessment and not a learner's work. What the brief holds, a template brings along: it makes no page.
pub(super) fn is_page(evidence: &Evidence, mut is_of_brief: impl FnMut(&str) -> bool) -> bool {
    let mut headings: Vec<Vec<CompactString>> = Vec::new();
    let mut marking_lines = 0;
    for block in &evidence.blocks {
        let text = evidence.block_text(block);
        let end = (0..=BEGINNING.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let words: Vec<CompactString> = words_of(&text[..end]).take(*MOST_WORDS_OF_A_PAGE).collect();
        let borrowed: Vec<&str> = words.iter().map(CompactString::as_str).collect();
        let titled = matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Paragraph) && is_criteria_heading(&borrowed);
        if titled && !headings.contains(&words) {
            headings.extend((!is_of_brief(text)).then_some(words));
        } else if (instructs_the_marker(&borrowed) || is_coded_criterion(text)) && !is_of_brief(text) {
            marking_lines += 1;
        }
    }
    headings.len() >= HEADINGS_OF_A_PAGE || marking_lines >= MARKING_LINES_OF_A_PAGE
}

/// "P1 …: (a) …; (b) …", "M3 [says] …": a line of a catalogue.
fn is_coded_criterion(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    let letter = chars.next().is_some_and(|c| matches!(c, 'P' | 'M' | 'D'));
    let digit = chars.next().is_some_and(|c| c.is_ascii_digit());
    letter && digit && (text.contains("(a)") || text.contains('['))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::from_text;

    #[test]
    fn a_mark_scheme_is_a_page_and_an_answer_with_copied_criteria_is_not() {
        let page = "Topic Synopsis\nThis unit is about bread.\n\nExam Tips\n- Say why it rises.\n\nCommon Mistakes\n- Says that yeast is a plant.\n";
        assert!(is_page(&from_text("page", page), |_| false));
        let lines = "- Award credit for naming the flour.\n- Award credit for the time.\n- Look for evidence of kneading.\n- Award credit for shaping.\n";
        assert!(is_page(&from_text("page", lines), |_| false));
        let answer = "Assessment criteria\nExplain how bread rises.\n\nYeast makes gas, so the dough swells.\n\nDescribe how dough is shaped.\n\nI fold it twice.\n";
        assert!(!is_page(&from_text("answer", answer), |_| false));
    }
}
