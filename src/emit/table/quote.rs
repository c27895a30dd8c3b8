//! A learner's words and where they stand, on a terminal.

use crate::emit::cite;
use crate::judgement::{Quote, Report};

use super::layout::unbroken;

/// `“the words” (paragraph 14, line 30)`, on one line; with the file's name where there are several.
pub(super) fn cite(quote: &Quote, report: &Report) -> String {
    let place = cite::place(quote.file, &quote.place, quote.line, report);
    format!("“{}” ({})", cite::words(&quote.quote), unbroken(&place))
}
