//! Formulas, written in one line: `(a+b)/c`, `x^2`, `√x`, `∑_(i=1)^n x`.

use super::Walker;
use crate::evidence::docx::element::{Element, Maths};
use crate::evidence::docx::paragraph::Paragraph;
use crate::evidence::error::Problem;
use crate::evidence::xml::Tag;

/// A part of a formula that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// Where its text begins.
    start: usize,
    /// The sign of a sum or integral that is not yet written; the opening bracket.
    sign: Option<char>,
    /// What stands between the parts in brackets.
    between: Option<char>,
    /// The closing bracket.
    close: Option<char>,
    /// The first part in brackets has begun.
    begun: bool,
}

impl Walker<'_> {
    pub(super) fn begin_maths(&mut self, part: Maths) -> Result<(), Problem> {
        match (part, self.parent()) {
            (Maths::Denominator, _) => self.push("/")?,
            (Maths::Superscript, parent) => {
                self.push_operator(parent)?;
                self.push("^")?;
            }
            (Maths::Subscript, parent) => self.push_operator(parent)?,
            (Maths::Argument, Element::Maths(Maths::Radical)) => self.push("√")?,
            (Maths::Argument, Element::Maths(Maths::Brackets)) => {
                if let Some(brackets) = self.formulas.last_mut() {
                    let sign = if brackets.begun { brackets.between } else { brackets.sign };
                    brackets.begun = true;
                    self.push_sign(sign)?;
                }
            }
            (Maths::Argument, Element::Maths(Maths::Sum | Maths::Function | Maths::Row)) | (Maths::Row, _) => self.push(" ")?,
            _ => {}
        }
        let (sign, close) = if part == Maths::Sum { (Some('∫'), None) } else { (Some('('), Some(')')) };
        let start = self.written().map_or(0, |paragraph| paragraph.text.len());
        self.formulas.push(Part { start, sign, between: Some('|'), close, begun: false });
        Ok(())
    }

    pub(super) fn finish_maths(&mut self, part: Maths) -> Result<(), Problem> {
        let Some(open) = self.formulas.pop() else { return Ok(()) };
        let grouped = matches!(part, Maths::Numerator | Maths::Denominator | Maths::Superscript | Maths::Subscript)
            || (part == Maths::Argument && self.parent() == Element::Maths(Maths::Radical));
        let under = part == Maths::Subscript;
        let sum = under && self.parent() == Element::Maths(Maths::Sum);
        match self.written() {
            Some(paragraph) if grouped => group(paragraph, open.start, under, sum),
            _ if part == Maths::Brackets && open.begun => self.push_sign(open.close)?,
            _ => {}
        }
        Ok(())
    }

    /// A property of a sum or of brackets: the characters they show.
    pub(super) fn describe_maths(&mut self, name: &str, tag: &Tag<'_>) {
        // The property stands in the element of properties, that in the formula.
        let owner = self.stack.iter().rev().nth(1);
        let Some(part) = self.formulas.last_mut() else { return };
        let sign = tag.val().and_then(|value| value.chars().next());
        match (owner, name) {
            (Some(Element::Maths(Maths::Sum)), "chr") | (Some(Element::Maths(Maths::Brackets)), "begChr") => part.sign = sign,
            (Some(Element::Maths(Maths::Brackets)), "sepChr") => part.between = sign,
            (Some(Element::Maths(Maths::Brackets)), "endChr") => part.close = sign,
            _ => {}
        }
    }

    /// The sign of a sum stands before its bounds.
    fn push_operator(&mut self, parent: Element) -> Result<(), Problem> {
        let sum = self.formulas.last_mut().filter(|_| parent == Element::Maths(Maths::Sum));
        let sign = sum.and_then(|sum| sum.sign.take());
        self.push_sign(sign)
    }

    fn push_sign(&mut self, sign: Option<char>) -> Result<(), Problem> {
        sign.map_or(Ok(()), |sign| self.push(sign.encode_utf8(&mut [0; 4])))
    }

    /// The paragraph that is being written, inside or outside of one in the file.
    fn written(&mut self) -> Option<&mut Paragraph> {
        if self.paragraphs.is_empty() { self.carried.as_mut() } else { self.paragraphs.last_mut() }
    }
}

/// Longer parts of formulas get no brackets: putting them in costs time.
const GROUPED_BYTES: usize = 400;

/// Puts brackets around the text from `start` on if it is more than a number or a name; a sign before nothing is taken away.
/// What stands `under` is set apart only where it must be: CO2 needs nothing, the bounds of a sum and long ones do.
fn group(paragraph: &mut Paragraph, start: usize, under: bool, sum: bool) {
    let Some(text) = paragraph.text.get(start..).filter(|text| text.len() <= GROUPED_BYTES) else { return };
    let long = text.contains(|c: char| !c.is_alphanumeric() && c != '.') && text.chars().count() > 1;
    match (text.is_empty(), long) {
        (true, _) if !under && paragraph.text.ends_with(['^', '/', '√']) => paragraph.cut_last(),
        (false, true) => paragraph.enclose(start, if under { "_(" } else { "(" }, ")"),
        (false, false) if sum => paragraph.enclose(start, "_", ""),
        _ => {}
    }
}
