//! Misspellings, repaired towards a vocabulary, with protection.
//!
//! Protected after the rules of Open University Pattern Match: short words never, one slip from five letters, two from ten,
//! never an English word, a name or a figure, and never when two repairs are equally near.

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::forms::Form;
use super::known::{Known, Opened};
use super::text::Word;

/// The shortest word that is repaired, in characters.
const SHORTEST: usize = 5;
/// From this length two slips are repaired.
const TWO_SLIPS_FROM: usize = 10;

/// Repairs words towards the vocabulary it is made with.
#[derive(Debug, Default)]
pub struct Speller {
    /// Vocabulary by length in characters, each length sorted.
    by_length: Vec<Vec<Entry>>,
    /// Vocabulary by how it sounds; `None` where two different stems sound alike. Made when the first word asks for it: many texts
    /// hold no word that is unknown.
    by_sound: OnceLock<FxHashMap<String, Option<Place>>>,
    /// Words read towards the vocabulary before.
    known: Known,
}

#[derive(Debug, Clone)]
struct Entry {
    word: CompactString,
    stem: CompactString,
    letters: u32,
}

/// The length of a word of the vocabulary, and which of that length it is.
type Place = (usize, usize);

impl Speller {
    /// A speller for these words. Words under five letters and with figures are left out.
    #[must_use]
    pub fn new<'w>(words: impl IntoIterator<Item = &'w Form>) -> Self {
        let mut by_length: Vec<Vec<Entry>> = Vec::new();
        for form in words {
            let length = form.lower.len();
            if length < SHORTEST || !form.lower.bytes().all(|b| b.is_ascii_lowercase()) {
                continue;
            }
            if by_length.len() <= length {
                by_length.resize_with(length + 1, Vec::new);
            }
            let (word, stem) = (form.lower.clone(), form.stem.clone());
            by_length[length].push(Entry { letters: letters(&word), word, stem });
        }
        for words in &mut by_length {
            words.sort_by(|a, b| a.word.cmp(&b.word));
            words.dedup_by(|a, b| a.word == b.word);
        }
        Self { by_length, by_sound: OnceLock::new(), known: Known::default() }
    }

    /// Opens the words that were read before, for one text that reads each of its own words with [`Self::read`].
    pub(super) fn open(&self) -> Opened<'_> {
        self.known.open()
    }

    /// A word (lower case) as it is meant, repaired if that can be.
    pub(super) fn read(&self, lower: &str, known: &mut Opened<'_>) -> Word {
        known.word(lower, || Word::new(Form::of(self.repair(lower).unwrap_or(lower))))
    }

    /// The vocabulary word that `word` (lower case) is a slip of, if there is exactly one.
    #[must_use]
    pub fn repair(&self, word: &str) -> Option<&str> {
        if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) || self.knows(word) || is_english(word) {
            return None;
        }
        let most = if word.len() >= TWO_SLIPS_FROM { 2 } else { 1 };
        (1..=most).find_map(|slips| self.nearest(word, slips)).or_else(|| self.sounding_like(word))
    }

    fn knows(&self, word: &str) -> bool {
        self.by_length.get(word.len()).is_some_and(|words| words.binary_search_by(|entry| entry.word.as_str().cmp(word)).is_ok())
    }

    fn sounding_like(&self, word: &str) -> Option<&str> {
        let by_sound = self.by_sound.get_or_init(|| by_sound(&self.by_length));
        let (length, at) = (*by_sound.get(&sound(word))?)?;
        Some(self.by_length[length][at].word.as_str())
    }

    fn nearest(&self, word: &str, slips: usize) -> Option<&str> {
        let signature = letters(word);
        let mut found: Option<&Entry> = None;
        for entry in (word.len() - slips..=word.len() + slips).filter_map(|length| self.by_length.get(length)).flatten() {
            if (entry.letters ^ signature).count_ones() as usize > 2 * slips
                || distance(word.as_bytes(), entry.word.as_bytes(), slips).is_none()
            {
                continue;
            }
            match found {
                Some(other) if other.stem != entry.stem => return None,
                Some(_) => {}
                None => found = Some(entry),
            }
        }
        found.map(|entry| entry.word.as_str())
    }
}

fn by_sound(by_length: &[Vec<Entry>]) -> FxHashMap<String, Option<Place>> {
    let mut by_sound: FxHashMap<String, Option<Place>> = FxHashMap::default();
    for (length, words) in by_length.iter().enumerate() {
        for (at, entry) in words.iter().enumerate() {
            let known = by_sound.entry(sound(&entry.word)).or_insert(Some((length, at)));
            let Some((other_length, other_at)) = *known else { continue };
            let other = &by_length[other_length][other_at];
            if other.stem != entry.stem {
                *known = None;
            } else if entry.word < other.word {
                *known = Some((length, at));
            }
        }
    }
    by_sound
}

