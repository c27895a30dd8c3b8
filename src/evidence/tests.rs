use std::path::Path;

use proptest::prelude::*;

use super::*;

/// Blocks, one a line: kind, line in the file, text.
fn told(evidence: &Evidence) -> String {
    let kind = |kind: BlockKind| match kind {
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::ListItem { level } => format!("l{level}"),
        _ => "p".to_owned(),
    };
    evidence
        .blocks
        .iter()
        .map(|block| format!("{} {} {}\n", kind(block.kind), block.line.unwrap_or(0), evidence.block_text(block)))
        .collect()
}

/// Blocks, one a line: kind, place, text.
pub(super) fn told_places(evidence: &Evidence) -> String {
    let kind = |kind: BlockKind| match kind {
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::ListItem { level } => format!("l{level}"),
        BlockKind::Cell { header } => if header { "header" } else { "cell" }.to_owned(),
        BlockKind::Note => "note".to_owned(),
        BlockKind::TextBox => "box".to_owned(),
    };
    evidence
        .blocks
        .iter()
        .map(|block| format!("{} | {} | {}\n", kind(block.kind), block.place, evidence.block_text(block)))
        .collect()
}

pub(super) fn read_bytes(name: &str, bytes: &[u8]) -> Result<Evidence, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read(&path)
}

#[test]
fn every_line_ending_ends_a_line() {
    for end in ["\n", "\r\n", "\r", "\u{2028}", "\u{85}", "\u{B}"] {
        let text = ["The first.", "", "The second.", "- a mask"].join(end);
        assert_eq!(told(&from_text("a", &text)), "p 1 The first.\np 3 The second.\nl0 4 - a mask\n", "{end:?}");
    }
    assert_eq!(told(&from_text("a", "One page.\u{C}Another page.")), "p 1 One page.\np 2 Another page.\n");
}

#[test]
fn wrapped_lines_become_one_block_that_keeps_its_line_breaks() {
    let text = "We keep the stock room locked because the boxes near the door were\n\
                taken last spring. The key hangs in the office and whoever takes it\n\
                writes a name.\n";
    let evidence = from_text("a", text);
    assert_eq!(evidence.blocks.len(), 1);
    assert_eq!(evidence.text, text);
    assert_eq!(plain(&evidence).lines().count(), 1);
}

#[test]
fn marked_headings_are_headings_of_their_level() {
    let text =
        "Reefs\n=====\n\nThey grow.\n\nDangers\n-------\nThere are some.\n\n### Anchors\nThey drag.\n\n---\n\nThe end comes.";
    assert_eq!(
        told(&from_text("a", text)),
        "h1 1 Reefs\np 4 They grow.\nh2 6 Dangers\np 8 There are some.\nh3 10 ### Anchors\np 11 They drag.\np 15 The end comes.\n"
    );
}

#[test]
fn a_body_begins_after_bullet_number_or_mark() {
    let evidence = from_text("a", "# Kit\n\n- a mask\n\n1. Look\n2. Swim");
    let bodies: Vec<&str> = evidence.blocks.iter().map(|block| &evidence.text[block.body..block.span.end]).collect();
    assert_eq!(bodies, ["Kit", "a mask", "Look", "Swim"]);
}

#[test]
fn a_receipt_says_what_was_read() {
    let evidence = read_bytes("a.txt", b"Kit\n\n- a mask \x96 blue\n- fins, caf\xE9\n\nWe dive.").unwrap();
    let receipt = &evidence.receipt;
    assert_eq!((receipt.format.as_str(), receipt.encoding.as_deref(), receipt.words), ("txt", Some("windows-1252"), 8));
    assert_eq!((receipt.read.headings, receipt.read.list_items, receipt.read.paragraphs), (1, 2, 1));
    assert_eq!((receipt.words_in.headings, receipt.words_in.list_items, receipt.words_in.paragraphs), (1, 5, 2));
}

#[test]
fn files_that_hold_no_text_are_errors_of_one_line() {
    for (name, bytes, says) in [
        ("a.txt", &b""[..], "is empty"),
        ("a.txt", b" \n\t\n", "no text that can be read"),
        ("a.txt", b"---\n***\n", "no text that can be read"),
        ("a.txt", b"MZ\0\0\x01\x02", "not plain text"),
        ("a.pdf", b"%PDF-1.4", "a .pdf file is not read"),
    ] {
        let message = read_bytes(name, bytes).unwrap_err().to_string();
        assert!(message.contains(says) && message.lines().count() == 1, "{message}");
    }
    assert!(read(Path::new("no/such.docx")).unwrap_err().to_string().contains("no such file"));
    assert!(read(&std::env::temp_dir()).unwrap_err().to_string().contains("folder"));
}

#[test]
fn a_renamed_file_gets_one_line_that_says_what_it_is() {
    let docx = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/weak-hotel.docx")).unwrap();
    for (name, bytes, says) in [
        ("a.txt", docx.as_slice(), "a Word document; rename it so that it ends in .docx"),
        ("a.md", &docx, "a Word document; rename it so that it ends in .docx"),
        ("a.html", &docx, "a Word document; rename it so that it ends in .docx"),
        ("a.odt", &docx, "a Word document; rename it so that it ends in .docx"),
        ("a.txt", b"%PDF-1.7\n%words and words", "a PDF; open it in the program"),
        ("a.md", b"{\\rtf1\\ansi words}", "a rich text file (.rtf); open it"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "a picture; open it"),
        (
            "a.txt",
            b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument text; rename it so that it ends in .odt",
        ),
        ("a.txt", b"PK\x03\x04 anything", "a zip archive"),
        ("a.docx", b"<html><p>words", "a web page; rename it so that it ends in .html"),
    ] {
        let message = read_bytes(name, bytes).unwrap_err().to_string();
        assert!(message.contains(says) && message.lines().count() == 1, "{name}: {message}");
    }
}

/// Text as people may write it: words, marks, line ends, odd characters.
fn written() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zé£’ ]{1,30}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n- ".to_owned()),
        Just("\n1. ".to_owned()),
        Just("? ".to_owned()),
        Just(". ".to_owned()),
        Just("\n====\n".to_owned()),
        Just("\n# ".to_owned()),
        Just("Task 2: ".to_owned()),
        "\\PC{0,8}",
        "[\u{0}-\u{2F}\u{7F}-\u{AF}\u{2028}\u{FEFF}]{0,3}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn blocks_are_in_order_and_slice_at_character_boundaries(text in written()) {
        let evidence = from_text("a", &text);
        let mut end = 0;
        for block in &evidence.blocks {
            prop_assert!(block.span.start >= end && block.body >= block.span.start && block.body <= block.span.end);
            prop_assert!(evidence.text.get(block.span.clone()).is_some_and(|text| !text.trim().is_empty()));
            prop_assert!(evidence.text.get(block.body..block.span.end).is_some());
            prop_assert_eq!(evidence.text.get(block.span.end..=block.span.end), Some("\n"));
            end = block.span.end + 1;
        }
        prop_assert_eq!(end, evidence.text.len());
    }

    #[test]
    fn the_text_of_the_text_has_the_same_words(text in written()) {
        let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let once = plain(&from_text("a", &text));
        let twice = plain(&from_text("a", &once));
        prop_assert_eq!(words(&twice), words(&once));
        prop_assert_eq!(words(&once), words(&text.replace(['\u{AD}', '\u{FEFF}'], "")));
    }
}
