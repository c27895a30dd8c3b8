//! The report as Markdown, for a wiki, a merge request or a job's summary.

use std::io;

use crate::emit::points::asks;

use crate::emit::wording::Wording;
use crate::emit::{cite, gaps, pictures, receipt, review, told, visible, waivers};
use crate::judgement::{MistakeVerdict, PartStatus, PartVerdict, PointStatus, PointVerdict, Quote, Report, ReportSet, TipStatus};

/// Writes the set to `out` as GitHub Flavored Markdown. What comes from files and rubrics is text in it: no markup, no link, no mention.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    let reports: Vec<String> = set.reports.iter().map(page).collect();
    out.write_all(reports.join("\n").as_bytes())
}

fn page(report: &Report) -> String {
    let mut page = format!("# {}\n\n", text(&told::answer(report)));
    read(report, &mut page);
    points(report, &mut page);
    to_do(report, &mut page);
    second_look(report, &mut page);
    mistakes(report, &mut page);
    waived(report, &mut page);
    cautions(report, &mut page);
    tips(report, &mut page);
    page.push_str(&format!("\n{}\n", Wording::of(report).no_grade));
    page
}

/// What was and was not read.
fn read(report: &Report, page: &mut String) {
    let mut lines = Vec::new();
    for file in &report.portfolio.files {
        let of_brief =
            file.words_of_brief.map(|words| format!("; of the words {words} are the brief's and set aside")).unwrap_or_default();
        lines.push(format!(
            "{}: {}: {}{of_brief}.",
            Wording::of(report).read,
            text(&visible(&file.path)),
            receipt::told(&file.receipt)
        ));
    }
    for file in &report.portfolio.not_read {
        lines.push(format!("Not read: {} ({}).", text(&visible(&file.path)), text(&visible(&file.what))));
    }
    match lines.as_slice() {
        [one] => page.push_str(&format!("{one}\n")),
        several => several.iter().for_each(|line| page.push_str(&format!("- {line}\n"))),
    }
}

fn points(report: &Report, page: &mut String) {
    page.push_str("\n| Point | What it asks | Status | Still needed |\n| --- | --- | --- | --- |\n");
    for point in &report.points {
        let look = if point.needs_review() { ", worth a second look" } else { "" };
        let status = format!("{} {}{look}", sign(point.status), told::point(point, report));
        let open = point.parts.iter().filter(|part| part.is_gap() && !point.is_waived());
        let needed: Vec<String> = open.map(|part| text(&visible(&part.statement))).collect();
        let needed = if needed.is_empty() { "nothing".to_owned() } else { needed.join("; ") };
        page.push_str(&format!("| {} | {} | {status} | {needed} |\n", text(&visible(&point.id)), text(&asks(point))));
    }
}

/// A sign that repeats the word beside it.
pub(super) const fn sign(status: PointStatus) -> &'static str {
    match status {
        PointStatus::Met => "✓",
        PointStatus::Partial => "◐",
        PointStatus::Missing => "○",
    }
}

fn to_do(report: &Report, page: &mut String) {
    let gaps = gaps::in_order(report);
    if gaps.is_empty() {
        page.push_str(&format!("\n{}\n", told::no_gap(report)));
        return;
    }
    let words = Wording::of(report);
    page.push_str(&format!("\n## {}\n", words.next));
    let left_out = pictures::left_out(report, str::to_owned);
    if !left_out.is_empty() {
        page.push('\n');
        left_out.iter().for_each(|line| page.push_str(&format!("- {}\n", text(line))));
    }
    for (index, gap) in gaps.iter().enumerate() {
        let number = index + 1;
        page.push_str(&format!("\n### {number}. {} ({})\n\n", title(gap), gaps::progress(gap, words)));
        for part in gap.parts.iter().filter(|part| part.waived.is_none()) {
            one_part(part, report, page);
        }
        for line in pictures::near(gap, &gaps, report, str::to_owned) {
            page.push_str(&format!("- **Picture:** {}\n", text(&line)));
        }
    }
}

fn one_part(part: &PartVerdict, report: &Report, page: &mut String) {
    let words = Wording::of(report);
    let label = if part.status == PartStatus::Shown { words.found } else { words.lacking(part) };
    page.push_str(&format!("- **{label}:** {}\n", text(&visible(&part.statement))));
    if let Some(quote) = part.evidence.first().filter(|_| !part.only_asked) {
        page.push_str(&format!("  - {}\n", cited(quote, report)));
    }
    if let Some((label, advice)) = words.to_write(part).filter(|_| part.status != PartStatus::Shown) {
        page.push_str(&format!("  - **{label}:** {}\n", text(&visible(advice))));
    }
}

