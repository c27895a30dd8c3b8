//! What a point, a mistake or a tip looks for, and why it was found in the evidence or not.

mod model;
mod nearest;
mod sample;
mod wording;

use crate::evidence::Evidence;
use crate::language::{Brief, Text};
use crate::matcher::{Evaluation, Match, Matcher, Role, Trace};
use crate::rubric::{Examples, Loaded, Mistake, MistakeKind, Point, Rule, Tip};

use super::coverage::{MistakeStatus, PartStatus, TipStatus};
use super::judge::{COMPLETE_ANSWER_WORDS, judge_evaluated};
use super::quotes;
use super::report::{Quote, Report, RubricRef};
use wording::Wording;

pub use model::{
    Branch, EXPLANATION_SCHEMA, Explained, Explanation, Finding, Item, Nearest, NotCounted, SomeExamples, Verdict, Way,
};

/// How many examples of each kind are given.
const EXAMPLES: usize = 2;
/// How many sentences one branch quotes of what was found, and of what does not count.
const MOST_QUOTES: usize = 3;

/// Explains the point, mistake or tip with this id, or one part of a point (`P1.b`), in whatever case. Without evidence: what it looks for. What the
/// brief says is no evidence.
///
/// None if the rubric has nothing of this id; [`explainable`] has those there are.
#[must_use]
pub fn explain(
    loaded: &Loaded,
    examples: Option<&Examples>,
    id: &str,
    evidence: &[Evidence],
    brief: &Brief,
) -> Option<Explanation> {
    let matcher = Matcher::compile(loaded);
    let text = matcher.read_beside(evidence, brief);
    let evaluation = matcher.evaluate(&text, evidence);
    let report = (!evidence.is_empty()).then(|| judge_evaluated(&matcher, "", evidence, &text, &evaluation));
    let explainer = Explainer {
        loaded,
        examples,
        wording: Wording { concepts: &loaded.concepts },
        text: &text,
        evidence,
        evaluation: &evaluation,
        report: report.as_ref(),
    };
    explainer.explain(id)
}

/// The ids of everything that can be explained, in the rubric's order: points, mistakes, tips. A part's is not among them.
#[must_use]
pub fn explainable(loaded: &Loaded) -> Vec<&str> {
    let rubric = &loaded.rubric;
    let points = rubric.points.iter().map(|point| point.id.as_str());
    let mistakes = rubric.mistakes.iter().map(|mistake| mistake.id.as_str());
    points.chain(mistakes).chain(rubric.tips.iter().map(|tip| tip.id.as_str())).collect()
}

struct Explainer<'e> {
    loaded: &'e Loaded,
    examples: Option<&'e Examples>,
    wording: Wording<'e>,
    text: &'e Text,
    evidence: &'e [Evidence],
    evaluation: &'e Evaluation<'e>,
    /// None without evidence.
    report: Option<&'e Report>,
}

