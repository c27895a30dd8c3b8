//! From what was matched to verdicts.

use crate::evidence::Evidence;
use crate::language::{Brief, Text, Voice};
use crate::matcher::{Evaluation, Match, Matcher};
use crate::rubric::{Loaded, Mistake, MistakeKind, Part, Point};

use super::coverage::{Coverage, MistakeStatus, PartStatus, PointStatus, TipStatus};
use super::expect::Expect;
use super::passages::passages;
use super::quotes::{only_asked, quotes};
use super::report::{
    FileRef, MistakeVerdict, PartVerdict, Picture, PointVerdict, PortfolioRef, Report, RubricRef, SecondLook, TipVerdict,
};

/// Below so many words, evidence is a fragment and not an answer to a unit: nothing is called left out.
pub const COMPLETE_ANSWER_WORDS: usize = 50;

/// Holds a portfolio (all its files together) against a rubric.
#[must_use]
pub fn judge(matcher: &Matcher, name: &str, evidence: &[Evidence]) -> Report {
    judge_beside(matcher, name, evidence, &Brief::default())
}

/// The same beside a brief: what it already says earns nothing.
#[must_use]
pub fn judge_beside(matcher: &Matcher, name: &str, evidence: &[Evidence], brief: &Brief) -> Report {
    let text = matcher.read_beside(evidence, brief);
    judge_evaluated(matcher, name, evidence, &text, &matcher.evaluate(&text, evidence))
}

/// Holds one portfolio against a rubric that is used for nothing else: the same report as [`judge_beside`]'s, sooner.
#[must_use]
pub fn judge_one(loaded: &Loaded, name: &str, evidence: &[Evidence], brief: &Brief) -> Report {
    let (matcher, text) = Matcher::compile_for(loaded, evidence, brief);
    judge_evaluated(&matcher, name, evidence, &text, &matcher.evaluate(&text, evidence))
}

/// The report on evidence that has been understood as `text`, and whose mentions have been found: what is left of [`judge`].
#[must_use]
pub fn judge_evaluated(matcher: &Matcher, name: &str, evidence: &[Evidence], text: &Text, evaluation: &Evaluation<'_>) -> Report {
    let judge = Judge { text, evidence, evaluation };
    let rubric = matcher.rubric();
    let mistakes: Vec<(MistakeVerdict, Vec<Match>)> =
        rubric.mistakes.iter().enumerate().map(|(i, mistake)| judge.mistake(i, mistake)).collect();
    let blamed: Vec<(&str, &Match)> =
        mistakes.iter().flat_map(|(verdict, matches)| matches.iter().map(|found| (verdict.id.as_str(), found))).collect();
    let points: Vec<PointVerdict> = rubric.points.iter().enumerate().map(|(i, point)| judge.point(i, point, &blamed)).collect();
    let mistakes: Vec<MistakeVerdict> = mistakes.into_iter().map(|(verdict, _)| verdict).collect();
    let tips = rubric
        .tips
        .iter()
        .enumerate()
        .map(|(i, tip)| {
            let found = evaluation.tip(i);
            TipVerdict {
                id: tip.id.clone(),
                statement: tip.statement.clone(),
                status: if found.is_empty() { TipStatus::Open } else { TipStatus::Followed },
                evidence: quotes(text, evidence, &found),
                advice: tip.advice.clone(),
            }
        })
        .collect();
    Report {
        rubric: RubricRef { id: rubric.id.clone(), title: rubric.title.clone(), revision: rubric.revision.clone() },
        expect: Expect::default(),
        portfolio: PortfolioRef {
            name: name.to_owned(),
            files: files(text, evidence),
            not_read: Vec::new(),
            cautions: Vec::new(),
        },
        coverage: coverage(&points, &mistakes),
        points,
        mistakes,
        tips,
    }
}

struct Judge<'a> {
    text: &'a Text,
    evidence: &'a [Evidence],
    evaluation: &'a Evaluation<'a>,
}

