//! Bytes of a text file to text.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::error::Problem;
use super::limits::TEXT_FILE_BYTES;
use super::sniff;
use super::source::Source;

/// The bytes of a text file, which must not be those of another program's document.
pub(super) fn bytes(source: &Source) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    source.reader().map_err(Problem::Io)?.take(TEXT_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(Problem::Io)?;
    if bytes.len() as u64 > TEXT_FILE_BYTES {
        return Err(Problem::too_large("the file holds", format!("{} MiB", TEXT_FILE_BYTES >> 20)));
    }
    sniff::no_text(&bytes).map_or(Ok(bytes), Err)
}

/// The text and the name of its encoding: by a byte order mark, else UTF-8, else what the file `says`, else Windows-1252.
pub(super) fn decode<'a>(bytes: &'a [u8], says: Option<&'static Encoding>) -> Result<(Cow<'a, str>, &'static str), Problem> {
    let marked = Encoding::for_bom(bytes);
    let otherwise = says.filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8).unwrap_or(WINDOWS_1252);
    let (text, encoding) = match marked {
        Some((encoding, length)) => (encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0, encoding),
        None => match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => (text, UTF_8),
            None => (otherwise.decode_without_bom_handling(bytes).0, otherwise),
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
            let (text, encoding) = decode(&bytes, None).unwrap();
            assert_eq!((text.as_ref(), encoding), ("café £5", name));
        }
    }

    #[test]
    fn binary_files_are_refused() {
        for bytes in [&b"PK\x03\x04\0\0\0\0"[..], &[1, 2, 3, 4, 5, 6, 7, 8, 14, 15][..]] {
            assert!(matches!(decode(bytes, None), Err(Problem::Binary)));
        }
    }
}
