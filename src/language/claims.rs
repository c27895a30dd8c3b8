//! Who claims what: the scopes of denial, doubt, attribution and rejection.
//!
//! After NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): a cue governs what follows (or stands before) it up
//! to the end of its clause; cues that open a report or a doubt reach to the next contrast.

use super::cues::{Found, Kind};
use super::narration::is_past;
use super::segment::Break;

/// How a stretch of text is claimed, from the strongest to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Claim {
    /// Said as the learner's own view.
    Asserted,
    /// Told of somebody named: good for a point, not for an accusation.
    Reported,
    /// "Not only X": X, and something more.
    NotOnly,
    /// Wished for, or what should have been.
    Hypothetical,
    /// Other people's opinion.
    Attributed,
    /// The learner does not know.
    Unsure,
    /// Said to be wrong.
    Rejected,
    /// Said not to be so.
    Denied,
}

impl Claim {
    /// It is somebody else's view, which the learner may share or not.
    pub(super) fn is_of_others(self) -> bool {
        matches!(self, Self::Reported | Self::Attributed)
    }
}

/// One word as the claims floor sees it.
pub(super) struct Heard<'a> {
    pub(super) lower: &'a str,
    pub(super) before: Break,
}

/// Words that open a new clause.
const CLAUSE_OPENERS: [&str; 16] = [
    "but", "however", "although", "though", "whereas", "while", "because", "unless", "except", "until", "instead", "yet", "if",
    "when", "since", "whilst",
];
/// Words that open a clause on which another depends.
const SUBORDINATES: [&str; 10] = ["when", "if", "because", "as", "once", "after", "before", "although", "while", "since"];
/// Words that end even the scope of a report or a doubt.
const CONTRASTS: [&str; 8] = ["but", "however", "although", "though", "whereas", "yet", "instead", "actually"];
/// Words that open a clause after a comma or "and".
const SUBJECTS: [&str; 34] = [
    "i",
    "we",
    "you",
    "he",
    "she",
    "they",
    "it",
    "there",
    "this",
    "that",
    "these",
    "those",
    "my",
    "our",
    "his",
    "her",
    "their",
    "your",
    "just",
    "only",
    "rather",
    "always",
    "then",
    "please",
    "who",
    "which",
    "everyone",
    "everybody",
    "someone",
    "so",
    "also",
    "nor",
    "make",
    "what",
];

/// Words that only point at what was said before.
pub(super) const POINTING: [&str; 28] = [
    "i",
    "think",
    "that",
    "this",
    "it",
    "which",
    "they",
    "he",
    "she",
    "and",
    "but",
    "so",
    "feel",
    "believe",
    "know",
    "now",
    "be",
    "was",
    "is",
    "are",
    "all",
    "totally",
    "completely",
    "personally",
    "really",
    "well",
    "to",
    "me",
];

fn clause_start(clauses: &[u32], clause: u32) -> usize {
    clauses.iter().position(|c| *c == clause).unwrap_or(0)
}

/// A doubt or wish reaches over one "if" or "when": "I do not know if we have a policy".
fn doubt_end(words: &[Heard], clauses: &[u32], from: usize, clause: u32) -> usize {
    let end_of = |clause: u32| clauses.iter().rposition(|c| *c == clause).map_or(from, |last| last + 1).max(from);
    let end = end_of(clause);
    match words.get(end) {
        Some(next) if matches!(next.lower, "if" | "when" | "until" | "while") => end_of(clauses[end]),
        _ => end,
    }
}

/// Denials of the noun behind them, which do not reach over "and" to a verb.
const DENIES_A_NOUN: [&str; 8] = ["without", "no", "lack", "absence", "instead", "rather", "lacking", "neither"];
/// The most words a denied noun with its attributes takes.
const NOUN_WORDS: usize = 6;

fn end_of_noun(words: &[Heard], from: usize, limit: usize) -> usize {
    let limit = limit.min(from + NOUN_WORDS);
    (from..limit).find(|i| *i > from && matches!(words[*i].lower, "and" | "is" | "are" | "was" | "to")).unwrap_or(limit)
}

