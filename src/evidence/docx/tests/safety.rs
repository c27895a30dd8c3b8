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
    let stored = Docx::body(&p("swords")).stored();
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
        (
            Docx::default()
                .part("_rels/.rels", &root("theme/themeManager.xml"))
                .part("theme/themeManager.xml", "<themeManager/>")
                .zip(),
            "a theme of Office",
        ),
        (patched(&stored, b"swords", b"spoons"), "is damaged"),
        (flagged(&whole), "password"),
        (lying_directory(&whole), "is damaged"),
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
        (Docx::body(&format!("<w:p>{}</w:p>", "<w:footnoteReference w:id='1'/>".repeat(200_001))), "200000 pieces of text"),
        (Docx::body(&p("a")).related("styles", &many(20_001, "<w:style w:styleId='", "'/>")), "20000 styles"),
        (
            Docx::body(&p("a")).related("numbering", &many(20_001, "<w:num w:numId='", "'><w:abstractNumId w:val='1'/></w:num>")),
            "20000 numberings",
        ),
        (
            Docx::body(&p("a")).part(
                "word/_rels/document.xml.rels",
                &format!("<Relationships>{}</Relationships>", "<Relationship Id='a' Type='b' Target='c'/>".repeat(50_001)),
            ),
            "50000 others",
        ),
        (Docx::body(&p("a")).refers("c", "aFChunk", "c.txt", "a\n\n".repeat(200_001).into_bytes()), "200000 lines of text"),
        (
            Docx::body(&p("a")).refers(
                "d",
                "diagramData",
                "d.xml",
                format!("<x><pt>{}</pt></x>", "<p><t>a</t></p>".repeat(200_001)).into_bytes(),
            ),
            "200000 pieces",
        ),
        ((0..10_001).fold(Docx::body(&p("a")), |docx, n| docx.part(&format!("{n}"), "")), "10000 entries"),
        ((0..300).fold(Docx::body(&p("a")), |docx, n| docx.part(&format!("{n}{}", "x".repeat(60_000)), "")), "16 MiB"),
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

/// So many pieces, each with its number inside.
fn many(count: u32, before: &str, after: &str) -> String {
    (0..count).map(|n| format!("{before}{n}{after}")).collect()
}

/// The bytes with `from` overwritten: what the archive says about them is no longer true.
fn patched(bytes: &[u8], from: &[u8], with: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
    bytes[at..at + with.len()].copy_from_slice(with);
    bytes
}

/// Every entry says that it is encrypted.
fn flagged(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (head, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        for at in 0..bytes.len() - 10 {
            if bytes[at..].starts_with(head) {
                bytes[at + flags] |= 1;
            }
        }
    }
    bytes
}

/// A directory that says it has all entries there can be, and that each unpacks to all bytes there can be.
fn lying_directory(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    let (parts, tail) = bytes.split_at(end);
    let mut record = b"PK\x06\x06".to_vec();
    record.extend(44_u64.to_le_bytes());
    record.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    record.extend([u64::MAX - 1, u64::MAX - 1, 46, 22].map(u64::to_le_bytes).concat());
    let mut locator = b"PK\x06\x07\0\0\0\0".to_vec();
    locator.extend(u64::try_from(end).unwrap().to_le_bytes());
    locator.extend([1, 0, 0, 0]);
    let mut tail = tail.to_vec();
    tail[8..20].fill(0xFF);
    [parts, &record, &locator, &tail].concat()
}

#[test]
fn a_false_size_fills_no_memory() {
    let whole = Docx::body(&p("text")).zip();
    let head = whole.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    for size in [0_u32, 1, 0xFFFF_FFFE, u32::MAX] {
        let mut bytes = whole.clone();
        bytes[head + 24..head + 28].copy_from_slice(&size.to_le_bytes());
        if let Ok(evidence) = read_bytes(&bytes) {
            assert_eq!(evidence.text, "text\n");
        }
    }
}

#[test]
fn all_parts_together_are_bounded() {
    let blank = " ".repeat(45 << 20);
    let docx = Docx::body(&blank).related("styles", &blank).related("numbering", &blank);
    let message = docx.try_read().unwrap_err().to_string();
    assert!(message.contains("128 MiB"), "{message}");
}

#[test]
fn what_stands_in_an_imported_document_is_bounded_with_the_rest() {
    let inner = Docx::body(&" ".repeat(63 << 20)).zip();
    let docx = ["a", "b", "c"]
        .iter()
        .fold(Docx::body(&p("text")), |docx, id| docx.refers(id, "aFChunk", &format!("{id}.docx"), inner.clone()));
    let message = docx.try_read().unwrap_err().to_string();
    assert!(message.contains("128 MiB"), "{message}");
}

#[test]
fn entities_are_not_expanded_and_nothing_outside_is_read() {
    let laughs: String = (1..10)
        .map(|n| format!("<!ENTITY e{n} '&e{m};&e{m};&e{m};&e{m};&e{m};&e{m};&e{m};&e{m};&e{m};&e{m};'>", m = n - 1))
        .collect();
    let outside = format!("<!ENTITY file SYSTEM 'file://{}'>", file!());
    let document = format!(
        "<!DOCTYPE x [<!ENTITY e0 'ha'>{laughs}{outside}]><w:document><w:body><w:p><w:r><w:t>one&e9;two&file;three</w:t></w:r></w:p></w:body></w:document>"
    );
    assert_eq!(Docx::default().part("word/document.xml", &document).read().text, "one two three\n");
}

#[test]
fn names_of_parts_reach_no_message_raw() {
    let rels = "<Relationships><Relationship Type='x/officeDocument' Target='\u{9b}31m&#27;[2Jevil&#10;.xml'/></Relationships>";
    let message = Docx::default().part("_rels/.rels", rels).try_read().unwrap_err().to_string();
    assert!(message.contains("evil") && !message.contains(char::is_control), "{message:?}");
}
