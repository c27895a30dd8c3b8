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
    /// An OpenDocument text or template.
    OpenText,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
}

/// A kind of file that is not read.
#[derive(Debug)]
pub(super) struct Other {
    /// What a person would call it: "a picture".
    pub(super) what: &'static str,
    /// It may hold text that a person wrote, so that it is worth saying how to hand it in.
    pub(super) written: bool,
    /// What of it cannot be read, whichever program has made it.
    cannot: Option<&'static str>,
    /// How to make something of it that is read.
    advice: &'static str,
    extensions: &'static [&'static str],
}

impl Kind {
    /// The kind of a file by its extension, or what to do with a file that is not read.
    pub(super) fn of(path: &Path) -> Result<Self, Problem> {
        let extension = extension(path);
        Self::by(&extension).ok_or_else(|| {
            let other = Other::of(path);
            let what = match (other.cannot, extension.as_str()) {
                (Some(cannot), _) => cannot.to_owned(),
                (None, "") => "a file without an extension is not read".to_owned(),
                (None, extension) => format!("a .{} file is not read", printable(extension)),
            };
            Problem::UnknownKind(format!("{what}; {}", other.advice))
        })
    }

    /// The kind that is read with this extension.
    fn by(extension: &str) -> Option<Self> {
        Some(match extension {
            "txt" | "text" => Self::Text,
            "docx" | "docm" | "dotx" | "dotm" => Self::Word,
            "odt" | "ott" => Self::OpenText,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => return None,
        })
    }
}

impl Other {
    /// What a file is that is not read, by its extension.
    pub(super) fn of(path: &Path) -> &'static Self {
        let extension = extension(path);
        OTHERS.iter().find(|kind| kind.extensions.contains(&extension.as_str())).unwrap_or(&UNKNOWN)
    }
}

const UNKNOWN: Other = Other {
    what: "a file of an unknown kind",
    written: false,
    cannot: None,
    advice: "save it as .docx or .txt",
    extensions: &[],
};

