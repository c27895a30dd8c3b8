//! Broken, encrypted, hostile and good work side by side.

use std::fs;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use super::made::{Made, RUBRIC, Ran, markpoint, output};

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
        ("pictures-only", "holds only a picture, which markpoint cannot read"),
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

/// Ten good portfolios, one read in part and seven of which nothing can be read.
fn partly() -> Made {
    let made = Made::of(10);
    fs::create_dir(made.folder().join("half-broken")).unwrap();
    fs::write(made.folder().join("half-broken/good.txt"), "I ride my bicycle.").unwrap();
    fs::write(made.folder().join("half-broken/bad.docx"), "no zip").unwrap();
    for number in 0..7 {
        fs::write(made.folder().join(format!("broken-{number}.txt")), "").unwrap();
    }
    made
}

#[test]
fn whoever_could_not_be_read_stands_in_the_headline_in_the_matrix_and_first_among_those_to_look_at() {
    let made = partly();
    let (page, book) = (made.at("a.html"), made.at("a.xlsx"));
    let ran = made.cohort(&["--sample", "3", "--output", &output("html", &page), "--output", &output("xlsx", &book)]);
    let html = fs::read_to_string(page).unwrap();
    let table = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let headline = "11 learners, 4 of them meet all 2 points; 7 more could not be read";
    for (what, text) in [("table", &table), ("page", &html)] {
        for expected in [
            headline,
            "3 more could not be read; all of them stand under “Not read”.",
            "7 more could not be read: they are outside of the sample",
        ] {
            assert!(text.contains(expected), "{what}: {expected}: {text}");
        }
    }
    assert!(made.cohort(&["--quiet"]).out.contains(headline));
    for expected in [
        "broken-6 not read: the file is empty",
        "1. broken-0.txt – not read: the file is empty",
        "4. broken-3.txt – not read",
        "5. half-broken –",
    ] {
        assert!(table.contains(expected), "{expected}: {table}");
    }
    assert_eq!(html.matches("<td class=\"lost\" colspan=\"3\">not read: the file is empty").count(), 7, "{html}");
    assert!(html.contains("<path class=\"lost\"") && html.contains("and behind these 7 that could not be read"), "{html}");
    let mut book: Xlsx<_> = open_workbook(book).unwrap();
    let matrix = book.worksheet_range("Matrix").unwrap();
    assert_eq!(matrix.height(), 19);
    let row = |name: &str| matrix.rows().find(|row| row[0] == name).unwrap();
    let last = row("broken-3.txt").len() - 1;
    assert!(row("broken-3.txt")[1] == "not read" && row("broken-3.txt")[3] == Data::Empty, "{:?}", row("broken-3.txt"));
    assert!(row("broken-3.txt")[last].to_string().starts_with("the file is empty"), "{:?}", row("broken-3.txt"));
    assert!(row("half-broken")[1] == "● met" && row("half-broken")[last] != Data::Empty, "{:?}", row("half-broken"));
    let sample = book.worksheet_range("Sample").unwrap();
    assert!(sample.height() == 5 && sample.rows().next_back().unwrap()[1].to_string().contains("7 more could not be read"));
}

#[test]
fn in_a_large_cohort_they_have_a_bar_of_their_own() {
    let made = Made::of(61);
    fs::write(made.folder().join("broken.txt"), "").unwrap();
    let ran = made.cohort(&[]);
    let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("could not be read 1 █") && told.contains("These are 61 learners, and 1 more could not be read;"),
        "{told}"
    );
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
fn a_folder_of_groups_is_told_of_and_checked_all_the_same() {
    let made = Made::of(0);
    for class in ["class A", "class B"] {
        for number in 0..12 {
            let folder = made.folder().join(format!("{class}/learner-{number:02}"));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("a.txt"), "I ride my bicycle.").unwrap();
        }
    }
    let ran = made.cohort(&[]);
    let meant = made.folder().join("class A");
    let says = format!(
        "note: class A holds 12 folders and counts as the work of one learner; did you mean `markpoint cohort \"{}\"`? 1 more looks like it.",
        meant.display()
    );
    assert!(ran.code == Some(0) && ran.told.contains(&says), "{}", ran.told);
    assert!(ran.out.contains("2 learners"), "{}", ran.out);
    let key = made.at("key.json").to_string_lossy().into_owned();
    let ran = made.cohort(&["--pseudonyms", &key]);
    assert!(ran.told.contains("holds 12 folders") && !ran.told.contains("class"), "{}", ran.told);
    // Tasks in folders are a portfolio; so many files of one kind are none.
    let made = Made::of(5);
    let many = |files: usize| {
        (0..files).for_each(|number| fs::write(made.folder().join(format!("learner-004/{number}.txt")), "I ride.").unwrap());
        made.cohort(&[]).told
    };
    assert!(!many(10).contains("did you mean"));
    assert!(many(20).contains("learner-004 holds 21 .txt files"), "{}", many(20));
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
