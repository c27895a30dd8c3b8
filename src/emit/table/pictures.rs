//! Pictures and embedded files that were not read, on a terminal.

use crate::emit::pictures;
use crate::judgement::{PointVerdict, Report};

use super::layout::{Page, Tone, unbroken};

/// Writes what was not read in each file, once for all gaps.
pub(super) fn write(report: &Report, page: &mut Page) {
    let told = pictures::left_out(report, unbroken);
    told.iter().for_each(|line| page.line(line));
    if !told.is_empty() {
        page.blank();
    }
}

/// Writes the pictures next to what was found of this gap, if it comes nearest to them of all `gaps`.
pub(super) fn near(point: &PointVerdict, gaps: &[&PointVerdict], report: &Report, page: &mut Page) {
    let told = pictures::near(point, gaps, report, unbroken);
    told.iter().for_each(|line| page.labelled(Tone::Open, "Picture:", line));
}
