//! A name introduced with a role ("my supervisor, Dave") stands for that role from then on.

use rustc_hash::FxHashSet;

use crate::language::{Text, WordId};

use super::mention::Mention;

/// Adds a mention wherever a name stands that was introduced next to one of `mentions`.
pub(super) fn extend(text: &Text, mentions: &mut Vec<Mention>) {
    let names: FxHashSet<&str> =
        mentions.iter().filter_map(|mention| name_beside(text, mention)).map(|word| lower(text, word)).collect();
    if names.is_empty() {
        return;
    }
    let mut added: Vec<Mention> = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let at = at as u32;
        // Few words are names, so that is asked first.
        if !names.contains(lower(text, token.word)) || mentions.iter().any(|mention| mention.tokens.contains(&at)) {
            continue;
        }
        let sentence = text.sentence_of[at as usize];
        added.push(Mention {
            tokens: at..at + 1,
            term: u32::MAX,
            sentence,
            claim: text.claim(at..at + 1),
            voice: text.sentences[sentence as usize].voice,
        });
    }
    mentions.extend(added);
    mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end, m.term));
}

fn lower(text: &Text, word: WordId) -> &str {
    &text.words[word as usize].form.lower
}

/// The name that stands right behind the mention ("my supervisor, Dave", "the manager is called Dave") or before it ("Dave, my supervisor", "Dave is my supervisor").
fn name_beside(text: &Text, mention: &Mention) -> Option<WordId> {
    const INTRODUCES: [&str; 6] = ["called", "named", "is", "who", "name", "was"];
    const DETERMINERS: [&str; 8] = ["my", "our", "the", "a", "is", "s", "was", "as"];
    let sentence = text.sentences.get(mention.sentence as usize)?;
    let name = |at: u32| {
        let token = text.tokens.get(at as usize).filter(|_| sentence.tokens.contains(&at))?;
        let word = lower(text, token.word);
        let capital = token.capital || at == sentence.tokens.start && word.len() > 2 && at + 1 < mention.tokens.start;
        (capital && word.len() > 1 && !DETERMINERS.contains(&word) && !INTRODUCES.contains(&word) && word != "i")
            .then_some(token.word)
    };
    let word_at = |at: u32| text.tokens.get(at as usize).map(|token| lower(text, token.word)).unwrap_or_default();
    let mut behind = mention.tokens.end;
    while INTRODUCES.contains(&word_at(behind)) && behind < mention.tokens.end + 3 {
        behind += 1;
    }
    if let Some(found) = name(behind).filter(|_| text.tokens.get(behind as usize).is_some_and(|token| token.capital)) {
        return Some(found);
    }
    let mut before = mention.tokens.start;
    while before > sentence.tokens.start && before + 3 > mention.tokens.start && DETERMINERS.contains(&word_at(before - 1)) {
        before -= 1;
    }
    (before < mention.tokens.start && before > sentence.tokens.start).then(|| name(before - 1)).flatten()
}
