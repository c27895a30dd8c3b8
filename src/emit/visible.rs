//! Text from files, rubrics and file names, made safe to show on a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Makes control characters, line breaks and bidirectional overrides visible as `<U+001B>`, so that a file cannot move the cursor,
/// colour the screen, forge a line or reorder what is read; and the two characters that XML cannot hold. Text without any comes back as it is.
///
/// Line breaks count as well: join wrapped text with spaces before it is passed in.
///
/// ```
/// use markpoint::emit::visible;
/// assert_eq!(visible("essay.txt"), "essay.txt");
/// assert_eq!(visible("\u{1b}[2Jessay\u{202e}txt.exe"), "<U+001B>[2Jessay<U+202E>txt.exe");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_hidden) else { return Cow::Borrowed(text) };
    let (clean, rest) = text.split_at(first);
    let mut shown = clean.to_owned();
    for c in rest.chars() {
        if is_hidden(c) {
            // Writing to a String cannot fail.
            let _ = write!(shown, "<U+{:04X}>", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character acts on the terminal instead of standing in it.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_shown_and_everything_else_is_kept() {
        for (text, shown) in [
            ("", ""),
            ("Zoë’s café – 中文 עברית 👩‍👩‍👧", "Zoë’s café – 中文 עברית 👩‍👩‍👧"),
            ("a\nb\tc\r", "a<U+000A>b<U+0009>c<U+000D>"),
            ("\0\u{7f}\u{9b}31m", "<U+0000><U+007F><U+009B>31m"),
            ("\u{1b}]0;title\u{7}", "<U+001B>]0;title<U+0007>"),
            ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
            ("a\u{fffe}b\u{ffff}", "a<U+FFFE>b<U+FFFF>"),
            ("a\u{2028}b\u{feff}", "a<U+2028>b<U+FEFF>"),
        ] {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(visible("My assignment.docx"), Cow::Borrowed(_)));
    }
}
