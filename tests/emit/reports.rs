//! Reports made by hand, as judging would give them.

use markpoint::evidence::{NotReadCounts, ReadCounts, Receipt};
use markpoint::judgement::{
    Coverage, Expect, FileRef, MistakeCounts, MistakeStatus, MistakeVerdict, PartCounts, PartStatus, PartVerdict, PointCounts,
    PointStatus, PointVerdict, PortfolioRef, Quote, Report, ReportSet, RubricRef, SCHEMA, SecondLook, TipStatus, TipVerdict,
};
use markpoint::rubric::MistakeKind;

/// Three points met, three in part, two open, two mistakes, one review, two open tips, two pictures not read.
pub(crate) fn middling() -> ReportSet {
    let points = vec![
        point(
            "P1",
            "what customer service is",
            vec![
                shown(
                    "a",
                    "says what customer service is",
                    &[quote(2, "Customer service is all the help we give people before, during and after they buy")],
                ),
                shown(
                    "b",
                    "sets internal customers apart from external ones",
                    &[
                        quote(3, "Internal customers are colleagues who rely on my work, whereas external customers pay for it"),
                        quote(9, "the warehouse is my internal customer and the shopper is external"),
                    ],
                ),
            ],
        ),
        point(
            "P2",
            "laws and ethics",
            vec![
                shown(
                    "a",
                    "names a law that matters for service",
                    &[quote(5, "The Equality Act 2010 protects nine characteristics")],
                ),
                mentioned(
                    "b",
                    "says how the law changes what staff do",
                    &[quote(5, "we follow the Equality Act")],
                    "Say what you do, or may not do, because of the law: “Because of the Equality Act I …”.",
                ),
                absent(
                    "c",
                    "deals with one question of ethics, such as keeping things confidential, being fair or being honest",
                    "Tell of one time when you had to be fair, honest or discreet with a customer, and what you did.",
                ),
            ],
        ),
        point(
            "P3",
            "communication and complaints",
            vec![
                shown(
                    "a",
                    "gives ways of communicating with words and without",
                    &[quote(6, "I smile, keep eye contact and speak clearly on the phone")],
                ),
                shown(
                    "b",
                    "deals with a complaint step by step",
                    &[quote(
                        7,
                        "First I listen, then I say sorry and repeat the problem back. After that I offer a swap or a refund, agree it with the customer, write the complaint in the log and ring the customer two days later to check that all is well and that nothing else is troubling them about the order",
                    )],
                ),
                absent(
                    "c",
                    "says how feedback is dealt with in a professional way",
                    "Add what happens with feedback after it came in: who reads it, what changes, and how the customer hears of it.",
                ),
            ],
        ),
        point(
            "P4",
            "customer information",
            vec![
                absent("a", "keeps customer details accurate", "Say how you check that details are right and up to date."),
                absent(
                    "b",
                    "stores them securely",
                    "Name the place and what protects it: a password, a lock, a screen that times out.",
                ),
            ],
        ),
        point(
            "P5",
            "the effect of service",
            vec![shown(
                "a",
                "explains what service does for a business",
                &[quote(8, "good service brings people back because they trust us")],
            )],
        ),
        point(
            "P6",
            "Acts and where they apply",
            vec![
                mentioned("a", "names two Acts", &[quote(10, "other laws")], "Give the full title and year of two Acts."),
                absent(
                    "b",
                    "says where each applies",
                    "For each Act, give one moment with a customer where it tells you what to do.",
                ),
            ],
        ),
        point(
            "P7",
            "communication shown with a customer",
            vec![shown("a", "listens actively", &[quote(11, "I repeated her order back to her to be sure")])],
        ),
        point(
            "P8",
            "",
            vec![
                shown("a", "collects feedback or details", &[quote(12, "we hand out a short form")]),
                absent("b", "stores it", "Say where the forms go, and who can open the folder."),
            ],
        ),
    ];
    let mut report = report(points);
    report.points[4].review = true;
    let (said, against) = (report.points[4].parts[0].evidence[0].clone(), quote(8, "good service is satisfaction"));
    report.points[4].second_look = vec![SecondLook { part: "a".into(), said, against, mistake: Some("M1".into()) }];
    report.mistakes = vec![
        mistake(
            "M1",
            "says that service and satisfaction are the same thing",
            &[quote(8, "good service is satisfaction, they are the same")],
            "Keep them apart: service is what you do, satisfaction is how the customer feels about it.",
        ),
        mistake(
            "M6",
            "leaves out treating everyone fairly under equality law",
            &[],
            "Add a sentence on treating every customer fairly, and name the law that asks for it.",
        ),
        MistakeVerdict { status: MistakeStatus::Clear, ..mistake("M5", "says that service is only politeness", &[], "") },
    ];
    report.mistakes[0].evidence[0].start = 805;
    report.tips = vec![
        tip("T1", TipStatus::Open, "Bring in an example from your own workplace for each answer."),
        tip("T2", TipStatus::Open, "Write the full title of an Act the first time you name it, and the short name after that."),
        tip("T3", TipStatus::Followed, "Say what each thing means for the customer and for the business."),
    ];
    report.portfolio.files[0].receipt.not_read =
        NotReadCounts { images: 2, embedded: 1, comments: 3, ..NotReadCounts::default() };
    set(report)
}

