//! What a package says of itself: whether it is an OpenDocument text, and whether it is under a password.

use crate::evidence::error::Problem;
use crate::evidence::package::Package;
use crate::evidence::xml::{Tag, Visit};

const MANIFEST: &str = "META-INF/manifest.xml";

/// Refuses packages that are no OpenDocument text, or that cannot be opened without a password.
pub(super) fn check(package: &mut Package) -> Result<(), Problem> {
    let mut manifest = Manifest::default();
    if package.has(MANIFEST) {
        package.walk(MANIFEST, &mut manifest)?;
    }
    let kind = manifest.kind.strip_prefix("application/vnd.oasis.opendocument.").unwrap_or_default();
    if kind.starts_with("spreadsheet") {
        return Err(Problem::Disguised("an OpenDocument spreadsheet"));
    }
    if kind.starts_with("presentation") {
        return Err(Problem::Disguised("an OpenDocument presentation"));
    }
    if kind.starts_with("graphics") {
        return Err(Problem::Disguised("an OpenDocument drawing"));
    }
    if manifest.encrypted || package.has("encrypted-package") {
        return Err(Problem::Encrypted);
    }
    if package.has("content.xml") {
        return Ok(());
    }
    Err(if package.has("word/document.xml") {
        Problem::Renamed { is: "a Word document", to: ".docx" }
    } else if package.has("xl/workbook.xml") {
        Problem::Disguised("an Excel workbook")
    } else if package.has("ppt/presentation.xml") {
        Problem::Disguised("a PowerPoint presentation")
    } else {
        Problem::Damaged("it holds no document (content.xml is missing)".to_owned())
    })
}

#[derive(Debug, Default)]
struct Manifest {
    /// The media type of the whole.
    kind: String,
    /// A part is encrypted.
    encrypted: bool,
}

impl Visit for Manifest {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        match tag.name() {
            "file-entry" if tag.attribute("full-path").is_some_and(|path| path == "/") => {
                self.kind = tag.attribute("media-type").unwrap_or_default().into_owned();
            }
            "encryption-data" => self.encrypted = true,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Problem> {
        Ok(())
    }
}
