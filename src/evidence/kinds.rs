//! Which files are read, and what to say about those that are not.

use std::path::Path;

use super::error::Problem;

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text.
    Text,
    /// A Word document or template.
    Word,
}

impl Kind {
    /// The kind of a file by its extension, or what to do with a file that is not read.
    pub(super) fn of(path: &Path) -> Result<Self, Problem> {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let advice = match extension.as_deref() {
            Some("txt" | "text") => return Ok(Self::Text),
            Some("docx" | "docm" | "dotx" | "dotm") => return Ok(Self::Word),
            Some("doc" | "dot" | "rtf" | "wps") => {
                "open it in Word or LibreOffice and save it as .docx (File > Save As > Word Document)"
            }
            Some("odt" | "ott" | "fodt") => "open it in LibreOffice or Word and save it as .docx (File > Save As)",
            Some("pages") => "open it in Pages and export it (File > Export To > Word)",
            Some("gdoc") => "open it in Google Docs and download it (File > Download > Microsoft Word)",
            Some("pdf") => "save the document it was made from as .docx, or open the PDF in Word and save it as .docx",
            Some("png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "heic" | "webp" | "svg") => {
                "pictures are not read; type the text in it into a .docx or .txt file"
            }
            Some("xlsx" | "xls" | "ods" | "csv" | "numbers") => {
                "copy the text of the sheet into a Word document and save it as .docx"
            }
            Some("pptx" | "ppt" | "odp" | "key") => "copy the text of the slides into a Word document and save it as .docx",
            Some("md" | "html" | "htm" | "xml" | "json") => "save its text as .txt or .docx",
            Some("zip" | "7z" | "rar" | "gz") => "unpack it and name the files in it",
            _ => "save it as .docx or .txt",
        };
        let what = match extension {
            Some(extension) => format!(".{} files are not read", printable(&extension)),
            None => "files without an extension are not read".to_owned(),
        };
        Err(Problem::UnknownKind(format!("{what}; {advice}")))
    }
}

fn printable(extension: &str) -> String {
    extension.chars().filter(|c| !c.is_control()).take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_is_not_read_gets_advice_on_one_line() {
        for name in ["a.doc", "a.pdf", "a.pages", "a.PNG", "a.odt", "a.xlsx", "a.pptx", "a.md", "a.zip", "a.xyz", "a"] {
            let problem = Kind::of(Path::new(name)).unwrap_err().to_string();
            assert!(problem.contains("not read; ") && !problem.contains('\n'), "{name}: {problem}");
        }
    }

    #[test]
    fn extensions_are_known_in_any_case() {
        assert_eq!(Kind::of(Path::new("a.TXT")).unwrap(), Kind::Text);
        assert_eq!(Kind::of(Path::new("b.DocX")).unwrap(), Kind::Word);
    }
}
