//! What is kept of one portfolio until all are there.

use std::cell::RefCell;
use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::words::words;
use crate::overview::Stretch;

/// A portfolio's words as numbers, and its wording packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    pub(super) words: Box<[u32]>,
    pub(super) packed: Box<[u8]>,
    /// How many words it has as a reader counts them: between white space.
    pub(super) written: u32,
}

thread_local! {
    /// What packs: to set one up takes as long as to pack a page, so each thread keeps its own.
    static PACKER: RefCell<DeflateEncoder<Vec<u8>>> = RefCell::new(DeflateEncoder::new(Vec::new(), Compression::new(PACKING)));
}

/// How hard wording is packed, from 1 to 9. Harder takes much longer and saves little; less hard shows in the memory of thousands.
const PACKING: u32 = 6;

impl Sketch {
    /// Of a wording.
    #[must_use]
    pub fn of(wording: &[Stretch]) -> Self {
        let words = wording.iter().flat_map(|stretch| words(&stretch.text)).map(|word| word.number).collect();
        let written = wording.iter().flat_map(|stretch| stretch.text.split_whitespace());
        let written = written.filter(|word| word.contains(char::is_alphanumeric)).count();
        // Writing to memory cannot fail, and plain data always has a JSON form.
        let json = serde_json::to_vec(wording).unwrap_or_default();
        let packed = PACKER.with_borrow_mut(|packer| {
            let _ = packer.write_all(&json);
            packer.reset(Vec::new()).unwrap_or_default().into_boxed_slice()
        });
        Self { words, packed, written: u32::try_from(written).unwrap_or(u32::MAX) }
    }
}

/// A wording that was packed.
pub(super) fn unpacked(packed: &[u8]) -> Vec<Stretch> {
    let mut json = Vec::new();
    // What was packed here can be unpacked.
    let _ = DeflateDecoder::new(packed).read_to_end(&mut json);
    serde_json::from_slice(&json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wording_comes_back_as_it_was() {
        let stretch =
            |text: &str| Stretch { file: 0, place: "paragraph 1".to_owned(), line: Some(3), before: None, text: text.to_owned() };
        let wording = [stretch("I listen, and then I ask."), stretch("“Zoë”")];
        let sketch = Sketch::of(&wording);
        assert_eq!(unpacked(&sketch.packed), wording);
        assert_eq!((sketch.words.len(), sketch.written), (7, 7));
        assert_eq!(unpacked(&Sketch::of(&[]).packed), []);
        assert_eq!(Sketch::of(&wording), sketch, "the same however often one was packed before");
    }
}
