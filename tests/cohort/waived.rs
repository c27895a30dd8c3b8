//! What a person lets be, in the view of many; and how little is said with `--quiet`.

use std::fs;

use calamine::{Data, Reader as _};

use super::made::{Made, RUBRIC, Ran, markpoint, output, program};

const WAIVERS: &str =
    "[[waiver]]\nglob = '**'\npoint = 'P1'\nreason = 'agreed'\n[[waiver]]\nglob = '**'\npoint = 'P2'\nreason = 'agreed'\n";

#[test]
fn a_waived_gap_stays_in_the_view_and_sends_nobody_there() {
    let made = Made::of(3);
    let rubric = made.at("one-word.json");
    fs::copy(format!("{}/{RUBRIC}", env!("CARGO_MANIFEST_DIR")), &rubric).unwrap();
    fs::write(made.at("markpoint-waivers.toml"), WAIVERS).unwrap();
    let lines = made.at("a.jsonl");
    let mut check = program();
    check.current_dir(made.room.path()).args(["check", "portfolios/learner-002.txt", "--rubric", "one-word.json", "-o"]);
    assert!(check.arg(output("jsonl", &lines)).output().unwrap().status.success());
    let view = |isolated: bool, format: &str| {
        if isolated {
            let mut check = program();
            check.current_dir(made.room.path()).args(["check", "portfolios/learner-002.txt", "--rubric", "one-word.json"]);
            check.args(["--isolated", "--output", &output("jsonl", &lines)]).output().unwrap();
        }
        markpoint(&["cohort", "--from-jsonl", lines.to_str().unwrap(), "--format", format]).out
    };
    let (json, page) = (view(false, "json"), view(false, "html"));
    assert!(json.contains("\"waived\": true") && json.contains("\"look\": []"), "{json}");
    assert!(page.contains("open, waived"), "{page}");
    let json = view(true, "json");
    assert!(!json.contains("\"waived\"") && !json.contains("\"look\": []"), "{json}");
}

/// Two of three portfolios need not say anything on P2, which the third has.
const SOME: &str = "[[waiver]]\nglob = 'portfolios/learner-00[12].*'\npoint = 'P2'\nreason = 'agreed & noted'\n";

/// `markpoint cohort` in the room of the portfolios, so that the files beside them are found.
fn beside(made: &Made, more: &[&str]) -> Ran {
    let mut command = program();
    command.current_dir(made.room.path()).args(["cohort", "portfolios", "--rubric", "one-word.json"]).args(more);
    command.output().unwrap().into()
}

fn with_waivers(waivers: &str) -> Made {
    let made = Made::of(3);
    fs::copy(format!("{}/{RUBRIC}", env!("CARGO_MANIFEST_DIR")), made.at("one-word.json")).unwrap();
    fs::write(made.at("markpoint-waivers.toml"), waivers).unwrap();
    made
}

#[test]
fn the_view_says_in_words_what_is_waived_and_calls_none_of_it_lacking() {
    let made = with_waivers(SOME);
    let (table, isolated) = (beside(&made, &[]).out, beside(&made, &["--isolated"]).out);
    assert!(table.contains("nothing; waived for 2") && table.contains("w waived") && table.contains("○w"), "{table}");
    assert!(isolated.contains("2 of 3 do not name a saddle") && !isolated.contains("waived"), "{isolated}");
    let json: serde_json::Value = serde_json::from_str(&beside(&made, &["--format", "json"]).out).unwrap();
    let point = &json["views"][0]["points"][1];
    assert_eq!((&point["missing"], &point["waived"], &point["parts"][0]["waived"]), (&2.into(), &2.into(), &2.into()), "{point}");
    assert!(point["lacking"].is_null() && json["views"][0]["points"][0]["lacking"] == 0, "{json}");
    let csv = beside(&made, &["--format", "csv"]).out;
    assert!(csv.contains("second_look,mistakes,waived,P1,P2") && csv.contains(",P2,missing,missing"), "{csv}");
    let page = beside(&made, &["--format", "html"]).out;
    assert!(page.contains("nothing; waived for 2") && page.contains("<span class=\"aloud\">open, waived</span>"), "{page}");
    let book = made.at("a.xlsx");
    beside(&made, &["--output", &output("xlsx", &book)]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&book).unwrap();
    let mut cell = |sheet: &str, at: (u32, u32)| book.worksheet_range(sheet).unwrap().get_value(at).cloned();
    assert_eq!(cell("Matrix", (2, 2)), Some(Data::String("○ open, waived".to_owned())));
    assert_eq!(cell("Parts", (2, 7)), Some(Data::Float(2.0)));
}

