//! Whose words a sentence holds: the learner's own, or a heading's, a question's, an assessor's, a keyword list's.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::forms::lines;
use super::segment::Cut;

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The learner's (or a witness's) statement: it can earn credit.
    Own,
    /// A heading, a question, a copied criterion or the assessor's turn: it only steers.
    Prompt,
    /// The brief's or the template's: it only steers, and the learner has not even mentioned it.
    Brief,
    /// A list of keywords without a statement.
    Keywords,
    /// Struck out.
    Struck,
}

/// Who speaks in a transcript or a question-and-answer sheet, by the label before the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    Asks,
    Answers,
}

/// The speaker a label names ("Assessor", "Q", "Learner", "Answer").
pub(super) fn speaker(label: &[&str]) -> Option<Speaker> {
    const ASKS: [&str; 16] = [
        "assessor",
        "interviewer",
        "tutor",
        "teacher",
        "examiner",
        "q",
        "question",
        "trainer",
        "iqa",
        "questioner",
        "mentor",
        "task",
        "criteria",
        "criterion",
        "ac",
        "brief",
    ];
    const ANSWERS: [&str; 9] = ["learner", "candidate", "student", "a", "answer", "apprentice", "me", "response", "trainee"];
    let [first, rest @ ..] = label else { return None };
    if rest.len() > 2 || rest.iter().any(|word| !word.bytes().all(|b| b.is_ascii_digit()) && word.len() > 2) {
        return None;
    }
    if ASKS.contains(first) && *first != "task" {
        Some(Speaker::Asks)
    } else if ANSWERS.contains(first) {
        Some(Speaker::Answers)
    } else {
        None
    }
}

/// The speaker whom a sentence's label names.
pub(super) fn speaker_of(cut: &Cut, words: &[&str]) -> Option<Speaker> {
    let label = cut.label.filter(|_| !cut.copied)?;
    speaker(words.get(..label)?)
}

/// The turns of a block, by its sentences: "Q: … ? A: …" on one line are two. One begins where a label names who speaks, behind a
/// question or in a turn that began so. What nobody is named for is one turn.
pub(super) fn turns(cuts: &[Cut], words: &[Vec<&str>]) -> Vec<Range<usize>> {
    let speaks = |at: usize| speaker_of(&cuts[at], &words[at]).is_some();
    let mut begins = vec![0];
    for at in 1..cuts.len() {
        let goes_on = begins.last().is_some_and(|begun| speaks(*begun));
        if speaks(at) && (cuts[at - 1].question || goes_on) {
            begins.push(at);
        }
    }
    let ends = begins.iter().skip(1).copied().chain([cuts.len()]);
    begins.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
}

/// A question that is asked, and not one that is told ("I asked how can I help?") or a note with a question mark.
pub(super) fn asks(words: &[&str]) -> bool {
    const OPENERS: [&str; 34] = [
        "what", "who", "how", "why", "when", "where", "which", "whose", "do", "does", "did", "is", "are", "am", "was", "were",
        "can", "could", "will", "would", "should", "shall", "have", "has", "had", "may", "might", "must", "any", "anything",
        "ever", "not", "whom", "right",
    ];
    let told = words.iter().any(|word| matches!(*word, "asked" | "said" | "saying" | "asking" | "say" | "ask"));
    let opened = words.iter().take(3).any(|word| OPENERS.contains(word));
    !told && (opened || words.len() <= 4)
}

const NUMBER_WORDS: [&str; 11] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"];

/// Whether the items of a sentence or list are bare keywords: short, and almost without grammar.
///
/// `items` are the stretches between commas, stops and bullets, in lower-case words.
pub(super) fn is_keyword_list(items: &[Vec<&str>]) -> bool {
    let words: usize = items.iter().map(Vec::len).sum();
    let grammar: usize = items.iter().flatten().filter(|word| is_function_word(word)).count();
    // Amounts, times and names of things with numbers are entries of a plan or a budget, not keywords.
    let time = |word: &str| word.len() == 4 && word.contains('.') || word.len() == 5 && word[2..].starts_with(['.', ':']);
    let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let figure = |word: &&str| digit(word) && word.is_ascii() && (word.len() < 4 || time(word)) || NUMBER_WORDS.contains(word);
    let entries = items.iter().filter(|item| item.iter().any(figure)).count() * 5 >= items.len();
    // In a long list of very short items, "up to date" and "follow up" are no grammar.
    let bare = words * 10 <= items.len() * 27 && grammar * 12 <= words;
    let bare_and_long = items.len() >= 12 && words * 10 <= items.len() * 20 && grammar * 6 <= words;
    !entries && items.len() >= 3 && words >= 3 && (bare || bare_and_long)
}

