//! The report as test results: a case for each point, and the mistakes as a suite of their own.

use std::io;

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite, XmlString};

use crate::emit::findings::{self, Finding, Kind};
use crate::emit::points::title;
use crate::emit::wording::Wording;
use crate::emit::{cite, visible};
use crate::judgement::{PointVerdict, Report, ReportSet};

/// Writes the set to `out` as JUnit XML. A point that is not met and a mistake that is made are failures. There are no times: nothing
/// that is measured here takes one.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(set: &ReportSet, out: &mut dyn io::Write) -> io::Result<()> {
    let mut results = quick_junit::Report::new("markpoint");
    for report in &set.reports {
        let findings = findings::of(report);
        results.add_test_suite(points(report, &findings));
        if !report.mistakes.is_empty() {
            results.add_test_suite(mistakes(report, &findings));
        }
    }
    // By way of a text, so that an error of `out` stays what it is.
    out.write_all(results.to_string().map_err(io::Error::other)?.as_bytes())
}

fn points(report: &Report, findings: &[Finding<'_>]) -> TestSuite {
    let mut suite = TestSuite::new(suite_name(report));
    for point in &report.points {
        let finding = of(&point.id, findings);
        let mut case = case(&title(point), report, finding);
        let mut told = shown(point, report);
        told.extend(finding.filter(|finding| !fails(finding) && finding.waived.is_none()).map(to_look_at));
        if !told.is_empty() {
            case.set_system_out(told.join("\n"));
        }
        suite.add_test_case(case);
    }
    suite
}

fn mistakes(report: &Report, findings: &[Finding<'_>]) -> TestSuite {
    let mut suite = TestSuite::new(format!("{}: common mistakes", suite_name(report)));
    for mistake in &report.mistakes {
        let name = format!("{}: {}", visible(&mistake.id), visible(&mistake.statement));
        suite.add_test_case(case(&name, report, of(&mistake.id, findings)));
    }
    suite
}

/// What was held against what: `unit: work.docx`.
fn suite_name(report: &Report) -> String {
    format!("{}: {}", visible(&report.rubric.title), visible(&report.portfolio.name))
}

fn of<'f, 'r>(id: &str, findings: &'f [Finding<'r>]) -> Option<&'f Finding<'r>> {
    findings.iter().find(|finding| finding.id == id)
}

/// Whether a finding is more than something to look at.
fn fails(finding: &Finding<'_>) -> bool {
    finding.kind != Kind::Review
}

/// A failure if something is wanting, skipped if somebody lets it be, or a success.
fn case(name: &str, report: &Report, finding: Option<&Finding<'_>>) -> TestCase {
    let status = finding.map_or_else(TestCaseStatus::success, status);
    let mut case = TestCase::new(name, status);
    case.set_classname(&*visible(&report.rubric.id));
    case
}

fn to_look_at(finding: &Finding<'_>) -> String {
    format!("{}\n{}", finding.message, finding.details.join("\n"))
}

fn status(finding: &Finding<'_>) -> TestCaseStatus {
    match &finding.waived {
        Some(why) => {
            let mut skipped = TestCaseStatus::skipped();
            skipped.set_message(XmlString::new(format!("waived: {why}"))).set_description(to_look_at(finding));
            skipped
        }
        None if fails(finding) => failure(finding),
        None => TestCaseStatus::success(),
    }
}

fn failure(finding: &Finding<'_>) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    let path = finding.path.map(|path| format!("{}:{}\n", visible(path), finding.line)).unwrap_or_default();
    status
        .set_type(finding.kind.word())
        .set_message(XmlString::new(&finding.message))
        .set_description(format!("{path}{}", finding.details.join("\n")));
    status
}

/// The words each part rests on, a line each.
fn shown(point: &PointVerdict, report: &Report) -> Vec<String> {
    let quotes = point.parts.iter().flat_map(|part| part.evidence.first().map(|quote| (part, quote)));
    quotes
        .map(|(part, quote)| {
            let place = cite::place(quote.file, &quote.place, quote.line, report);
            format!("{} {}: “{}” ({place})", visible(&part.id), Wording::of(report).of_part(part), cite::words(&quote.quote))
        })
        .collect()
}
