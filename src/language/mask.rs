//! Wording that is not the learner's: the rubric's own statements, a brief, a template. Copied out, also with small edits, it earns nothing.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::forms::forms_of;
use super::segment::cut;
use super::text::Word;

/// Sentences shorter than this many words are too common to be anybody's.
const SHORTEST: usize = 4;
/// The share of a sentence's words, in order, that must stand in the known wording: one word in six can be changed.
const MAY_DIFFER: usize = 6;
/// The share of the known passage that the sentence must take over. Less than that is a phrase that anybody could use.
const TAKEN_TENTHS: usize = 7;

/// Known wording, ready to be recognised.
#[derive(Debug, Clone, Default)]
pub struct Mask {
    passages: Vec<Vec<CompactString>>,
    /// Passages in which each stem stands.
    holding: FxHashMap<CompactString, Vec<u32>>,
}

impl Mask {
    /// A mask for these texts; each sentence of them counts by itself, and each text as a whole.
    #[must_use]
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut mask = Self::default();
        for text in texts {
            let sentences = cut(text);
            if sentences.len() > 1 {
                sentences.iter().for_each(|sentence| mask.add(&text[sentence.span.clone()]));
            }
            mask.add(text);
        }
        mask
    }

    fn add(&mut self, passage: &str) {
        let stems: Vec<CompactString> = forms_of(passage).into_iter().map(|form| form.stem).collect();
        if stems.len() < SHORTEST {
            return;
        }
        let number = super::text::u32_of(self.passages.len());
        for stem in &stems {
            let known = self.holding.entry(stem.clone()).or_default();
            if known.last() != Some(&number) {
                known.push(number);
            }
        }
        self.passages.push(stems);
    }

    /// Whether the sentence is one of the passages, or most of one, in nearly the same words and order.
    pub(super) fn covers(&self, sentence: &[&Word]) -> bool {
        let enough = |count: usize| (sentence.len() - count.min(sentence.len())) * MAY_DIFFER <= sentence.len();
        let holding: Vec<&[u32]> = sentence.iter().map(|word| self.holding(word)).collect();
        let known = holding.iter().filter(|passages| !passages.is_empty()).count();
        // Most sentences hold too many words that no passage has.
        if sentence.len() < SHORTEST || !enough(known) {
            return false;
        }
        let mut shared = vec![0_usize; self.passages.len()];
        holding.iter().copied().flatten().for_each(|passage| shared[*passage as usize] += 1);
        let of_one = self.passages.iter().zip(shared).any(|(passage, count)| {
            let taken = |words: usize| words * 10 >= passage.len() * TAKEN_TENTHS;
            enough(count) && taken(count) && {
                let same = in_order(sentence, passage);
                enough(same) && taken(same)
            }
        });
        of_one || enough(self.in_whole_passages(sentence, &holding))
    }

    /// The passages that hold a word.
    fn holding(&self, word: &Word) -> &[u32] {
        self.holding.get(&word.form.stem).map_or(&[], Vec::as_slice)
    }

    /// How many words of the sentence stand in passages that were copied whole, one behind the other without a stop.
    fn in_whole_passages(&self, sentence: &[&Word], holding: &[&[u32]]) -> usize {
        let (mut at, mut copied) = (0, 0);
        while at < sentence.len() {
            let whole = |passage: &&Vec<CompactString>| {
                let here = sentence.get(at..at + passage.len());
                here.is_some_and(|here| here.iter().zip(passage.iter()).all(|(word, stem)| word.form.stem == *stem))
            };
            let known = holding[at].iter().map(|number| &self.passages[*number as usize]);
            let longest = known.filter(whole).map(Vec::len).max().unwrap_or(0);
            copied += longest;
            at += longest.max(1);
        }
        copied
    }
}

/// The length of the longest common subsequence of words.
fn in_order(sentence: &[&Word], passage: &[CompactString]) -> usize {
    let mut row = vec![0; passage.len() + 1];
    for word in sentence {
        let mut diagonal = 0;
        for (i, stem) in passage.iter().enumerate() {
            let above = row[i + 1];
            row[i + 1] = if *stem == word.form.stem { diagonal + 1 } else { above.max(row[i]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(mask: &Mask, text: &str) -> bool {
        let words: Vec<Word> = forms_of(text).into_iter().map(Word::new).collect();
        mask.covers(&words.iter().collect::<Vec<_>>())
    }

    #[test]
    fn copied_wording_is_covered_and_own_wording_is_not() {
        let mask = Mask::new(["Says what to do with a puncture, and in which order. Names the tools."]);
        assert!(covers(&mask, "Says what to do with a puncture, and in which order."));
        assert!(covers(&mask, "to do with a puncture and in which order"));
        assert!(covers(&mask, "what to do with a puncture and in which order"));
        assert!(!covers(&mask, "With a puncture I first take out the tube and then find the hole."));
        assert!(!covers(&mask, "the tools"));
        let mask = Mask::new(["Says what to do with a puncture", "Names the tools that are needed"]);
        assert!(covers(&mask, "Says what to do with a puncture names the tools that are needed says what to do with a puncture"));
        assert!(!covers(&mask, "Says what to do with a puncture when the tyre has worn so thin that no patch will hold"));
    }
}
