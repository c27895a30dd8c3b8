//! A term pattern as somebody might say it: the first way through it.

use crate::rubric::Concepts;
use crate::rubric::pattern::{Element, parse};

/// How many concepts deep a sample goes before it names the concept instead.
const DEPTH: usize = 3;

/// Wordings that the patterns match, without repeats, at most `most`: the first of each pattern, then further ones.
pub(super) fn samples(patterns: &[String], concepts: &Concepts, most: usize) -> Vec<String> {
    let ways: Vec<Vec<String>> = patterns.iter().take(most).map(|pattern| ways(pattern, concepts, most)).collect();
    let mut samples: Vec<String> = Vec::new();
    for nth in 0..most {
        for sample in ways.iter().filter_map(|ways| ways.get(nth)) {
            if samples.len() < most && !sample.is_empty() && !samples.contains(sample) {
                samples.push(sample.clone());
            }
        }
    }
    samples
}

/// The ways through a pattern that differ in its first choice.
fn ways(pattern: &str, concepts: &Concepts, most: usize) -> Vec<String> {
    let elements = parse(pattern).unwrap_or_default();
    let choice = elements.iter().enumerate().find_map(|(at, element)| match element {
        Element::Choice(branches) => Some((at, branches)),
        _ => None,
    });
    let Some((at, branches)) = choice else { return vec![of_elements(&elements, concepts, DEPTH)] };
    let way = |branch: &Vec<Element<'_>>| {
        let chosen = [&elements[..at], branch, &elements[at + 1..]].concat();
        of_elements(&chosen, concepts, DEPTH)
    };
    branches.iter().take(most).map(way).collect()
}

fn of_pattern(pattern: &str, concepts: &Concepts, depth: usize) -> String {
    parse(pattern).map(|elements| of_elements(&elements, concepts, depth)).unwrap_or_default()
}

fn of_elements(elements: &[Element<'_>], concepts: &Concepts, depth: usize) -> String {
    let words: Vec<String> =
        elements.iter().map(|element| of_element(element, concepts, depth)).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn of_element(element: &Element<'_>, concepts: &Concepts, depth: usize) -> String {
    match element {
        Element::Stem(word) | Element::Exact(word) => (*word).to_owned(),
        Element::Prefix(word) => format!("{word}…"),
        Element::Choice(branches) => branches.first().map(|first| of_elements(first, concepts, depth)).unwrap_or_default(),
        Element::Optional(_) => String::new(),
        Element::Gap(_) => "…".to_owned(),
        Element::Figure => "(a figure)".to_owned(),
        Element::AnyWord => "(a word)".to_owned(),
        Element::Concept(id) => {
            let first = concepts.get(*id).and_then(|concept| concept.terms.first()).filter(|_| depth > 0);
            let sample = first.map(|term| of_pattern(term, concepts, depth - 1)).unwrap_or_default();
            if sample.is_empty() { format!("({id})") } else { sample }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::rubric::Concept;

    #[test]
    fn a_pattern_is_read_as_somebody_might_say_it() {
        let concept = |terms: &[&str]| {
            Arc::new(Concept { terms: terms.iter().map(ToString::to_string).collect(), except: Vec::new(), named: false })
        };
        let concepts: Concepts = [
            ("tool".to_owned(), concept(&["(lever|spoon)"])),
            ("deep".to_owned(), concept(&["<deeper>"])),
            ("deeper".to_owned(), concept(&["<deepest>"])),
            ("deepest".to_owned(), concept(&["<bottom>"])),
            ("bottom".to_owned(), concept(&["mud"])),
        ]
        .into();
        for (pattern, expected) in [
            ("pump it up", "pump it up"),
            ("=tube hiss* [loudly] .. (here|there)", "tube hiss… … here"),
            ("with [a] <tool>", "with lever"),
            ("# minutes _", "(a figure) minutes (a word)"),
            ("<deep>", "(bottom)"),
            ("<unknown>", "(unknown)"),
        ] {
            assert_eq!(samples(&[pattern.to_owned()], &concepts, 1), [expected], "{pattern}");
        }
    }

    #[test]
    fn samples_do_not_repeat_and_stop_at_the_limit() {
        let patterns = ["glue", "glue [on]", "(patch|plaster) it", "pump"].map(ToOwned::to_owned);
        assert_eq!(samples(&patterns, &Concepts::new(), 4), ["glue", "patch it", "pump", "plaster it"]);
        assert_eq!(samples(&patterns[2..], &Concepts::new(), 2), ["patch it", "pump"]);
    }
}
