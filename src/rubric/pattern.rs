//! Term patterns: one line of text that says how a thing may be worded.
//!
//! The grammar is in `docs/RUBRICS.md`. Only the shape is read here; what counts as a word, a stem or a
//! spelling is for the matcher to say.

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
    let mut rest = pattern;
    let elements = sequence(&mut rest, 0)?;
    match rest.chars().next() {
        None => {}
        Some('|') => return Err(PatternError::LooseBar),
        Some(other) => return Err(PatternError::Unbalanced(other)),
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
            let end = word_end(from);
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

/// How many bytes of a text its first word takes; none if it begins with something else.
fn word_end(text: &str) -> usize {
    let ascii = text.bytes().position(|b| !b.is_ascii() || !in_word(char::from(b))).unwrap_or(text.len());
    match text.as_bytes().get(ascii) {
        Some(b) if !b.is_ascii() => text.find(|c| !in_word(c)).unwrap_or(text.len()),
        _ => ascii,
    }
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

fn sequence<'p>(rest: &mut &'p str, depth: usize) -> Result<Vec<Element<'p>>, PatternError> {
    if depth > MAX_DEPTH {
        return Err(PatternError::TooDeep);
    }
    let mut elements = Vec::new();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            ')' | ']' | '|' => break,
            c if c.is_whitespace() => *rest = after,
            '(' => elements.push(Element::Choice(group(rest, ')', depth)?)),
            '[' => elements.push(Element::Optional(group(rest, ']', depth)?)),
            '<' => elements.push(Element::Concept(concept(rest)?)),
            '.' => elements.push(Element::Gap(gap(rest)?)),
            '#' => {
                *rest = after;
                elements.push(Element::Figure);
            }
            '_' => {
                *rest = after;
                elements.push(Element::AnyWord);
            }
            '=' => {
                *rest = after;
                elements.push(Element::Exact(word(rest)?));
            }
            _ => {
                let found = word(rest)?;
                if take(rest, '*') {
                    elements.push(Element::Prefix(found));
                } else {
                    elements.push(Element::Stem(found));
                }
            }
        }
    }
    Ok(elements)
}

/// Goes behind a character, if it comes next.
fn take(rest: &mut &str, c: char) -> bool {
    let behind = rest.strip_prefix(c);
    *rest = behind.unwrap_or(rest);
    behind.is_some()
}

/// Goes behind the next character.
fn next(rest: &mut &str) -> Option<char> {
    let c = rest.chars().next()?;
    *rest = &rest[c.len_utf8()..];
    Some(c)
}

fn group<'p>(rest: &mut &'p str, close: char, depth: usize) -> Result<Vec<Vec<Element<'p>>>, PatternError> {
    let open = next(rest).unwrap_or('(');
    let mut branches = Vec::new();
    loop {
        let branch = sequence(rest, depth + 1)?;
        if branch.is_empty() {
            return Err(PatternError::Empty);
        }
        branches.push(branch);
        match next(rest) {
            Some('|') => {}
            Some(c) if c == close => return Ok(branches),
            _ => return Err(PatternError::Unbalanced(open)),
        }
    }
}

fn concept<'p>(rest: &mut &'p str) -> Result<&'p str, PatternError> {
    let inner = rest.strip_prefix('<').unwrap_or(rest);
    let end = inner.bytes().position(|b| !matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')).unwrap_or(inner.len());
    let (id, behind) = inner.split_at(end);
    match behind.chars().next() {
        None => Err(PatternError::Unbalanced('<')),
        Some('>') if !id.is_empty() => {
            *rest = &behind[1..];
            Ok(id)
        }
        Some(_) => Err(PatternError::ConceptId),
    }
}

fn gap(rest: &mut &str) -> Result<usize, PatternError> {
    let after = rest.strip_prefix("..").ok_or(PatternError::Gap)?;
    let end = after.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(after.len());
    let (digits, behind) = after.split_at(end);
    *rest = behind;
    match digits.parse() {
        _ if digits.is_empty() => Ok(3),
        Ok(words) if (1..=MAX_GAP).contains(&words) => Ok(words),
        _ => Err(PatternError::Gap),
    }
}

fn word<'p>(rest: &mut &'p str) -> Result<&'p str, PatternError> {
    let (found, behind) = rest.split_at(word_end(rest));
    if found.is_empty() {
        return Err(rest.chars().next().map_or(PatternError::Empty, PatternError::Unexpected));
    }
    *rest = behind;
    Ok(found)
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