/// Whether the word list holds the word.
pub(super) fn is_english(word: &str) -> bool {
    let (mut low, mut high) = (0, ENGLISH.len());
    while low < high {
        // The line that holds the middle byte; the list is sorted, one word a line, and searched as it lies.
        let middle = low + (high - low) / 2;
        let start = ENGLISH[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = ENGLISH[middle..].find('\n').map_or(ENGLISH.len(), |at| middle + at);
        match ENGLISH[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

/// Lower-case ASCII words, sorted; comments above them begin with `#` and sort before.
const ENGLISH: &str = include_str!("lexicon/english.txt");

fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, b| set | 1 << (b - b'a'))
}

/// Optimal string alignment distance (Damerau 1964: a swap of neighbours is one slip), or `None` above `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substituted = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substituted.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

/// How a word sounds, roughly: the spellings that learners swap by ear fall together, inner vowels are dropped.
/// A simplification of Metaphone (Philips 1990), kept coarse because the word list and uniqueness guard it.
fn sound(word: &str) -> String {
    const SWAPS: [(&str, &str); 22] = [
        ("tion", "shn"),
        ("sion", "shn"),
        ("cian", "shn"),
        ("tial", "shl"),
        ("cial", "shl"),
        ("cious", "shs"),
        ("ture", "chr"),
        ("ough", "o"),
        ("igh", "i"),
        ("ph", "f"),
        ("wh", "w"),
        ("kn", "n"),
        ("wr", "r"),
        ("ck", "k"),
        ("qu", "kw"),
        ("sc", "s"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "sy"),
        ("dge", "j"),
        ("ge", "je"),
        ("ed", "d"),
    ];
    let mut spelt = word.to_owned();
    for (written, heard) in SWAPS {
        // Looking for its first two letters is much cheaper than looking for the group, and mostly settles it.
        if spelt.as_bytes().windows(2).any(|pair| *pair == written.as_bytes()[..2]) && spelt.contains(written) {
            spelt = spelt.replace(written, heard);
        }
    }
    let mut key = String::with_capacity(spelt.len());
    for (i, c) in spelt.chars().enumerate() {
        let heard = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if i == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => continue,
            'h' if i > 0 && !key.ends_with(['s', 'c', 't']) => continue,
            'c' | 'q' => 'k',
            'z' => 's',
            'd' if i + 1 == spelt.len() && i > 0 => 't',
            other => other,
        };
        if !key.ends_with(heard) {
            key.push(heard);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(words: &[&str]) -> Speller {
        let forms: Vec<Form> = words.iter().map(|word| Form::of(word)).collect();
        Speller::new(&forms)
    }

    fn speller() -> Speller {
        spelling(&[
            "confidential",
            "complaint",
            "internal",
            "external",
            "customers",
            "password",
            "policy",
            "manager",
            "system",
            "membership",
            "form",
        ])
    }

    #[test]
    fn slips_are_repaired_towards_the_vocabulary() {
        let speller = speller();
        for (slip, meant) in [
            ("complaent", "complaint"),
            ("custommers", "customers"),
            ("pasword", "password"),
            ("confidenshal", "confidential"),
            ("sistem", "system"),
            ("confedentail", "confidential"),
            ("mannager", "manager"),
        ] {
            assert_eq!(speller.repair(slip), Some(meant), "{slip}");
        }
    }

    #[test]
    fn english_words_short_words_and_far_words_are_left_alone() {
        let speller = speller();
        for word in ["compliant", "from", "polite", "police", "interval", "bexons", "zzzzzz", "eternal", "manage"] {
            assert_eq!(speller.repair(word), None, "{word}");
        }
    }

    #[test]
    fn a_slip_between_two_words_is_left_alone() {
        let speller = spelling(&["tenant", "tenent"]);
        assert_eq!(spelling(&["lantern", "lintern"]).repair("luntern"), None);
        assert_eq!(speller.repair("tenxnt"), None);
    }

    #[test]
    fn the_word_list_is_sorted_and_every_word_of_it_is_found() {
        let words: Vec<&str> = ENGLISH.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(words.is_sorted());
        assert!(words.iter().step_by(97).all(|word| is_english(word)));
        assert!(is_english(words[0]) && is_english(words[words.len() - 1]));
        assert!(!is_english("zzzz") && !is_english("aaaa") && !is_english("custommer"));
    }
}
