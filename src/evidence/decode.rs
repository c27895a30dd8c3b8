//! Bytes of a text file to text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::evidence::error::Problem;

/// The text and the name of its encoding: UTF-8, UTF-16 with a byte order mark, else Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), Problem> {
    let marked = Encoding::for_bom(bytes);
    let (text, encoding) = match marked {
        Some((encoding, length)) => (encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0, encoding),
        None => match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => (text, UTF_8),
            None => (WINDOWS_1252.decode_without_bom_handling(bytes).0, WINDOWS_1252),
        },
    };
    if is_binary(&text) { Err(Problem::Binary) } else { Ok((text, encoding.name())) }
}

/// A NUL never stands in text, and other control characters are rare there.
fn is_binary(text: &str) -> bool {
    let stray = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1A}' | '\u{85}');
    let (mut controls, mut all) = (0usize, 0usize);
    for c in text.chars() {
        if c == '\0' {
            return true;
        }
        all += 1;
        controls += usize::from(stray(&c));
    }
    controls > 8 && controls * 50 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_people_save_text_in_is_read() {
        let utf16 = |bom: [u8; 2], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            bom.into_iter().chain("café £5".encode_utf16().flat_map(bytes)).collect()
        };
        for (bytes, name) in [
            ("café £5".as_bytes().to_vec(), "UTF-8"),
            ("\u{FEFF}café £5".as_bytes().to_vec(), "UTF-8"),
            (utf16([0xFF, 0xFE], u16::to_le_bytes), "UTF-16LE"),
            (utf16([0xFE, 0xFF], u16::to_be_bytes), "UTF-16BE"),
            (b"caf\xE9 \xA35".to_vec(), "windows-1252"),
        ] {
            let (text, encoding) = decode(&bytes).unwrap();
            assert_eq!((text.as_ref(), encoding), ("café £5", name));
        }
    }

    #[test]
    fn binary_files_are_refused() {
        for bytes in [&b"PK\x03\x04\0\0\0\0"[..], &[1, 2, 3, 4, 5, 6, 7, 8, 14, 15][..]] {
            assert!(matches!(decode(bytes), Err(Problem::Binary)));
        }
    }
}
