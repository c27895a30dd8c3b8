//! Words as they are compared: spelling folded, contractions split, irregular forms led back to their base, stemmed.

use std::cell::RefCell;
use std::sync::LazyLock;

use compact_str::{CompactString, format_compact};
use foldhash::HashMap;
use rustc_hash::FxHashMap;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// So many words are kept: a learner uses a few hundred, a whole cohort on one unit a few thousand. It bounds memory, nothing else.
pub(crate) const MOST_KNOWN: usize = 20_000;

thread_local! {
    /// Forms that were worked out before, by word: the same words come again in every portfolio.
    static KNOWN: RefCell<HashMap<CompactString, Form>> = RefCell::default();
}

/// One word as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Form {
    /// Lower case, British spelling.
    pub lower: CompactString,
    /// Snowball English (Porter2) stem of the base form, except where that would join words of different meaning (`lexicon/apart.txt`).
    pub stem: CompactString,
}

impl Form {
    /// The form of one plain lower-case word.
    pub(crate) fn of(lower: &str) -> Self {
        KNOWN.with_borrow_mut(|known| {
            if let Some(form) = known.get(lower) {
                return form.clone();
            }
            let british = british(lower);
            let form = Self { stem: stem(&british), lower: british };
            if known.len() == MOST_KNOWN {
                known.clear();
            }
            known.insert(lower.into(), form.clone());
            form
        })
    }

    /// Whether the word holds a digit.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        self.lower.bytes().any(|b| b.is_ascii_digit())
    }
}

/// The forms of a stretch of text, in order. One written word can stand for several ("don't" is do + not).
///
/// ```
/// let lower: Vec<_> = markpoint::language::forms_of("We didn't organize it").into_iter().map(|form| form.lower).collect();
/// assert_eq!(lower, ["we", "did", "not", "organise", "it"]);
/// ```
#[must_use]
pub fn forms_of(text: &str) -> Vec<Form> {
    // Terms are mostly single plain words; they need no segmentation.
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase()) {
        return expand(text).iter().map(|lower| Form::of(lower)).collect();
    }
    pieces(text).flat_map(|(_, piece)| expand(piece)).map(|lower| Form::of(&lower)).collect()
}

/// The words of a stretch of text in lower case and British spelling, in order and one at a time.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = CompactString> {
    pieces(text).flat_map(|(_, piece)| expand(piece)).map(|lower| Form::of(&lower).lower)
}

/// The written words of a text with their byte offsets: letters and figures, split at hyphens and slashes; "%" counts as a word.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // No word goes on over a space. Cut there first, all but a few stretches are plain ASCII, for which there is a shorter way.
    text.split(' ').flat_map(move |stretch| {
        let from = stretch.as_ptr().addr() - text.as_ptr().addr();
        bounded(stretch).flat_map(move |(at, piece)| split_joined(from + at, piece))
    })
}

/// What Unicode's word bounds make of a stretch without spaces, with their byte offsets.
fn bounded(stretch: &str) -> impl Iterator<Item = (usize, &str)> {
    let signs = stretch.contains(['%', '&']);
    let words = (!signs).then(|| stretch.unicode_word_indices());
    let all = signs.then(|| stretch.split_word_bound_indices());
    let with_signs =
        all.into_iter().flatten().filter(|(_, piece)| piece.contains(char::is_alphanumeric) || matches!(*piece, "%" | "&"));
    words.into_iter().flatten().chain(with_signs)
}

/// Unicode's word bounds keep "end.Next" and "a_b" together; they are two words here, unless they are figures or abbreviations.
fn split_joined(at: usize, piece: &str) -> impl Iterator<Item = (usize, &str)> {
    let joined = !piece.bytes().all(|b| b.is_ascii_alphanumeric()) && piece.contains(['.', ':', '_', '·']);
    let whole = !joined || piece.bytes().any(|b| b.is_ascii_digit()) || piece.split('.').all(|p| p.chars().count() <= 1);
    let cut: &[char] = if whole { &[] } else { &['.', ':', '_', '·'] };
    piece.split(cut).filter(|part| !part.is_empty()).map(move |part| (at + (part.as_ptr().addr() - piece.as_ptr().addr()), part))
}

/// The lower-case words one written word stands for.
pub(super) fn expand(piece: &str) -> Vec<String> {
    let plain = piece.bytes().all(|b| b.is_ascii_lowercase());
    let lower: String = if plain { piece.to_owned() } else { folded(piece) };
    match lower.as_str() {
        "%" => return vec!["percent".into()],
        "&" => return vec!["and".into()],
        _ => {}
    }
    if let Some(meant) = RESPELLINGS.get(lower.as_str()) {
        return meant.split(' ').map(str::to_owned).collect();
    }
    if plain {
        return vec![lower];
    }
    match lower.split_once('\'') {
        None if is_spelt_with_dots(&lower) => vec![lower.replace('.', "")],
        None => vec![lower],
        Some((head, tail)) => contraction(head, tail, &lower),
    }
}

/// "B.B.C": an abbreviation of three letters or more, each with its dot. Two are left alone: "a.m." is not the verb.
fn is_spelt_with_dots(lower: &str) -> bool {
    lower.matches('.').count() >= 2
        && lower.split('.').all(|letter| letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic))
}