fn second_look(report: &Report, page: &mut String) {
    let marked: Vec<&PointVerdict> = report.points.iter().filter(|point| point.needs_review()).collect();
    if marked.is_empty() {
        return;
    }
    page.push_str("\n## Worth a second look\n\n");
    for point in marked {
        page.push_str(&format!("- **{}**\n", title(point)));
        for look in review::looks(point, report) {
            for (label, quote) in look.quotes {
                page.push_str(&format!("  - **{label}:** {}\n", cited(quote, report)));
            }
            page.push_str(&format!("  - {}\n", text(&look.why)));
        }
    }
}

fn mistakes(report: &Report, page: &mut String) {
    let found: Vec<&MistakeVerdict> = report.mistakes.iter().filter(|mistake| mistake.is_to_put_right()).collect();
    if found.is_empty() {
        return;
    }
    page.push_str("\n## Common mistakes to put right\n\n");
    for mistake in found {
        page.push_str(&format!("- **{}: {}**\n", text(&visible(&mistake.id)), text(&visible(&mistake.statement))));
        if mistake.evidence.is_empty() {
            page.push_str("  - No words on this were found\n");
        }
        for quote in &mistake.evidence {
            page.push_str(&format!("  - {}\n", cited(quote, report)));
        }
        if let Some((label, advice)) = Wording::of(report).instead(mistake) {
            page.push_str(&format!("  - **{label}:** {}\n", text(&visible(advice))));
        }
    }
}

fn waived(report: &Report, page: &mut String) {
    let items = waivers::listed(report);
    if items.is_empty() {
        return;
    }
    page.push_str(&format!("\n## {}\n\n{}\n\n", waivers::HEADING, waivers::WHAT));
    for item in items {
        page.push_str(&format!("- **{}**\n  - {}\n", text(&item.what), text(&item.why)));
    }
}

fn cautions(report: &Report, page: &mut String) {
    let cautions = &report.portfolio.cautions;
    if cautions.is_empty() {
        return;
    }
    let words = Wording::of(report);
    page.push_str(&format!("\n## {}\n\n{}\n\n", words.take_out, text(words.take_out_why)));
    for caution in cautions {
        let place = cite::place(caution.file, &caution.place, caution.line, report);
        let kind = told::caution(caution.kind);
        page.push_str(&format!("- {kind}: {} ({})\n", text(&visible(&caution.masked)), text(&place)));
    }
}

fn tips(report: &Report, page: &mut String) {
    let open: Vec<_> = report.tips.iter().filter(|tip| tip.status == TipStatus::Open).collect();
    if open.is_empty() {
        return;
    }
    page.push_str(&format!("\n## {} (no point depends on them)\n\n", Wording::of(report).tips));
    for tip in open {
        page.push_str(&format!("- {}: {}\n", text(&visible(&tip.id)), text(&visible(Wording::of(report).tip(tip)))));
    }
}

fn title(point: &PointVerdict) -> String {
    format!("{}: {}", text(&visible(&point.id)), text(&asks(point)))
}

fn cited(quote: &Quote, report: &Report) -> String {
    let place = cite::place(quote.file, &quote.place, quote.line, report);
    format!("“{}” ({})", text(&cite::words(&quote.quote)), text(&place))
}

/// Text that stays text within a line. A web address or a name behind `@` would become a link although no sign of Markdown makes it one.
pub(super) fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let acts = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$')
            || (c == '#' && rest[1..].starts_with(|next: char| next.is_ascii_digit()))
            || rest.starts_with("://")
            || (c == '.' && text[..at].to_ascii_lowercase().ends_with("www"));
        if acts {
            safe.push('\\');
        }
        safe.push(c);
        if c == '@' {
            // A word joiner: it cannot be seen, and nobody is called.
            safe.push('\u{2060}');
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_acts() {
        for (given, expected) in [
            ("Plain words, and a (bracket).", "Plain words, and a (bracket)."),
            ("*bold* _it_ `code` ~~no~~", "\\*bold\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~"),
            ("<script>a|b", "\\<script\\>a\\|b"),
            ("[x](http://y)", "\\[x\\](http\\://y)"),
            ("WWW.example.org", "WWW\\.example.org"),
            ("ask @all, see #12", "ask @\u{2060}all, see \\#12"),
            ("R&amp;D", "R\\&amp;D"),
        ] {
            assert_eq!(text(given), expected);
        }
    }
}
