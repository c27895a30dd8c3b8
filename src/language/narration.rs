//! Whether a sentence tells something that happened.

use super::forms::is_irregular_past;

/// Forms of "be" after which an -ed word is a state or a habit and not an event.
const PRESENT_PASSIVE: [&str; 9] = ["is", "are", "be", "been", "being", "get", "gets", "getting", "am"];
/// Words after which an -ed word describes a noun, or was only wished for.
const NOT_BEFORE_EVENT: [&str; 24] = [
    "a", "an", "the", "my", "our", "their", "of", "for", "with", "and", "or", "very", "being", "would", "should", "could",
    "might", "must", "to", "by", "any", "no", "all", "will",
];
/// Words in -ed that are no past forms.
const NOT_PAST: [&str; 12] =
    ["need", "feed", "speed", "indeed", "bed", "red", "shed", "embed", "exceed", "proceed", "succeed", "hundred"];
const PERSONS: [&str; 12] = ["i", "we", "he", "she", "they", "who", "it", "you", "one", "someone", "everyone", "somebody"];

/// Whether the words (lower case) hold a past event: "I asked her", "the learner listened". `capital` marks names.
pub(super) fn is_narrated(words: &[&str], capital: &[bool]) -> bool {
    (0..words.len()).any(|i| is_past(words[i]) && has_doer(words, capital, i) && !is_state(words, i))
}

/// Whether the word (lower case) has a past form.
pub(super) fn is_past(word: &str) -> bool {
    is_irregular_past(word) || (word.len() > 3 && word.ends_with("ed") && !NOT_PAST.contains(&word))
}

fn is_state(words: &[&str], i: usize) -> bool {
    let before = |back: usize| i.checked_sub(back).and_then(|at| words.get(at)).copied().unwrap_or_default();
    PRESENT_PASSIVE.contains(&before(1))
        || NOT_BEFORE_EVENT.contains(&before(1))
        || PRESENT_PASSIVE.contains(&before(2)) && before(1) == "not"
        || matches!(before(2), "would" | "should" | "could")
}

/// A person, a name or a noun stands shortly before the verb.
fn has_doer(words: &[&str], capital: &[bool], i: usize) -> bool {
    let near = i.saturating_sub(4)..i;
    words[near.clone()].iter().any(|word| PERSONS.contains(word))
        || capital[near.clone()].contains(&true)
        || i >= 2 && matches!(words[i - 2], "the" | "a" | "my" | "our" | "one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_told_apart_from_habits_states_and_wishes() {
        let cases = [
            ("i asked her what she wanted", true),
            ("the learner listened and nodded", true),
            ("she came in and i told her", true),
            ("records are stored in a locked cupboard", false),
            ("you should always listen", false),
            ("i would have asked her", false),
            ("staff need to be trained", false),
        ];
        for (text, expected) in cases {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(is_narrated(&words, &vec![false; words.len()]), expected, "{text}");
        }
    }
}
