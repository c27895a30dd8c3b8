//! The Word reader: bytes of a package as they are, or the text of its parts, which are packed soundly so that more is reached.

#![no_main]

mod package;
mod sound;

use libfuzzer_sys::fuzz_target;
use markpoint::evidence::read_bytes;

/// The parts of an input, in order: name, what the document calls it, and the id it is referred to by.
const PARTS: [(&str, &str, &str); 6] = [
    ("document.xml", "", ""),
    ("styles.xml", "styles", ""),
    ("numbering.xml", "numbering", ""),
    ("footnotes.xml", "footnotes", ""),
    ("data.xml", "diagramData", "d"),
    ("chunk.html", "aFChunk", "c"),
];

fuzz_target!(|data: &[u8]| {
    let bytes = if data.starts_with(b"PK") { data.to_vec() } else { document(data) };
    sound::outcome(read_bytes("fuzz.docx", &bytes));
});

fn document(data: &[u8]) -> Vec<u8> {
    let relation = |(name, kind, id): &(&str, &str, &str)| format!("<Relationship Id='{id}' Type='x/{kind}' Target='{name}'/>");
    let relations = format!("<Relationships>{}</Relationships>", PARTS.iter().skip(1).map(relation).collect::<String>());
    let names: Vec<String> = PARTS.iter().map(|(name, ..)| format!("word/{name}")).collect();
    let parts = names.iter().map(String::as_str).zip(package::split(data));
    package::packed(parts.chain([("word/_rels/document.xml.rels", relations.as_bytes())]))
}
