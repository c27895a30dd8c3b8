//! Where regular expressions fit: within one sentence, as it was written.

use crate::matcher::mention::{Match, Mention};

use super::{Accept, Evaluation};

impl Evaluation<'_> {
    pub(super) fn regex(&self, index: usize, accept: Accept) -> Vec<Match> {
        self.regex_mentions(index).iter().filter(|mention| accept.takes(mention)).map(Match::of).collect()
    }

    /// Everything a regular expression fits, whoever claims it.
    pub(super) fn regex_mentions(&self, index: usize) -> &[Mention] {
        self.regexes.get(index).map_or(&[], |found| found.get_or_init(|| self.find_regex(index)))
    }

    fn find_regex(&self, index: usize) -> Vec<Mention> {
        let Some(regex) = self.matcher.regexes.get(index).and_then(|expression| expression.regex()) else { return Vec::new() };
        let mut found = Vec::new();
        for (number, sentence) in self.text.sentences.iter().enumerate() {
            let Some(written) = self
                .evidence
                .get(sentence.file as usize)
                .and_then(|e| e.text.get(sentence.span.start as usize..sentence.span.end as usize))
            else {
                continue;
            };
            for hit in regex.find_iter(written) {
                let (from, to) = (sentence.span.start + hit.start() as u32, sentence.span.start + hit.end() as u32);
                let covered = |t: &u32| self.text.tokens[*t as usize].start < to && from < self.text.tokens[*t as usize].end;
                let (Some(first), Some(last)) =
                    (sentence.tokens.clone().find(covered), sentence.tokens.clone().rev().find(covered))
                else {
                    continue;
                };
                let tokens = first..last + 1;
                found.push(Mention {
                    claim: self.text.claim(tokens.clone()),
                    voice: sentence.voice,
                    tokens,
                    term: 0,
                    sentence: number as u32,
                });
            }
        }
        found
    }
}
