//! Text from files and rubrics, made safe to show on a terminal.

use std::borrow::Cow;

/// Makes control characters and bidirectional overrides visible, so that a file cannot move the cursor, colour the
/// screen or reorder what is read. Text without any comes back as it is.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|ch| if hidden(ch) { format!("<U+{:04X}>", u32::from(ch)) } else { ch.to_string() });
    Cow::Owned(shown.collect())
}

fn hidden(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
