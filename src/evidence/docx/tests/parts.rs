//! Parts of the package: where they are found, in which encoding, and those that are shown inside the document.

use super::super::fixture::{Docx, p, told};

#[test]
fn any_prefix_and_utf_16_parts_are_read() {
    let odd = "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:r><x:t>café</x:t></x:r></x:p></x:body></x:document>";
    assert_eq!(Docx::default().part("word/document.xml", odd).read().text, "café\n");
    assert_eq!(
        Docx::default().part("word/document.xml", &format!("\u{FEFF}<?xml version='1.0'?>\r\n{odd}\n")).read().text,
        "café\n"
    );
    let wide = |bytes: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(odd.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    for bytes in [wide(u16::to_le_bytes, [0xFF, 0xFE]), wide(u16::to_be_bytes, [0xFE, 0xFF])] {
        assert_eq!(Docx::default().bytes("word/document.xml", bytes).read().text, "café\n");
    }
}

#[test]
fn a_document_is_found_where_the_package_says() {
    let rels = "<Relationships><Relationship Type='http://x/officeDocument' Target='/odd/Main.XML'/></Relationships>";
    let main = "<w:document><w:body><w:p><w:r><w:t>here</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(Docx::default().part("_rels/.rels", rels).part("odd/main.xml", main).read().text, "here\n");
}

#[test]
fn parts_are_found_however_their_names_are_written() {
    let main = "<w:document><w:body><w:p><w:r><w:t>here</w:t></w:r></w:p></w:body></w:document>";
    for (target, part) in [
        ("word\\document.xml", "word/document.xml"),
        ("/word/document.xml", "word\\document.xml"),
        ("./word/../word/Document.xml", "WORD/document.XML"),
        ("my%20word/document.xml", "my word/document.xml"),
        ("my%20word/document.xml", "my%20word/document.xml"),
        ("gone.xml", "word/document.xml"),
        ("gone.xml", "document.xml"),
    ] {
        let rels = format!(
            "<Relationships><Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='{target}'/></Relationships>"
        );
        assert_eq!(Docx::default().part("_rels/.rels", &rels).part(part, main).read().text, "here\n", "{target} {part}");
    }
    let types = "<Types><Override PartName='/odd/text.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>";
    let only_types =
        Docx::default().part("_rels/.rels", "<Relationships/>").part("[Content_Types].xml", types).part("odd/text.xml", main);
    assert_eq!(only_types.read().text, "here\n");
}

#[test]
fn every_extension_of_a_word_document_is_read() {
    let bytes = Docx::body(&p("here")).zip();
    for name in ["a.docx", "a.docm", "a.dotx", "A.DOTM"] {
        let evidence = crate::evidence::read_bytes(name, &bytes).unwrap();
        assert_eq!((evidence.text.as_str(), evidence.receipt.format.as_str()), ("here\n", &*name[2..].to_lowercase()));
    }
}

#[test]
fn imported_texts_stand_where_they_are_shown() {
    let body = p("Before.") + "<w:altChunk r:id='c'/>" + &p("After.");
    let cell = "<w:tbl><w:tr><w:tc><w:altChunk r:id='c'/></w:tc></w:tr></w:tbl>";
    let inner = Docx::body(
        &(p("In the inner one.") + "<w:altChunk r:id='x'/><w:tbl><w:tr><w:tc>" + &p("A cell.") + "</w:tc></w:tr></w:tbl>"),
    )
    .zip();
    let chunk = |file: &str, bytes: &[u8]| Docx::body(&body).refers("c", "aFChunk", file, bytes.to_vec());
    for (docx, shown) in [
        (
            chunk("chunk.txt", "Caf\u{e9}.".as_bytes()),
            "p | paragraph 1 | Before.\np | paragraph 2 | Café.\np | paragraph 3 | After.\n",
        ),
        (
            chunk("chunk.docx", &inner),
            "p | paragraph 1 | Before.\np | paragraph 2 | In the inner one.\ncell | table 1, row 1 | A cell.\np | paragraph 3 | After.\n",
        ),
        (
            chunk("chunk.html", "<html><body><h1>Fish</h1><p>A &amp; b.</p><table><tr><td>c.</td></tr></table><script>no</script></body></html>".as_bytes()),
            "p | paragraph 1 | Before.\nh1 | paragraph 2 | Fish\np | paragraph 3 | A & b.\ncell | table 1, row 1 | c.\np | paragraph 4 | After.\n",
        ),
        (
            chunk("chunk.mht", b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>One=20line.</p>\n"),
            "p | paragraph 1 | Before.\np | paragraph 2 | One line.\np | paragraph 3 | After.\n",
        ),
        (chunk("chunk.rtf", b"{\\rtf1 words}"), "p | paragraph 1 | Before.\np | paragraph 2 | After.\n"),
        (chunk("chunk.bin", b"\0\0"), "p | paragraph 1 | Before.\np | paragraph 2 | After.\n"),
        (
            Docx::body(&(p("Before.") + cell)).refers("c", "aFChunk", "chunk.txt", b"In a cell.".to_vec()),
            "p | paragraph 1 | Before.\ncell | table 1, row 1 | In a cell.\n",
        ),
    ] {
        assert_eq!(told(&docx.read()), shown);
    }
    let embedded = |docx: Docx| docx.read().receipt.not_read.embedded;
    assert_eq!((embedded(chunk("c.txt", b"a")), embedded(chunk("c.bin", b"\0")), embedded(chunk("c.docx", &inner))), (0, 1, 1));
}

#[test]
fn the_words_in_a_diagram_are_a_text_box() {
    let point = |kind: &str, text: &str| {
        format!("<dgm:pt modelId='1'{kind}><dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>")
    };
    let data = format!(
        "<dgm:dataModel><dgm:ptLst>{}{}{}{}</dgm:ptLst></dgm:dataModel>",
        point(" type='doc'", ""),
        point("", "Look"),
        point(" type='node'", "Swim"),
        point(" type='pres'", "layout")
    );
    let body = "<w:p><w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm='d' r:lo='l'/></a:graphicData></a:graphic></w:drawing></w:r></w:p>";
    let docx =
        Docx::body(&(p("Before.") + body + &p("After."))).refers("d", "diagramData", "diagrams/data1.xml", data.into_bytes());
    assert_eq!(
        told(&docx.read()),
        "p | paragraph 1 | Before.\nbox | text box 1 | Look\nbox | text box 1 | Swim\np | paragraph 2 | After.\n"
    );
    assert_eq!(Docx::body(&(p("Before.") + body)).read().receipt.not_read.embedded, 1);
}
