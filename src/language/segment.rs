//! Cuts a block into sentences, and a sentence into words with the breaks between them.

use std::ops::Range;

use super::forms::pieces;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// Only space.
    None,
    /// A comma.
    Comma,
    /// A semicolon, colon, dash or bracket.
    Strong,
    /// A quotation mark.
    Quote,
}

/// A written word. Offsets are bytes of the text that was cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Range<usize>,
    pub(super) before: Break,
}

/// A sentence of written words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) span: Range<usize>,
    pub(super) pieces: Vec<Piece>,
    /// It ends in a question mark that is not inside quotation marks.
    pub(super) question: bool,
    /// How many words stand before its first colon, if that comes early.
    pub(super) label: Option<usize>,
    /// It is the brief's wording.
    pub(super) copied: bool,
    /// It stands before a line to write on, and nobody has written there.
    pub(super) unfilled: bool,
}

/// Words after which a full stop does not end a sentence.
const ABBREVIATIONS: [&str; 22] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "rev", "eg", "e.g", "ie", "i.e", "vs", "approx", "dept", "tel", "ext", "incl", "inc",
    "ltd", "co", "no", "fig",
];

/// The most words of one sentence. Whoever writes more without a stop is cut here: the work within a sentence grows with its square.
const LONGEST: usize = 200;

/// The sentences of `text`, in order; together they hold every word.
pub(super) fn cut(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    let mut last: Option<Range<usize>> = None;
    pieces(text).for_each(|(at, piece)| {
        let span = at..at + piece.len();
        let between = &text[last.as_ref().map_or(0, |l| l.end)..at];
        if between != " "
            && let Some(last) = &last
            && !(open.len() == 1 && asks_or_answers(text, last))
            && ends_sentence(&text[last.clone()], between, piece)
        {
            finish(text, &mut cuts, &mut open, at);
        }
        if open.len() >= LONGEST {
            finish(text, &mut cuts, &mut open, at);
        }
        open.push(Piece { span: span.clone(), before: break_in(between) });
        last = Some(span);
    });
    finish(text, &mut cuts, &mut open, text.len());
    cuts
}

fn finish(text: &str, cuts: &mut Vec<Cut>, open: &mut Vec<Piece>, end: usize) {
    let (Some(first), Some(last)) = (open.first(), open.last()) else { return };
    let lead = text[..first.span.start].trim_end_matches(['"', '\'', '\u{201c}', '\u{2018}', '(', '£', '$', '€']);
    let start = lead.len().max(cuts.last().map_or(0, |cut: &Cut| cut.span.end));
    let tail = &text[last.span.end..end];
    let stop = last.span.end + tail.find(char::is_whitespace).unwrap_or(tail.len());
    let mark = tail.trim_start();
    let question = mark.starts_with('?') && !mark[1..].starts_with(['"', '\u{201d}', '\'', '\u{2019}']);
    let label = (1..open.len().min(8)).find(|&i| {
        let between = &text[open[i - 1].span.end..open[i].span.start];
        between.contains(':')
            || i == 1 && asks_or_answers(text, &open[0].span)
            || between.contains(" - ")
            || between.contains(" – ")
            || between.contains('=')
    });
    let unfilled = is_line_to_fill(tail);
    cuts.push(Cut { span: start..stop, pieces: std::mem::take(open), question, label, copied: false, unfilled });
}

/// Whether what follows the last word of a sentence is a line to write on: "Name: ________", "Skills ........".
fn is_line_to_fill(tail: &str) -> bool {
    let line = tail.trim_start_matches([':', ' ', '\t', '\u{a0}']);
    line.starts_with("___") || line.starts_with(".....") || line.starts_with("………")
}

/// Whether this word is the "Q." or "A." of a question or its answer: it opens the block, or stands behind a question.
fn asks_or_answers(text: &str, first: &Range<usize>) -> bool {
    let before = text[..first.start].trim_end();
    (before.is_empty() || before.ends_with('?'))
        && matches!(&text[first.clone()], "Q" | "A")
        && text[first.end..].starts_with(['.', ')'])
        && text[first.end + 1..].starts_with(' ')
}

fn ends_sentence(last: &str, between: &str, next: &str) -> bool {
    let Some((mark, sign)) = between.char_indices().find(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | '\u{2028}')) else {
        return false;
    };
    let after = &between[mark + sign.len_utf8()..];
    if between[mark..].starts_with(['!', '?']) {
        // "?" inside quotes goes on when a lower-case word follows: "Can I help?" she said.
        return !(after.starts_with(['"', '\u{201d}', '\'', '\u{2019}', ')']) && next.starts_with(char::is_lowercase));
    }
    if after.is_empty() && between.trim() == "." {
        return false;
    }
    let lower = last.to_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) {
        return lower == "no" && !next.starts_with(|c: char| c.is_ascii_digit());
    }
    // "etc. and" goes on; so do dots of omission before a lower-case word.
    let goes_on = lower == "etc" || between.contains("..") || between.contains('…');
    !(goes_on && next.starts_with(char::is_lowercase))
}

fn break_in(between: &str) -> Break {
    if between == " " {
        return Break::None;
    }
    if between.contains([';', ':', '—', '–', '(', ')', '=', '→'])
        || between.contains(" - ")
        || between.contains(" -")
        || between.contains('/') && between.contains(' ')
    {
        Break::Strong
    } else if between.contains(',') {
        Break::Comma
    } else if between.contains(['"', '\u{201c}', '\u{201d}']) {
        Break::Quote
    } else {
        Break::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        cut(text).into_iter().map(|cut| &text[cut.span]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        let cases: [(&str, &[&str]); 10] = [
            ("I listen. Then I apologise!", &["I listen.", "Then I apologise!"]),
            ("was late. she said so", &["was late.", "she said so"]),
            ("Ask e.g. Mr. Jones about no. 5 now", &["Ask e.g. Mr. Jones about no. 5 now"]),
            ("It cost £3.50. Fine", &["It cost £3.50.", "Fine"]),
            ("Always? No. They pay.", &["Always?", "No.", "They pay."]),
            ("He said \"Can I help?\" and smiled.", &["He said \"Can I help?\" and smiled."]),
            ("wait… then go. \"Right.\"", &["wait… then go.", "\"Right.\""]),
            ("Q. What is it? A. b", &["Q. What is it?", "A. b"]),
            ("A. I ring them. I wait.", &["A. I ring them.", "I wait."]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_that_nobody_wrote_on_is_seen() {
        for (text, expected) in [
            ("Listening actively: ______", true),
            ("Name ..........", true),
            ("I listen... and nod", false),
            ("I listen…", false),
            ("Listening: I nod ___", true),
        ] {
            assert_eq!(cut(text)[0].unfilled, expected, "{text}");
        }
    }

    #[test]
    fn a_question_mark_makes_a_question_unless_it_is_quoted() {
        assert!(cut("What is it?")[0].question);
        assert!(!cut("I asked \"what is it?\"")[0].question);
    }

    #[test]
    fn breaks_are_seen_before_their_word() {
        let breaks: Vec<Break> = cut("one, two; three \"four\" five")[0].pieces.iter().map(|p| p.before).collect();
        assert_eq!(breaks, [Break::None, Break::Comma, Break::Strong, Break::Quote, Break::Quote]);
    }
}
