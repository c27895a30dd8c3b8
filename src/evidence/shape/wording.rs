//! What a line reads like: a question, a task, a title, a sentence. English in general, nothing of any unit.

/// Words of a line, without the punctuation around them.
pub(super) fn written(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == '/')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The same in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    written(text).map(|word| word.replace('\u{2019}', "'").to_lowercase())
}

/// Whether every sentence of the line asks: "Which birds did you see? Give an example of each."
pub(super) fn is_question(text: &str) -> bool {
    let line = text.trim_end_matches([' ', '-', '–', '—', ':', '*', '_', '.']).trim();
    let line = line.trim_end_matches(|c| "])".contains(c)).trim_start_matches(['*', '_', ' ']);
    let Some(first) = line.find('?') else { return false };
    let count = written(line).take(61).count();
    if count > 60 || count == 0 || words(line).next().is_some_and(|word| SPEAKERS.contains(&word.as_str())) {
        return false;
    }
    // A question quoted inside a statement belongs to the statement.
    if line.get(..first).is_some_and(|before| before.contains([':', '"', '“', ';'])) {
        return false;
    }
    let mut sentences =
        line.split_inclusive(['?', '.', '!']).map(str::trim).filter(|sentence| sentence.contains(char::is_alphanumeric));
    sentences.all(|sentence| sentence.ends_with('?') || is_task(sentence) || sentence.starts_with(['(', '[']))
}

/// Whether the line sets a task: "Describe the process …", "Give an example of each".
pub(super) fn is_task(text: &str) -> bool {
    let Some(first) = words(text).next() else { return false };
    if !TASK_VERBS.contains(&first.as_str()) || text.matches(['.', '!']).count() > 1 {
        return false;
    }
    let lower: Vec<String> = words(text).collect();
    let next: Vec<&str> = lower.iter().skip(1).take(3).map(String::as_str).collect();
    let object = next.first().is_some_and(|word| TASK_OBJECTS.contains(word));
    let second_verb = next.first() == Some(&"and") && next.get(1).is_some_and(|word| TASK_VERBS.contains(word));
    let asks = lower.iter().any(|word| {
        ["how", "why", "what", "who", "when", "which", "example", "examples", "own", "your"].contains(&word.as_str())
    });
    object || second_verb || (asks && lower.len() <= 40)
}

/// Whether a line without a full stop reads as a sentence: it has a subject and a finite verb.
pub(super) fn is_sentence(text: &str) -> bool {
    let lower: Vec<String> = words(text).collect();
    let Some(first) = lower.first().map(String::as_str) else { return false };
    if lower.len() > 1 && (SPEAKERS.contains(&first) || SUBJECTS.contains(&first)) {
        return true;
    }
    if OPENERS.contains(&first) {
        // "When the bell rings I go": a clause and its main clause.
        return lower.iter().filter(|word| SUBJECTS.contains(&word.as_str()) || SPEAKERS.contains(&word.as_str())).count() > 1;
    }
    for word in lower.iter().skip(1).map(String::as_str) {
        if OPENERS.contains(&word) || word == "that" {
            return false;
        }
        if FINITE.contains(&word) {
            return true;
        }
    }
    false
}

/// Whether a short line is an answer or a remark, whatever it looks like.
pub(super) fn is_reply(text: &str) -> bool {
    text.starts_with(['(', '[', '"', '“']) || words(text).next().is_none_or(|word| REPLIES.contains(&word.as_str()))
}

/// Whether the line begins with something to do: "Listen to them". Steps are written so.
pub(super) fn is_instruction(text: &str) -> bool {
    words(text).next().is_some_and(|word| ACTIONS.contains(&word.as_str()))
}