impl Judge<'_> {
    fn point(&self, index: usize, point: &Point, blamed: &[(&str, &Match)]) -> PointVerdict {
        let mut second_look = Vec::new();
        let mut parts = Vec::new();
        for (letter, part) in point.parts.iter().enumerate() {
            let shown = self.evaluation.part(index, letter);
            let (status, matches) = match (shown.matches.is_empty(), shown.mentioned.is_empty()) {
                (false, _) => (PartStatus::Shown, &shown.matches),
                (true, false) => (PartStatus::Mentioned, &shown.mentioned),
                (true, true) => (PartStatus::Absent, &shown.matches),
            };
            if status == PartStatus::Shown {
                let denied = || self.evaluation.part_denied(index, letter);
                second_look.extend(self.contested(part, matches, blamed).or_else(|| self.also_denied(part, matches, &denied())));
            }
            parts.push(PartVerdict {
                id: part.id.clone(),
                statement: part.statement.clone(),
                status,
                only_asked: status == PartStatus::Mentioned && only_asked(self.text, matches),
                evidence: quotes(self.text, self.evidence, matches),
                advice: part.advice.clone(),
                waived: None,
            });
        }
        PointVerdict {
            id: point.id.clone(),
            outcome: point.outcome.clone(),
            short: point.short.clone(),
            statement: point.statement.clone(),
            status: point_status(&parts),
            review: !second_look.is_empty(),
            second_look,
            parts,
            waived: None,
        }
    }

    /// Every place that shows the part makes a mistake too: the first of them.
    fn contested(&self, part: &Part, shown: &[Match], blamed: &[(&str, &Match)]) -> Option<SecondLook> {
        let blame = |m: &Match| blamed.iter().find(|(_, blamed)| blamed.overlaps(m)).copied();
        let blamed: Vec<(&str, &Match)> = shown.iter().map(blame).collect::<Option<_>>()?;
        let (earns, (mistake, makes)) = shown.iter().zip(blamed).next()?;
        let said = quotes(self.text, self.evidence, std::slice::from_ref(earns));
        let against = quotes(self.text, self.evidence, std::slice::from_ref(makes));
        // Where both rest on several sentences, those that they share.
        let pairs = || said.iter().flat_map(|said| against.iter().map(move |against| (said, against)));
        let (said, against) = pairs().find(|(said, against)| said.overlaps(against)).or_else(|| pairs().next())?;
        let (said, against) = (said.clone(), against.clone());
        Some(SecondLook { part: part.id.clone(), said, against, mistake: Some(mistake.to_owned()) })
    }

    /// The part is denied in other sentences than show it: of each, the one in which most was found.
    fn also_denied(&self, part: &Part, shown: &[Match], denied: &[Match]) -> Option<SecondLook> {
        let elsewhere = |m: &&Match| !m.everywhere && !m.spans.is_empty() && !shown.iter().any(|s| shares_sentence(s, m));
        let denied: Vec<Match> = denied.iter().filter(elsewhere).cloned().collect();
        let said = quotes(self.text, self.evidence, shown).into_iter().next()?;
        let against = quotes(self.text, self.evidence, &denied).into_iter().next()?;
        Some(SecondLook { part: part.id.clone(), said, against, mistake: None })
    }

    /// The verdict, and the words it rests on.
    fn mistake(&self, index: usize, mistake: &Mistake) -> (MistakeVerdict, Vec<Match>) {
        let complete = self.text.length_beside_the_brief() >= COMPLETE_ANSWER_WORDS;
        let (said, omitted) = match mistake.kind {
            MistakeKind::Says => (self.evaluation.mistake(index), false),
            MistakeKind::Omits => (Vec::new(), complete && self.evaluation.mistake_left_out(index)),
            MistakeKind::SaysOrOmits => (self.evaluation.mistake(index), complete && self.evaluation.mistake_omits(index)),
        };
        let verdict = MistakeVerdict {
            id: mistake.id.clone(),
            kind: mistake.kind,
            statement: mistake.statement.clone(),
            status: if omitted || !said.is_empty() { MistakeStatus::Found } else { MistakeStatus::Clear },
            evidence: quotes(self.text, self.evidence, &said),
            advice: mistake.advice.clone(),
            waived: None,
        };
        (verdict, said)
    }
}

fn shares_sentence(a: &Match, b: &Match) -> bool {
    a.everywhere || a.sentences.0 <= b.sentences.1 && b.sentences.0 <= a.sentences.1
}

fn point_status(parts: &[PartVerdict]) -> PointStatus {
    match parts.iter().filter(|part| part.status == PartStatus::Shown).count() {
        0 => PointStatus::Missing,
        shown if shown == parts.len() => PointStatus::Met,
        _ => PointStatus::Partial,
    }
}

fn coverage(points: &[PointVerdict], mistakes: &[MistakeVerdict]) -> Coverage {
    let mut coverage = Coverage::default();
    for point in points {
        coverage.points.total += 1;
        match point.status {
            PointStatus::Met => coverage.points.met += 1,
            PointStatus::Partial => coverage.points.partial += 1,
            PointStatus::Missing => coverage.points.missing += 1,
        }
        coverage.parts.total += point.parts.len();
        coverage.parts.shown += point.parts.iter().filter(|part| part.status == PartStatus::Shown).count();
    }
    coverage.mistakes.total = mistakes.len();
    coverage.mistakes.found = mistakes.iter().filter(|mistake| mistake.status == MistakeStatus::Found).count();
    coverage
}

fn files(text: &Text, evidence: &[Evidence]) -> Vec<FileRef> {
    let mut files: Vec<FileRef> = evidence.iter().map(file_ref).collect();
    let mut last = None;
    for sentence in &text.sentences {
        let opens = last.replace((sentence.file, sentence.block)) != Some((sentence.file, sentence.block));
        if sentence.voice == Voice::Brief
            && let (Some(file), Some(of)) = (files.get_mut(sentence.file as usize), evidence.get(sentence.file as usize))
        {
            // With the number or letter before a block's first words: the receipt counts it too.
            let block = of.blocks.get(sentence.block as usize).filter(|_| opens);
            let start = block.map_or(sentence.span.start as usize, |block| block.span.start);
            let written = of.text.get(start..sentence.span.end as usize).unwrap_or_default();
            let words = written.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
            file.words_of_brief = Some(file.words_of_brief.unwrap_or(0) + words);
            if let Some(passage) = file.blocks.get_mut(sentence.block as usize) {
                passage.of_brief.push(start..sentence.span.end as usize);
            }
        }
    }
    files
}

fn file_ref(evidence: &Evidence) -> FileRef {
    let pictures = evidence.pictures.iter().map(|picture| Picture {
        place: picture.to_string(),
        at: picture.at,
        start: picture.near.start,
        end: picture.near.end,
    });
    FileRef {
        path: evidence.path.clone(),
        words: evidence.receipt.words,
        words_of_brief: None,
        receipt: evidence.receipt.clone(),
        pictures: pictures.collect(),
        blocks: passages(evidence),
    }
}
