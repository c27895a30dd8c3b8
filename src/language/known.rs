//! Words that were worked out before: the same ones come again in every portfolio of a cohort.

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use compact_str::CompactString;
use foldhash::HashMap;

use super::forms::MOST_KNOWN;
use super::text::Word;

/// Words by what was asked for.
#[derive(Debug, Default)]
pub(super) struct Known(RwLock<HashMap<CompactString, Word>>);

impl Known {
    /// Opens them for one text. What is new in it is kept when that is done.
    pub(super) fn open(&self) -> Opened<'_> {
        let words = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Opened { known: self, words: Some(words), fresh: Vec::new() }
    }
}

/// Known words, as one text looks them up.
pub(super) struct Opened<'k> {
    known: &'k Known,
    words: Option<RwLockReadGuard<'k, HashMap<CompactString, Word>>>,
    fresh: Vec<(CompactString, Word)>,
}

impl Opened<'_> {
    /// The word that is known, or that `make` works out. A text asks for each only once.
    pub(super) fn word(&mut self, asked: &str, make: impl FnOnce() -> Word) -> Word {
        if let Some(known) = self.words.as_ref().and_then(|words| words.get(asked)) {
            return known.clone();
        }
        let word = make();
        self.fresh.push((asked.into(), word.clone()));
        word
    }
}

impl Drop for Opened<'_> {
    fn drop(&mut self) {
        self.words = None;
        // Nobody waits for another text: what could not be kept is worked out once more.
        if self.fresh.is_empty() {
            return;
        }
        if let Ok(mut words) = self.known.0.try_write() {
            let room = MOST_KNOWN.saturating_sub(words.len());
            words.extend(self.fresh.drain(..).take(room));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Form;

    #[test]
    fn what_one_text_worked_out_the_next_one_knows() {
        let known = Known::default();
        let word = |lower: &str| Word::new(Form::of(lower));
        let mut text = known.open();
        assert_eq!(text.word("listen", || word("listening")), word("listening"));
        drop(text);
        assert_eq!(known.open().word("listen", || unreachable!()), word("listening"));
        assert_eq!(known.open().word("smile", || word("smile")), word("smile"));
    }
}
