//! Text that tries to be more than text, through every format for machines: each is read back by a parser and stays text.

use markpoint::emit::{Format, Look, write};
use markpoint::judgement::{Quote, ReportSet};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use crate::{parsed, reports};

const LOOK: Look = Look { color: false, width: 80, verbose: false };

fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "<script>alert(1)</script>",
        "]]> <!-- --> <?x?> &amp; &#x26;",
        "\u{1b}[31mred\u{1b}[0m \u{9b}2J",
        "\u{202e}gnp.exe\u{2066}",
        "\n::error::pwned\r\n##[error]pwned",
        "%0A::error::pwned",
        "=HYPERLINK(\"http://example.org\",\"x\")",
        "+1-1@SUM(A1:A9)",
        "nul \0 and \u{fffe} \u{ffff} \u{7f}",
        "👩‍👩‍👧 שלום عربي 中文",
        "| a | b |\n| --- | --- |\n# no heading",
        "[link](https://example.org) ![image](x.png) <https://example.org> https://example.org www.example.org @all #1 a@example.org",
        "`code` **bold** $x$ {0} {{x}} \\",
        "\"quoted\", 'single'; comma,\r\nline",
        "C:\\work\\a,b:c%d.txt",
    ]
    .map(str::to_owned)
    .into();
    texts.push("x".repeat(1 << 20));
    texts
}

/// The middling report with `text` in every field that comes from a file or a rubric; in its quotes alone if it is long, for a rubric
/// and a path have bounds.
fn report_with(text: &str) -> ReportSet {
    let mut set = reports::middling();
    let report = &mut set.reports[0];
    if text.len() > 1000 {
        let quotes = report.points.iter_mut().flat_map(|point| &mut point.parts).flat_map(|part| &mut part.evidence);
        quotes.for_each(|quote| quote.quote = text.to_owned());
        return set;
    }
    report.rubric.title = text.to_owned();
    report.rubric.id = text.to_owned();
    report.portfolio.name = text.to_owned();
    report.portfolio.files[0].path = text.to_owned();
    let quoted = |quotes: &mut Vec<Quote>| {
        for quote in quotes {
            quote.quote = text.to_owned();
            quote.place = text.to_owned();
        }
    };
    for point in &mut report.points {
        point.short = Some(text.to_owned());
        point.statement = text.to_owned();
        point.outcome = Some(text.to_owned());
        for part in &mut point.parts {
            part.statement = text.to_owned();
            part.advice = text.to_owned();
            quoted(&mut part.evidence);
        }
    }
    for mistake in &mut report.mistakes {
        mistake.statement = text.to_owned();
        mistake.advice = text.to_owned();
        quoted(&mut mistake.evidence);
    }
    set
}

fn each(format: Format, mut look_at: impl FnMut(&str, &str)) {
    for text in hostile() {
        let mut out = Vec::new();
        write(format, &report_with(&text), &LOOK, &mut out).unwrap();
        look_at(&text, &String::from_utf8(out).unwrap());
    }
}

/// No control character but line breaks, and nothing that turns the direction of reading.
fn assert_shows_all(written: &str) {
    let acts = |c: char| (c.is_control() && c != '\n' && c != '\r') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!written.contains(acts), "{:?}", written.chars().find(|c| acts(*c)));
}

#[test]
fn csv_stays_rows_of_fields_that_no_spreadsheet_computes() {
    each(Format::Csv, |_, written| {
        assert_shows_all(written);
        let rows = parsed::csv(written);
        assert_eq!(rows.len(), 16 + 3);
        assert!(rows.iter().flatten().all(|field| !field.starts_with(['=', '+', '-', '@', '\t', '\r'])));
    });
}

#[test]
fn junit_stays_well_formed_xml_with_the_same_cases() {
    each(Format::Junit, |_, written| {
        assert_shows_all(written);
        assert_eq!(parsed::junit(written).len(), 8 + 3);
    });
}

#[test]
fn sarif_keeps_to_its_schema() {
    let schema = parsed::SarifSchema::new();
    each(Format::Sarif, |text, written| {
        assert_shows_all(written);
        let log = schema.check(written);
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 8, "{text:.40}");
    });
}

#[test]
fn github_gets_the_commands_that_were_meant_and_no_other() {
    each(Format::Github, |_, written| {
        assert_shows_all(written);
        let (commands, rest): (Vec<&str>, Vec<&str>) = written.lines().partition(|line| line.starts_with("::"));
        assert_eq!((commands.len(), rest.len()), (8, 1));
        for command in commands {
            let (properties, _) = parsed::command(command);
            assert_eq!(properties.len(), 3, "{command:.80}");
        }
        assert!(rest[0].starts_with("markpoint: ") && !rest[0].contains("##["));
    });
}

#[test]
fn a_path_reaches_github_as_it_is() {
    each(Format::Github, |text, written| {
        if text.len() < 1000 && !text.chars().any(char::is_control) && !text.contains('\u{202e}') {
            let (properties, _) = parsed::command(written.lines().next().unwrap());
            assert_eq!(properties["file"], text);
        }
    });
}

#[test]
fn gitlab_stays_a_list_of_issues() {
    each(Format::Gitlab, |_, written| {
        let issues: Value = serde_json::from_str(written).unwrap();
        assert_eq!(issues.as_array().unwrap().len(), 8);
        let told = |issue: &Value| issue["description"].as_str().unwrap().to_owned();
        issues.as_array().unwrap().iter().for_each(|issue| assert_shows_all(&told(issue)));
    });
}

#[test]
fn json_lines_are_one_line_a_report() {
    each(Format::JsonLines, |text, written| {
        assert_eq!(written.lines().count(), 1);
        let report: Value = serde_json::from_str(written).unwrap();
        assert!(text.len() > 1000 || report["portfolio"]["name"] == text);
    });
}

#[test]
fn markdown_stays_the_markup_that_was_meant() {
    let outline = |written: &str| -> Vec<String> {
        let events = Parser::new_ext(written, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH);
        events
            .filter(|event| !matches!(event, Event::Text(_) | Event::SoftBreak))
            .map(|event| match event {
                Event::Start(Tag::Heading { level, .. }) => format!("heading {level}"),
                event => format!("{event:?}"),
            })
            .collect()
    };
    let mut plain = Vec::new();
    write(Format::Markdown, &report_with("plain"), &LOOK, &mut plain).unwrap();
    let plain = outline(&String::from_utf8(plain).unwrap());
    each(Format::Markdown, |text, written| {
        assert_shows_all(written);
        assert_eq!(outline(written), plain, "{text:.40}");
    });
}
