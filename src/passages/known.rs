//! Words that were there before anybody wrote: the brief's and the rubric's.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::winnow::{RUN, runs};
use super::words::words;

/// Runs of words that are nobody's own. Whatever a learner writes of them is left out of the comparison.
#[derive(Debug, Clone, Default)]
pub struct Known(FxHashSet<u32>);

impl Known {
    /// What stands in these texts.
    #[must_use]
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut known = FxHashSet::default();
        for text in texts {
            let numbers: Vec<u32> = words(text).map(|word| word.number).collect();
            known.extend(runs(&numbers));
        }
        Self(known)
    }

    /// The stretches of a text that are not known, as bytes of it.
    pub(super) fn own<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let words: Vec<_> = words(text).collect();
        let numbers: Vec<u32> = words.iter().map(|word| word.number).collect();
        let mut is_known = vec![false; words.len()];
        for (at, run) in runs(&numbers).enumerate() {
            if self.0.contains(&run) {
                is_known[at..at + RUN].fill(true);
            }
        }
        let mut stretches: Vec<Range<usize>> = Vec::new();
        let mut before = true;
        for (word, known) in words.into_iter().zip(is_known) {
            match stretches.last_mut() {
                _ if known => {}
                Some(last) if !before => last.end = word.span.end,
                _ => stretches.push(word.span),
            }
            before = known;
        }
        // A mark behind the last word belongs to it.
        stretches.into_iter().map(|span| {
            let behind =
                text[span.end..].chars().take_while(|c| ['.', ',', '!', '?', ';', ':', ')', '"', '”', '’', '\''].contains(c));
            span.start..span.end + behind.map(char::len_utf8).sum::<usize>()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_brief_says_is_left_out_and_the_rest_stays() {
        let known = Known::new(["Describe how you listen to a customer.", "Too short"]);
        let own = |text: &'static str| known.own(text).map(|span| &text[span]).collect::<Vec<_>>();
        assert_eq!(own("I describe how you listen to a customer, and then I smile."), ["I", "and then I smile."]);
        assert_eq!(own("Too short!"), ["Too short!"]);
        assert_eq!(own("describe how you listen"), [] as [&str; 0]);
        assert_eq!(own("– … –"), [] as [&str; 0]);
    }
}
