//! Term patterns: one line of text that says how a thing may be worded.
//!
//! The grammar is in `docs/RUBRICS.md`. Only the shape is read here; what counts as a word, a stem or a
//! spelling is for the matcher to say.

use std::iter::Peekable;
use std::str::CharIndices;

use thiserror::Error;

/// The widest gap a pattern may ask for, in words. Wider gaps join words that have nothing to do with each other.
pub const MAX_GAP: usize = 12;

/// How deep groups may nest. Patterns are single lines; deeper ones are mistakes or attacks.
pub const MAX_DEPTH: usize = 8;

/// One element of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element<'p> {
    /// A word, matched by its stem.
    Stem(&'p str),
    /// A word, matched as spelt.
    Exact(&'p str),
    /// The beginning of a word.
    Prefix(&'p str),
    /// A mention of another concept.
    Concept(&'p str),
    /// One of several sequences.
    Choice(Vec<Vec<Element<'p>>>),
    /// One of several sequences, or nothing.
    Optional(Vec<Vec<Element<'p>>>),
    /// From none to so many words.
    Gap(usize),
    /// A word with a digit in it.
    Figure,
    /// Any one word.
    AnyWord,
}

/// Why a pattern cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PatternError {
    /// Nothing in it, or nothing between two bars.
    #[error("the pattern, or one of its alternatives, is empty")]
    Empty,
    /// A bracket without its partner.
    #[error("`{0}` has no partner")]
    Unbalanced(char),
    /// A bar outside of brackets.
    #[error("`|` stands outside of ( ) and [ ]; put the alternatives in brackets")]
    LooseBar,
    /// A gap too wide, or with no number where one is needed.
    #[error("a gap is `..` or `..n` with n from 1 to {MAX_GAP}")]
    Gap,
    /// `<…>` without a concept id.
    #[error("`<…>` needs a concept id in lower case letters, digits and hyphens")]
    ConceptId,
    /// A character that no word holds.
    #[error("`{0}` cannot stand here")]
    Unexpected(char),
    /// Groups in groups in groups.
    #[error("brackets nest more than {MAX_DEPTH} deep")]
    TooDeep,
    /// Only gaps, optional words or wildcards: it would match anywhere.
    #[error("nothing in the pattern is certain to be there; at least one word, figure or concept must be")]
    NothingCertain,
}

/// Reads one pattern.
///
/// # Errors
/// [`PatternError`] says what is wrong with it.
///
/// ```
/// use markpoint::rubric::pattern::{parse, Element};
/// let elements = parse("pass* [it|them] .. to <senior-role>").expect("a sound pattern");
/// assert_eq!(elements.len(), 5);
/// assert_eq!(elements[4], Element::Concept("senior-role"));
/// ```
pub fn parse(pattern: &str) -> Result<Vec<Element<'_>>, PatternError> {
    let mut chars = pattern.char_indices().peekable();
    let elements = sequence(&mut chars, pattern, 0)?;
    match chars.next() {
        None => {}
        Some((_, '|')) => return Err(PatternError::LooseBar),
        Some((_, other)) => return Err(PatternError::Unbalanced(other)),
    }
    if elements.is_empty() {
        return Err(PatternError::Empty);
    }
    if !certain(&elements) {
        return Err(PatternError::NothingCertain);
    }
    Ok(elements)
}

/// A word or concept of a pattern, and how many brackets it stands in: none means that every match holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'p> {
    /// A word, matched by its stem.
    Stem(&'p str),
    /// A word, matched as spelt.
    Exact(&'p str),
    /// The beginning of a word.
    Prefix(&'p str),
    /// A mention of another concept.
    Concept(&'p str),
}

/// The words and concepts of a sound pattern, in order, each with the number of brackets around it. It builds nothing, so that a
/// pattern which a text cannot match is put aside before it is read in full.
pub fn pieces(pattern: &str) -> impl Iterator<Item = (usize, Piece<'_>)> {
    let mut rest = pattern;
    let mut depth = 0_usize;
    std::iter::from_fn(move || {
        loop {
            let first = rest.chars().next()?;
            let after = &rest[first.len_utf8()..];
            let (exact, from) = if first == '=' { (true, after) } else { (false, rest) };
            let end = from.find(|c| !in_word(c)).unwrap_or(from.len());
            if end > 0 {
                let (word, behind) = from.split_at(end);
                let prefix = !exact && behind.starts_with('*');
                rest = if prefix { &behind[1..] } else { behind };
                let piece = match (exact, prefix) {
                    (true, _) => Piece::Exact(word),
                    (_, true) => Piece::Prefix(word),
                    _ => Piece::Stem(word),
                };
                return Some((depth, piece));
            }
            rest = after;
            match first {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                '.' => rest = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()),
                '<' => {
                    let (id, behind) = after.split_once('>')?;
                    rest = behind;
                    return Some((depth, Piece::Concept(id)));
                }
                _ => {}
            }
        }
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-' | '/' | '&' | '%' | '£' | '+')
}

/// Every concept a pattern refers to.
pub fn concepts<'p>(elements: &[Element<'p>]) -> Vec<&'p str> {
    let mut found = Vec::new();
    let mut open: Vec<&Element<'p>> = elements.iter().collect();
    while let Some(element) = open.pop() {
        match element {
            Element::Concept(id) => found.push(*id),
            Element::Choice(branches) | Element::Optional(branches) => open.extend(branches.iter().flatten()),
            _ => {}
        }
    }
    found
}

fn certain(elements: &[Element<'_>]) -> bool {
    elements.iter().any(|element| match element {
        Element::Gap(_) | Element::AnyWord | Element::Optional(_) => false,
        Element::Choice(branches) => branches.iter().all(|branch| certain(branch)),
        _ => true,
    })
}

fn sequence<'p>(chars: &mut Peekable<CharIndices>, pattern: &'p str, depth: usize) -> Result<Vec<Element<'p>>, PatternError> {
    if depth > MAX_DEPTH {
        return Err(PatternError::TooDeep);
    }
    let mut elements = Vec::new();
    while let Some(&(at, c)) = chars.peek() {
        match c {
            ')' | ']' | '|' => break,
            c if c.is_whitespace() => {
                chars.next();
            }
            '(' => elements.push(Element::Choice(group(chars, pattern, ')', depth)?)),
            '[' => elements.push(Element::Optional(group(chars, pattern, ']', depth)?)),
            '<' => elements.push(Element::Concept(concept(chars, pattern)?)),
            '.' => elements.push(Element::Gap(gap(chars)?)),
            '#' => {
                chars.next();
                elements.push(Element::Figure);
            }
            '_' => {
                chars.next();
                elements.push(Element::AnyWord);
            }
            '=' => {
                chars.next();
                let start = at + 1;
                elements.push(Element::Exact(word(chars, pattern, start)?));
            }
            _ => {
                let found = word(chars, pattern, at)?;
                if chars.next_if(|&(_, c)| c == '*').is_some() {
                    elements.push(Element::Prefix(found));
                } else {
                    elements.push(Element::Stem(found));
                }
            }
        }
    }
    Ok(elements)
}

fn group<'p>(
    chars: &mut Peekable<CharIndices>,
    pattern: &'p str,
    close: char,
    depth: usize,
) -> Result<Vec<Vec<Element<'p>>>, PatternError> {
    let open = chars.next().map_or('(', |(_, c)| c);
    let mut branches = Vec::new();
    loop {
        let branch = sequence(chars, pattern, depth + 1)?;
        if branch.is_empty() {
            return Err(PatternError::Empty);
        }
        branches.push(branch);
        match chars.next() {
            Some((_, '|')) => {}
            Some((_, c)) if c == close => return Ok(branches),
            _ => return Err(PatternError::Unbalanced(open)),
        }
    }
}

fn concept<'p>(chars: &mut Peekable<CharIndices>, pattern: &'p str) -> Result<&'p str, PatternError> {
    let start = chars.next().map_or(0, |(at, open)| at + open.len_utf8());
    for (at, c) in chars.by_ref() {
        match c {
            '>' if at > start => return Ok(&pattern[start..at]),
            'a'..='z' | '0'..='9' | '-' => {}
            _ => return Err(PatternError::ConceptId),
        }
    }
    Err(PatternError::Unbalanced('<'))
}

