//! How tasks, criteria and mark schemes speak, and what a learner only announces. The lists are in `lexicon/tasks.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::forms::lines;

/// Sentences longer than this say something besides that they are going to.
const LONGEST_ANNOUNCEMENT: usize = 22;

/// The lines of each section, as words.
type Lists = FxHashMap<&'static str, Vec<Vec<&'static str>>>;

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists::default();
    let mut section = "";
    for line in lines(include_str!("lexicon/tasks.txt")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => lists.entry(section).or_default().push(line.split(' ').collect()),
        }
    }
    lists
});

fn list(name: &str) -> &'static [Vec<&'static str>] {
    LISTS.get(name).map_or(&[], Vec::as_slice)
}

/// Whether a list of single words holds this one.
fn holds(name: &str, word: &str) -> bool {
    list(name).iter().any(|line| line.contains(&word))
}

/// Whether the words begin with a whole line of a list.
fn opens(name: &str, words: &[&str]) -> bool {
    list(name).iter().any(|line| words.starts_with(line))
}

/// Whether a sentence is a copied task or criterion: it begins with a command verb and what to write about, or speaks of "the learner" in
/// the way criteria do.
pub(super) fn is_criterion(words: &[&str]) -> bool {
    let words = behind_numbering(words);
    match words {
        [command, object, ..] if holds("commands", command) && (holds("asked for", object) || is_numbering(object)) => true,
        _ => is_of_an_essay(words) || opens("openings", words) || is_instruction(words),
    }
}

/// Whether a criterion is copied even where a learner's own steps are likely, as in a list: a step "Explain what can be done" begins as a
/// task does, but has no number of a task, is no verb of essays, and speaks to nobody.
pub(super) fn is_surely_copied(words: &[&str]) -> bool {
    let of_criteria = words.iter().any(|word| holds("of criteria", word));
    let numbered = words.first().is_some_and(|word| word.contains('.') || is_code(word)) || is_numbered(words);
    is_criterion(words) && (of_criteria || numbered || is_of_an_essay(behind_numbering(words)))
}

/// Whether the words only say which task comes: "Task 4", "Question 2 b".
pub(super) fn is_only_a_number(words: &[&str]) -> bool {
    is_numbered(words) && behind_numbering(words).is_empty()
}

/// Whether a sentence is spoken to whoever marks.
pub(super) fn instructs_the_marker(words: &[&str]) -> bool {
    opens("to the marker", words)
}

/// The most words that [`instructs_the_marker`] and [`is_criteria_heading`] look at.
pub(super) static MOST_WORDS_OF_A_PAGE: LazyLock<usize> = LazyLock::new(|| {
    let lines = ["to the marker", "headings"].into_iter().flat_map(list);
    // One word more than the longest heading says that a line is longer.
    lines.map(Vec::len).max().unwrap_or_default() + 1
});

/// Whether a heading stands above criteria, tips or a brief.
pub(super) fn is_criteria_heading(words: &[&str]) -> bool {
    list("headings").iter().any(|heading| heading == words)
}

/// Whether a sentence says what the learner is going to write about, and no more: "In this section I will explain how …".
pub(super) fn announces(words: &[&str]) -> bool {
    if words.len() > LONGEST_ANNOUNCEMENT {
        return false;
    }
    let of_a_piece = words.windows(2).any(|pair| matches!(pair[0], "this" | "next" | "following") && holds("pieces", pair[1]));
    let will = words.iter().position(|word| matches!(*word, "will" | "shall"));
    let going_to = || words.windows(2).position(|pair| matches!(pair, ["going" | "about", "to"])).map(|at| at + 1);
    let said = will.or_else(going_to).and_then(|at| words.get(at + 1..)).unwrap_or_default();
    let who = match words {
        ["i" | "we", "will" | "shall" | "am" | "are", ..] => true,
        ["this" | "the", next, ..] if matches!(*next, "next" | "following") || holds("pieces", next) => true,
        ["in", "this" | "the" | "my", ..] => words.iter().any(|word| matches!(*word, "i" | "we")),
        _ => false,
    };
    let topic = matches!(said, [command, object, ..] if holds("commands", command) && holds("asked for", object));
    who && (of_a_piece && topic || is_of_an_essay(said))
}

