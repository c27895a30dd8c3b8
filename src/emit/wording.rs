//! The words of a report that depend on what the work is for: a learner's evidence, or material that teaches.

use crate::judgement::{Expect, MistakeVerdict, PartStatus, PartVerdict, PointStatus, Report, TipVerdict};

/// What things are called.
#[derive(Debug)]
pub(super) struct Wording {
    met: &'static str,
    partial: &'static str,
    missing: &'static str,
    shown: &'static str,
    mentioned: &'static str,
    absent: &'static str,
    /// Before a part that is shown.
    pub(super) found: &'static str,
    /// Before a part that is absent.
    pub(super) wanting: &'static str,
    /// Before the words themselves.
    pub(super) wrote: &'static str,
    /// Whether a rubric's advice is for whoever reads the report: it is given to learners.
    advises: bool,
    /// Of a point of which nothing is there.
    pub(super) not_yet: &'static str,
    /// Over the gaps.
    pub(super) next: &'static str,
    /// Over the gaps, with their order.
    pub(super) next_in_order: &'static str,
    /// The order of the gaps, in a sentence.
    pub(super) order: &'static str,
    /// Over what is met.
    pub(super) done: &'static str,
    /// Where every point is a gap and nothing of any is there.
    pub(super) nothing: &'static str,
    /// Where every point is met.
    pub(super) all_met: &'static str,
    /// Where every point is met, and mistakes are made.
    pub(super) all_met_but: &'static str,
    /// Before the files that were read.
    pub(super) read: &'static str,
    /// Over the text itself.
    pub(super) text: &'static str,
    /// The text within a sentence.
    pub(super) that_text: &'static str,
    /// What marked words of it do.
    pub(super) earns: &'static str,
    /// Over personal data.
    pub(super) take_out: &'static str,
    /// Before the list of personal data.
    pub(super) take_out_why: &'static str,
    /// Over the tips.
    pub(super) tips: &'static str,
    /// Why a point is worth a second look that is said and denied, behind the words.
    pub(super) opposite: &'static str,
    /// The same where the words are not at hand.
    pub(super) contradiction: &'static str,
    /// Stands at the end of every report that a person reads.
    pub(super) no_grade: &'static str,
}

/// Of a part that is mentioned where the work asks and not where it answers.
const ONLY_ASKED: &str = "only in the question or heading";

/// Where nothing is left to do because a person lets the rest be.
pub(super) const REST_IS_WAIVED: &str = "Nothing is left to do: what is still open is waived.";

const EVIDENCE: Wording = Wording {
    met: "met",
    partial: "in part",
    missing: "open",
    shown: "shown",
    mentioned: "mentioned, not yet shown",
    absent: "not found",
    found: "Found",
    wanting: "Missing",
    wrote: "You wrote",
    advises: true,
    not_yet: "not found yet",
    next: "What to work on next",
    next_in_order: "What to work on next, nearest to met first",
    order: "The nearest to being met comes first.",
    done: "What you have shown",
    nothing: "No point could be found yet. That is where every piece of work begins: take the first point below and write two or \
        three full sentences on it in your own words, with an example from your work.",
    all_met: "Every point is met. That is careful work: read it through once more before you hand it in.",
    all_met_but: "Every point is met. That is careful work: put right what stands below before you hand it in.",
    read: "Evidence read",
    text: "Your text",
    that_text: "your text",
    earns: "earns a part",
    take_out: "Take out before you hand in",
    take_out_why: "Your work seems to hold details of a person. People trust you with them, and your evidence is just as good \
        without: put [name] or [phone number] in their place.",
    tips: "Tips for a stronger answer",
    opposite: "The second denies something and may say the opposite of the first. If it does, make clear which you mean.",
    contradiction: "Your evidence says this in one place and seems to say the opposite in another. Read both again and make clear \
        which you mean.",
    no_grade: "This report is a guide for you and your assessor. It does not award a grade.",
};