/// The clause number of each word, from 0.
pub(super) fn clauses(words: &[Heard]) -> Vec<u32> {
    let mut clause = 0;
    let mut from = 0;
    let mut numbers = Vec::with_capacity(words.len());
    for i in 0..words.len() {
        if i > 0 && opens_clause(words, from, i) && !matches!(words[i - 1].lower, "if" | "not" | "even" | "only" | "just") {
            clause += 1;
            from = i;
        }
        numbers.push(clause);
    }
    numbers
}

fn opens_clause(words: &[Heard], from: usize, i: usize) -> bool {
    let word = &words[i];
    let before = words[i - 1].lower;
    match word.before {
        Break::Strong => return true,
        Break::Comma if SUBJECTS.contains(&word.lower) || word.lower == "and" || is_past(word.lower) => return true,
        _ => {}
    }
    if CLAUSE_OPENERS.contains(&word.lower) {
        return true;
    }
    if !matches!(word.lower, "i" | "we" | "you" | "he" | "she" | "they" | "it" | "there") {
        return false;
    }
    // "When I could not open it I explained why": the main clause follows without a comma.
    let subordinate = SUBORDINATES.contains(&words[from].lower) && i > from + 4;
    subordinate || matches!(before, "and" | "so" | "then") || before == "or" && word.lower == "i"
}

/// What each cue makes of which words: `(cue, governed, claim)`, as word offsets.
pub(super) fn scopes(
    words: &[Heard],
    clauses: &[u32],
    cues: &[Found],
) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>, Claim)> {
    let endorsed = cues.iter().rfind(|cue| cue.kind == Kind::Endorsed).map_or(0, |cue| cue.end);
    cues.iter()
        .filter_map(|cue| Some((cue.start..cue.end, governed(words, clauses, cue)?, claim_of(cue.kind)?)))
        .filter(|(cue, governed, claim)| !governed.is_empty() && (cue.start >= endorsed || !claim.is_of_others()))
        .collect()
}

fn claim_of(kind: Kind) -> Option<Claim> {
    Some(match kind {
        Kind::NotOnly => Claim::NotOnly,
        Kind::Denied | Kind::DeniedBefore => Claim::Denied,
        Kind::Rejected | Kind::RejectedBefore | Kind::Verdict => Claim::Rejected,
        Kind::Unsure => Claim::Unsure,
        Kind::Attributed => Claim::Attributed,
        Kind::Reported | Kind::ReportedBefore => Claim::Reported,
        Kind::Hypothetical => Claim::Hypothetical,
        Kind::Harmless | Kind::Endorsed | Kind::Reason | Kind::Instance => return None,
    })
}

fn governed(words: &[Heard], clauses: &[u32], cue: &Found) -> Option<std::ops::Range<usize>> {
    let clause = clauses.get(cue.end.checked_sub(1)?).copied()?;
    Some(match cue.kind {
        Kind::DeniedBefore | Kind::RejectedBefore | Kind::ReportedBefore => clause_start(clauses, clause)..cue.start,
        Kind::Verdict => {
            let start = clause_start(clauses, clause);
            let points_back = start > 0 && words[start..cue.start].iter().all(|word| POINTING.contains(&word.lower));
            let before = if points_back { clause_start(clauses, clauses[start - 1]) } else { start };
            before..start
        }
        Kind::Unsure | Kind::Hypothetical => cue.end..doubt_end(words, clauses, cue.end, clause),
        Kind::Denied | Kind::NotOnly => {
            let clause_end = clauses[cue.end..].iter().position(|c| *c != clause).map_or(words.len(), |n| cue.end + n);
            let of_noun = words.get(cue.start).is_some_and(|word| DENIES_A_NOUN.contains(&word.lower));
            cue.end..if of_noun { end_of_noun(words, cue.end, clause_end) } else { clause_end }
        }
        _ => {
            cue.end..words[cue.end..].iter().position(|word| CONTRASTS.contains(&word.lower)).map_or(words.len(), |n| cue.end + n)
        }
    })
}
