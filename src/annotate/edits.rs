//! Text put into a part at given bytes; what is there already stays as it is.

/// Text to put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// The byte before which it is put.
    pub(super) at: usize,
    /// How many bytes are taken out there.
    pub(super) out: usize,
    /// The text.
    pub(super) text: String,
}

/// The text with the edits made, which are in order.
pub(super) fn made(text: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut made = Vec::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut done = 0;
    for edit in edits {
        made.extend_from_slice(text.get(done..edit.at).unwrap_or_default());
        made.extend_from_slice(edit.text.as_bytes());
        done = edit.at + edit.out;
    }
    made.extend_from_slice(text.get(done..).unwrap_or_default());
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_put_in_and_nothing_else_changes() {
        let edit = |at, out, text: &str| Edit { at, out, text: text.to_owned() };
        let made = |edits: &[Edit]| String::from_utf8(made(b"<a/><b/>", edits)).unwrap();
        assert_eq!(made(&[]), "<a/><b/>");
        assert_eq!(made(&[edit(0, 0, "0"), edit(4, 0, "1"), edit(4, 0, "2"), edit(8, 0, "3")]), "0<a/>12<b/>3");
        assert_eq!(made(&[edit(2, 2, ">x</a>")]), "<a>x</a><b/>");
    }
}
