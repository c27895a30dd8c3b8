//! What a file is that is not what its name says.

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
    let page: Vec<u8> = trimmed.iter().map(u8::to_ascii_lowercase).collect();
    if page.starts_with(b"<html") || page.starts_with(b"<!doc") {
        return Problem::Renamed { is: "a web page", to: ".html" };
    }
    if trimmed.starts_with(b"<?xml") {
        return Problem::Disguised("an XML file");
    }
    match known(trimmed) {
        Some(what) => Problem::Disguised(what),
        None if head.starts_with(ZIP) => broken,
        None => Problem::Disguised("a file of another kind"),
    }
}

/// The problem with bytes that should be text and are a document of another program. `mimetype` is what OpenDocument files begin with.
pub(super) fn no_text(bytes: &[u8]) -> Option<Problem> {
    if bytes.starts_with(&OLE) {
        return Some(ole_in(bytes));
    }
    if !bytes.starts_with(ZIP) {
        return known(bytes).map(Problem::Disguised);
    }
    let holds = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    Some(if holds("word/document.xml") {
        Problem::Renamed { is: "a Word document", to: ".docx" }
    } else if holds("mimetypeapplication/vnd.oasis.opendocument.text") {
        Problem::Renamed { is: "an OpenDocument text", to: ".odt" }
    } else if holds("xl/workbook.xml") {
        Problem::Disguised("an Excel workbook")
    } else if holds("ppt/presentation.xml") {
        Problem::Disguised("a PowerPoint presentation")
    } else {
        Problem::Disguised("a zip archive or a file of another program")
    })
}

const ZIP: &[u8] = b"PK\x03\x04";

/// Kinds of file that begin with bytes of their own.
fn known(head: &[u8]) -> Option<&'static str> {
    let kinds = [
        (&b"{\\rtf"[..], "a rich text file (.rtf)"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1F\x8B", "an archive"),
        (b"7z\xBC\xAF", "an archive"),
        (b"Rar!", "an archive"),
    ];
    kinds.into_iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, what)| what)
}

/// An old container: its directory names what is inside, in UTF-16.
fn ole(file: &mut (impl Read + Seek)) -> Problem {
    let mut bytes = Vec::new();
    if let Err(error) = file.seek(SeekFrom::Start(0)).and_then(|_| file.take(SNIFF_BYTES).read_to_end(&mut bytes)) {
        return Problem::Io(error);
    }
    ole_in(&bytes)
}

fn ole_in(bytes: &[u8]) -> Problem {
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
