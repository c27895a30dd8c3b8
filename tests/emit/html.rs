//! The report as a page: parsed back as a browser would, whatever stands in it.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};
use markpoint::emit::html::write;
use markpoint::evidence::from_text;
use markpoint::judgement::{PersonalData, ReportSet, SCHEMA, judge_one};
use markpoint::language::Brief;
use markpoint::rubric;

use crate::reports;

/// What a hostile file may hold.
const HOSTILE: &str = "</p></mark><script>alert(1)</script><img src=x onerror=alert(2)> \"' onclick=\"x\" --> ]]> </title></style> {{ 7*7 }} \
    a\u{202e}b\u{2066}c\0d\u{1b}[31m &lt;b&gt; <a href=\"javascript:alert(3)\">x</a>";

/// An element's name and attributes.
type Element = (String, Vec<(String, String)>);

fn rendered(set: &ReportSet) -> String {
    let mut out = Vec::new();
    write(set, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn page_on(files: &[(&str, &str)]) -> String {
    let loaded = rubric::load("tests/fixtures/rubrics/puncture-repair.json".as_ref()).unwrap();
    let evidence: Vec<_> = files.iter().map(|(name, text)| from_text(name, text)).collect();
    let mut report = judge_one(&loaded, "work", &evidence, &Brief::default());
    PersonalData::find(&evidence).withhold(&mut report);
    rendered(&ReportSet { schema: SCHEMA, reports: vec![report] })
}

const REPAIR: &str = "Mending a puncture\n\nI find the hole by looking for bubbles. Then I roughen the tube so that the patch will grip better.\n\n\
    - I sand the area\n- I put glue on it\n- I press the patch down firmly\n\nMy customer was Jo, jo.bloggs@example.com. You can just pump it up again.\n";

#[test]
fn the_page_of_a_short_answer_is_pinned() {
    let page = page_on(&[("answer.txt", REPAIR)]);
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, rest) = rest.split_once("<script>").unwrap();
    let (_, after) = rest.split_once("</script>").unwrap();
    let policy = before.split_once("sha256-").unwrap().1.split_once("; base-uri").unwrap().0;
    insta::assert_snapshot!(format!("{}<style/>{body}<script/>{after}", before.replace(policy, "…")));
}

#[test]
fn every_page_is_whole_and_every_link_leads_somewhere() {
    for set in [reports::strong(), reports::middling(), reports::weak()] {
        sound(&rendered(&set));
    }
    sound(&page_on(&[("answer.txt", REPAIR), ("notes.txt", "I press the patch down.\n"), ("empty.txt", "")]));
    sound(&rendered(&ReportSet { schema: SCHEMA, reports: Vec::new() }));
}

#[test]
fn the_text_stands_on_the_page_as_it_was_written_but_for_what_is_withheld() {
    let page = page_on(&[("answer.txt", REPAIR)]);
    let text: String = texts(&page).split_whitespace().collect();
    for line in
        ["I find the hole by looking for bubbles.", "- I sand the area", "My customer was Jo,", "You can just pump it up again."]
    {
        assert!(text.contains(&line.split_whitespace().collect::<String>()), "{line}");
    }
    assert!(!page.contains("bloggs"));
}

#[test]
fn evidence_is_marked_once_and_tells_what_it_earned() {
    let page = page_on(&[("answer.txt", REPAIR)]);
    let elements = sound(&page);
    let marked = |class: &str| {
        elements
            .iter()
            .filter(|(name, of)| name == "mark" && value(of, "class") == class && !value(of, "data-spots").is_empty())
            .count()
    };
    assert!(marked("shown") > 0 && marked("mistake") > 0, "{page}");
    let anchors: Vec<&str> = elements.iter().filter(|(name, _)| name == "mark").map(|(_, of)| value(of, "id")).collect();
    for (name, attributes) in elements.iter().filter(|(name, of)| name == "a" && value(of, "class") == "quote") {
        let target = value(attributes, "href").trim_start_matches('#');
        assert!(anchors.contains(&target), "{name} leads to {target:?}, not to words in the text");
    }
}

#[test]
fn nothing_hostile_comes_through_wherever_it_stands() {
    for file in [
        HOSTILE,
        &format!("I find the hole by looking for bubbles {HOSTILE} and I put glue on it.\n\n- {HOSTILE}\n\n# {HOSTILE}\n"),
    ] {
        inert(&page_on(&[(&format!("{HOSTILE}.txt"), file)]));
    }
    let mut set = reports::middling();
    let report = &mut set.reports[0];
    let hostile = || HOSTILE.to_owned();
    (report.rubric.title, report.rubric.id, report.portfolio.name) = (hostile(), hostile(), hostile());
    report.portfolio.files[0].path = hostile();
    for point in &mut report.points {
        (point.id, point.statement, point.outcome) = (hostile(), hostile(), Some(hostile()));
        point.short = point.short.is_some().then(hostile);
        for part in &mut point.parts {
            (part.id, part.statement, part.advice) = (hostile(), hostile(), hostile());
            part.evidence.iter_mut().for_each(|quote| (quote.quote, quote.place) = (hostile(), hostile()));
        }
    }
    for mistake in &mut report.mistakes {
        (mistake.id, mistake.statement, mistake.advice) = (hostile(), hostile(), hostile());
        mistake.evidence.iter_mut().for_each(|quote| (quote.quote, quote.place) = (hostile(), hostile()));
    }
    report.tips.iter_mut().for_each(|tip| (tip.id, tip.statement, tip.advice) = (hostile(), hostile(), hostile()));
    inert(&rendered(&set));
}

#[test]
fn a_long_text_and_one_without_a_space_are_shown_whole() {
    let long = "I find the hole by looking for bubbles in a bowl of water. ".repeat(900);
    let unbroken = "a".repeat(1 << 20);
    let page = page_on(&[("long.txt", &long), ("unbroken.txt", &unbroken), ("right-to-left.txt", "שלום עולם 👩‍👩‍👧 مرحبا\n")]);
    sound(&page);
    assert!(page.contains(&unbroken));
    assert!(page.contains("שלום עולם 👩‍👩‍👧 مرحبا"));
    assert_eq!(page.matches("bowl of water").count() / 900, 1);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(rendered(&reports::middling()), rendered(&reports::middling()));
}

/// No element, attribute or address that was not the templates', and nothing that acts without being seen.
fn inert(page: &str) {
    let elements = sound(page);
    assert_eq!(elements.iter().filter(|(name, _)| name == "script").count(), 1);
    assert_eq!(elements.iter().filter(|(name, _)| name == "style").count(), 1);
    let hidden = ['\0', '\u{1b}', '\u{202e}', '\u{2066}'];
    assert!(!page.contains(hidden), "something acts without being seen");
    assert!(texts(page).contains("<script>alert(1)</script>"), "the text is shown as it is");
}

/// The page's elements, when each that is opened is closed, links stay on the page and have a target, and no anchor stands twice.
fn sound(page: &str) -> Vec<Element> {
    let (mut elements, mut open): (Vec<Element>, Vec<String>) = (Vec::new(), Vec::new());
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if !["meta", "input"].contains(&name.as_str()) && !tag.self_closing {
                    open.push(name.clone());
                }
                elements.push((name, tag.attributes.iter().map(|(key, value)| (text(key), text(value))).collect()));
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name))),
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    assert_eq!(open, Vec::<String>::new(), "left open");
    let mut anchors = BTreeSet::new();
    for (name, attributes) in &elements {
        assert!(KNOWN.contains(&name.as_str()), "<{name}>");
        for (key, value) in attributes {
            assert!(!key.starts_with("on") && key != "style" && key != "src", "{name} {key}={value}");
            assert!(key != "id" || anchors.insert(value.clone()), "#{value} stands twice");
        }
    }
    for (name, attributes) in &elements {
        if let Some((_, target)) = attributes.iter().find(|(key, _)| key == "href") {
            let anchor = target.strip_prefix('#').unwrap_or_else(|| panic!("{name} leads to {target}"));
            assert!(anchors.contains(anchor), "{name} leads to #{anchor}, which is not there");
        }
    }
    elements
}

const KNOWN: &[&str] = &[
    "html", "head", "meta", "title", "style", "body", "svg", "symbol", "path", "circle", "use", "nav", "main", "article",
    "header", "footer", "section", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "a", "b", "span", "bdi",
    "fieldset", "legend", "label", "input", "button", "details", "summary", "mark", "s", "table", "tr", "th", "td", "script",
];

fn value<'a>(attributes: &'a [(String, String)], key: &str) -> &'a str {
    attributes.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value)
}

/// All text of the page, without its style and script.
fn texts(page: &str) -> String {
    let body = page.split_once("</head>").unwrap().1.split("<script>").next().unwrap();
    Tokenizer::new(body)
        .filter_map(|token| match token {
            Ok(Token::String(string)) => Some(text(&string)),
            _ => None,
        })
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
