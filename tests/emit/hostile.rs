//! Text that tries to be more than text, through every format: each is read back by a parser of its kind and stays text.

use markpoint::comparison::{ComparisonSet, compare};
use markpoint::emit::{Format, Look, changes, remarks, visible, write};
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
        for look in &mut point.second_look {
            for quote in [&mut look.said, &mut look.against] {
                (quote.quote, quote.place) = (text.to_owned(), text.to_owned());
            }
        }
        for part in &mut point.parts {
            part.statement = text.to_owned();
            part.advice = text.to_owned();
            quoted(&mut part.evidence);
        }
    }
    for caution in &mut report.portfolio.cautions {
        (caution.masked, caution.place) = (text.to_owned(), text.to_owned());
    }
    for tip in &mut report.tips {
        (tip.statement, tip.advice) = (text.to_owned(), text.to_owned());
    }
    for mistake in &mut report.mistakes {
        mistake.statement = text.to_owned();
        mistake.advice = text.to_owned();
        quoted(&mut mistake.evidence);
    }
    set
}

/// Every format there is has its test here; a new one must be added to one of them.
#[test]
fn no_format_is_left_out() {
    let tested = [
        Format::Table,
        Format::Html,
        Format::Docx,
        Format::Markdown,
        Format::Csv,
        Format::Json,
        Format::JsonLines,
        Format::Junit,
        Format::Sarif,
        Format::Github,
        Format::Gitlab,
    ];
    assert!(Format::ALL.iter().all(|format| tested.contains(format)));
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
        assert_shows_all(written);
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

#[test]
fn the_table_stays_lines_of_text() {
    each(Format::Table, |text, written| {
        assert_shows_all(written);
        // A path is the longest thing that may have to stand on a line by itself; a quote never is.
        let widest = written.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 100, "{widest} columns: {text:.40}");
    });
}

#[test]
fn json_gives_back_what_it_was_given() {
    each(Format::Json, |text, written| {
        let reports = markpoint::judgement::read_back(written).unwrap();
        assert_eq!(reports, report_with(text).reports);
        assert_shows_all(written);
    });
}

#[test]
fn html_stays_the_elements_that_were_meant() {
    let elements = |page: &str| -> Vec<String> {
        let tokens = html5gum::Tokenizer::new(page).map(Result::unwrap);
        tokens
            .filter_map(|token| match token {
                html5gum::Token::StartTag(tag) => Some(String::from_utf8_lossy(&tag.name).into_owned()),
                html5gum::Token::Error(error) => panic!("{error:?}"),
                _ => None,
            })
            .collect()
    };
    let mut plain = Vec::new();
    write(Format::Html, &report_with("plain"), &LOOK, &mut plain).unwrap();
    let plain = elements(&String::from_utf8(plain).unwrap());
    each(Format::Html, |text, written| {
        let body = written.split_once("</style>").unwrap().1.split("<script>").next().unwrap();
        assert!(!body.contains(|c: char| c.is_control() && !c.is_ascii_whitespace()), "{text:.40}");
        assert!(!body.contains(|c: char| ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)));
        if text.len() < 1000 {
            assert_eq!(elements(written), plain, "{text:.40}");
        }
    });
}

#[test]
fn the_word_sheet_stays_well_formed_xml_with_its_words() {
    for text in hostile() {
        let mut out = Vec::new();
        write(Format::Docx, &report_with(&text), &LOOK, &mut out).unwrap();
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(&out)).unwrap();
        for index in 0..package.len() {
            let mut part = package.by_index(index).unwrap();
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
            let not_xml = |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}');
            assert!(!xml.contains(not_xml), "{:?}: {text:.40}", part.name());
            let mut reader = quick_xml::Reader::from_str(&xml);
            while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        }
        let read = markpoint::evidence::read_bytes("sheet.docx", &out).unwrap();
        assert!(read.text.contains("Assessor's decision"));
        if text.starts_with(['<', '=', '+', '[', '|', '`', '👩']) && !text.contains(['\n', '\r']) {
            assert!(read.text.contains(&*visible(&text)), "{text}");
        }
    }
}

#[test]
fn what_stands_beside_the_words_is_safe_to_show() {
    for text in hostile() {
        let set = report_with(&text);
        for line in remarks(&set.reports[0], 0).iter().flat_map(|remark| &remark.lines) {
            assert_shows_all(&format!("{}{}", line.label, line.text));
            assert!(!line.text.contains('\n') && !line.label.contains('\n'), "{line:?}");
        }
    }
}

#[test]
fn a_comparison_stays_what_it_is_in_every_format() {
    for text in hostile() {
        let (old, new) = (report_with(&text).reports.remove(0), reports::weak().reports.remove(0));
        let comparisons = vec![compare(&old, &new), compare(&new, &old), compare(&old, &old)];
        let set = ComparisonSet { schema: markpoint::comparison::SCHEMA, comparisons };
        let written = |write: fn(&ComparisonSet, &mut dyn std::io::Write) -> std::io::Result<()>| {
            let mut out = Vec::new();
            write(&set, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_shows_all(&written(|set, out| changes::table::write(set, &LOOK, out)));
        assert_shows_all(&written(|set, out| changes::table::write_answers(set, &LOOK, out)));
        let page = written(changes::markdown::write);
        assert_shows_all(&page);
        let events = Parser::new_ext(&page, Options::ENABLE_TABLES | Options::ENABLE_MATH);
        let meant = |event: &Event<'_>| {
            !matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Code(_)
                    | Event::InlineMath(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_))
            )
        };
        assert!(events.into_iter().all(|event| meant(&event)), "{text:.40}");
        let json: Value = serde_json::from_str(&written(changes::json::write)).unwrap();
        assert_eq!(json["comparisons"].as_array().map(Vec::len), Some(3));
    }
}
