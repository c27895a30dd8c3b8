//! What one sentence says and the next one rejects, or takes as the learner's own view.

use super::claims::{self, Claim};
use super::cues::{self, Found, Keyed, Kind};
use super::text::u32_of;
use super::text::{Scope, Sentence, Text};
use super::voice::Voice;

/// Marks of direct speech, as they are typed.
const QUOTES: [char; 7] = ['"', '\'', '“', '”', '„', '‘', '’'];

/// What the next sentence makes of a sentence: "My boss says X. I agree.", "My friend says X. I disagree." and "'X.' No, we never do."
pub(super) fn look_back(text: &mut Text) {
    for s in 1..text.sentences.len() {
        let (before, here) = (&text.sentences[s - 1], &text.sentences[s]);
        if before.passage != here.passage || here.voice != Voice::Own || before.voice != Voice::Own {
            continue;
        }
        if begins_with(text, here, Kind::Endorsed).is_some() {
            text.sentences[s - 1].scopes.retain(|scope| !scope.claim.is_of_others());
            continue;
        }
        let refused = if before.quoted && !here.quoted { refusal(text, here) } else { None };
        let refused = refused.map(|cue| (cue, Claim::Attributed));
        if let Some((cue, claim)) = refused.or_else(|| Some((begins_with(text, here, Kind::Verdict)?, Claim::Rejected))) {
            let governs = before.tokens.clone();
            text.sentences[s - 1].scopes.push(Scope { cue, governs, claim });
        }
    }
}

/// All of it stands between quotation marks: somebody's words, held up to be looked at.
pub(super) fn is_quoted(written: &str) -> bool {
    let bare = |c: char| !c.is_alphanumeric() && !QUOTES.contains(&c);
    let inner = written.trim_matches(bare);
    inner.len() > 2 && inner.starts_with(QUOTES) && inner.ends_with(QUOTES)
}

/// How an answer to words held up for view says that they are wrong: its first words.
const REFUSALS: [&str; 14] =
    ["no", "nope", "nah", "not", "never", "wrong", "untrue", "false", "rubbish", "nonsense", "tosh", "hardly", "disagree", "ha"];
/// Who may stand before that: "I do not", "that is not", "we would never".
const REFUSERS: [&str; 13] = ["i", "we", "it", "that", "this", "is", "do", "does", "would", "will", "can", "was", "could"];

/// Who may come straight behind "no" when it stands for a whole answer: "No they are not".
const SUBJECTS: [&str; 8] = ["i", "we", "you", "he", "she", "it", "they", "that"];

/// The tokens that refuse, if the sentence opens with a refusal.
fn refusal(text: &Text, sentence: &Sentence) -> Option<std::ops::Range<u32>> {
    let lower = |token: u32| text.form(token).lower.as_str();
    let refuses = sentence.tokens.clone().take(4).find(|token| !REFUSERS.contains(&lower(*token)))?;
    let next = refuses + 1;
    // "No, we never do", but not "No one argues".
    let of_a_noun = lower(refuses) == "no"
        && sentence.tokens.contains(&next)
        && text.tokens[next as usize].start == text.tokens[refuses as usize].end + 1
        && !SUBJECTS.contains(&lower(next));
    (REFUSALS.contains(&lower(refuses)) && !of_a_noun).then_some(refuses..next)
}

/// The tokens of a cue before which the sentence only points back: what it says, it says of the sentence before.
fn begins_with(text: &Text, sentence: &Sentence, kind: Kind) -> Option<std::ops::Range<u32>> {
    let words: Vec<Keyed<'_>> = sentence.tokens.clone().take(10).map(|t| text.word(t).keyed()).collect();
    let points = |cue: &Found| words[..cue.start].iter().all(|(form, _)| claims::POINTING.contains(&form.lower.as_str()));
    let cue = cues::find(&words).into_iter().find(|cue| cue.kind == kind && points(cue))?;
    Some(sentence.tokens.start + u32_of(cue.start)..sentence.tokens.start + u32_of(cue.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::from_text;
    use crate::language::{Brief, Mask, Speller, understand};

    /// The claim on a word, in each text.
    fn each_is(word: &str, cases: &[(&str, Claim)]) {
        for (written, claim) in cases {
            let text = understand(&[from_text("evidence", written)], &Speller::new([]), &Mask::new([]), &Brief::default());
            let token = (0..text.tokens.len() as u32).find(|token| text.form(*token).lower == word).expect("the word is there");
            assert_eq!(text.claim(token..token + 1), *claim, "{written}");
        }
    }

    #[test]
    fn quoted_words_are_the_view_of_others_if_the_next_sentence_refuses_them() {
        each_is(
            "white",
            &[
                ("\"Swans are always white.\" No, they are not.", Claim::Attributed),
                ("“Swans are always white.” I would not say so.", Claim::Attributed),
                ("'Swans are always white.' Rubbish!", Claim::Attributed),
                ("- “Swans are always white”. That is not how it is.", Claim::Attributed),
                ("\"Swans are always white.\" We see them each morning.", Claim::Asserted),
                ("\"Swans are always white.\" No one argues with that.", Claim::Asserted),
                ("Swans are \"always\" white. No cygnet was about.", Claim::Asserted),
                ("Swans are always white. No one argues.", Claim::Asserted),
            ],
        );
    }

    #[test]
    fn what_others_say_and_the_learner_takes_up_is_the_learners_view() {
        each_is(
            "white",
            &[
                ("My uncle says swans are always white.", Claim::Reported),
                ("My uncle says swans are always white. He was in again today.", Claim::Reported),
                ("My uncle says swans are always white and he is spot on.", Claim::Asserted),
                ("My uncle says swans are always white. I agree.", Claim::Asserted),
                ("My uncle says swans are always white. I do not agree.", Claim::Rejected),
            ],
        );
    }
}
