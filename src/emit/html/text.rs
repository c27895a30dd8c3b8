//! The learner's text, with what it earns marked in it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::emit::wording::Wording;
use crate::judgement::{FileRef, PartStatus, Passage, Piece, Report};

use super::layout::{Group, groups};
use super::marks::{Earned, Spot, Spots};
use super::plain::plain;

/// The text of one file.
pub(super) struct FileView {
    pub(super) anchor: String,
    pub(super) path: String,
    pub(super) receipt: String,
    /// Line breaks were made by its author, not by wrapping.
    pub(super) keeps_lines: bool,
    pub(super) groups: Vec<Group>,
}

/// A stretch of text that looks the same throughout.
pub(super) struct Run {
    pub(super) text: String,
    pub(super) mark: Option<Mark>,
    /// `withheld`, `struck`, `brief` or nothing.
    pub(super) aside: &'static str,
    /// What ends here.
    pub(super) tags: Vec<Tag>,
}

/// A run on which something rests.
pub(super) struct Mark {
    /// What begins here; the first is the mark's own.
    pub(super) anchors: Vec<String>,
    /// `shown`, `mentioned` and `mistake`, as far as they apply.
    pub(super) class: String,
    /// The numbers of its spots, with spaces between.
    pub(super) spots: String,
}

/// A note behind a mark: what it earned.
pub(super) struct Tag {
    /// "P3 a, b".
    pub(super) label: String,
    /// The same in words.
    pub(super) word: &'static str,
    pub(super) class: &'static str,
    pub(super) spot: usize,
    /// The anchor of the point's or mistake's card.
    pub(super) card: String,
    /// The anchors of the parts, with spaces between; or of the mistake.
    pub(super) of: String,
    /// The first of them.
    pub(super) first: String,
}

/// All files of a report, with their text.
pub(super) fn files(report: &Report, spots: &Spots) -> Vec<FileView> {
    let page = Page { report, spots };
    report.portfolio.files.iter().enumerate().map(|(index, file)| page.file(index, file)).collect()
}

struct Page<'r> {
    report: &'r Report,
    spots: &'r Spots,
}

