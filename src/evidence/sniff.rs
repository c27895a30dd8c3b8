//! What a file is that is named like a Word document but is not a zip.

use std::io::{Read, Seek, SeekFrom};

use crate::evidence::error::Problem;
use crate::evidence::limits::SNIFF_BYTES;

const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The problem with a file that could not be opened as a package.
pub(super) fn problem(file: &mut (impl Read + Seek), broken: Problem) -> Problem {
    let mut head = [0u8; 16];
    let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.read(&mut head)).unwrap_or(0);
    let head = head.get(..read).unwrap_or_default();
    if head.starts_with(&OLE) {
        return ole(file);
    }
    let trimmed: &[u8] = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    for (magic, what) in [
        (&b"{\\rtf"[..], "a rich text file (.rtf)"),
        (b"%PDF", "a PDF"),
        (b"<?xml", "an XML file"),
        (b"<html", "a web page"),
        (b"<!DOC", "a web page"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
    ] {
        if trimmed.starts_with(magic) {
            return Problem::Disguised(what);
        }
    }
    if head.starts_with(b"PK\x03\x04") { broken } else { Problem::Disguised("not one") }
}

/// An old container: its directory names what is inside, in UTF-16.
fn ole(file: &mut (impl Read + Seek)) -> Problem {
    let mut bytes = Vec::new();
    if let Err(error) = file.seek(SeekFrom::Start(0)).and_then(|_| file.take(SNIFF_BYTES).read_to_end(&mut bytes)) {
        return Problem::Io(error);
    }
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        // Entries of the directory are 128 bytes long; some programs write their names in capitals.
        bytes.chunks(128).any(|entry| entry.get(..wide.len()).is_some_and(|start| start.eq_ignore_ascii_case(&wide)))
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return Problem::Encrypted;
    }
    Problem::Disguised(if holds("WordDocument") {
        "an old Word document (.doc)"
    } else if holds("Workbook") || holds("Book") {
        "an Excel workbook"
    } else if holds("PowerPoint Document") {
        "a PowerPoint presentation"
    } else {
        "an old Office file"
    })
}
