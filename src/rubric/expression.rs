//! Regular expressions of rules, read as evidence in English needs them.

use regex::{Regex, RegexBuilder};

use super::limits::MAX_REGEX_BYTES;

/// Compiles a rule's regular expression as it is to be matched: without regard to case, and with `\w`, `\d` and `\b` meaning English
/// letters and digits. Letters of every script make an expression three times as dear to get ready, and no rule asks for them.
///
/// # Errors
/// The expression is not well formed, or too large. That of a sound rubric is neither.
pub fn regex(written: &str) -> Result<Regex, regex::Error> {
    build(&in_english(written))
}

/// Whether an expression is well formed as it is written.
///
/// # Errors
/// It is not, in terms of what was written.
pub(super) fn well_formed(written: &str) -> Result<Regex, regex::Error> {
    build(written).and_then(|_| regex(written))
}

fn build(expression: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(expression).case_insensitive(true).size_limit(MAX_REGEX_BYTES).build()
}

/// The expression with its shorthands for letters of every script written out for English ones.
fn in_english(written: &str) -> String {
    let mut out = String::with_capacity(written.len() * 2);
    let mut rest = written.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('b') if !rest.as_str().starts_with('{') => out.push_str(r"(?-u:\b)"),
            Some('w') => out.push_str("[0-9A-Za-z_]"),
            Some('W') => out.push_str("[^0-9A-Za-z_]"),
            Some('d') => out.push_str("[0-9]"),
            escaped => {
                out.push(c);
                out.extend(escaped);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(expression: &str, text: &str) -> bool {
        regex(expression).is_ok_and(|regex| regex.is_match(text))
    }

    #[test]
    fn shorthands_mean_english_letters_and_digits() {
        assert!(fits(r"^\W*no\b", "“No, it isn’t"));
        assert!(!fits(r"^\W*no\b", "nobody"));
        assert!(fits(r"\b[\w-]+ing\b", "re-opening"));
        assert!(fits(r"£\d+", "it cost £40"));
        assert!(!fits(r"£\d+", "it cost £٤"));
        assert!(fits(r"a\\b", r"a\b"));
    }

    #[test]
    fn what_was_written_must_be_well_formed() {
        for wrong in [r"[\b]", r"(\w", r"\"] {
            assert!(well_formed(wrong).is_err(), "{wrong}");
        }
        assert!(well_formed(r"(?-u)\bserv\w*").is_ok());
    }
}
