//! Personal data in evidence: listed in the report, and hidden in the words it quotes.

use crate::evidence::Evidence;
use crate::privacy::{self, Found};

use super::explain::{Branch, Explanation};
use super::passages;
use super::report::{Caution, Quote, Report};

/// The personal data in the files of a portfolio.
#[derive(Debug, Clone, Default)]
pub struct PersonalData {
    by_file: Vec<Vec<Found>>,
    cautions: Vec<Caution>,
}

impl PersonalData {
    /// Looks for it in every file.
    #[must_use]
    pub fn find(evidence: &[Evidence]) -> Self {
        let by_file: Vec<Vec<Found>> = evidence.iter().map(privacy::find).collect();
        let each = evidence.iter().zip(&by_file).enumerate();
        let cautions =
            each.flat_map(|(file, (evidence, found))| found.iter().filter_map(move |one| caution(file, evidence, one)));
        Self { cautions: cautions.collect(), by_file }
    }

    /// Lists it in a report on these files, and hides it in what the report quotes and in the text it holds.
    pub fn withhold(&self, report: &mut Report) {
        report.portfolio.cautions.clone_from(&self.cautions);
        let looks = report.points.iter_mut().flat_map(|point| &mut point.second_look);
        looks.flat_map(|look| [&mut look.said, &mut look.against]).for_each(|quote| self.hide(quote));
        let parts = report.points.iter_mut().flat_map(|point| &mut point.parts).map(|part| &mut part.evidence);
        let mistakes = report.mistakes.iter_mut().map(|mistake| &mut mistake.evidence);
        let tips = report.tips.iter_mut().map(|tip| &mut tip.evidence);
        parts.chain(mistakes).chain(tips).flatten().for_each(|quote| self.hide(quote));
        let files = report.portfolio.files.iter_mut().zip(&self.by_file);
        files.for_each(|(file, found)| passages::withhold(&mut file.blocks, found));
    }

    /// Hides it in what an explanation on these files quotes.
    pub fn withhold_from(&self, explanation: &mut Explanation) {
        for item in &mut explanation.items {
            if let Some(finding) = &mut item.finding {
                let nearest = finding.nearest.as_mut().map(|nearest| &mut nearest.sentence);
                finding.evidence.iter_mut().chain(nearest).for_each(|quote| self.hide(quote));
            }
            self.withhold_from_branch(&mut item.rule);
        }
    }

    fn withhold_from_branch(&self, branch: &mut Branch) {
        let left_out = branch.discounted.iter_mut().map(|left_out| &mut left_out.quote);
        branch.found.iter_mut().chain(left_out).for_each(|quote| self.hide(quote));
        // Rules are only so deep: loading sees to it.
        branch.of.iter_mut().for_each(|inner| self.withhold_from_branch(inner));
    }

    fn hide(&self, quote: &mut Quote) {
        if let Some(found) = self.by_file.get(quote.file) {
            quote.quote = privacy::hide(&quote.quote, quote.start, found);
        }
    }
}

fn caution(file: usize, evidence: &Evidence, found: &Found) -> Option<Caution> {
    let block = evidence.blocks.get(found.block)?;
    let lines = evidence.text.get(block.span.start..found.span.start)?.matches('\n').count();
    Some(Caution {
        kind: found.kind,
        file,
        place: block.place.to_string(),
        line: block.line.map(|line| line + u32::try_from(lines).unwrap_or(0)),
        masked: found.masked.clone(),
        start: found.span.start,
        end: found.span.end,
    })
}
