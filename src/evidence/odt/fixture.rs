//! OpenDocument texts built in memory for tests: a zip of XML strings.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::evidence::{Evidence, ReadError, read};

/// What LibreOffice calls a text.
const TEXT: &str = "application/vnd.oasis.opendocument.text";
/// The names that all parts share.
const NAMES: &str = r#"xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:draw="d" xmlns:fo="f" xmlns:xlink="x" xmlns:svg="v""#;

/// An OpenDocument text in the making.
pub(super) struct Odt {
    kind: String,
    manifest: String,
    automatic: String,
    body: String,
    parts: Vec<(String, String)>,
}

impl Odt {
    /// A text with this content.
    pub(super) fn body(content: &str) -> Self {
        Self {
            kind: TEXT.to_owned(),
            manifest: String::new(),
            automatic: String::new(),
            body: content.to_owned(),
            parts: Vec::new(),
        }
    }

    /// With these styles of its own.
    pub(super) fn automatic(mut self, styles: &str) -> Self {
        self.automatic = styles.to_owned();
        self
    }

    /// With these named styles and master pages.
    pub(super) fn styles(self, content: &str) -> Self {
        let styles = format!("<office:document-styles {NAMES}>{content}</office:document-styles>");
        self.part("styles.xml", &styles)
    }

    /// With one more part, or another one in place of `content.xml`.
    pub(super) fn part(mut self, name: &str, content: &str) -> Self {
        self.parts.push((name.to_owned(), content.to_owned()));
        self
    }

    /// Of another kind.
    pub(super) fn kind(mut self, kind: &str) -> Self {
        kind.clone_into(&mut self.kind);
        self
    }

    /// With more in its manifest.
    pub(super) fn manifest(mut self, content: &str) -> Self {
        content.clone_into(&mut self.manifest);
        self
    }

    /// The bytes of the package.
    pub(super) fn zip(&self) -> Vec<u8> {
        let manifest = format!(
            r#"<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/>{}</manifest:manifest>"#,
            self.kind, self.manifest
        );
        let content = format!(
            "<office:document-content {NAMES}><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>",
            self.automatic, self.body
        );
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file("mimetype", stored).unwrap();
        zip.write_all(self.kind.as_bytes()).unwrap();
        let fixed = [("META-INF/manifest.xml".to_owned(), manifest), ("content.xml".to_owned(), content)];
        for (name, content) in
            fixed.iter().filter(|(name, _)| !self.parts.iter().any(|(other, _)| other == name)).chain(&self.parts)
        {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
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

/// What is read of bytes in a file named `.odt`.
pub(super) fn read_bytes(bytes: &[u8]) -> Result<Evidence, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.odt");
    std::fs::write(&path, bytes).unwrap();
    read(&path)
}

/// A paragraph.
pub(super) fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}
