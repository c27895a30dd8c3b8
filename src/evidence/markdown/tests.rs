use crate::evidence::tests::{read_bytes, told_places as told};
use crate::evidence::{Evidence, ReadError};

fn try_text(text: &str) -> Result<Evidence, ReadError> {
    read_bytes("a.md", text.as_bytes())
}

fn read(text: &str) -> Evidence {
    try_text(text).unwrap()
}

/// Lines and texts of the blocks.
fn lines(evidence: &Evidence) -> Vec<(u32, &str)> {
    evidence.blocks.iter().map(|block| (block.line.unwrap_or(0), evidence.block_text(block))).collect()
}

#[test]
fn headings_paragraphs_lists_and_quotes_keep_their_lines() {
    let text = "Reefs\n=====\n\n## Kit {#kit}\n\nWe **dive** at noon\nand [rest](x) `well`.\n\n3. We carry a mask.\n   - blue\n\n     It fits well.\n4. We carry fins.\n\n> Nobody dives alone.\n";
    let evidence = read(text);
    assert_eq!(
        told(&evidence),
        "h1 | paragraph 1 | Reefs\nh2 | paragraph 2 | Kit\np | paragraph 3 | We dive at noon\nand rest well.\n\
         l0 | paragraph 4 | 3. We carry a mask.\nl1 | paragraph 5 | blue\nl1 | paragraph 6 | It fits well.\nl0 | paragraph 7 | 4. We carry fins.\n\
         p | paragraph 8 | Nobody dives alone.\n"
    );
    let numbers: Vec<u32> = lines(&evidence).into_iter().map(|(line, _)| line).collect();
    assert_eq!(numbers, [1, 4, 6, 9, 10, 12, 13, 15]);
    assert_eq!((evidence.receipt.format.as_str(), evidence.receipt.encoding.as_deref()), ("md", Some("UTF-8")));
}

#[test]
fn lines_that_are_broken_on_purpose_stand_by_themselves() {
    let evidence = read("First\\\nline two of it  \nName: Jo\\\nUnit: 4\n\nNext.");
    assert_eq!(lines(&evidence), [(1, "First"), (2, "line two of it"), (3, "Name: Jo"), (4, "Unit: 4"), (6, "Next.")]);
}

#[test]
fn tables_keep_row_and_column() {
    let evidence = read("| Task | Answer |\n|---|---|\n| One | We dive<br>at noon. |\n\nAfter.");
    assert_eq!(
        told(&evidence),
        "header | table 1, row 1 | Task\nheader | table 1, row 1 | Answer\ncell | table 1, row 2 | One\n\
         cell | table 1, row 2 | We dive\nat noon.\np | paragraph 1 | After.\n"
    );
}

#[test]
fn footnotes_are_read_where_they_are_referred_to() {
    let text = "We dive[^b] at noon[^a].\n\nThen we rest.\n\n[^a]: Or later.[^c]\n[^b]: Not in winter.\n\n    Nor in a storm.\n[^c]: At two.\n[^d]: Nobody refers to this.\n";
    assert_eq!(
        told(&read(text)),
        "p | paragraph 1 | We dive at noon.\nnote | footnote 1 | Not in winter.\nnote | footnote 1 | Nor in a storm.\n\
         note | footnote 2 | Or later.\nnote | footnote 3 | At two.\np | paragraph 2 | Then we rest.\n\
         note | footnote 4 | Nobody refers to this.\n"
    );
    assert_eq!(read("Round[^a].\n\n[^a]: and round[^a].").text, "Round.\nand round.\n");
}

#[test]
fn what_is_no_text_of_the_learner_is_counted_and_not_read() {
    let text = "---\ntitle: no\n---\n\nRead this.\n\n![no](a.png)\n\n```rust\nlet no = 1;\n```\n\n<!-- no -->\n\n~~Old~~ news <del>gone</del>.\n\n- [x] done\n- [ ] open\n";
    let evidence = read(text);
    assert_eq!(evidence.text, "Read this.\nOld news gone.\n☒ done\n☐ open\n");
    let left = &evidence.receipt.not_read;
    assert_eq!((left.headers, left.images, left.code), (1, 1, 1));
    let struck: Vec<&str> = evidence.blocks[1].struck.iter().map(|range| &evidence.text[range.clone()]).collect();
    assert_eq!(struck, ["Old", "gone"]);
    assert_eq!(evidence.pictures[0].to_string(), "after paragraph 1");
}

#[test]
fn html_between_paragraphs_is_read_as_a_page_would_be() {
    let text = "Before.\n\n<div><p>In <b>html</b>.</p><img src=x><p hidden>no</p></div>\n\nAfter.\n\n    indented";
    let evidence = read(text);
    assert_eq!(lines(&evidence), [(1, "Before."), (3, "In html."), (5, "After."), (7, "indented")]);
    assert_eq!((evidence.receipt.not_read.images, evidence.receipt.not_read.hidden), (1, 1));
    assert_eq!(evidence.pictures[0].to_string(), "after paragraph 2");
}

#[test]
fn every_line_ending_and_encoding_is_read() {
    for bytes in [b"caf\xE9\r\n\r\nTwo.".to_vec(), "café\r\rTwo.".into(), "\u{FEFF}café\n\nTwo.".into()] {
        let evidence = read_bytes("a.md", &bytes).unwrap();
        assert_eq!(lines(&evidence), [(1, "café"), (3, "Two.")]);
    }
}

#[test]
fn hostile_text_ends_soon_with_its_words_or_one_line() {
    for text in [
        "> ".repeat(50_000),
        "- ".repeat(20_000),
        "[".repeat(100_000),
        "*a_".repeat(100_000),
        "`a".repeat(100_000),
        format!("a{}", "`".repeat(100_000)),
        "[^a]".repeat(50_000),
        "</b>**".repeat(50_000),
        "<".repeat(100_000),
        format!("|{}\n|{}\n{}", "a|".repeat(3_000), "-|".repeat(3_000), "a\n".repeat(3_000)),
    ] {
        let evidence = read(&format!("{text}\n\nbottom"));
        assert!(evidence.text.ends_with("bottom\n"), "{}", text.get(..20).unwrap_or_default());
    }
    for (text, says) in [
        ("a\n\n".repeat(200_001), "200000 pieces of text"),
        ("a\\\n".repeat(200_001), "200000 pieces of text"),
        ("word ".repeat(1 << 19), "2 MiB"),
        ("```\nno\n```".to_owned(), "no text that can be read"),
    ] {
        let message = try_text(&text).unwrap_err().to_string();
        assert!(message.contains(says) && message.lines().count() == 1, "{says}: {message}");
    }
}
