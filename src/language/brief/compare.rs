//! Reads evidence beside the brief: which sentences, or parts of one, are the brief's.

use std::ops::Range;

use super::align::{ONE_IN, runs};
use super::{Brief, Known, is_figure};
use crate::alignment::Along;
use crate::language::forms::expand;
use crate::language::segment::{Break, Cut, Piece, cut};

/// Sentences of fewer words are nobody's, unless they stand where the brief has them.
const ANYBODYS: usize = 4;
/// How far behind the line that was recognised last such a line may stand.
const NEAR: u32 = 4;
/// So many words of a longer line of the brief are taken from it. Fewer are a phrase that anybody could use.
const TAKEN: usize = 6;
/// So many words inside a sentence of one's own are the brief's.
const INSIDE: usize = 8;
/// The longest label before a colon, in words, that is looked for among the brief's lines.
const LABEL: usize = 12;

/// One file of evidence as it is read beside the brief.
#[derive(Debug)]
pub(in crate::language) struct Comparison<'b> {
    brief: &'b Brief,
    known: Known,
    /// The line behind the one that was recognised last.
    next: u32,
}

/// A sentence as the brief's words.
struct Heard {
    words: Vec<u32>,
    /// Piece of each word.
    piece_of: Vec<usize>,
    /// Words of a number at its beginning.
    lead: usize,
}

impl<'b> Comparison<'b> {
    pub(in crate::language) fn new(brief: &'b Brief) -> Self {
        Self { brief, known: Known::default(), next: 0 }
    }

    /// The brief begins anew with each file.
    pub(in crate::language) fn open_file(&mut self) {
        self.next = 0;
    }

    /// Whether a whole text, such as a heading, is the brief's.
    pub(in crate::language) fn holds(&mut self, text: &str) -> bool {
        cut(text).iter().all(|cut| {
            let heard = self.hear(text, &cut.pieces);
            let words = &heard.words[heard.lead..];
            self.brief.line_that_is(words, 0).is_some() || self.is_whole(words.len(), &runs(words, self.brief))
        })
    }

    /// Splits sentences where the brief's words end and the learner's begin, and marks the brief's as copied.
    pub(in crate::language) fn split(&mut self, text: &str, cuts: Vec<Cut>) -> Vec<Cut> {
        if self.brief.is_empty() {
            return cuts;
        }
        cuts.into_iter().flat_map(|cut| self.split_one(text, cut)).collect()
    }

    fn split_one(&mut self, text: &str, cut: Cut) -> Vec<Cut> {
        let heard = self.hear(text, &cut.pieces);
        let words = &heard.words[heard.lead..];
        if self.is_line(words) {
            return vec![Cut { copied: true, ..cut }];
        }
        let runs = runs(words, self.brief);
        if self.is_whole(words.len(), &runs) {
            return vec![Cut { copied: true, ..cut }];
        }
        let mut copied = self.taken(&heard, &runs);
        if copied.is_empty() {
            copied.extend(self.label(text, &cut.pieces, &heard));
        }
        apart(text, cut, &copied)
    }

    fn hear(&mut self, text: &str, pieces: &[Piece]) -> Heard {
        let (mut words, mut piece_of, mut lead) = (Vec::new(), Vec::new(), 0);
        for (index, piece) in pieces.iter().enumerate() {
            for lower in expand(&text[piece.span.clone()]) {
                if lead == words.len() && is_figure(&lower) {
                    lead += 1;
                }
                words.push(self.known.number(lower, self.brief));
                piece_of.push(index);
            }
        }
        Heard { words, piece_of, lead }
    }

    /// Whether the words are one line of the brief. A short one must stand where the brief has it: after the line before.
    fn is_line(&mut self, words: &[u32]) -> bool {
        let here = |line: &u32| words.len() >= ANYBODYS || (self.next..self.next + NEAR).contains(line);
        let found = self.brief.line_that_is(words, self.next).filter(here);
        self.next = found.map_or(self.next, |line| line + 1);
        found.is_some()
    }

    /// Whether the whole sentence runs along the brief, with few words that differ.
    fn is_whole(&mut self, length: usize, runs: &[Along]) -> bool {
        let whole = runs.iter().find(|run| length >= TAKEN && self.reaches(run, length)).cloned();
        if let Some(run) = &whole {
            self.recognised(run);
        }
        whole.is_some()
    }

    /// Whether what stands before and behind the run is a small edit of what stands there in the brief.
    fn reaches(&self, run: &Along, length: usize) -> bool {
        let (Some((_, first)), Some((_, last))) = (self.brief.line_at(run.there.start), self.brief.line_at(run.there.end - 1))
        else {
            return false;
        };
        let (before, behind) = (run.here.start, length - run.here.end);
        let missing_before = if before > 0 { run.there.start - first.words.start } else { 0 };
        let missing_behind = if behind > 0 { last.words.end - run.there.end } else { 0 };
        // What is written on behind a line that does not end in a full stop is the answer to it.
        let answered = behind > 0 && missing_behind == 0 && !last.stops;
        let differing = run.differing() + before.max(missing_before) + behind.max(missing_behind);
        !answered && differing * ONE_IN <= length
    }

