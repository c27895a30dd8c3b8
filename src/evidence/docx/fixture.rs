//! Word documents built in memory for tests: a zip of XML strings.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::evidence::ReadError;
use crate::evidence::model::{BlockKind, Evidence};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="m" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:r="r""#;
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word document in the making.
#[derive(Default)]
pub(super) struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl Docx {
    /// A document with this content in its body.
    pub(super) fn body(content: &str) -> Self {
        Self::default().part("word/document.xml", &format!("<w:document {W}><w:body>{content}</w:body></w:document>"))
    }

    /// With one more part, as it is.
    pub(super) fn part(mut self, name: &str, content: &str) -> Self {
        self.parts.push((name.to_owned(), content.as_bytes().to_vec()));
        self
    }

    /// With one more part of bytes.
    pub(super) fn bytes(mut self, name: &str, content: Vec<u8>) -> Self {
        self.parts.push((name.to_owned(), content));
        self
    }

    /// With a part that the document refers to: "styles", "numbering", "footnotes" …
    pub(super) fn related(mut self, kind: &str, content: &str) -> Self {
        let at = self.parts.len();
        let file = format!("part{at}.xml");
        self.relations.push_str(&format!(r#"<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{file}"/>"#));
        self.part(&format!("word/{file}"), &format!("<w:{kind} {W}>{content}</w:{kind}>"))
    }

    /// With a part that the document refers to by an id of its own.
    pub(super) fn refers(mut self, id: &str, kind: &str, file: &str, content: Vec<u8>) -> Self {
        self.relations.push_str(&format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{file}"/>"#));
        self.bytes(&format!("word/{file}"), content)
    }

    /// The bytes of the package, its parts as they are.
    pub(super) fn stored(&self) -> Vec<u8> {
        self.packed(SimpleFileOptions::default().compression_method(CompressionMethod::Stored))
    }

    /// The bytes of the package.
    pub(super) fn zip(&self) -> Vec<u8> {
        self.packed(SimpleFileOptions::default())
    }

    fn packed(&self, options: SimpleFileOptions) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let root = format!(
            r#"<Relationships><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>"#
        );
        let relations = format!("<Relationships>{}</Relationships>", self.relations);
        let fixed =
            [("_rels/.rels".to_owned(), root.into_bytes()), ("word/_rels/document.xml.rels".to_owned(), relations.into_bytes())];
        for (name, content) in
            fixed.iter().filter(|(name, _)| !self.parts.iter().any(|(other, _)| other == name)).chain(&self.parts)
        {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// What is read of it.
    pub(super) fn try_read(&self) -> Result<Evidence, ReadError> {
        read_bytes(&self.zip())
    }

    /// What is read of it; it must be readable.
    pub(super) fn read(&self) -> Evidence {
        self.try_read().unwrap()
    }
}

/// What is read of bytes in a file named `.docx`.
pub(super) fn read_bytes(bytes: &[u8]) -> Result<Evidence, ReadError> {
    crate::evidence::read_bytes("work.docx", bytes)
}

/// A paragraph with one run of text.
pub(super) fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A paragraph with properties.
pub(super) fn p_with(properties: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

/// Blocks, one a line: kind, place, text.
pub(super) fn told(evidence: &Evidence) -> String {
    evidence
        .blocks
        .iter()
        .map(|block| format!("{} | {} | {}\n", kind(block.kind), block.place, evidence.block_text(block)))
        .collect()
}

fn kind(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::ListItem { level } => format!("l{level}"),
        BlockKind::Cell { header } => if header { "header" } else { "cell" }.to_owned(),
        BlockKind::Note => "note".to_owned(),
        BlockKind::TextBox => "box".to_owned(),
    }
}
