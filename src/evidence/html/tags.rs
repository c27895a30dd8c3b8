//! A look at the tags before they are read: the tokenizer compares each attribute of a tag with all before it, without bound.

use crate::evidence::error::Problem;
use crate::evidence::limits::HTML_ATTRIBUTES;

/// Refuses a page with a tag that has too many attributes.
pub(super) fn check(html: &str) -> Result<(), Problem> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.find("-->").map_or("", |end| &after[end..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let (attributes, end) = tag(&rest[name..]);
            if attributes > HTML_ATTRIBUTES {
                return Err(Problem::too_large("a tag of the page has", format!("{HTML_ATTRIBUTES} attributes")));
            }
            let (name, after) = (&rest[..name], &rest[name + end..]);
            rest = after;
            // What looks like a tag in a script is none.
            if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
                rest = after.find("</").map_or("", |end| &after[end..]);
            }
        }
    }
    Ok(())
}

/// How many attributes a tag has, and where it ends.
fn tag(text: &str) -> (usize, usize) {
    let (mut attributes, mut quote, mut apart, mut value) = (0, None, true, false);
    for (at, b) in text.bytes().enumerate() {
        match (quote, b) {
            (Some(open), b) => {
                if b == open {
                    (quote, apart, value) = (None, true, false);
                }
            }
            (None, b'>') => return (attributes, at),
            (None, b'"' | b'\'') if value => quote = Some(b),
            (None, b'=') if !apart || attributes > 0 => value = true,
            (None, b) if b.is_ascii_whitespace() => apart = true,
            (None, b'/') if !value => apart = true,
            (None, _) => {
                // What follows an equals sign, with or without white space, is its value.
                attributes += usize::from(apart && !value);
                value &= !apart;
                apart = false;
            }
        }
    }
    (attributes, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted() {
        for (text, count) in
            [(">", 0), (" a b c>", 3), (" a='x y z' b=\"p > q\" c=d/>", 3), ("/a/b>", 2), (" a=1 b=2 c>", 3), (" a b", 2)]
        {
            assert_eq!(tag(text).0, count, "{text}");
        }
    }

    #[test]
    fn a_crowd_of_attributes_is_refused_and_a_script_is_no_tag() {
        let crowd: String = (0..2_000).map(|n| format!(" a{n}")).collect();
        assert!(check(&format!("<p{crowd}>")).is_err());
        assert!(check(&format!("<p><!-- <p{crowd}> --><script>if (a <b) {{ {crowd} }}</script>")).is_ok());
    }
}