    /// Stretches inside a sentence that are the brief's, in words.
    fn taken(&mut self, heard: &Heard, runs: &[Along]) -> Vec<Range<usize>> {
        let mut taken = Vec::new();
        for run in runs {
            let line = self.brief.line_at(run.there.start);
            let begins = run.here.start == 0 && line.is_some_and(|(_, line)| line.words.start == run.there.start);
            if run.same >= if begins { TAKEN } else { INSIDE } {
                self.recognised(run);
                let start = if run.here.start == 0 { 0 } else { run.here.start + heard.lead };
                taken.push(heard.pieces(start..run.here.end + heard.lead));
            }
        }
        taken
    }

    /// The label before a colon, a dash or a line break, if it is a line of the brief.
    fn label(&mut self, text: &str, pieces: &[Piece], heard: &Heard) -> Option<Range<usize>> {
        let ends = |at: &usize| {
            let between = text.get(pieces[at - 1].span.end..pieces[*at].span.start).unwrap_or_default();
            pieces[*at].before == Break::Strong || between.contains('\n') || super::is_blank(between)
        };
        let end = (1..pieces.len().min(LABEL)).find(ends)?;
        let words = heard.piece_of.partition_point(|piece| *piece < end);
        let label = heard.words.get(heard.lead..words)?;
        self.is_line(label).then_some(0..end)
    }

    fn recognised(&mut self, run: &Along) {
        if let Some((line, _)) = self.brief.line_at(run.there.end - 1) {
            self.next = line + 1;
        }
    }
}

impl Heard {
    fn pieces(&self, words: Range<usize>) -> Range<usize> {
        let first = self.piece_of.get(words.start).copied().unwrap_or(0);
        let last = words.end.checked_sub(1).and_then(|last| self.piece_of.get(last)).copied().unwrap_or(first);
        first..last + 1
    }
}

/// The sentence in the stretches that are copied and those that are not. `copied` are pieces.
fn apart(text: &str, cut: Cut, copied: &[Range<usize>]) -> Vec<Cut> {
    if copied.is_empty() {
        return vec![cut];
    }
    let mut stretches: Vec<(Range<usize>, bool)> = Vec::new();
    let mut from = 0;
    for range in copied.iter().filter(|range| !range.is_empty()) {
        // Two runs can share a written word that stands for two.
        let range = range.start.max(from)..range.end.max(from);
        stretches.extend([(from..range.start, false), (range.clone(), true)]);
        from = range.end;
    }
    stretches.push((from..cut.pieces.len(), false));
    stretches.retain(|(range, _)| !range.is_empty());
    let whole = cut.span.clone();
    let mut start = whole.start;
    let mut cuts = Vec::new();
    for (range, copied) in stretches {
        let (Some(last), next) = (cut.pieces.get(range.end - 1), cut.pieces.get(range.end)) else { continue };
        let (end, begin) = match next {
            None => (whole.end, whole.end),
            Some(next) => parted(text, last.span.end, next.span.start),
        };
        let mut pieces = cut.pieces[range.clone()].to_vec();
        if let Some(first) = pieces.first_mut().filter(|_| range.start > 0) {
            first.before = Break::None;
        }
        cuts.push(Cut {
            span: start..end,
            label: cut.label.filter(|label| range.start == 0 && *label < range.end),
            question: cut.question && next.is_none(),
            pieces,
            copied,
            unfilled: cut.unfilled && next.is_none(),
        });
        start = begin;
    }
    cuts
}

/// Where one stretch ends and the next begins: closing marks stay with the words before, opening ones go with those behind.
fn parted(text: &str, last: usize, next: usize) -> (usize, usize) {
    let between = text.get(last..next).unwrap_or_default();
    let end = last + between.find(char::is_whitespace).unwrap_or(0);
    let open = between.trim_end_matches(['"', '\'', '\u{201c}', '\u{2018}', '(', '£', '$', '€']);
    (end, (last + open.len()).max(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::from_text;

    proptest::proptest! {
        #[test]
        fn a_sentence_taken_apart_still_holds_every_word_once_and_in_order(
            brief in "(one |two |three |four |can't |5 |… |: |\\. |\n|____ ){0,40}",
            text in "(one |two |three |four |can't |5 |é |: |\\. |\"|\n|, ){0,40}",
        ) {
            let brief = Brief::new(&[from_text("brief", &brief)]);
            let whole = cut(&text);
            let parts = Comparison::new(&brief).split(&text, whole.clone());
            let spans = |cuts: &[Cut]| -> Vec<Range<usize>> {
                cuts.iter().flat_map(|cut| &cut.pieces).map(|piece| piece.span.clone()).collect()
            };
            proptest::prop_assert_eq!(spans(&parts), spans(&whole));
            for two in parts.windows(2) {
                proptest::prop_assert!(two[0].span.end <= two[1].span.start, "{:?} {:?}", two[0].span, two[1].span);
            }
            for part in &parts {
                proptest::prop_assert!(text.get(part.span.clone()).is_some(), "{:?}", part.span);
                let inside = |piece: &Piece| part.span.start <= piece.span.start && piece.span.end <= part.span.end;
                proptest::prop_assert!(part.pieces.iter().all(inside) && !part.pieces.is_empty());
            }
        }
    }
}