/// Every point met and no mistake.
pub(crate) fn strong() -> ReportSet {
    let mut report = middling().reports.remove(0);
    for point in &mut report.points {
        for part in &mut point.parts {
            if part.status != PartStatus::Shown {
                *part = shown(&part.id, &part.statement, &[quote(20, "my own words on this")]);
            }
        }
        point.review = false;
        point.second_look.clear();
        point.status = PointStatus::Met;
    }
    report.mistakes.iter_mut().for_each(|mistake| mistake.status = MistakeStatus::Clear);
    report.tips.iter_mut().for_each(|tip| tip.status = TipStatus::Followed);
    set(report)
}

/// Nothing found at all.
pub(crate) fn weak() -> ReportSet {
    let mut report = middling().reports.remove(0);
    for point in &mut report.points {
        for part in &mut point.parts {
            *part = absent(&part.id, &part.statement, "Say in two or three sentences what you do at work and why.");
        }
        point.review = false;
        point.second_look.clear();
        point.status = PointStatus::Missing;
    }
    report.points.truncate(3);
    report.mistakes.clear();
    report.tips.clear();
    report.portfolio.files[0].receipt.not_read = NotReadCounts::default();
    set(report)
}

/// A report set of one report, its counts set to what its verdicts say.
pub(crate) fn set(mut report: Report) -> ReportSet {
    let points = |status| report.points.iter().filter(|point| point.status == status).count();
    let parts = || report.points.iter().flat_map(|point| &point.parts);
    report.coverage = Coverage {
        points: PointCounts {
            total: report.points.len(),
            met: points(PointStatus::Met),
            partial: points(PointStatus::Partial),
            missing: points(PointStatus::Missing),
        },
        parts: PartCounts { total: parts().count(), shown: parts().filter(|part| part.status == PartStatus::Shown).count() },
        mistakes: MistakeCounts {
            total: report.mistakes.len(),
            found: report.mistakes.iter().filter(|mistake| mistake.status == MistakeStatus::Found).count(),
        },
    };
    ReportSet { schema: SCHEMA, reports: vec![report] }
}

fn report(points: Vec<PointVerdict>) -> Report {
    let read = ReadCounts { headings: 3, paragraphs: 12, ..ReadCounts::default() };
    let words_in = ReadCounts { headings: 15, paragraphs: 625, ..ReadCounts::default() };
    let receipt = Receipt { format: "docx".into(), words: 640, read, words_in, ..Receipt::default() };
    Report {
        expect: Expect::default(),
        rubric: RubricRef { id: "service".into(), title: "Principles of customer service".into(), revision: "1".into() },
        portfolio: PortfolioRef {
            cautions: Vec::new(),
            name: "my-assignment.docx".into(),
            files: vec![FileRef {
                path: "my-assignment.docx".into(),
                words: 640,
                words_of_brief: None,
                receipt,
                pictures: Vec::new(),
                blocks: Vec::new(),
            }],
            not_read: Vec::new(),
        },
        coverage: Coverage::default(),
        points,
        mistakes: Vec::new(),
        tips: Vec::new(),
    }
}

fn point(id: &str, short: &str, parts: Vec<PartVerdict>) -> PointVerdict {
    let shown = parts.iter().filter(|part| part.status == PartStatus::Shown).count();
    let status = match shown {
        0 => PointStatus::Missing,
        n if n == parts.len() => PointStatus::Met,
        _ => PointStatus::Partial,
    };
    PointVerdict {
        id: id.into(),
        outcome: None,
        short: Some(short.to_owned()).filter(|short| !short.is_empty()),
        statement: "Sets out how feedback and personal details are collected, stored and used within the law".into(),
        status,
        review: false,
        second_look: Vec::new(),
        parts,
        waived: None,
    }
}

fn shown(id: &str, statement: &str, evidence: &[Quote]) -> PartVerdict {
    part(id, statement, PartStatus::Shown, evidence, "")
}

fn mentioned(id: &str, statement: &str, evidence: &[Quote], advice: &str) -> PartVerdict {
    part(id, statement, PartStatus::Mentioned, evidence, advice)
}

fn absent(id: &str, statement: &str, advice: &str) -> PartVerdict {
    part(id, statement, PartStatus::Absent, &[], advice)
}

fn part(id: &str, statement: &str, status: PartStatus, evidence: &[Quote], advice: &str) -> PartVerdict {
    PartVerdict {
        id: id.into(),
        statement: statement.into(),
        status,
        only_asked: false,
        evidence: evidence.to_vec(),
        advice: advice.into(),
        waived: None,
    }
}

fn mistake(id: &str, statement: &str, evidence: &[Quote], advice: &str) -> MistakeVerdict {
    MistakeVerdict {
        id: id.into(),
        kind: if evidence.is_empty() { MistakeKind::Omits } else { MistakeKind::Says },
        statement: statement.into(),
        status: MistakeStatus::Found,
        evidence: evidence.to_vec(),
        advice: advice.into(),
        waived: None,
    }
}

fn tip(id: &str, status: TipStatus, advice: &str) -> TipVerdict {
    TipVerdict { id: id.into(), statement: advice.into(), status, evidence: Vec::new(), advice: advice.into() }
}

fn quote(paragraph: usize, words: &str) -> Quote {
    let start = paragraph * 100;
    Quote { file: 0, place: format!("paragraph {paragraph}"), line: None, quote: words.into(), start, end: start + words.len() }
}
