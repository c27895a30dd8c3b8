//! What each format holds, read back as its readers would.

use std::fs;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use super::made::{Made, output};

#[test]
fn a_workbook_read_back_holds_the_matrix_the_parts_and_the_mistakes() {
    let made = Made::of(7);
    fs::write(made.folder().join("broken.docx"), "x").unwrap();
    let path = made.at("a.xlsx");
    made.cohort(&["--output", &output("xlsx", &path)]);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    assert_eq!(book.sheet_names(), ["Matrix", "Parts", "Mistakes", "Shared passages", "Not read"]);
    let cell = |book: &mut Xlsx<_>, sheet: &str, at: (u32, u32)| -> Data {
        book.worksheet_range(sheet).unwrap().get_value(at).cloned().unwrap_or(Data::Empty)
    };
    for (sheet, at, expected) in [
        ("Matrix", (0, 0), "Learner"),
        ("Matrix", (0, 1), "P1 – Name a bicycle"),
        ("Matrix", (1, 0), "broken.docx"),
        ("Matrix", (1, 1), "not read"),
        ("Matrix", (2, 0), "learner-000.txt"),
        ("Matrix", (2, 1), "● met"),
        ("Matrix", (3, 2), "○ open"),
        ("Matrix", (6, 0), "learner-004"),
        ("Parts", (1, 2), "Names a bicycle"),
        ("Parts", (1, 6), "Write about your bicycle."),
        ("Not read", (1, 0), "broken.docx"),
    ] {
        assert_eq!(cell(&mut book, sheet, at), Data::String(expected.to_owned()), "{sheet} {at:?}");
    }
    assert_eq!(cell(&mut book, "Matrix", (2, 3)), Data::Float(2.0), "points met");
    assert_eq!(cell(&mut book, "Parts", (1, 3)), Data::Float(5.0), "learners who have shown it");
}

#[test]
fn the_lines_are_those_of_check_and_hold_what_was_written_besides() {
    let made = Made::of(5);
    let ran = made.cohort(&["--format", "jsonl"]);
    let mut alone = String::new();
    for name in ["learner-000.txt", "learner-001.txt", "learner-002.txt", "learner-003.txt", "learner-004"] {
        let path = made.folder().join(name).to_string_lossy().into_owned();
        alone += &super::made::markpoint(&["check", &path, "--rubric", super::made::RUBRIC, "--format", "jsonl"]).out;
    }
    let lines = |text: &str| text.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<serde_json::Value>>();
    let mut together = lines(&ran.out);
    let written: Vec<serde_json::Value> =
        together.iter_mut().map(|line| line.as_object_mut().unwrap().remove("wording").unwrap()).collect();
    assert!(written.iter().all(|wording| wording[0]["text"].is_string()), "{written:#?}");
    assert_eq!(together, lines(&alone));
}

#[test]
fn every_cell_of_the_page_leads_to_the_point_in_the_learners_own_report() {
    let made = Made::of(6);
    fs::create_dir(made.at("views")).unwrap();
    let page = made.at("views/cohort.html");
    made.cohort(&["--output", &output("html", &page), "--reports", &made.at("their reports").to_string_lossy()]);
    let html = fs::read_to_string(&page).unwrap();
    for at in ["learner-000.txt.html#r1p1", "learner-000.txt.html#r1p2", "learner-004.html#r1\""] {
        assert!(html.contains(&format!("href=\"../their%20reports/{at}")), "{at}");
    }
    let own = fs::read_to_string(made.at("their reports/learner-000.txt.html")).unwrap();
    assert!(own.contains("id=\"r1p1\"") && own.contains("id=\"r1p2\"") && own.contains("The saddle is high."));
    assert_eq!(fs::read_dir(made.at("their reports")).unwrap().count(), 6);
    assert!(own.contains("<title>learner-000.txt – Say the word: "), "{own}");
    assert!(own.contains("<span class=\"whose\"><bdi>learner-000.txt</bdi></span>"), "{own}");
    assert!(own.contains("<a href=\"../views/cohort.html\">"), "{own}");
}

#[test]
fn a_learners_page_says_the_pseudonym_and_leads_only_to_a_view_that_is_there() {
    let made = Made::of(1);
    let (key, cache) = (made.at("key.json").to_string_lossy().into_owned(), made.at("cache").to_string_lossy().into_owned());
    let view = output("html", &made.at("the <b> view.html"));
    let page = |folder: &str, more: &[&str]| {
        let reports = made.at(folder);
        made.cohort(&[&["--reports", &reports.to_string_lossy(), "--pseudonyms", &key, "--cache", &cache], more].concat());
        fs::read_to_string(reports.join("Learner-001.html")).unwrap()
    };
    let alone = page("alone", &[]);
    assert!(alone.contains("<title>Learner 001 – ") && !alone.contains("class=\"back\""), "{alone}");
    // The cache keeps pages too, and must not mix them up.
    let beside = page("beside", &["--output", &view]);
    assert!(beside.contains("<a href=\"../the%20%3Cb%3E%20view.html\">"), "{beside}");
    assert!(page("again", &["--output", &view]) == beside && page("and-again", &[]) == alone);
}

#[test]
fn the_page_runs_nothing_but_its_own_script_and_asks_for_nothing() {
    let made = Made::of(6);
    let html = made.cohort(&["--format", "html"]).out;
    assert!(html.contains("default-src 'none'; style-src 'sha256-") && html.contains("script-src 'sha256-"));
    for sign in ["http:", "https:", "<img", " style=", " onclick=", "url("] {
        assert!(!html.contains(sign), "{sign}");
    }
}

#[test]
fn the_table_says_it_in_words_and_fits() {
    let made = Made::of(9);
    let ran = made.cohort(&[]);
    assert_eq!(ran.code, Some(0));
    for expected in [
        "Say the word: 9 learners, 3 of them meet all 2 points",
        "3 of 9 do not name a bicycle",
        "6 of 9 do not name a saddle",
        "● met   ◐ in part   ○ open   ! worth a second look",
        "1. learner-004 – 1 file not read",
        "It does not award a grade",
    ] {
        assert!(
            ran.out
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(&expected.split_whitespace().collect::<Vec<_>>().join(" ")),
            "{expected}: {}",
            ran.out
        );
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
}

#[test]
fn long_names_are_cut_so_that_everybody_is_told_apart() {
    let made = Made::of(0);
    for number in 0..12 {
        let name = format!("Level 2 Certificate in Customer Service, Group North, learner {number:02}.txt");
        fs::write(made.folder().join(name), "I ride my bicycle.").unwrap();
    }
    let ran = made.cohort(&[]);
    let rows: Vec<&str> = ran.out.lines().filter(|line| line.starts_with('…')).collect();
    assert!(rows.len() == 12 && rows[7].contains("Group North, learner 07  ●"), "{}", ran.out);
}

#[test]
fn a_large_cohort_is_drawn_together_unless_all_of_it_is_wanted() {
    let made = Made::of(61);
    let short = made.cohort(&[]).out;
    assert!(short.contains("2 of 2 points met") && short.contains("--all") && short.lines().count() < 40, "{short}");
    let long = made.cohort(&["--all"]).out;
    assert!(long.lines().count() > 61 && long.contains("\nlearner-060 "), "{long}");
}