/// Whether a line is made of boxes to tick, each with a few printed words: "[x] punctuality [x] teamwork".
pub(super) fn is_ticked(written: &str, words: &[&str]) -> bool {
    const BOXES: [&str; 8] = ["[x]", "[X]", "[ ]", "[]", "[✓]", "☐", "☑", "☒"];
    let boxes: usize = BOXES.iter().map(|tick| written.matches(tick).count()).sum();
    boxes > 0 && words.len() <= boxes * 6 + 3
}

/// Whether what stands where an answer should be says nothing: "n/a", "as above", "not sure", "to be confirmed".
pub(super) fn answers_nothing(answer: &[&str]) -> bool {
    const NOTHING: [&[&str]; 24] = [
        &["n/a"],
        &["n", "a"],
        &["na"],
        &["none"],
        &["nothing"],
        &["blank"],
        &["tbc"],
        &["tba"],
        &["done"],
        &["ticked"],
        &["as", "ticked"],
        &["as", "above"],
        &["as", "before"],
        &["see", "above"],
        &["see", "below"],
        &["see", "attached"],
        &["not", "sure"],
        &["unsure"],
        &["not", "applicable"],
        &["not", "yet"],
        &["not", "done"],
        &["do", "not", "know"],
        &["i", "do", "not", "know"],
        &["to", "do"],
    ];
    NOTHING.contains(&answer)
}

/// Whether a sentence is a heap of words: long, and with far less grammar than any statement has (English runs to two words in five).
pub(super) fn is_word_heap(words: &[&str]) -> bool {
    const LONG: usize = 40;
    words.len() >= LONG && words.iter().filter(|word| is_function_word(word)).count() * 7 <= words.len()
}

/// Whether the word carries grammar and not content.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| lines(include_str!("lexicon/function_words.txt")).flat_map(str::split_whitespace).collect());

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn boxes_with_printed_words_are_ticked_and_sentences_are_not() {
        assert!(is_ticked("[x] sunny [ ] cloudy", &words("x sunny cloudy")));
        assert!(is_ticked("☒ Wears uniform", &words("wears uniform")));
        assert!(!is_ticked("☒ I wear a clean shirt every day because the members see me first", &["i"; 13]));
        assert!(!is_ticked("sunny", &words("sunny")));
    }

    #[test]
    fn an_answer_that_says_nothing_is_none() {
        for (answer, expected) in
            [("n/a", true), ("as above", true), ("not sure", true), ("not sure who", false), ("my boss", false)]
        {
            assert_eq!(answers_nothing(&words(answer)), expected, "{answer}");
        }
    }

    #[test]
    fn bare_keywords_are_told_apart_from_notes() {
        let items =
            |text: &'static str| -> Vec<Vec<&'static str>> { text.split(", ").map(|item| item.split(' ').collect()).collect() };
        assert!(is_keyword_list(&items("data capture, data storage, data use, data protection, privacy")));
        assert!(!is_keyword_list(&items("listen to the end, say sorry, check the order on the handset, refund or swap")));
        assert!(!is_keyword_list(&items("my customers are patients, visitors, doctors")));
    }

    #[test]
    fn a_line_of_question_and_answer_has_two_turns() {
        for (text, expected) in [
            ("Q: Why do birds sing? A: They call. It is early.", &[0, 1][..]),
            ("Q. Why do birds sing? A. They call.", &[0, 1]),
            ("Assessor: And then? Learner: I wait. Assessor: Good. Learner: Yes.", &[0, 1, 2, 3]),
            ("Why do birds sing? Me: they call", &[0, 1]),
            ("It sings. Answer: nobody knows", &[0]),
            ("Why do birds sing? Reason: they call", &[0]),
        ] {
            let cuts = crate::language::segment::cut(text);
            let lower = text.to_lowercase();
            let words: Vec<Vec<&str>> =
                cuts.iter().map(|cut| cut.pieces.iter().map(|piece| &lower[piece.span.clone()]).collect()).collect();
            let turns = turns(&cuts, &words);
            assert_eq!(turns.iter().map(|turn| turn.start).collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(turns.last().map(|turn| turn.end), Some(cuts.len()), "{text}");
        }
    }

    #[test]
    fn labels_name_the_speaker() {
        assert_eq!(speaker(&["assessor"]), Some(Speaker::Asks));
        assert_eq!(speaker(&["q", "3"]), Some(Speaker::Asks));
        assert_eq!(speaker(&["learner"]), Some(Speaker::Answers));
        assert_eq!(speaker(&["complaint"]), None);
    }
}
