//! Two sides said and set apart, and not swapped.

use crate::language::Text;
use crate::matcher::mention::Match;
use crate::rubric::Window;

use super::{join, windows};

/// The matches of one side: its name, and what is true of it.
pub(super) struct SideMatches {
    pub(super) side: Vec<Match>,
    pub(super) like: Option<Vec<Match>>,
}

/// Where both sides stand in one window. With descriptions: where each name goes with its own description more often than with the other's.
pub(super) fn contrast(text: &Text, window: Window, sides: &[SideMatches; 2]) -> Vec<Match> {
    let [left, right] = sides;
    let plain = join::all(text, window, &[left.side.clone(), right.side.clone()]);
    let (Some(left_like), Some(right_like)) = (&left.like, &right.like) else { return plain };
    let own = [bound(text, left, left_like, &right.side), bound(text, right, right_like, &left.side)];
    let swapped = bound(text, left, right_like, &right.side).len() + bound(text, right, left_like, &left.side).len();
    let straight = own[0].len() + own[1].len();
    if own.iter().any(Vec::is_empty) || swapped > straight {
        return Vec::new();
    }
    // Each side is described; the two descriptions may stand paragraphs apart, so the window only has to hold one pair.
    let pairs = join::all(text, window, &[own[0].clone(), own[1].clone()]);
    if swapped > 0 && pairs.is_empty() { Vec::new() } else { pairs }
}

/// The most names and descriptions that are held against each other; each pair is held against every name of the other side.
const MOST_NAMES: usize = 100;

/// Descriptions that belong to the name: in its clause, or behind it in the passage with no other name between.
fn bound(text: &Text, side: &SideMatches, like: &[Match], other: &[Match]) -> Vec<Match> {
    let mut found = Vec::new();
    for name in side.side.iter().take(MOST_NAMES) {
        for description in like.iter().take(MOST_NAMES) {
            let clause = windows::share(text, Window::Clause, name, description);
            let behind = description.start >= name.start && windows::share(text, Window::Passage, name, description);
            let (from, to) = (name.start.min(description.start), name.end.max(description.end));
            let between = other.iter().any(|o| o.start >= from && o.end <= to);
            if (clause || behind) && !between {
                found.push(name.joined(description));
            }
        }
    }
    found.dedup();
    found
}
