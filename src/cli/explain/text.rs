//! An explanation to read on a screen.

use super::tree;
use crate::cli::rubric::page::Page;
use crate::judgement::{Explained, Explanation, Finding, Item, Quote, SomeExamples, Verdict, Way};

/// Columns before the text of an item.
const INDENT: u16 = 2;

/// Writes the whole explanation; `full` leaves nothing out of the rules.
pub(super) fn write(explanation: &Explanation, full: bool, page: &mut Page) {
    let rubric = &explanation.rubric;
    let kind = match (explanation.kind, &explanation.verb) {
        (Explained::Point, Some(verb)) => format!("point {} ({verb})", explanation.id),
        (Explained::Point, None) => format!("point {}", explanation.id),
        (Explained::Mistake, _) => format!("common mistake {}", explanation.id),
        (Explained::Tip, _) => format!("tip {}", explanation.id),
    };
    page.heading(&format!("{}, {kind}", rubric.id));
    page.item(0, "", &explanation.statement);
    page.item(0, "", &format!("Source: {}", explanation.source));
    for item in &explanation.items {
        let shown = Shown { item, kind: explanation.kind, files: &explanation.files, full };
        shown.write(page);
    }
}

/// One item and what its writing depends on.
struct Shown<'e> {
    item: &'e Item,
    kind: Explained,
    files: &'e [String],
    full: bool,
}

impl Shown<'_> {
    fn write(&self, page: &mut Page) {
        let way = match self.item.way {
            Some(Way::Said) => ", by what is said",
            Some(Way::LeftOut) => ", by what is left out",
            None => "",
        };
        match &self.item.finding {
            None => {
                page.heading(&format!("{}{way}: {}", self.item.id, self.item.statement));
                self.looks_for(page);
            }
            Some(finding) => {
                page.heading(&format!("{}{way}: {}", self.item.id, verdict(finding.verdict)));
                page.item(INDENT, "", &self.item.statement);
                self.found(finding, page);
            }
        }
    }

    fn looks_for(&self, page: &mut Page) {
        page.item(INDENT, "→", &self.item.advice);
        page.item(INDENT, "", "It holds when the work has:");
        tree::wanted(&self.item.rule, INDENT + 2, page);
        if let Some(SomeExamples { holds, seems }) = &self.item.examples {
            let (first, second) = match self.kind {
                Explained::Mistake => ("Examples that make this mistake:", "Examples that only sound like it:"),
                _ => ("Examples that show it:", "Examples that do not show it:"),
            };
            examples(first, holds, page);
            examples(second, seems, page);
        }
    }

    fn found(&self, finding: &Finding, page: &mut Page) {
        for quote in &finding.evidence {
            page.item(INDENT, "", &quoted(quote, self.files));
        }
        if finding.too_short {
            page.item(INDENT, "", "The work is too short for anything to be called left out.");
        }
        page.item(
            INDENT,
            "",
            if self.item.rule.holds == Some(true) { "How the rule holds:" } else { "Why the rule does not hold:" },
        );
        tree::traced(&self.item.rule, self.files, self.full, INDENT + 2, page);
        if let Some(nearest) = &finding.nearest {
            let says = nearest.says.join(", ");
            page.item(INDENT, "", &format!("Nearest sentence: {}. It has: {says}", quoted(&nearest.sentence, self.files)));
        }
        if matches!(finding.verdict, Verdict::Mentioned | Verdict::Absent | Verdict::Found | Verdict::Open) {
            page.item(INDENT, "→", &self.item.advice);
        }
    }
}

fn examples(title: &str, texts: &[String], page: &mut Page) {
    if !texts.is_empty() {
        page.item(INDENT, "", title);
        texts.iter().for_each(|text| page.item(INDENT + 2, "·", &format!("“{}”", one_line(text))));
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Shown => "✓ shown",
        Verdict::Mentioned => "~ mentioned: it is named, but that is too thin to count",
        Verdict::Absent => "✗ not shown",
        Verdict::Found => "! this mistake is made",
        Verdict::Clear => "✓ this mistake is not made",
        Verdict::Followed => "✓ followed",
        Verdict::Open => "✗ not followed yet",
    }
}

/// The words with their place.
pub(super) fn quoted(quote: &Quote, files: &[String]) -> String {
    let file = if files.len() > 1 { files.get(quote.file).map(|file| format!("{file}, ")) } else { None };
    let line = quote.line.map(|line| format!(", line {line}")).unwrap_or_default();
    format!("“{}” ({}{}{line})", one_line(&quote.quote), file.unwrap_or_default(), quote.place)
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
