//! Joins the matches of several rules into matches that hold all of them.

use smallvec::SmallVec;

use crate::language::Text;
use crate::matcher::mention::Match;
use crate::rubric::Window;

use super::windows;

/// For each match of the rarest member, the nearest matches of the others that share a window with it.
pub(super) fn all(text: &Text, window: Window, members: &[Vec<Match>]) -> Vec<Match> {
    let Some((rarest, anchors)) = members.iter().enumerate().min_by_key(|(_, matches)| matches.len()) else { return Vec::new() };
    let mut joined = Vec::new();
    for anchor in anchors {
        let mut whole = anchor.clone();
        let complete = members.iter().enumerate().filter(|(i, _)| *i != rarest).all(|(_, matches)| {
            match nearest(text, window, &whole, matches) {
                Some(found) => {
                    whole = whole.joined(found);
                    true
                }
                None => false,
            }
        });
        if complete && windows::holds(text, window, &whole) {
            joined.push(whole);
        }
    }
    joined
}

/// For each match of the first member, the earliest later ones of the others, in order.
pub(super) fn sequence(text: &Text, window: Window, members: &[Vec<Match>]) -> Vec<Match> {
    let Some((first, rest)) = members.split_first() else { return Vec::new() };
    let mut joined = Vec::new();
    for anchor in first {
        let mut whole = anchor.clone();
        let mut last = anchor.start;
        let complete = rest.iter().all(|matches| {
            let next =
                matches.iter().filter(|m| m.start > last && windows::share(text, window, &whole, m)).min_by_key(|m| m.start);
            next.is_some_and(|found| {
                last = found.start;
                whole = whole.joined(found);
                true
            })
        });
        if complete {
            joined.push(whole);
        }
    }
    joined
}

/// From each place on, whether `count` different members hold within the window, each by words of its own.
pub(super) fn at_least(text: &Text, window: Window, count: usize, members: &[Vec<Match>]) -> Vec<Match> {
    let mut every: Vec<(usize, &Match)> =
        members.iter().enumerate().flat_map(|(i, matches)| matches.iter().map(move |m| (i, m))).collect();
    every.sort_by_key(|(member, m)| (m.start, m.end, *member));
    let mut joined: Vec<Match> = Vec::new();
    for (at, (_, anchor)) in every.iter().enumerate() {
        if joined.last().is_some_and(|last| !last.everywhere && anchor.start < last.end) {
            continue;
        }
        let end = windows::reach(text, window, anchor).map_or(u32::MAX, |tokens| tokens.end);
        let possible = every[at..].iter().take_while(|(_, m)| m.everywhere || m.start < end);
        let near = possible.filter(|(_, m)| windows::share(text, window, anchor, m)).copied().collect();
        if let Some(whole) = pick(count, near) {
            joined.push(whole);
        }
        if window == Window::Document {
            break;
        }
    }
    joined
}

/// Picks `count` members whose matches share no words: shortest-ending first, as in interval scheduling, members with one match first.
fn pick(count: usize, mut near: Vec<(usize, &Match)>) -> Option<Match> {
    let mut times: SmallVec<[(usize, u32); 16]> = SmallVec::new();
    for (member, _) in &near {
        match times.iter_mut().find(|(known, _)| known == member) {
            Some((_, times)) => *times += 1,
            None => times.push((*member, 1)),
        }
    }
    if times.len() < count {
        return None;
    }
    let often = |member: usize| times.iter().any(|(known, times)| *known == member && *times > 1);
    near.sort_by_key(|(member, m)| (often(*member), m.end, m.start));
    let mut used: Vec<usize> = Vec::new();
    let mut whole: Option<Match> = None;
    for (member, found) in near {
        if used.contains(&member) || whole.as_ref().is_some_and(|whole| whole.overlaps(found)) {
            continue;
        }
        used.push(member);
        whole = Some(whole.map_or_else(|| found.clone(), |whole| whole.joined(found)));
        if used.len() == count {
            return whole;
        }
    }
    None
}

/// Matches of all members within `words` words of each other in one sentence.
pub(super) fn near(text: &Text, words: u32, members: &[Vec<Match>]) -> Vec<Match> {
    let close = |found: &Match| {
        let said: u32 = found.spans.iter().map(|span| span.end - span.start).sum();
        (found.end - found.start).saturating_sub(said) <= words
    };
    all(text, Window::Sentence, members).into_iter().filter(|found| close(found)).collect()
}

fn nearest<'m>(text: &Text, window: Window, to: &Match, matches: &'m [Match]) -> Option<&'m Match> {
    let gap = |m: &Match| m.start.saturating_sub(to.end).max(to.start.saturating_sub(m.end));
    reachable(text, window, to, matches)
        .iter()
        .filter(|m| windows::share(text, window, to, m))
        .min_by_key(|m| (m.everywhere, !to.spans.is_empty() && to.overlaps(m), gap(m), m.start))
}

/// The stretch of these matches, which are in the order of the text, that can share a window with one.
fn reachable<'m>(text: &Text, window: Window, to: &Match, matches: &'m [Match]) -> &'m [Match] {
    const FEW: usize = 8;
    if matches.len() <= FEW || matches.first().is_some_and(|first| first.everywhere) {
        return matches;
    }
    windows::reach(text, window, to).map_or(matches, |tokens| {
        let from = matches.partition_point(|m| m.start < tokens.start);
        let to = matches.partition_point(|m| m.start < tokens.end);
        &matches[from..to.max(from)]
    })
}
