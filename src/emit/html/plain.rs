//! Text for the page. Templates escape it; this makes visible what would act without being seen.

use crate::emit::visible;

/// Control characters and bidirectional overrides made visible; line breaks and tabs stay, since a browser shows them as white space.
pub(in crate::emit) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (index, line) in text.split(WHITE).enumerate() {
        if index > 0 {
            shown.push('\n');
        }
        shown.push_str(&visible(line));
    }
    shown
}

const WHITE: [char; 3] = ['\n', '\t', '\r'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_stays_and_the_rest_is_made_visible() {
        assert_eq!(plain("one\ntwo\tthree"), "one\ntwo\nthree");
        assert_eq!(plain("a\u{202e}b\0c"), "a<U+202E>b<U+0000>c");
        assert_eq!(plain("<b>"), "<b>", "escaping is the templates' work");
    }
}
