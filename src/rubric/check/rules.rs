//! Each rule can hold: its lists have entries, its counts can be reached, what it names is there.

use super::Concepts;
use super::concepts::{exists, term_pattern};
use super::walk;
use crate::rubric::error::{Problems, quoted};
use crate::rubric::expression::well_formed;
use crate::rubric::limits::{MAX_NEAR_WORDS, MAX_RULE_DEPTH};
use crate::rubric::model::Rubric;
use crate::rubric::pointer::At;
use crate::rubric::rule::{Phrases, Rule};

/// Checks every rule of a rubric. References to parts and points are checked together, in `references`.
pub(super) fn all(rubric: &Rubric, known: &Concepts, problems: &mut Problems) {
    walk::outermost(rubric, &mut |_, rule, at| {
        walk::inward(rule, at, 0, &mut |rule, at, depth| {
            if depth > MAX_RULE_DEPTH {
                problems.add(at, format!("rules nest more than {MAX_RULE_DEPTH} deep here; make concepts of the inner ones"));
                return false;
            }
            one(rule, at, known, problems);
            true
        });
    });
}

/// Checks what a rule says itself, not the rules in it.
fn one(rule: &Rule, at: &At<'_>, known: &Concepts, problems: &mut Problems) {
    match rule {
        Rule::Concept(id) => exists(id, known, at, problems),
        Rule::Phrase { phrase } => phrases(phrase, &at.key("phrase"), known, problems),
        Rule::Any { any: rules } => at_least(1, rules, &at.key("any"), problems),
        Rule::All { all: rules, .. } => at_least(1, rules, &at.key("all"), problems),
        Rule::Sequence { sequence: rules, .. } => at_least(1, rules, &at.key("sequence"), problems),
        Rule::Near { near, words } => {
            at_least(2, near, &at.key("near"), problems);
            if !(1..=MAX_NEAR_WORDS).contains(words) {
                problems.add(&at.key("words"), format!("{words} is no distance in words; write 1 to {MAX_NEAR_WORDS}"));
            }
        }
        Rule::AtLeast { at_least: wanted, of, .. } => {
            at_least(1, of, &at.key("of"), problems);
            count(*wanted, of.len(), &at.key("at_least"), problems);
        }
        Rule::Kinds { at_least: wanted, kinds, .. } => {
            exists(kinds, known, &at.key("kinds"), problems);
            let there = known.get(kinds).map_or(usize::MAX, |concept| concept.terms.len());
            count(*wanted, there, &at.key("at_least"), problems);
        }
        Rule::Regex { regex } => expression(regex, &at.key("regex"), problems),
        _ => {}
    }
}

fn at_least(wanted: usize, rules: &[Rule], at: &At<'_>, problems: &mut Problems) {
    if rules.is_empty() {
        problems.add(at, "this list of rules is empty; add one");
    } else if rules.len() < wanted {
        problems.add(at, format!("this list needs at least {wanted} rules and has {}; add one", rules.len()));
    }
}

fn count(wanted: usize, there: usize, at: &At<'_>, problems: &mut Problems) {
    if wanted == 0 {
        problems.add(at, "at least 0 always holds; write 1 or more");
    } else if wanted > there {
        problems
            .add(at, format!("at least {wanted} can never hold: there are only {there} to choose from; write a smaller number"));
    }
}

fn phrases(phrases: &Phrases, at: &At<'_>, known: &Concepts, problems: &mut Problems) {
    match phrases {
        Phrases::One(term) => term_pattern(term, known, at, problems),
        Phrases::Many(terms) if terms.is_empty() => problems.add(at, "this list is empty; add a pattern"),
        Phrases::Many(terms) => {
            for (index, term) in terms.iter().enumerate() {
                term_pattern(term, known, &at.index(index), problems);
            }
        }
    }
}

fn expression(pattern: &str, at: &At<'_>, problems: &mut Problems) {
    match well_formed(pattern) {
        Ok(sound) if sound.is_match("") => {
            problems
                .add(at, format!("the regex {} matches even where there is nothing; make it ask for something", quoted(pattern)));
        }
        Ok(_) => {}
        Err(error) => problems.add(at, format!("the regex {} cannot be read: {}", quoted(pattern), in_one_line(&error))),
    }
}

/// The regex crate draws a picture over several lines; the last one says what is wrong.
fn in_one_line(error: &regex::Error) -> String {
    if let regex::Error::CompiledTooBig(_) = error {
        return "it is too large; use smaller counts in { }".to_owned();
    }
    let text = error.to_string();
    let line = text.lines().last().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}
