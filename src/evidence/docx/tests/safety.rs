//! Files that are broken, disguised, or made to break a reader.

use super::super::fixture::{Docx, p, read_bytes};

#[test]
fn every_bad_file_gets_one_line_that_says_what_to_do() {
    let whole = Docx::body(&p("text")).zip();
    let ole = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(512, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(1024, 0);
        bytes
    };
    let root = |target: &str| format!("<Relationships><Relationship Type='x/officeDocument' Target='{target}'/></Relationships>");
    for (bytes, says) in [
        (whole[..whole.len() / 2].to_vec(), "is damaged"),
        (b"{\\rtf1 hello}".to_vec(), "a rich text file"),
        (b"just words".to_vec(), "a file of another kind"),
        (Vec::new(), "the file is empty"),
        (ole("EncryptedPackage"), "password"),
        (ole("WordDocument"), "old Word document"),
        (ole("Workbook"), "an Excel workbook"),
        (Docx::body("<w:p/>").zip(), "no text that can be read"),
        (Docx::body("<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>").zip(), "only pictures"),
        (Docx::default().part("word/document.xml", "<w:document><w:body><w:p>").zip(), "ends in the middle"),
        (Docx::default().part("word/document.xml", "<w:document><w:body></w:p></w:document>").zip(), "is broken"),
        (Docx::default().part("word/document.xml", "<w:styles/>").zip(), "is not a Word document"),
        (Docx::default().part("a.txt", "").zip(), "word/document.xml is missing"),
        (
            Docx::default().part("_rels/.rels", &root("xl/workbook.xml")).part("xl/workbook.xml", "<workbook/>").zip(),
            "an Excel workbook",
        ),
        (
            Docx::default().part("_rels/.rels", &root("ppt/presentation.xml")).part("ppt/presentation.xml", "<p/>").zip(),
            "a PowerPoint",
        ),
    ] {
        let message = read_bytes(&bytes).unwrap_err().to_string();
        assert!(message.contains(says) && message.contains(';') && message.lines().count() == 1, "{says}: {message}");
    }
}

#[test]
fn every_bound_holds_and_is_named() {
    let deep = "<w:sdt>".repeat(20_000);
    let long = format!("<w:document>{}</w:document>", " ".repeat(65 << 20));
    let words = p(&"word ".repeat(4 << 20));
    for (docx, says) in [
        (Docx::body(&deep), "10000 deep"),
        (Docx::default().part("word/document.xml", &long), "64 MiB"),
        (Docx::body(&words), "16 MiB"),
        (Docx::body(&"<w:p/>".repeat(1_000_001)), "1000000 paragraphs"),
        (Docx::body(&"<w:p><w:r><w:txbxContent>".repeat(200)), "100 deep"),
        (Docx::body(&format!("<w:p><w:r>{}</w:r></w:p>", "<w:t>a</w:t><w:br/>".repeat(200_001))), "200000 pieces of text"),
        (Docx::default().bytes("word/document.xml", [[0xFF, 0xFE], [b' ', 0]].concat().repeat(5 << 20)), "16 MiB in UTF-16LE"),
        (Docx::body(&p("a").repeat(200_001)), "200000 pieces of text"),
    ] {
        let message = docx.try_read().unwrap_err().to_string();
        assert!(message.contains(says), "{says}: {message}");
    }
}

#[test]
fn deep_nesting_below_the_bound_is_read() {
    let depth = 1_500;
    let nested = "<w:tbl><w:tr><w:tc>".repeat(depth) + &p("bottom") + &"</w:tc></w:tr></w:tbl>".repeat(depth);
    assert_eq!(Docx::body(&nested).read().text, "bottom\n");
}
