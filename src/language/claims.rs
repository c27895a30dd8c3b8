//! Who claims what: the scopes of denial, doubt, attribution and rejection.
//!
//! After NegEx (Chapman et al. 2001) and ConText (Harkema et al. 2009): a cue governs what follows (or stands before) it up
//! to the end of its clause; cues that open a report or a doubt reach to the next contrast.

use super::cues::{Found, Kind};
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

/// The clause number of each word, from 0.
pub(super) fn clauses(words: &[Heard]) -> Vec<u32> {
    let mut clause = 0;
    let mut numbers = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        if i > 0 && opens_clause(words, i) && !matches!(words[i - 1].lower, "if" | "not" | "even" | "only" | "just") {
            clause += 1;
        }
        let _ = word;
        numbers.push(clause);
    }
    numbers
}

fn opens_clause(words: &[Heard], i: usize) -> bool {
    let word = &words[i];
    let before = words[i - 1].lower;
    match word.before {
        Break::Strong => return true,
        Break::Comma if SUBJECTS.contains(&word.lower) => return true,
        _ => {}
    }
    if CLAUSE_OPENERS.contains(&word.lower) {
        return true;
    }
    let subject_here = matches!(word.lower, "i" | "we" | "you" | "he" | "she" | "they" | "it" | "there");
    subject_here && matches!(before, "and" | "so" | "then" | "or") && (before != "or" || word.lower == "i")
}

/// What each cue makes of which words: `(cue, governed, claim)`, as word offsets.
pub(super) fn scopes(
    words: &[Heard],
    clauses: &[u32],
    cues: &[Found],
) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>, Claim)> {
    cues.iter()
        .filter_map(|cue| Some((cue.start..cue.end, governed(words, clauses, cue)?, claim_of(cue.kind)?)))
        .filter(|(_, governed, _)| !governed.is_empty())
        .collect()
}

fn claim_of(kind: Kind) -> Option<Claim> {
    Some(match kind {
        Kind::NotOnly => Claim::NotOnly,
        Kind::Denied | Kind::DeniedBefore => Claim::Denied,
        Kind::Rejected | Kind::RejectedBefore => Claim::Rejected,
        Kind::Unsure => Claim::Unsure,
        Kind::Attributed => Claim::Attributed,
        Kind::Reported => Claim::Reported,
        Kind::Hypothetical => Claim::Hypothetical,
        Kind::Harmless | Kind::Reason | Kind::Instance => return None,
    })
}

fn governed(words: &[Heard], clauses: &[u32], cue: &Found) -> Option<std::ops::Range<usize>> {
    let clause = clauses.get(cue.end.checked_sub(1)?).copied()?;
    Some(match cue.kind {
        Kind::DeniedBefore | Kind::RejectedBefore => {
            let from = clauses.iter().position(|c| *c == clause).unwrap_or(cue.start);
            // "X, it is rubbish": a comment on what stands before the comma.
            let from = if cue.start <= from + 1 && from > 0 {
                clauses.iter().position(|c| *c == clauses[from - 1]).unwrap_or(from)
            } else {
                from
            };
            from..cue.start
        }
        Kind::Denied | Kind::NotOnly => {
            cue.end..clauses[cue.end..].iter().position(|c| *c != clause).map_or(words.len(), |n| cue.end + n)
        }
        _ => {
            cue.end..words[cue.end..].iter().position(|word| CONTRASTS.contains(&word.lower)).map_or(words.len(), |n| cue.end + n)
        }
    })
}