fn gap(chars: &mut Peekable<CharIndices>) -> Result<usize, PatternError> {
    chars.next();
    if chars.next_if(|&(_, c)| c == '.').is_none() {
        return Err(PatternError::Gap);
    }
    let mut digits = String::new();
    while let Some((_, c)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
        digits.push(c);
    }
    if digits.is_empty() {
        return Ok(3);
    }
    match digits.parse() {
        Ok(words) if (1..=MAX_GAP).contains(&words) => Ok(words),
        _ => Err(PatternError::Gap),
    }
}

fn word<'p>(chars: &mut Peekable<CharIndices>, pattern: &'p str, start: usize) -> Result<&'p str, PatternError> {
    let mut end = start;
    while let Some((at, c)) = chars.next_if(|&(_, c)| in_word(c)) {
        end = at + c.len_utf8();
    }
    if end == start {
        return Err(chars.peek().map_or(PatternError::Empty, |&(_, c)| PatternError::Unexpected(c)));
    }
    Ok(&pattern[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_element_is_read() {
        use Element::*;
        let word = Stem;
        let cases = [
            ("pass it", vec![word("pass"), word("it")]),
            ("=Complaint", vec![Exact("Complaint")]),
            ("complain*", vec![Prefix("complain")]),
            ("(a|b c)", vec![Choice(vec![vec![word("a")], vec![word("b"), word("c")]])]),
            ("x [it|them]", vec![word("x"), Optional(vec![vec![word("it")], vec![word("them")]])]),
            ("a .. b", vec![word("a"), Gap(3), word("b")]),
            ("a ..6 b", vec![word("a"), Gap(6), word("b")]),
            ("within # _", vec![word("within"), Figure, AnyWord]),
            ("<senior-role>", vec![Concept("senior-role")]),
        ];
        for (pattern, expected) in cases {
            assert_eq!(parse(pattern), Ok(expected), "{pattern}");
        }
    }

    #[test]
    fn broken_patterns_say_what_is_wrong() {
        let deep = "(".repeat(20);
        let cases = [
            ("", PatternError::Empty),
            ("(a|)", PatternError::Empty),
            ("(a", PatternError::Unbalanced('(')),
            ("a]", PatternError::Unbalanced(']')),
            ("a|b", PatternError::LooseBar),
            ("a .. 1. b", PatternError::Gap),
            ("a ..40 b", PatternError::Gap),
            ("<Big>", PatternError::ConceptId),
            ("<open", PatternError::Unbalanced('<')),
            ("a ! b", PatternError::Unexpected('!')),
            ("[a] .. _", PatternError::NothingCertain),
            (deep.as_str(), PatternError::TooDeep),
        ];
        for (pattern, expected) in cases {
            assert_eq!(parse(pattern), Err(expected), "{pattern}");
        }
    }

    #[test]
    fn the_pieces_of_a_pattern_are_told_with_the_brackets_around_them() {
        let pattern = "pass* (it|=Them [<a>]) ..6 to-day .. # _ <senior-role> 50% (x) end";
        let found: Vec<_> = pieces(pattern).collect();
        let expected = [
            (0, Piece::Prefix("pass")),
            (1, Piece::Stem("it")),
            (1, Piece::Exact("Them")),
            (2, Piece::Concept("a")),
            (0, Piece::Stem("to-day")),
            (0, Piece::Concept("senior-role")),
            (0, Piece::Stem("50%")),
            (1, Piece::Stem("x")),
            (0, Piece::Stem("end")),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_concepts_of_a_pattern_are_found_at_any_depth() {
        let elements = parse("a (<one>|b [<two>]) <three>").expect("sound");
        let mut found = concepts(&elements);
        found.sort_unstable();
        assert_eq!(found, ["one", "three", "two"]);
    }
}