#[test]
fn a_waiver_of_what_the_unit_does_not_have_is_told_of_once_and_no_portfolio_carries_it() {
    let made = with_waivers(&SOME.replace("'P2'", "'P2'\npart = 'z'"));
    let ran = beside(&made, &["--format", "json"]);
    assert_eq!(
        ran.told.matches("markpoint-waivers.toml:1: this waiver names z, which is no part of P2").count(),
        1,
        "{}",
        ran.told
    );
    assert!(!ran.out.contains("\"waived\": true"), "{}", ran.out);
    let elsewhere = with_waivers(&SOME.replace("portfolios/", "elsewhere/").replace("'P2'", "'P9'"));
    let ran = beside(&elsewhere, &["--format", "json"]);
    assert!(!ran.told.contains("waiver"), "{}", ran.told);
}

#[test]
fn a_learners_own_page_and_line_carry_the_reason_and_a_cache_notices_another_one() {
    let made = with_waivers(SOME);
    let (cache, pages) = (made.at("cache"), made.at("pages"));
    let more = ["--cache", cache.to_str().unwrap(), "--reports", pages.to_str().unwrap(), "--format", "jsonl"];
    let page = || fs::read_to_string(made.at("pages/learner-001.txt.html")).unwrap();
    let first = beside(&made, &more);
    assert!(first.out.matches("agreed & noted").count() == 2 && page().contains("agreed &#38; noted"), "{}", first.out);
    assert_eq!(beside(&made, &more).out, first.out);
    fs::write(made.at("markpoint-waivers.toml"), SOME.replace("agreed & noted", "taught in week 6")).unwrap();
    let second = beside(&made, &more);
    assert!(second.out.matches("taught in week 6").count() == 2 && !second.out.contains("agreed"), "{}", second.out);
    assert!(page().contains("taught in week 6"));
    assert!(!beside(&made, &[&more[..], &["--isolated"]].concat()).out.contains("waived"));
}

#[test]
fn a_cache_notices_another_brief_in_the_settings() {
    let made = with_waivers("");
    fs::write(made.at("brief.txt"), "I ride my bicycle to work.").unwrap();
    let cache = made.at("cache");
    let met = || {
        let ran = beside(&made, &["--cache", cache.to_str().unwrap(), "--format", "json"]);
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()["views"][0]["points"][0]["met"].as_u64()
    };
    assert_eq!(met(), Some(2));
    fs::write(made.at("markpoint.toml"), "brief = 'brief.txt'\n").unwrap();
    assert_eq!(met(), Some(1));
}

#[test]
fn pseudonyms_hide_whose_work_a_waiver_is_about() {
    let made = with_waivers(SOME);
    let key = made.at("key.json");
    let ran = beside(&made, &["--pseudonyms", key.to_str().unwrap(), "--format", "jsonl"]);
    assert!(ran.out.matches("agreed & noted").count() == 2 && !ran.out.contains("learner-00"), "{}", ran.out);
}

#[test]
fn quietly_only_the_headline_is_said_and_other_formats_are_whole() {
    let made = Made::of(3);
    let ran = made.cohort(&["--quiet"]);
    assert!(ran.out.lines().count() == 1 && ran.out.contains("3 learners"), "{}", ran.out);
    assert_eq!(ran.told, "");
    assert_eq!(made.cohort(&["--quiet", "--format", "csv"]).out, made.cohort(&["--format", "csv"]).out);
}