/// The text after a label that only says where one is ("Task 3b", "Section A - Markets"), if the line begins with one.
pub(super) fn after_label(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once([' ', '\u{A0}'])?;
    let plain = word.trim_end_matches([':', '.']).to_lowercase();
    if !LABELS.contains(&plain.as_str()) {
        return None;
    }
    let rest = rest.trim_start_matches([' ', '#']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(rest.len());
    let (id, tail) = rest.split_at_checked(end)?;
    let short = id.trim_end_matches('.');
    let numbered = short.bytes().any(|b| b.is_ascii_digit()) && short.len() <= 6;
    let lettered = short.len() == 1 || (short.len() <= 3 && short.bytes().all(|b| b"IVX".contains(&b)));
    let word_number = ["one", "two", "three", "four", "five", "six"].contains(&short.to_lowercase().as_str());
    (!short.is_empty() && (numbered || lettered || word_number))
        .then(|| tail.trim_matches([' ', ':', '-', '–', '—', '.', '\t', ')']))
}

const LABELS: &[&str] = &[
    "task",
    "question",
    "section",
    "part",
    "unit",
    "activity",
    "outcome",
    "criterion",
    "criteria",
    "assignment",
    "chapter",
    "topic",
    "exercise",
    "lo",
    "ac",
    "appendix",
    "scenario",
    "module",
    "lesson",
];

const SPEAKERS: &[&str] = &["i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "we'd", "we'll", "im", "ive"];

const SUBJECTS: &[&str] = &[
    "he",
    "she",
    "they",
    "it",
    "you",
    "there",
    "it's",
    "its",
    "they're",
    "you're",
    "he's",
    "she's",
    "there's",
    "that's",
    "everyone",
    "everybody",
    "nobody",
    "someone",
];

const OPENERS: &[&str] = &[
    "how", "what", "why", "who", "when", "where", "which", "if", "whose", "what's", "who's", "how's", "whether", "while",
    "before", "after",
];

const REPLIES: &[&str] = &[
    "no",
    "yes",
    "yeah",
    "yep",
    "nope",
    "none",
    "nothing",
    "n",
    "na",
    "n/a",
    "not",
    "done",
    "ok",
    "okay",
    "same",
    "see",
    "as",
    "because",
    "becuase",
    "cos",
    "sorry",
    "maybe",
    "both",
    "always",
    "never",
    "sometimes",
    "usually",
    "only",
];

const TASK_VERBS: &[&str] = &[
    "explain",
    "describe",
    "identify",
    "outline",
    "list",
    "state",
    "define",
    "discuss",
    "evaluate",
    "analyse",
    "analyze",
    "compare",
    "give",
    "name",
    "summarise",
    "summarize",
    "assess",
    "justify",
    "demonstrate",
    "produce",
    "deliver",
    "reflect",
    "provide",
    "suggest",
    "consider",
    "write",
    "complete",
    "illustrate",
    "plan",
    "review",
    "recommend",
    "contrast",
    "organise",
];

const TASK_OBJECTS: &[&str] = &[
    "how",
    "what",
    "why",
    "who",
    "which",
    "when",
    "where",
    "the",
    "your",
    "a",
    "an",
    "one",
    "two",
    "three",
    "four",
    "five",
    "at",
    "own",
    "any",
    "and",
    "some",
    "briefly",
    "different",
    "examples",
    "ways",
    "in",
    "on",
    "between",
    "methods",
    "types",
];

const FINITE: &[&str] = &[
    "is", "are", "was", "were", "am", "isn't", "aren't", "wasn't", "weren't", "have", "has", "had", "do", "does", "did", "don't",
    "doesn't", "didn't", "dont", "can", "can't", "cant", "cannot", "could", "will", "won't", "would", "shall", "should", "may",
    "might", "must", "gets", "got", "goes", "went", "comes", "came", "makes", "made", "takes", "took", "tells", "told", "says",
    "said", "asks", "asked", "gives", "gave", "knows", "knew", "thinks", "thought", "keeps", "kept", "helps", "helped", "means",
    "meant", "applies", "sees", "saw", "finds", "found", "leaves", "left", "brings", "brought", "buys", "bought", "pays", "paid",
    "lets", "looks", "looked", "wants", "wanted", "needed", "uses", "used", "works", "worked", "happens", "happened", "becomes",
    "became", "feels", "felt", "depends", "includes", "expects", "rings", "rang", "sends", "sent",
];

const ACTIONS: &[&str] = &[
    "listen",
    "apologise",
    "apologize",
    "say",
    "thank",
    "ask",
    "take",
    "tell",
    "give",
    "offer",
    "fix",
    "ring",
    "call",
    "check",
    "find",
    "make",
    "let",
    "keep",
    "follow",
    "agree",
    "record",
    "report",
    "solve",
    "resolve",
    "refer",
    "pass",
    "be",
    "stay",
    "get",
    "put",
    "try",
    "go",
    "do",
    "don't",
    "never",
    "always",
    "write",
    "send",
    "speak",
    "talk",
    "show",
    "help",
    "look",
    "smile",
    "greet",
    "acknowledge",
    "repeat",
    "confirm",
    "contact",
    "inform",
    "log",
    "note",
    "hand",
    "hear",
    "calm",
    "act",
    "wait",
    "sort",
    "treat",
    "use",
    "then",
];
