//! The bytes of the sheet: always the same for the same sheet, and complete where the writer leaves something out.

use std::io::{self, Cursor};

use docx_rs::Docx;

/// The package. It carries no time, and names no person.
pub(super) fn bytes(docx: Docx, title: &str) -> io::Result<Vec<u8>> {
    let mut parts = docx.build();
    parts.document = with_headers(&parts.document);
    parts.styles = in_english(&parts.styles);
    parts.doc_props.core = properties(title).into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

/// The first row of every table that is no form says what its columns hold: it comes again on every page, and is read aloud.
fn with_headers(document: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(document);
    let mut tables = text.split("<w:tbl>");
    let mut out = tables.next().unwrap_or_default().to_owned();
    for table in tables {
        out.push_str("<w:tbl>");
        let wide = table.split_once("</w:tblGrid>").is_some_and(|(grid, _)| grid.matches("<w:gridCol ").count() > 2);
        out.push_str(&if wide { table.replacen("<w:trPr>", "<w:trPr><w:tblHeader/>", 1) } else { table.to_owned() });
    }
    out.into_bytes()
}

fn in_english(styles: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(styles)
        .replacen("</w:rPr></w:rPrDefault>", r#"<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>"#, 1)
        .into_bytes()
}

fn properties(title: &str) -> String {
    let title = quick_xml::escape::escape(title);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>markpoint</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"#
    )
}
