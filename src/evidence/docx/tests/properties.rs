//! What holds for every document, whatever it is made of.

use proptest::prelude::*;

use super::super::fixture::Docx;
use crate::evidence::{Evidence, from_text, plain};

/// A paragraph or table, and the words a person sees in it.
#[derive(Debug, Clone)]
struct Piece {
    xml: String,
    seen: String,
}

/// A run and the words seen in it. Words differ from XML names, so that a leak would show.
fn run() -> impl Strategy<Value = Piece> {
    let word = "[a-zé漢£’ ]{0,12}";
    prop_oneof![
        4 => word.prop_map(|text| Piece { xml: format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"), seen: text }),
        1 => word.prop_map(|text| Piece { xml: format!("<w:r><w:rPr><w:strike/></w:rPr><w:t>{text}</w:t></w:r>"), seen: text }),
        1 => word.prop_map(|text| Piece { xml: format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>"), seen: String::new() }),
        1 => word.prop_map(|text| Piece { xml: format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"), seen: String::new() }),
        1 => word.prop_map(|text| Piece { xml: format!("<w:ins><w:r><w:br/><w:t>{text}</w:t><w:tab/></w:r></w:ins>"), seen: format!(" {text} ") }),
        1 => word.prop_map(|text| Piece { xml: format!("<m:oMath><m:f><m:num><m:r><m:t>{text}</m:t></m:r></m:num><m:den/></m:f></m:oMath>"), seen: format!(" {text} ") }),
        1 => Just(Piece { xml: "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>".to_owned(), seen: " ".to_owned() }),
    ]
}

fn paragraph() -> impl Strategy<Value = Piece> {
    let properties = prop_oneof![
        6 => Just(""),
        1 => Just("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>"),
        1 => Just("<w:outlineLvl w:val='0'/>"),
        1 => Just("<w:rPr><w:del/></w:rPr>"),
    ];
    (properties, proptest::collection::vec(run(), 0..6)).prop_map(|(properties, runs)| {
        let (xml, seen): (String, String) = runs.into_iter().map(|run| (run.xml, run.seen)).unzip();
        // Where the mark is deleted, the next paragraph goes on in the same word.
        let end = if properties.contains("del") { "" } else { "\n" };
        Piece { xml: format!("<w:p><w:pPr>{properties}</w:pPr>{xml}</w:p>"), seen: seen + end }
    })
}

fn document() -> impl Strategy<Value = Piece> {
    let table = |rows: Vec<Piece>| {
        let (xml, seen): (String, String) =
            rows.into_iter().map(|row| (format!("<w:tr><w:tc>{}</w:tc></w:tr>", row.xml), format!("\n{}\n", row.seen))).unzip();
        Piece { xml: format!("<w:tbl>{xml}</w:tbl>"), seen: format!("\n{seen}\n") }
    };
    let boxed = |piece: Piece| Piece {
        xml: format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", piece.xml),
        seen: format!("\n{}\n", piece.seen),
    };
    let block = prop_oneof![
        4 => paragraph(),
        1 => proptest::collection::vec(paragraph(), 1..4).prop_map(table),
        1 => paragraph().prop_map(boxed),
    ];
    proptest::collection::vec(block, 1..8).prop_map(|pieces| {
        let (xml, seen): (String, String) = pieces.into_iter().map(|piece| (piece.xml, piece.seen)).unzip();
        Piece { xml, seen }
    })
}

/// The letters, which are what a wrong reading loses or makes up. Where words end depends on white space that is not seen.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

fn read(document: &Piece) -> Option<Evidence> {
    Docx::body(&document.xml).try_read().ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_letters_a_person_sees_are_read_in_order_and_no_others(document in document()) {
        match read(&document) {
            Some(evidence) => prop_assert_eq!(letters(&evidence.text), letters(&document.seen)),
            None => prop_assert_eq!(letters(&document.seen), ""),
        }
    }

    #[test]
    fn every_span_slices_at_characters_and_quotes_the_text(document in document()) {
        if let Some(evidence) = read(&document) {
            let mut end = 0;
            for block in &evidence.blocks {
                prop_assert!(block.span.start == end && (block.span.start..=block.span.end).contains(&block.body));
                prop_assert!(!evidence.block_text(block).trim().is_empty());
                prop_assert!(evidence.text.get(block.body..block.span.end).is_some());
                for struck in &block.struck {
                    prop_assert!(block.span.start <= struck.start && struck.start < struck.end && struck.end <= block.span.end);
                    prop_assert!(evidence.text.get(struck.clone()).is_some());
                }
                end = block.span.end + 1;
            }
            prop_assert_eq!(end, evidence.text.len());
        }
    }

    #[test]
    fn the_text_of_the_text_is_the_text(document in document()) {
        if let Some(evidence) = read(&document) {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let once = plain(&evidence);
            let again = from_text("a.txt", &once);
            prop_assert_eq!(words(&plain(&again)), words(&once));
            prop_assert_eq!(again.receipt.words, evidence.receipt.words);
        }
    }
}