impl Explainer<'_> {
    fn explain(&self, id: &str) -> Option<Explanation> {
        let rubric = &self.loaded.rubric;
        let (point, part) = id.split_once('.').map_or((id, None), |(point, part)| (point, Some(part)));
        if let Some(at) = rubric.points.iter().position(|known| known.id.eq_ignore_ascii_case(point)) {
            return self.point(at, &rubric.points[at], part);
        }
        if let Some(at) = rubric.mistakes.iter().position(|mistake| mistake.id.eq_ignore_ascii_case(id)) {
            return Some(self.mistake(at, &rubric.mistakes[at]));
        }
        let at = rubric.tips.iter().position(|tip| tip.id.eq_ignore_ascii_case(id))?;
        Some(self.tip(at, &rubric.tips[at]))
    }

    fn point(&self, at: usize, point: &Point, only: Option<&str>) -> Option<Explanation> {
        let chosen = |id: &str| only.is_none_or(|only| only.eq_ignore_ascii_case(id));
        let items: Vec<Item> =
            (0..point.parts.len()).filter(|n| chosen(&point.parts[*n].id)).filter_map(|n| self.part(at, n)).collect();
        let explanation = self.explanation(Explained::Point, &point.id, &point.statement, &point.source, items);
        (!explanation.items.is_empty()).then(|| Explanation { verb: Some(point.verb.clone()), ..explanation })
    }

    fn part(&self, point: usize, nth: usize) -> Option<Item> {
        let part = self.loaded.rubric.points.get(point)?.parts.get(nth)?;
        let id = format!("{}.{}", self.loaded.rubric.points[point].id, part.id);
        let trace = self.evaluation.trace_part(point, nth)?;
        let examples = self.examples.and_then(|all| all.parts.get(&id)).map(|of| some(&of.shown, &of.not_shown));
        let verdict = self.report.and_then(|report| report.points.get(point)?.parts.get(nth)).map(|verdict| {
            let status = match verdict.status {
                PartStatus::Shown => Verdict::Shown,
                PartStatus::Mentioned => Verdict::Mentioned,
                PartStatus::Absent => Verdict::Absent,
            };
            (status, verdict.evidence.clone())
        });
        Some(Item {
            id,
            way: None,
            statement: part.statement.clone(),
            advice: part.advice.clone(),
            rule: self.branch(&trace, None),
            examples,
            finding: verdict.map(|verdict| self.finding(verdict, &trace)),
        })
    }

    fn mistake(&self, at: usize, mistake: &Mistake) -> Explanation {
        let first = if mistake.kind == MistakeKind::Omits { Way::LeftOut } else { Way::Said };
        let traces = [(first, self.evaluation.trace_mistake(at)), (Way::LeftOut, self.evaluation.trace_mistake_omits(at))];
        let examples = self.examples.and_then(|all| all.mistakes.get(&mistake.id)).map(|of| some(&of.found, &of.clear));
        let complete = self.text.length_beside_the_brief() >= COMPLETE_ANSWER_WORDS;
        let items = traces.into_iter().filter_map(|(way, trace)| {
            let trace = trace?;
            let verdict = self.report.and_then(|report| report.mistakes.get(at)).map(|verdict| {
                let made = verdict.status == MistakeStatus::Found && trace.holds() && (way == Way::Said || complete);
                let evidence = if made && way == Way::Said { verdict.evidence.clone() } else { Vec::new() };
                (if made { Verdict::Found } else { Verdict::Clear }, evidence)
            });
            let too_short = way == Way::LeftOut && !complete;
            Some(Item {
                id: mistake.id.clone(),
                way: Some(way),
                statement: mistake.statement.clone(),
                advice: mistake.advice.clone(),
                rule: self.branch(&trace, None),
                examples: examples.clone(),
                finding: verdict.map(|verdict| Finding { too_short, ..self.finding(verdict, &trace) }),
            })
        });
        self.explanation(Explained::Mistake, &mistake.id, &mistake.statement, &mistake.source, items.collect())
    }

    fn tip(&self, at: usize, tip: &Tip) -> Explanation {
        let item = self.evaluation.trace_tip(at).map(|trace| {
            let verdict = self.report.and_then(|report| report.tips.get(at)).map(|verdict| {
                let followed = verdict.status == TipStatus::Followed;
                (if followed { Verdict::Followed } else { Verdict::Open }, verdict.evidence.clone())
            });
            Item {
                id: tip.id.clone(),
                way: None,
                statement: tip.statement.clone(),
                advice: tip.advice.clone(),
                rule: self.branch(&trace, None),
                examples: None,
                finding: verdict.map(|verdict| self.finding(verdict, &trace)),
            }
        });
        self.explanation(Explained::Tip, &tip.id, &tip.statement, &tip.source, item.into_iter().collect())
    }

    fn explanation(&self, kind: Explained, id: &str, statement: &str, source: &str, items: Vec<Item>) -> Explanation {
        let rubric = &self.loaded.rubric;
        Explanation {
            schema: EXPLANATION_SCHEMA,
            rubric: RubricRef { id: rubric.id.clone(), title: rubric.title.clone(), revision: rubric.revision.clone() },
            kind,
            id: id.to_owned(),
            verb: None,
            statement: statement.to_owned(),
            source: source.to_owned(),
            files: self.evidence.iter().map(|evidence| evidence.path.clone()).collect(),
            items,
        }
    }

    fn finding(&self, (verdict, evidence): (Verdict, Vec<Quote>), trace: &Trace<'_>) -> Finding {
        let nearest = if trace.holds() { None } else { nearest::nearest(trace, self.text, &self.wording) };
        let nearest = nearest.and_then(|(number, says)| {
            quotes::sentence(self.text, self.evidence, number).map(|sentence| Nearest { sentence, says })
        });
        Finding { verdict, evidence, nearest, too_short: false }
    }

    /// `focus` is where the rule around it holds: of several places, the one that matters.
    fn branch(&self, trace: &Trace<'_>, focus: Option<&Match>) -> Branch {
        let judged = self.report.is_some();
        let discounted = trace.discounted.iter().filter_map(|left_out| {
            let quote = self.words(&left_out.found).into_iter().next()?;
            Some(NotCounted { quote, why: wording::why(left_out.why) })
        });
        let role = match trace.role {
            Role::Side => "one side: ",
            Role::Like => "what is true of it: ",
            Role::Subject => "what it is about, in a longer work: ",
            Role::Wanted | Role::Unwanted => "",
        };
        let in_focus = |found: &&Match| focus.is_none_or(|focus| found.overlaps(focus));
        let focus = trace.matches.iter().find(in_focus).or(trace.matches.first());
        Branch {
            unwanted: trace.role == Role::Unwanted,
            enough: match trace.rule {
                Rule::Any { .. } => Some(1),
                Rule::AtLeast { at_least, .. } => Some(*at_least),
                _ => None,
            },
            wants: format!("{role}{}", self.wording.wants(trace.rule, trace.window)),
            words: self.wording.words(trace.rule),
            brief: format!("{role}{}", self.wording.brief(trace.rule)),
            holds: judged.then(|| trace.holds()),
            found: focus.map(|found| self.words(found)).unwrap_or_default().into_iter().take(MOST_QUOTES).collect(),
            discounted: discounted.take(MOST_QUOTES).collect(),
            lack: trace.lack.filter(|_| judged).map(wording::lack),
            of: trace.inner.iter().map(|inner| self.branch(inner, focus)).collect(),
        }
    }

    fn words(&self, found: &Match) -> Vec<Quote> {
        quotes::words(self.text, self.evidence, found)
    }
}

fn some(holds: &[String], seems: &[String]) -> SomeExamples {
    let first = |all: &[String]| all.iter().take(EXAMPLES).cloned().collect();
    SomeExamples { holds: first(holds), seems: first(seems) }
}