const OTHERS: &[Other] = &[
    Other {
        what: "an old Word document",
        written: true,
        cannot: None,
        advice: "open it in Word or LibreOffice and save it as .docx (File > Save As > Word Document)",
        extensions: &["doc", "dot", "wps", "wpd", "wri", "lwp"],
    },
    Other {
        what: "a rich text file",
        written: true,
        cannot: None,
        advice: "open it in Word or LibreOffice and save it as .docx (File > Save As > Word Document)",
        extensions: &["rtf"],
    },
    Other {
        what: "an OpenDocument file of a rare kind",
        written: true,
        cannot: None,
        advice: "open it in LibreOffice and save it as .odt or .docx (File > Save As)",
        extensions: &["fodt", "odm", "otm", "oth", "sxw", "stw"],
    },
    Other {
        what: "a Pages document",
        written: true,
        cannot: None,
        advice: "open it in Pages and export it (File > Export To > Word)",
        extensions: &["pages"],
    },
    Other {
        what: "a link to a Google document",
        written: true,
        cannot: None,
        advice: "open it in Google Docs and download it (File > Download > Microsoft Word)",
        extensions: &["gdoc", "gsheet", "gslides"],
    },
    Other {
        what: "a PDF",
        written: true,
        cannot: None,
        advice: "hand in the document it was made from, or open the PDF in Word and save it as .docx",
        extensions: &["pdf", "xps", "oxps"],
    },
    Other {
        what: "a picture",
        written: false,
        cannot: Some("pictures cannot be read"),
        advice: "type what the picture says into a .docx or .txt file",
        extensions: &[
            "png", "jpg", "jpeg", "jfif", "gif", "bmp", "tif", "tiff", "heic", "heif", "webp", "avif", "svg", "ico", "psd",
            "wmf", "emf",
        ],
    },
    Other {
        what: "a spreadsheet",
        written: true,
        cannot: None,
        advice: "copy the text of the sheet into a Word document and save it as .docx",
        extensions: &["xlsx", "xlsm", "xlsb", "xltx", "xls", "ods", "fods", "csv", "tsv", "numbers"],
    },
    Other {
        what: "a presentation",
        written: true,
        cannot: None,
        advice: "copy the text of the slides into a Word document and save it as .docx",
        extensions: &["pptx", "pptm", "ppsx", "potx", "ppt", "pps", "odp", "fodp", "key"],
    },
    Other {
        what: "a sound recording",
        written: false,
        cannot: Some("recordings cannot be read"),
        advice: "type what is said in it into a .docx or .txt file",
        extensions: &["mp3", "wav", "m4a", "aac", "ogg", "oga", "opus", "flac", "wma", "amr", "aiff"],
    },
    Other {
        what: "a video",
        written: false,
        cannot: Some("recordings cannot be read"),
        advice: "type what is said in it into a .docx or .txt file",
        extensions: &["mp4", "mov", "avi", "mkv", "webm", "wmv", "m4v", "mpg", "mpeg", "3gp"],
    },
    Other {
        what: "an e-mail",
        written: true,
        cannot: None,
        advice: "open it, copy its text into a Word document and save it as .docx",
        extensions: &["eml", "msg", "mbox"],
    },
    Other {
        what: "an e-book",
        written: true,
        cannot: None,
        advice: "copy its text into a Word document and save it as .docx",
        extensions: &["epub", "mobi", "azw", "azw3"],
    },
    Other {
        what: "a notebook",
        written: true,
        cannot: None,
        advice: "open it in OneNote and export it as a Word document (File > Export)",
        extensions: &["one", "onetoc2"],
    },
    Other {
        what: "a web archive",
        written: true,
        cannot: None,
        advice: "open it in a browser or in Word and save it as .docx",
        extensions: &["mht", "mhtml", "webarchive"],
    },
    Other {
        what: "an archive",
        written: true,
        cannot: None,
        advice: "unpack it and name the files in it",
        extensions: &["zip", "7z", "rar", "gz", "tgz", "tar", "bz2", "xz"],
    },
    Other {
        what: "a data file",
        written: false,
        cannot: None,
        advice: "save its text as .txt or .docx",
        extensions: &["xml", "json", "yaml", "yml", "toml", "tex", "rst", "adoc", "org"],
    },
];

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn printable(extension: &str) -> String {
    extension.chars().filter(|c| !c.is_control()).take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_is_not_read_gets_advice_on_one_line() {
        let names = OTHERS.iter().flat_map(|kind| kind.extensions).map(|extension| format!("a.{extension}"));
        for name in names.chain(["a.xyz".to_owned(), "a".to_owned(), "a.PNG".to_owned()]) {
            let problem = Kind::of(Path::new(&name)).unwrap_err().to_string();
            assert!(
                (problem.contains(" is not read; ") || problem.contains(" cannot be read; ")) && !problem.contains('\n'),
                "{name}: {problem}"
            );
        }
    }

    #[test]
    fn each_kind_that_is_not_read_says_how_to_hand_it_in() {
        for (name, says) in [
            ("a.doc", "a .doc file is not read; open it in Word or LibreOffice and save it as .docx (File > Save As"),
            ("a.rtf", "save it as .docx (File > Save As"),
            ("a.pages", "(File > Export To > Word)"),
            ("a.gdoc", "(File > Download > Microsoft Word)"),
            ("a.PDF", "a .pdf file is not read; hand in the document it was made from"),
            ("a.HEIC", "pictures cannot be read; type what the picture says into a .docx or .txt file"),
            ("a.numbers", "copy the text of the sheet"),
            ("a.key", "copy the text of the slides"),
            ("a.m4a", "type what is said in it"),
            ("a.mov", "type what is said in it"),
            ("a.zip", "unpack it"),
            ("a.wps", "save it as .docx"),
            ("a", "a file without an extension is not read; save it as .docx or .txt"),
        ] {
            let problem = Kind::of(Path::new(name)).unwrap_err().to_string();
            assert!(problem.contains(says), "{name}: {problem}");
        }
    }

    #[test]
    fn no_extension_is_of_two_kinds() {
        let all: Vec<&str> = OTHERS.iter().flat_map(|kind| kind.extensions).copied().collect();
        let once: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len());
        assert!(all.iter().all(|extension| Kind::by(extension).is_none()));
    }

    #[test]
    fn extensions_are_known_in_any_case() {
        for (name, kind) in [
            ("a.TXT", Kind::Text),
            ("b.DocX", Kind::Word),
            ("c.ODT", Kind::OpenText),
            ("d.Md", Kind::Markdown),
            ("e.HTM", Kind::Html),
        ] {
            assert_eq!(Kind::of(Path::new(name)).unwrap(), kind);
        }
    }
}
