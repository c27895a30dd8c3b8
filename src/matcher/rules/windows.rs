//! Which matches stand close enough together.

use crate::language::Text;
use crate::matcher::mention::Match;
use crate::rubric::Window;

/// How many neighbouring sentences of a block make one passage. Two or three are where learners finish a thought.
const PASSAGE_SENTENCES: u32 = 3;

/// Whether a match, taken whole, stands inside one window.
pub(super) fn holds(text: &Text, window: Window, found: &Match) -> bool {
    if found.everywhere {
        return true;
    }
    let (first, last) = found.sentences;
    let (Some(a), Some(b)) = (text.sentences.get(first as usize), text.sentences.get(last as usize)) else { return false };
    match window {
        Window::Document => true,
        Window::Section => a.section == b.section,
        Window::Passage => a.passage == b.passage && (last - first < PASSAGE_SENTENCES || a.list && b.list),
        Window::Sentence => first == last,
        Window::Clause => {
            first == last && clause(text, found.start) == clause(text, found.end.saturating_sub(1).max(found.start))
        }
    }
}

/// Whether two matches stand inside one window.
pub(super) fn share(text: &Text, window: Window, a: &Match, b: &Match) -> bool {
    if a.everywhere || b.everywhere || window == Window::Document {
        return true;
    }
    let joined = Match {
        start: a.start.min(b.start),
        end: a.end.max(b.end),
        sentences: (a.sentences.0.min(b.sentences.0), a.sentences.1.max(b.sentences.1)),
        spans: Vec::new(),
        everywhere: false,
    };
    holds(text, window, &joined)
}

/// Whether the second match stands in a sentence of the first.
pub(super) fn meets(a: &Match, b: &Match) -> bool {
    !a.everywhere && !b.everywhere && a.sentences.0 <= b.sentences.0 && b.sentences.1 <= a.sentences.1
}

fn clause(text: &Text, token: u32) -> Option<u32> {
    text.tokens.get(token as usize).map(|token| token.clause)
}
