//! The Word reader: bytes of a package as they are, or the text of its parts, which are packed soundly so that more is reached.

#![no_main]

mod sound;

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use markpoint::evidence::read_bytes;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts that an input holds one after the other, each after a line of its own that says `%%`.
const PARTS: [(&str, &str, &str); 6] = [
    ("word/document.xml", "", ""),
    ("word/styles.xml", "styles", ""),
    ("word/numbering.xml", "numbering", ""),
    ("word/footnotes.xml", "footnotes", ""),
    ("word/data.xml", "diagramData", "d"),
    ("word/chunk.html", "aFChunk", "c"),
];

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"PK") { data.to_vec() } else { packed(data) };
    sound::outcome(read_bytes("fuzz.docx", &bytes));
});

fn packed(data: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, content: &[u8]| {
        zip.start_file(name, options).expect("a new part");
        zip.write_all(content).expect("room in memory");
    };
    let mut relations = String::new();
    for ((name, kind, id), content) in PARTS.iter().zip(split(data)) {
        put(name, content);
        if !kind.is_empty() {
            let file = name.trim_start_matches("word/");
            relations.push_str(&format!("<Relationship Id='{id}' Type='x/{kind}' Target='{file}'/>"));
        }
    }
    put("word/_rels/document.xml.rels", format!("<Relationships>{relations}</Relationships>").as_bytes());
    zip.finish().expect("room in memory").into_inner()
}

fn split(data: &[u8]) -> Vec<&[u8]> {
    const MARK: &[u8] = b"\n%%\n";
    let mut parts = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(MARK.len()).position(|window| window == MARK) {
        parts.push(&rest[..at]);
        rest = &rest[at + MARK.len()..];
    }
    parts.push(rest);
    parts
}