impl Page<'_> {
    fn file(&self, index: usize, file: &FileRef) -> FileView {
        FileView {
            anchor: format!("{}f{}", self.spots.prefix, index + 1),
            path: plain(&file.path),
            receipt: crate::emit::receipt::told(&file.receipt),
            keeps_lines: !matches!(file.receipt.format.as_str(), "txt" | "md" | "html"),
            groups: groups(file, |passage| self.runs(index, passage)),
        }
    }

    fn runs(&self, file: usize, passage: &Passage) -> Vec<Run> {
        let (Some(first), Some(last)) = (passage.pieces.first(), passage.pieces.last()) else { return Vec::new() };
        let spots = self.spots.within(file, first.start, last.end);
        let mut runs = Vec::new();
        for piece in &passage.pieces {
            for (span, text) in cut(piece, passage, &spots) {
                runs.push(self.run(span, text, piece.withheld, passage, &spots));
            }
        }
        runs
    }

    fn run(&self, span: Range<usize>, text: &str, withheld: bool, passage: &Passage, spots: &[&Spot]) -> Run {
        let inside = |ranges: &[Range<usize>]| ranges.iter().any(|range| range.start < span.end && span.start < range.end);
        let aside = match () {
            () if withheld => "withheld",
            () if inside(&passage.struck) => "struck",
            () if inside(&passage.of_brief) => "brief",
            () => "",
        };
        let here: Vec<&Spot> = spots.iter().filter(|spot| spot.start < span.end && span.start < spot.end).copied().collect();
        let ending = here.iter().filter(|spot| spot.end <= span.end);
        Run {
            text: plain(text),
            aside,
            tags: ending.flat_map(|spot| self.tags(spot)).collect(),
            mark: (!here.is_empty()).then(|| self.mark(&here, &span)),
        }
    }

    fn mark(&self, here: &[&Spot], span: &Range<usize>) -> Mark {
        let beginning = here.iter().filter(|spot| span.contains(&spot.start));
        let classes: BTreeSet<&str> = here.iter().flat_map(|spot| &spot.earned).map(class).collect();
        Mark {
            anchors: beginning.map(|spot| self.spots.anchor(spot.number)).collect(),
            class: classes.into_iter().collect::<Vec<_>>().join(" "),
            spots: here.iter().map(|spot| spot.number.to_string()).collect::<Vec<_>>().join(" "),
        }
    }

    /// One for each point and kind, and one for each mistake.
    fn tags(&self, spot: &Spot) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        for earned in &spot.earned {
            let class = class(earned);
            let (card, of, letter) = match *earned {
                Earned::Shown { point, part } | Earned::Mentioned { point, part } => {
                    (self.spots.point(point), self.spots.part(point, part), self.letter(point, part))
                }
                Earned::Mistake(index) => (self.spots.mistake(index), self.spots.mistake(index), String::new()),
            };
            if let Some(tag) = tags.iter_mut().find(|tag| tag.card == card && tag.class == class) {
                tag.label.push_str(&format!(", {letter}"));
                tag.of.push_str(&format!(" {of}"));
                continue;
            }
            let label = format!("{} {letter}", self.name(earned)).trim_end().to_owned();
            tags.push(Tag { label, word: self.word(earned), class, spot: spot.number, card, first: of.clone(), of });
        }
        tags
    }

    fn letter(&self, point: usize, part: usize) -> String {
        let part = self.report.points.get(point).and_then(|point| point.parts.get(part));
        part.map(|part| plain(&part.id)).unwrap_or_default()
    }

    fn word(&self, earned: &Earned) -> &'static str {
        let words = Wording::of(self.report);
        match *earned {
            Earned::Shown { .. } => words.part(PartStatus::Shown),
            Earned::Mentioned { .. } => "mentioned",
            Earned::Mistake(index) if self.report.mistakes.get(index).is_some_and(|mistake| mistake.waived.is_some()) => "waived",
            Earned::Mistake(_) => "to put right",
        }
    }

    fn name(&self, earned: &Earned) -> String {
        let id = match *earned {
            Earned::Shown { point, .. } | Earned::Mentioned { point, .. } => self.report.points.get(point).map(|point| &point.id),
            Earned::Mistake(index) => self.report.mistakes.get(index).map(|mistake| &mistake.id),
        };
        id.map(|id| plain(id)).unwrap_or_default()
    }
}

const fn class(earned: &Earned) -> &'static str {
    match earned {
        Earned::Shown { .. } => "shown",
        Earned::Mentioned { .. } => "mentioned",
        Earned::Mistake(_) => "mistake",
    }
}

/// A piece, cut wherever something begins or ends. What is withheld stays whole.
fn cut<'p>(piece: &'p Piece, passage: &Passage, spots: &[&Spot]) -> Vec<(Range<usize>, &'p str)> {
    let whole = || vec![(piece.start..piece.end, piece.text.as_str())];
    if piece.withheld {
        return whole();
    }
    let mut at: BTreeSet<usize> = [piece.start, piece.end].into();
    at.extend(spots.iter().flat_map(|spot| [spot.start, spot.end]));
    at.extend(passage.struck.iter().chain(&passage.of_brief).flat_map(|range| [range.start, range.end]));
    let at: Vec<usize> = at.range(piece.start..=piece.end).copied().collect();
    let between = at.windows(2).map(|two| {
        let text = piece.text.get(two[0] - piece.start..two[1] - piece.start)?;
        Some((two[0]..two[1], text))
    });
    // A place within a character would lose it: then the piece is better shown whole.
    between.collect::<Option<Vec<_>>>().filter(|cut| !cut.is_empty()).unwrap_or_else(whole)
}
