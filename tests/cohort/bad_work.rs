//! Broken, encrypted, hostile and good work side by side.

use std::fs;

use super::made::{Made, RUBRIC, Ran, markpoint};

/// The beginning of a Word document under a password: an old container with the name of its one stream.
fn encrypted() -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(512, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

/// Ten good portfolios and all that can be wrong with others.
fn mixed() -> Made {
    let made = Made::of(10);
    for (name, bytes) in [
        ("broken.docx", b"PK\x03\x04 and no more".to_vec()),
        ("empty.docx", Vec::new()),
        ("encrypted.docx", encrypted()),
        ("old.doc", b"words".to_vec()),
        ("scan.pdf", b"%PDF-1.7".to_vec()),
        ("binary.txt", vec![0, 1, 2, 3, 0, 0, 7, 8]),
    ] {
        fs::write(made.folder().join(name), bytes).unwrap();
    }
    fs::create_dir(made.folder().join("pictures-only")).unwrap();
    fs::write(made.folder().join("pictures-only/a.png"), "picture").unwrap();
    fs::create_dir(made.folder().join("half-broken")).unwrap();
    fs::write(made.folder().join("half-broken/good.txt"), "I ride my bicycle.").unwrap();
    fs::write(made.folder().join("half-broken/bad.docx"), "no zip").unwrap();
    #[cfg(unix)]
    {
        fs::write(made.folder().join("red\u{1b}[31m\u{202e}txt.docx"), "x").unwrap();
        fs::write(made.folder().join("<script>alert(1)<!--.txt"), "I ride my bicycle.").unwrap();
        fs::write(made.folder().join("=cmd|' .txt"), "I ride my bicycle.").unwrap();
    }
    made
}

fn lines_with<'r>(ran: &'r Ran, name: &str) -> Vec<&'r str> {
    ran.told.lines().filter(|line| line.contains(name)).collect()
}

#[test]
fn all_good_work_is_reported_and_each_bad_one_named_with_its_reason() {
    let made = mixed();
    let ran = made.cohort(&["--format", "csv"]);
    assert_eq!(ran.code, Some(2), "{}", ran.told);
    for number in 0..10 {
        assert!(ran.out.contains(&format!("learner-{number:03}")), "{number}: {}", ran.out);
    }
    for (name, reason) in [
        ("broken.docx", "damaged"),
        ("empty.docx", "the file is empty"),
        ("encrypted.docx", "is protected by a password"),
        ("old.doc", "a .doc file is not read"),
        ("scan.pdf", "a .pdf file is not read"),
        ("binary.txt", "is not plain text"),
        ("pictures-only", "holds no file that is read (only what is not read: a picture)"),
        ("bad.docx", "is not what its name says"),
    ] {
        let lines = lines_with(&ran, name);
        assert!(lines.len() == 1 && lines[0].starts_with("error: ") && lines[0].contains(reason), "{name}: {}", ran.told);
        assert!(ran.out.contains(reason), "{name}: {}", ran.out);
    }
    // What is left of a portfolio is judged all the same.
    let half = ran.out.lines().find(|line| line.starts_with("half-broken")).unwrap();
    assert!(half.ends_with("met,missing"), "{half}");
}

#[cfg(unix)]
#[test]
fn names_that_mean_something_to_a_program_are_harmless_in_every_format() {
    let made = mixed();
    for format in ["table", "csv", "html", "json"] {
        let ran = made.cohort(&["--format", format]);
        assert_eq!(ran.code, Some(2));
        for (what, text) in [("output", &ran.out), ("messages", &ran.told)] {
            // JSON has its own way with control characters, and is not for the eye.
            let is_json = (format, what) == ("json", "output");
            assert!(!text.contains('\u{1b}') && (is_json || !text.contains('\u{202e}')), "{format}, {what}");
        }
        assert!(format != "html" || !ran.out.contains("<script>alert"), "{format}");
        assert!(format != "csv" || ran.out.contains("\n'=cmd"), "{format}: {}", ran.out);
    }
}

#[test]
fn when_nothing_can_be_read_there_is_no_view_and_every_reason() {
    let made = Made::of(0);
    assert!(made.cohort(&[]).told.contains("there is no portfolio in this folder"));
    fs::write(made.folder().join("a.docx"), "x").unwrap();
    fs::write(made.folder().join("b.txt"), "").unwrap();
    let view = made.at("view.csv");
    let ran = made.cohort(&["--output", &format!("csv={}", view.display())]);
    assert_eq!((ran.code, ran.out.as_str(), view.exists()), (Some(2), "", false));
    assert_eq!(ran.told.lines().count(), 2, "{}", ran.told);
}

#[test]
fn nothing_is_written_into_the_folder_that_is_read() {
    let made = Made::of(3);
    let inside = made.folder().join("new").to_string_lossy().into_owned();
    for args in
        [["--output", &format!("csv={}.csv", made.folder().join("new").display())], ["--reports", &inside], ["--cache", &inside]]
    {
        let ran = made.cohort(&args);
        assert!(ran.code == Some(2) && ran.told.contains("in this folder it would be taken for"), "{args:?}: {}", ran.told);
    }
    assert_eq!(fs::read_dir(made.folder()).unwrap().count(), 3);
}

#[test]
fn a_folder_that_is_not_there_and_a_rubric_that_is_not_are_named_at_once() {
    let ran = markpoint(&["cohort", "no-such-folder", "--rubric", RUBRIC]);
    assert!(ran.code == Some(2) && ran.told.contains("no-such-folder"), "{}", ran.told);
    let ran = markpoint(&["cohort"]);
    assert_eq!(ran.code, Some(2));
}
