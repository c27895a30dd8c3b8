//! Which matches stand close enough together.

use std::ops::Range;

use crate::language::Text;
use crate::matcher::mention::Match;
use crate::rubric::Window;

/// How many neighbouring sentences of a block make one passage. Two or three are where learners finish a thought.
const PASSAGE_SENTENCES: u32 = 3;

/// Whether a match, taken whole, stands inside one window.
pub(super) fn holds(text: &Text, window: Window, found: &Match) -> bool {
    found.everywhere || within(text, window, found.sentences, (found.start, found.end))
}

/// Whether two matches stand inside one window.
pub(super) fn share(text: &Text, window: Window, a: &Match, b: &Match) -> bool {
    if a.everywhere || b.everywhere {
        return true;
    }
    let sentences = (a.sentences.0.min(b.sentences.0), a.sentences.1.max(b.sentences.1));
    within(text, window, sentences, (a.start.min(b.start), a.end.max(b.end)))
}

/// Whether tokens, in the first and the last of these sentences and between, stand inside one window.
fn within(text: &Text, window: Window, (first, last): (u32, u32), (start, end): (u32, u32)) -> bool {
    match window {
        Window::Document => return true,
        // Most pairs are far apart; only a table's short rows read as one sentence though they are several.
        Window::Sentence => {
            return first == last || text.sentences.get(first as usize).is_some_and(|sentence| sentence.row.contains(&last));
        }
        Window::Clause if first != last => return false,
        Window::Clause => return clause(text, start) == clause(text, end.saturating_sub(1).max(start)),
        Window::Section | Window::Passage => {}
    }
    let (Some(a), Some(b)) = (text.sentences.get(first as usize), text.sentences.get(last as usize)) else { return false };
    match window {
        Window::Section => a.section == b.section,
        _ => a.passage == b.passage && (last - first < PASSAGE_SENTENCES || a.list && b.list),
    }
}

/// The tokens at which everything begins that stands inside one window with a match, if that is not anywhere.
pub(super) fn reach(text: &Text, window: Window, found: &Match) -> Option<Range<u32>> {
    let sentence = found.sentences.0 as usize;
    match window {
        _ if found.everywhere => None,
        Window::Clause | Window::Sentence => text.read_as_one(found.sentences.0),
        Window::Passage => text.alike(sentence, |sentence| sentence.passage),
        Window::Section => text.alike(sentence, |sentence| sentence.section),
        Window::Document => None,
    }
}

/// Whether the second match stands in a sentence of the first.
pub(super) fn meets(a: &Match, b: &Match) -> bool {
    !a.everywhere && !b.everywhere && a.sentences.0 <= b.sentences.0 && b.sentences.1 <= a.sentences.1
}

fn clause(text: &Text, token: u32) -> Option<u32> {
    text.tokens.get(token as usize).map(|token| token.clause)
}