const TAUGHT: Wording = Wording {
    met: "taught",
    partial: "taught in part",
    missing: "not taught",
    shown: "taught",
    mentioned: "mentioned, not taught",
    absent: "not taught",
    found: "Taught",
    wanting: "Not taught",
    wrote: "It says",
    advises: false,
    not_yet: "not taught",
    next: "What is not taught yet",
    next_in_order: "What is not taught yet, nearest to taught first",
    order: "The nearest to being taught comes first.",
    done: "What is taught",
    nothing: "No point is taught yet. Take the first point below and say it in full sentences, with the reason and an example.",
    all_met: "Every point is taught. Read it through once more before you hand it out.",
    all_met_but: "Every point is taught. Put right what stands below before you hand it out.",
    read: "Material read",
    text: "The text",
    that_text: "the text",
    earns: "teaches a part",
    take_out: "Take out before you hand it out",
    take_out_why: "This material seems to hold details of a person. It teaches just as well without: put [name] or [phone number] \
        in their place.",
    tips: "Tips for stronger material",
    opposite: "The second denies something and may say the opposite of the first. If it does, make clear which it means.",
    contradiction: "The material says this in one place and seems to say the opposite in another. Read both again and make clear \
        which it means.",
    no_grade: "This report is a guide for whoever writes the material: it says which points the text teaches, not how well it does.",
};

impl Wording {
    /// The words for a report.
    pub(super) const fn of(report: &Report) -> &'static Self {
        Self::for_what(report.expect)
    }

    /// The words for what is expected of the work.
    pub(super) const fn for_what(expect: Expect) -> &'static Self {
        match expect {
            Expect::Evidence => &EVIDENCE,
            Expect::Taught => &TAUGHT,
        }
    }

    /// How far a point is covered.
    pub(super) const fn point(&self, status: PointStatus) -> &'static str {
        match status {
            PointStatus::Met => self.met,
            PointStatus::Partial => self.partial,
            PointStatus::Missing => self.missing,
        }
    }

    /// How far a part is covered.
    pub(super) const fn part(&self, status: PartStatus) -> &'static str {
        match status {
            PartStatus::Shown => self.shown,
            PartStatus::Mentioned => self.mentioned,
            PartStatus::Absent => self.absent,
        }
    }

    /// What stands before a part's advice, and the advice, if there is any for whoever reads this.
    pub(super) fn to_write<'r>(&self, part: &'r PartVerdict) -> Option<(&'static str, &'r str)> {
        self.advice("To write", &part.advice)
    }

    /// The same of a mistake.
    pub(super) fn instead<'r>(&self, mistake: &'r MistakeVerdict) -> Option<(&'static str, &'r str)> {
        self.advice("Instead", &mistake.advice)
    }

    /// The same of any advice, with what stands before it.
    pub(super) fn advice<'r>(&self, label: &'static str, advice: &'r str) -> Option<(&'static str, &'r str)> {
        (self.advises && !advice.is_empty()).then_some((label, advice))
    }

    /// What to do to follow a tip, or what it asks for.
    pub(super) fn tip<'r>(&self, tip: &'r TipVerdict) -> &'r str {
        if self.advises && !tip.advice.is_empty() { &tip.advice } else { &tip.statement }
    }

    /// How far this part is covered, and whether only a question or heading mentions it.
    pub(super) const fn of_part(&self, part: &PartVerdict) -> &'static str {
        if part.only_asked { ONLY_ASKED } else { self.part(part.status) }
    }

    /// Before a part that is not shown.
    pub(super) const fn lacking(&self, part: &PartVerdict) -> &'static str {
        match part.status {
            PartStatus::Mentioned if part.only_asked => "Mentioned only in the question or heading",
            PartStatus::Mentioned => "Mentioned, not enough yet",
            PartStatus::Shown | PartStatus::Absent => self.wanting,
        }
    }
}
