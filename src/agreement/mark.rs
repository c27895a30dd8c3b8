//! Labels held against the rubric they are about.

use std::collections::BTreeMap;

use super::labels::{Item, Label, LabelledText, Source, Status};
use super::problem::Problem;
use crate::evidence::{self, Evidence};
use crate::rubric::{Loaded, Point, Rubric, nearest};

/// Texts that are labelled against one rubric.
#[derive(Debug, Clone)]
pub struct Group {
    /// The rubric.
    pub rubric: Loaded,
    /// The texts, each made by [`mark`] with this rubric.
    pub texts: Vec<MarkedText>,
}

/// A text, read, with labels that the rubric knows.
#[derive(Debug, Clone)]
pub struct MarkedText {
    /// The file of labels.
    pub file: String,
    /// What the text is called.
    pub id: String,
    /// The words.
    pub evidence: Evidence,
    /// Its labels, in the rubric's order.
    pub marks: BTreeMap<Mark, (u64, Status)>,
}

/// What a label is about, by its place in the rubric (from 0). The line it stands on and its status are kept beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A part: the point, and the part in it.
    Part(usize, usize),
    /// A point that is labelled itself.
    Point(usize),
    /// A mistake.
    Mistake(usize),
}

/// Reads a text and finds what each of its labels is about.
///
/// # Errors
/// Every label that does not fit the rubric, and evidence that cannot be read.
pub fn mark(text: &LabelledText, rubric: &Rubric) -> Result<MarkedText, Vec<Problem>> {
    let problem = |line, message| Problem { file: text.file.clone(), line: Some(line), message };
    let mut problems = Vec::new();
    let evidence = read(text).map_err(|message| problems.push(problem(text.line, message)));
    let mut marks: BTreeMap<Mark, (u64, Status)> = BTreeMap::new();
    for label in &text.labels {
        let found = find(label, rubric).and_then(|mark| match marks.insert(mark, (label.line, label.status)) {
            Some((line, _)) => Err(format!("{} is labelled on line {line} already; keep one", name(mark, rubric))),
            None => Ok(()),
        });
        problems.extend(found.err().map(|message| problem(label.line, message)));
    }
    for (index, point) in rubric.points.iter().enumerate() {
        let Some((line, status)) = marks.get(&Mark::Point(index)).copied() else { continue };
        if let Some(parts) = from_parts(index, point, &marks).filter(|parts| *parts != status) {
            let message = format!("{} is labelled {}, but by its parts it is {}", point.id, status.word(), parts.word());
            problems.push(problem(line, format!("{message}; put one of them right")));
        }
    }
    match evidence {
        Ok(evidence) if problems.is_empty() => Ok(MarkedText { file: text.file.clone(), id: text.id.clone(), evidence, marks }),
        _ => Err(problems),
    }
}

/// What a mark is called: `P1`, `P1.a`, `M1`.
pub(super) fn name(mark: Mark, rubric: &Rubric) -> String {
    let id = |point: Option<&Point>| point.map(|point| point.id.clone()).unwrap_or_default();
    match mark {
        Mark::Point(index) => id(rubric.points.get(index)),
        Mark::Mistake(index) => rubric.mistakes.get(index).map(|mistake| mistake.id.clone()).unwrap_or_default(),
        Mark::Part(index, letter) => {
            let point = rubric.points.get(index);
            let part = point.and_then(|point| point.parts.get(letter)).map_or("", |part| part.id.as_str());
            format!("{}.{part}", id(point))
        }
    }
}

/// What the labels of its parts say of a point: nothing unless every part has one.
pub(super) fn from_parts(index: usize, point: &Point, marks: &BTreeMap<Mark, (u64, Status)>) -> Option<Status> {
    let labels: Option<Vec<Status>> =
        (0..point.parts.len()).map(|letter| marks.get(&Mark::Part(index, letter)).map(|(_, status)| *status)).collect();
    let labels = labels?;
    Some(match labels.iter().filter(|status| **status == Status::Shown).count() {
        0 => Status::Missing,
        shown if shown == labels.len() => Status::Met,
        _ => Status::Partial,
    })
}

/// The words of a text. One without any is no evidence, and would be judged to show nothing.
fn read(text: &LabelledText) -> Result<Evidence, String> {
    match &text.source {
        Source::File(path) => evidence::read(path).map_err(|error| error.to_string()),
        Source::Text(words) => {
            let evidence = evidence::from_text(&text.id, words);
            if evidence.receipt.words == 0 {
                return Err(format!("the text of {:?} holds no words; give it some or leave the line out", text.id));
            }
            Ok(evidence)
        }
    }
}

fn find(label: &Label, rubric: &Rubric) -> Result<Mark, String> {
    let (mark, written) = match &label.item {
        Item::Part(point, part) => (find_part(point, part, rubric), format!("{point}.{part}")),
        Item::Mistake(id) => (find_mistake(id, rubric), id.clone()),
        Item::Any(id) => (find_any(id, rubric), id.clone()),
    };
    let mark = mark.ok_or_else(|| unknown(&written, rubric))?;
    let (what, words) = match mark {
        Mark::Point(_) => ("point", [Status::Met, Status::Partial, Status::Missing].as_slice()),
        Mark::Part(..) => ("part", [Status::Shown, Status::Absent].as_slice()),
        Mark::Mistake(_) => ("mistake", [Status::Found, Status::Clear].as_slice()),
    };
    if words.contains(&label.status) {
        return Ok(mark);
    }
    let words: Vec<&str> = words.iter().map(|status| status.word()).collect();
    Err(format!("{written} is a {what} and cannot be {}; write {}", label.status.word(), words.join(" or ")))
}

/// A point's id may hold a full stop itself, so whole ids come first.
fn find_any(id: &str, rubric: &Rubric) -> Option<Mark> {
    let point = || rubric.points.iter().position(|point| point.id == id).map(Mark::Point);
    let part = || id.rsplit_once('.').and_then(|(point, part)| find_part(point, part, rubric));
    point().or_else(|| find_mistake(id, rubric)).or_else(part)
}

fn find_part(point: &str, part: &str, rubric: &Rubric) -> Option<Mark> {
    let (index, point) = rubric.points.iter().enumerate().find(|(_, known)| known.id == point)?;
    let letter = point.parts.iter().position(|known| known.id == part)?;
    Some(Mark::Part(index, letter))
}

fn find_mistake(id: &str, rubric: &Rubric) -> Option<Mark> {
    rubric.mistakes.iter().position(|mistake| mistake.id == id).map(Mark::Mistake)
}

fn unknown(written: &str, rubric: &Rubric) -> String {
    let parts = rubric.points.iter().flat_map(|point| point.parts.iter().map(|part| format!("{}.{}", point.id, part.id)));
    let points = rubric.points.iter().map(|point| point.id.clone());
    let known: Vec<String> = points.chain(parts).chain(rubric.mistakes.iter().map(|mistake| mistake.id.clone())).collect();
    // Ids are so short that all are alike; only another spelling of capitals is worth a guess.
    let same = known.iter().find(|id| id.eq_ignore_ascii_case(written)).map(String::as_str);
    let near = same.or_else(|| nearest(written, known.iter().map(String::as_str)).filter(|near| near.len() > 6));
    let guess = near.map_or_else(|| "see `markpoint rubric show`".to_owned(), |near| format!("did you mean {near:?}?"));
    format!("{:?} has no point, part or mistake {written:?}; {guess}", rubric.id)
}