/// "Describe customers' needs", but not "describe it to them".
fn is_of_an_essay(words: &[&str]) -> bool {
    matches!(words, [command, object, _, ..] if holds("essays", command) && !holds("spoken to", object))
}

/// A short sentence that tells somebody what evidence to give: "Use an appropriate tone with a visitor."
fn is_instruction(words: &[&str]) -> bool {
    let opened = words.first().is_some_and(|word| holds("instructions", word));
    let of_a_task = words.iter().any(|word| holds("of a task", word)) || matches!(words, [.., "with", "a", _]);
    opened && of_a_task && words.len() <= 16
}

/// What stands behind numbers, "task", "the learner can" and the like.
fn behind_numbering<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    let numbered = if is_numbered(words) { 2 } else { 0 };
    let rest = &words[numbered..];
    let command = |at: usize| rest.get(at).is_some_and(|word| holds("commands", word));
    // "a) Describe …": the letter of an item that was typed.
    let letter = usize::from(rest.first().is_some_and(|word| is_letter(word)) && command(1));
    let rest = &rest[letter..];
    // "You need to describe …": of essays only, since one needs to explain things to people.
    let told = match rest {
        ["you", "need" | "have" | "must" | "should", "to", ..] => 3,
        ["you", "will" | "must" | "should", ..] => 2,
        _ => 0,
    };
    if told > 0 && is_of_an_essay(&rest[told..]) {
        return &rest[told..];
    }
    let skip = rest.iter().take_while(|word| is_numbering(word) || holds("before", word)).count();
    &rest[skip..]
}

/// "Task 2 …", "Part A …".
fn is_numbered(words: &[&str]) -> bool {
    matches!(words, [what, number, ..] if holds("numbered", what) && (is_numbering(number) || is_letter(number)))
}

/// "a" to "h": what numbers items, and is not "I".
fn is_letter(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a'..=b'h'])
}

/// "p4", "m1", "d2": the code of a criterion.
fn is_code(word: &str) -> bool {
    matches!(word.as_bytes(), [b'p' | b'm' | b'd', number @ ..] if !number.is_empty() && number.iter().all(u8::is_ascii_digit))
}

fn is_numbering(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit()) && word.len() <= 5 || matches!(word, "lo" | "ac")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_is(judged: fn(&[&str]) -> bool, cases: &[(&str, bool)]) {
        for (text, expected) in cases {
            assert_eq!(judged(&text.split(' ').collect::<Vec<_>>()), *expected, "{text}");
        }
    }

    #[test]
    fn tasks_and_criteria_are_told_apart_from_statements() {
        each_is(
            is_criterion,
            &[
                ("explain how feedback is used", true),
                ("3.1 describe the process", true),
                ("a describe the process", true),
                ("part b name two birds", true),
                ("award credit for a clear answer", true),
                ("the learner can explain two ways", true),
                ("you need to describe how birds sing", true),
                ("you need to describe it to them", false),
                ("you need to explain the way to visitors", false),
                ("explain it to them slowly", false),
                ("i explain what will happen", false),
                ("listen and apologise", false),
            ],
        );
    }

    #[test]
    fn in_a_list_a_step_is_told_apart_from_a_task() {
        each_is(
            is_surely_copied,
            &[
                ("task 2 explain how birds sing", true),
                ("p4 explain how birds sing", true),
                ("4.1 explain how birds sing", true),
                ("activity 3 describe how you listened", true),
                ("describe how birds sing", true),
                ("explain two types of song", true),
                ("explain what can be done", false),
                ("identify it", false),
                ("describe it to them", false),
            ],
        );
    }

    #[test]
    fn the_number_of_a_task_says_nothing_else() {
        each_is(is_only_a_number, &[("task 4", true), ("question 2 b", false), ("part a", true), ("task 4 birds sing", false)]);
    }

    #[test]
    fn what_is_only_announced_is_told_apart_from_plans() {
        each_is(
            announces,
            &[
                ("i will describe how birds sing in the next section", true),
                ("in this section i will explain how birds sing", true),
                ("this report will explain why birds sing", true),
                ("in this assignment i am going to outline three songs", true),
                ("i will explain the way to the visitor", false),
                ("i will describe it to them", false),
                ("i am not allowed to discuss fees with anybody", false),
                ("i am going to discuss why birds sing", true),
                ("in this shop i explain how things work", false),
                ("i will list the birds", false),
            ],
        );
    }
}