/// Lower case, compatibility forms composed (NFKC), apostrophes made one.
fn folded(piece: &str) -> String {
    let apostrophe = |c| if matches!(c, '\u{2019}' | '\u{2018}' | '\u{2bc}' | '`') { '\'' } else { c };
    piece.nfkc().flat_map(char::to_lowercase).map(apostrophe).collect()
}

fn contraction(head: &str, tail: &str, lower: &str) -> Vec<String> {
    const SUBJECTS: [&str; 16] = [
        "it",
        "that",
        "there",
        "here",
        "what",
        "who",
        "he",
        "she",
        "how",
        "where",
        "when",
        "this",
        "why",
        "everything",
        "everyone",
        "nobody",
    ];
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    match (head, tail) {
        ("", tail) => vec![tail.to_owned()],
        (head, "t") if head.len() > 2 && head.ends_with('n') => two(&head[..head.len() - 1], "not"),
        (head, "re") => two(head, "are"),
        (head, "ve") => two(head, "have"),
        (head, "ll") => two(head, "will"),
        (head, "m") => two(head, "am"),
        (head, "d") => two(head, "would"),
        (head, "s") if SUBJECTS.contains(&head) => two(head, "is"),
        (head, "s" | "") => vec![head.to_owned()],
        _ => vec![lower.replace('\'', "")],
    }
}

/// American spellings folded into British ones, by rule and by list.
fn british(lower: &str) -> CompactString {
    if let Some(found) = BRITISH.get(lower) {
        return (*found).into();
    }
    if !lower.contains("iz") {
        return lower.into();
    }
    const ENDINGS: [(&str, &str); 8] = [
        ("ization", "isation"),
        ("izations", "isations"),
        ("izing", "ising"),
        ("izer", "iser"),
        ("izers", "isers"),
        ("ized", "ised"),
        ("izes", "ises"),
        ("ize", "ise"),
    ];
    for (american, ending) in ENDINGS {
        if let Some(root) = lower.strip_suffix(american)
            && root.len() > 3
        {
            return format_compact!("{root}{ending}");
        }
    }
    lower.into()
}

fn stem(lower: &str) -> CompactString {
    if !lower.is_ascii() || lower.bytes().any(|b| b.is_ascii_digit()) {
        return lower.into();
    }
    if let Some(apart) = APART.get(lower) {
        return (*apart).into();
    }
    let base = IRREGULAR.get(lower).copied().unwrap_or(lower);
    STEMMER.stem(base).into()
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
static IRREGULAR: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(include_str!("lexicon/irregular.txt")));
static APART: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(include_str!("lexicon/apart.txt")));
static RESPELLINGS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(include_str!("lexicon/respellings.txt")));
static BRITISH: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(include_str!("lexicon/british.txt")));

/// Whether a word is a past form that an ending does not give away ("told", "kept").
pub(super) fn is_irregular_past(lower: &str) -> bool {
    const NOT_PAST: [&str; 20] = [
        "is", "am", "are", "be", "being", "having", "goes", "does", "better", "best", "worse", "faster", "quicker", "calmer",
        "happier", "lives", "enquiry", "done", "been", "people",
    ];
    IRREGULAR.contains_key(lower) && !NOT_PAST.contains(&lower) && !lower.ends_with("ies") && !lower.ends_with("ves")
}

/// The data lines of a lexicon file: no comments, no blanks.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn table(file: &'static str) -> FxHashMap<&'static str, &'static str> {
    lines(file).filter_map(|line| line.split_once(' ')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lower(text: &str) -> Vec<String> {
        forms_of(text).into_iter().map(|form| form.lower.into_string()).collect()
    }

    #[test]
    fn contractions_and_everyday_respellings_are_split_into_words() {
        let cases = [
            ("can't", vec!["can", "not"]),
            ("dont", vec!["do", "not"]),
            ("It's the customer’s", vec!["it", "is", "the", "customer"]),
            ("wot u said", vec!["what", "you", "said"]),
            ("face-to-face and/or", vec!["face", "to", "face", "and", "or"]),
            ("£3.50, 20% & 1,000", vec!["3.50", "20", "percent", "and", "1,000"]),
            ("e.g. the end.Next", vec!["eg", "the", "end", "next"]),
            ("B.B.C. at 9 a.m. on 1.2.26", vec!["bbc", "at", "9", "a.m", "on", "1.2.26"]),
        ];
        for (text, expected) in cases {
            assert_eq!(lower(text), expected, "{text}");
        }
    }

    #[test]
    fn american_and_british_spellings_have_one_form() {
        for (american, british) in [("organizing", "organising"), ("Color", "colour"), ("center", "centre"), ("size", "size")] {
            assert_eq!(lower(american), lower(british));
        }
    }

    #[test]
    fn words_of_another_meaning_do_not_share_a_stem() {
        for (one, other) in [("personal", "people"), ("business", "busy"), ("manager", "managed"), ("marketing", "market")] {
            assert_ne!(Form::of(one).stem, Form::of(other).stem, "{one}");
        }
        assert_eq!(Form::of("managers").stem, Form::of("manager").stem);
    }

    #[test]
    fn irregular_verbs_share_a_stem_with_their_base() {
        for (past, base) in
            [("told", "tell"), ("wrote", "write"), ("kept", "keep"), ("listening", "listened"), ("policies", "policy")]
        {
            assert_eq!(Form::of(past).stem, Form::of(base).stem, "{past}");
        }
    }
}
