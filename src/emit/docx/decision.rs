//! Space for what a person decides.

use super::look::Sheet;

/// Writes the form that the assessor and the learner fill in by hand.
pub(super) fn write(sheet: &mut Sheet) {
    sheet.heading("Assessor's decision");
    sheet.quiet_before("The points above were found by a program. The decision is the assessor's.");
    sheet.form(&[
        ("Decision", &["☐ Achieved", "☐ Not yet achieved; hand in again by:"], 700),
        ("Feedback to the learner", &[], 2600),
        ("Assessor: name", &[], 500),
        ("Signature and date", &[], 700),
        ("Learner: signature and date", &[], 700),
        ("Internal quality assurer: signature and date", &[], 700),
    ]);
}
