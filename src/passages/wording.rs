//! What a learner wrote, as it can be compared.

use std::ops::Range;

use super::known::Known;
use super::words::words;
use crate::judgement::{Passage, PassageKind, Piece, Report};
use crate::overview::Stretch;

/// More words than these between two stretches are not kept: whoever reads a quote has lost the thread by then.
const MOST_BETWEEN: usize = 20;
/// Stands in the place of what is not kept.
const LEFT_OUT: &str = " … ";

/// The wording of a portfolio: every stretch of its files' text that is running text and the learner's own. The report must still hold its
/// files' blocks. Headings, what is struck out, the brief's stretches, what is `known` and personal data are left out; what stands between
/// two stretches of that is kept beside the second, so that a quote can be read as it was written.
#[must_use]
pub fn wording(report: &Report, known: &Known) -> Vec<Stretch> {
    let mut writing = Writing { known, stretches: Vec::new(), between: Between::default() };
    for (file, of) in report.portfolio.files.iter().enumerate() {
        // A quote never runs on from one file into another as if they were one.
        writing.between.left_out = true;
        of.blocks.iter().for_each(|passage| writing.block(file, passage));
    }
    writing.stretches
}

/// The wording as it grows.
struct Writing<'k> {
    known: &'k Known,
    stretches: Vec<Stretch>,
    between: Between,
}

/// What stands behind the last stretch.
#[derive(Default)]
struct Between {
    text: String,
    /// Something that is never shown stands there too.
    left_out: bool,
}

/// Whose words a part of a piece are.
enum Whose {
    Learner,
    Brief,
    /// Nobody's any more: they are struck out.
    Struck,
}

impl Writing<'_> {
    fn block(&mut self, file: usize, passage: &Passage) {
        self.between.end_paragraph();
        let is_heading = matches!(passage.kind, PassageKind::Heading { .. } | PassageKind::Cell { header: true, .. });
        for piece in &passage.pieces {
            if is_heading || piece.withheld {
                self.between.left_out = true;
                continue;
            }
            for (text, whose) in parts(piece, passage) {
                match whose {
                    Whose::Learner => self.learner(file, passage, text),
                    Whose::Brief => self.between.text.push_str(text),
                    Whose::Struck => self.between.left_out = true,
                }
            }
        }
    }

    fn learner(&mut self, file: usize, passage: &Passage, text: &str) {
        let mut at = 0;
        for span in self.known.own(text) {
            self.between.text.push_str(&text[at..span.start]);
            at = span.end;
            let before = self.between.take().filter(|_| !self.stretches.is_empty());
            let (place, line) = (passage.place.clone(), passage.line);
            self.stretches.push(Stretch { file, place, line, before, text: text[span].to_owned() });
        }
        self.between.text.push_str(&text[at..]);
    }
}

impl Between {
    fn end_paragraph(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        self.text.push(' ');
    }

    /// What a quote shows of it; nothing where only the end of a paragraph stands there.
    fn take(&mut self) -> Option<String> {
        let Self { text, left_out } = std::mem::take(self);
        if left_out || words(&text).nth(MOST_BETWEEN).is_some() {
            return Some(LEFT_OUT.to_owned());
        }
        (!text.trim().is_empty()).then_some(text)
    }
}

/// The parts of a piece, in order.
fn parts<'p>(piece: &'p Piece, passage: &Passage) -> Vec<(&'p str, Whose)> {
    let marked =
        |ranges: &[Range<usize>], struck| ranges.iter().map(move |range| (range.start, range.end, struck)).collect::<Vec<_>>();
    let mut out = [marked(&passage.struck, true), marked(&passage.of_brief, false)].concat();
    out.sort_unstable();
    let (mut parts, mut at) = (Vec::new(), piece.start);
    let mut part = |span: Range<usize>, whose| {
        let start = span.start.checked_sub(piece.start);
        let text = start.and_then(|start| piece.text.get(start..span.end.checked_sub(piece.start)?));
        parts.extend(text.filter(|text| !text.is_empty()).map(|text| (text, whose)));
    };
    for (start, end, struck) in out {
        let (start, end) = (start.clamp(at, piece.end), end.min(piece.end));
        part(at..start, Whose::Learner);
        part(start..end, if struck { Whose::Struck } else { Whose::Brief });
        at = at.max(end);
    }
    part(at..piece.end, Whose::Learner);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passages::quotes::Wording;

    /// A paragraph of an answer, its parts marked: `[…]` the brief's, `<…>` struck out, `{…}` withheld.
    fn passage(marked: &str) -> Passage {
        let mut passage = Passage {
            kind: PassageKind::Paragraph,
            place: "paragraph 1".to_owned(),
            line: None,
            pieces: Vec::new(),
            struck: Vec::new(),
            of_brief: Vec::new(),
        };
        let mut at = 0;
        for part in marked.split_inclusive([']', '}', '>']) {
            let (text, kind) = match part.chars().last() {
                Some(last @ (']' | '}' | '>')) => (&part[..part.len() - 1], last),
                _ => (part, ' '),
            };
            let (plain, special) = text.split_once(['[', '{', '<']).unwrap_or((text, ""));
            for (text, kind) in [(plain, ' '), (special, kind)].into_iter().filter(|(text, _)| !text.is_empty()) {
                let end = at + text.len();
                match kind {
                    ']' => passage.of_brief.push(at..end),
                    '>' => passage.struck.push(at..end),
                    _ => {}
                }
                passage.pieces.push(Piece { start: at, end, text: text.to_owned(), withheld: kind == '}' });
                at = end;
            }
        }
        passage
    }

    fn quote(blocks: &[Passage], known: &str) -> String {
        let known = Known::new([known]);
        let mut writing =
            Writing { known: &known, stretches: Vec::new(), between: Between { text: String::new(), left_out: true } };
        blocks.iter().for_each(|block| writing.block(0, block));
        let number = writing.stretches.iter().map(|stretch| words(&stretch.text).count()).sum();
        Wording::new(writing.stretches).quoted(&(0..number)).unwrap().quote
    }

    #[test]
    fn a_quote_is_what_stands_there_whatever_of_it_counts() {
        let known = "Let the customer finish and say it back to them.";
        for (written, expected) in [
            ("I let the customer finish and smile.", "I let the customer finish and smile."),
            ("I (“let the customer finish”), then I nod.", "I (“let the customer finish”), then I nod."),
            ("I nod, [as the task has it,] and then I smile.", "I nod, as the task has it, and then I smile."),
            ("I ring <my friend> the desk.", "I ring … the desk."),
            ("I ring {him}, and I wait.", "I ring … and I wait."),
        ] {
            assert_eq!(quote(&[passage(written)], known), expected, "{written}");
        }
        let long = format!("I nod. [{}] I smile.", "word ".repeat(MOST_BETWEEN + 1));
        assert_eq!(quote(&[passage(&long)], known), "I nod. … I smile.");
    }

    #[test]
    fn between_paragraphs_a_quote_says_what_is_left_out() {
        let heading = Passage { kind: PassageKind::Heading { level: 1 }, ..passage("My second week") };
        let (one, two) = (passage("I nod."), passage("I smile."));
        assert_eq!(quote(&[one.clone(), two.clone()], ""), "I nod. I smile.");
        assert_eq!(quote(&[one.clone(), heading, two.clone()], ""), "I nod. … I smile.");
        assert_eq!(quote(&[one, passage("[What next?]"), two], ""), "I nod. What next? I smile.");
    }
}
