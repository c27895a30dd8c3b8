//! Lists of bare keywords: words that are named, and nothing is said of them.

use super::text::{Sentence, Text};
use super::voice::{self, Voice};

/// Blocks, lists and runs of one-line blocks that are bare keywords lose their voice. A list that a sentence leads in, that answers a
/// question or that stands in a table behind a name keeps it.
pub(super) fn mark(text: &mut Text) {
    let mut from = 0;
    while from < text.sentences.len() {
        let to = from + run_length(text, from);
        let own: Vec<&Sentence> = text.sentences[from..to].iter().filter(|s| s.voice == Voice::Own).collect();
        let items: Vec<Vec<&str>> = own.iter().flat_map(|s| items(text, s)).collect();
        if voice::is_keyword_list(&items) && !own.iter().any(|s| s.labelled || s.row.len() > 1 || answers(text, s)) {
            text.sentences[from..to].iter_mut().filter(|s| s.voice == Voice::Own).for_each(|s| s.voice = Voice::Keywords);
        }
        from = to;
    }
}

/// How many sentences from here on belong to one block or list, or to a run of blocks of a few words each.
fn run_length(text: &Text, from: usize) -> usize {
    const ONE_LINE: usize = 4;
    let first = &text.sentences[from];
    let short = |s: &Sentence| s.tokens.len() <= ONE_LINE && s.file == first.file && s.voice == first.voice;
    let passage = text.sentences[from..].iter().take_while(|s| s.passage == first.passage).count();
    passage.max(text.sentences[from..].iter().take_while(|s| short(s)).count()).max(1)
}

/// The sentence is led in by a statement, follows a line that ends in a colon, or answers a question that asks for a number of things.
fn answers(text: &Text, sentence: &Sentence) -> bool {
    const ASKS_FOR_A_LIST: [&str; 12] = ["list", "name", "two", "three", "four", "five", "six", "2", "3", "4", "5", "6"];
    let asks_for_a_list = |s: &Sentence| s.tokens.clone().any(|t| ASKS_FOR_A_LIST.contains(&text.form(t).lower.as_str()));
    let leads = |s: &Sentence| match s.voice {
        Voice::Own => s.tokens.len() > 3 && (s.leads || s.tokens.clone().any(|t| voice::is_function_word(&text.form(t).lower))),
        _ => s.leads || asks_for_a_list(s),
    };
    sentence.steered_by.iter().filter_map(|s| text.sentences.get(*s as usize)).any(leads)
}

/// The stretches of a sentence between commas and stronger breaks.
fn items<'t>(text: &'t Text, sentence: &Sentence) -> Vec<Vec<&'t str>> {
    let mut items: Vec<Vec<&str>> = Vec::new();
    let mut last_end = None;
    for token in sentence.tokens.clone() {
        let at = text.tokens[token as usize];
        // More than one byte between two words means that something besides a space stands there.
        if last_end.is_none_or(|end| at.start > end + 1) || items.is_empty() {
            items.push(Vec::new());
        }
        if let Some(item) = items.last_mut() {
            item.push(text.form(token).lower.as_str());
        }
        last_end = Some(at.end);
    }
    items
}
