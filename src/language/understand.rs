//! Puts the floor together: evidence in, [`Text`] out.

use compact_str::CompactString;
use foldhash::HashMap;
use smallvec::SmallVec;

use crate::evidence::{Block, Evidence};

use super::blocks::{Frame, Read, Setting};
use super::brief::{Brief, Comparison};
use super::claims::{self, Heard};
use super::cues::{self, Found, Kind};
use super::forms::{Form, expand};
use super::known::Opened;
use super::mask::Mask;
use super::narration;
use super::page;
use super::rejection;
use super::rows;
use super::segment::{Break, Cut, cut};
use super::spelling::Speller;
use super::tasks;
use super::text::{Scope, Sentence, Text, Token, Word, WordId, u32_of};
use super::voice::{self, Voice};

/// Understands a portfolio: every file's blocks become sentences of words, with claims, in reading order.
///
/// Sentences that the mask covers, and what the brief holds, are not the learner's own. Misspellings are read towards the speller's vocabulary; offsets always point at the original text.
#[must_use]
pub fn understand(evidence: &[Evidence], speller: &Speller, mask: &Mask, brief: &Brief) -> Text {
    let comparison = Comparison::new(brief);
    let mut reader = Reader {
        speller,
        known: speller.open(),
        mask,
        comparison,
        text: Text::default(),
        ids: Default::default(),
        meant: Default::default(),
        frame: Frame::default(),
        clauses: 0,
    };
    for (file, evidence) in evidence.iter().enumerate() {
        reader.frame.open_file(page::is_page(evidence, |text| reader.comparison.holds(text)));
        reader.comparison.open_file();
        for (index, block) in evidence.blocks.iter().enumerate() {
            reader.block(u32_of(file), u32_of(index), evidence, block);
        }
    }
    let mut text = reader.text;
    debug_assert!(text.sentences.is_sorted_by_key(|sentence| sentence.section));
    debug_assert!(text.sentences.is_sorted_by_key(|sentence| sentence.passage));
    rows::join(&mut text, evidence);
    mark_keyword_lists(&mut text);
    rejection::look_back(&mut text);
    text
}

/// The words that one written word stands for.
type Meant = SmallVec<[WordId; 2]>;

struct Reader<'s> {
    speller: &'s Speller,
    known: Opened<'s>,
    mask: &'s Mask,
    comparison: Comparison<'s>,
    text: Text,
    /// Words by their lower-case form: those that may not be repaired, and those that may.
    ids: [HashMap<CompactString, WordId>; 2],
    /// The same by what is written.
    meant: [HashMap<CompactString, Meant>; 2],
    frame: Frame,
    clauses: u32,
}

impl Reader<'_> {
    fn block(&mut self, file: u32, index: u32, evidence: &Evidence, block: &Block) {
        let offset = block.body.clamp(block.span.start, block.span.end);
        let Some(text) = evidence.text.get(offset..block.span.end) else { return };
        let cuts = self.comparison.split(text, cut(text));
        let first_token = self.text.tokens.len();
        let starts: Vec<usize> = cuts.iter().map(|cut| self.tokens(text, offset, cut)).collect();
        let ends = starts.iter().skip(1).copied().chain([self.text.tokens.len()]);
        let ranges: Vec<std::ops::Range<usize>> = starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect();
        debug_assert!(starts.first().is_none_or(|start| *start == first_token));

        // All words of the block are known by now, so that they can be held beside the text.
        let known = std::mem::take(&mut self.text.words);
        let form = |token: usize| known[self.text.tokens[token].word as usize].form.lower.as_str();
        let words: Vec<Vec<&str>> = ranges.iter().map(|range| range.clone().map(form).collect()).collect();
        let mut rest = cuts.iter().zip(ranges).zip(&words);
        for turn in voice::turns(&cuts, &words) {
            let first = u32_of(self.text.sentences.len());
            let read = Read { block, cuts: &cuts[turn.clone()], words: &words[turn.clone()] };
            let setting = self.frame.place(&read, first);
            if let Some(lead) = setting.lead.and_then(|lead| self.text.sentences.get_mut(lead as usize)) {
                lead.list = true;
            }
            for ((cut, range), words) in rest.by_ref().take(turn.len()) {
                let place = At { file, block: index, offset, known: &known };
                self.sentence(&place, evidence, block, cut, range, words, &setting, first);
            }
        }
        self.text.words = known;
    }

    /// Adds the sentence's tokens; gives the index of the first.
    fn tokens(&mut self, text: &str, offset: usize, cut: &Cut) -> usize {
        let first = self.text.tokens.len();
        let sentence = u32_of(self.text.sentences.len());
        let shouted = text[cut.span.clone()].chars().all(|c| !c.is_lowercase());
        for (i, piece) in cut.pieces.iter().enumerate() {
            let written = &text[piece.span.clone()];
            let capital = i > 0 && !shouted && written.starts_with(char::is_uppercase);
            let (start, end) = (u32_of(offset + piece.span.start), u32_of(offset + piece.span.end));
            for word in self.words(written, !capital) {
                self.text.tokens.push(Token { word, start, end, clause: 0, capital });
                self.text.sentence_of.push(sentence);
            }
        }
        first
    }

    /// The words that a written one stands for: mostly itself.
    fn words(&mut self, written: &str, repairable: bool) -> Meant {
        if let Some(words) = self.meant[usize::from(repairable)].get(written) {
            return words.clone();
        }
        let words: Meant = expand(written).into_iter().map(|lower| self.word(lower, repairable)).collect();
        self.meant[usize::from(repairable)].insert(written.into(), words.clone());
        words
    }

    fn word(&mut self, lower: String, repairable: bool) -> WordId {
        if let Some(id) = self.ids[usize::from(repairable)].get(lower.as_str()) {
            return *id;
        }
        let word = if repairable { self.speller.read(&lower, &mut self.known) } else { Word::new(Form::of(&lower)) };
        let id = u32_of(self.text.words.len());
        self.text.words.push(word);
        self.ids[usize::from(repairable)].insert(lower.into(), id);
        id
    }

    #[allow(clippy::too_many_arguments)]
    fn sentence(
        &mut self,
        at: &At<'_>,
        evidence: &Evidence,
        block: &Block,
        cut: &Cut,
        range: std::ops::Range<usize>,
        words: &[&str],
        setting: &Setting,
        first: u32,
    ) {
        let number = u32_of(self.text.sentences.len());
        let breaks = breaks_of(cut, &self.text.tokens[range.clone()]);
        let heard: Vec<Heard> = words.iter().zip(&breaks).map(|(lower, before)| Heard { lower, before: *before }).collect();
        let clauses = claims::clauses(&heard);
        for (token, clause) in range.clone().zip(&clauses) {
            self.text.tokens[token].clause = self.clauses + clause;
            self.text.sentence_of[token] = number;
        }
        self.clauses += clauses.last().map_or(0, |last| last + 1);

        let known: Vec<&Word> = range.clone().map(|t| &at.known[self.text.tokens[t].word as usize]).collect();
        let found = cues::find(&known);
        let base = u32_of(range.start);
        let shift = |r: std::ops::Range<usize>| base + u32_of(r.start)..base + u32_of(r.end);
        let scopes = claims::scopes(&heard, &clauses, &found)
            .into_iter()
            .map(|(cue, governs, claim)| Scope { cue: shift(cue), governs: shift(governs), claim })
            .collect();
        let marks = |kind: Kind| found.iter().filter(|f: &&Found| f.kind == kind).map(|f| base + u32_of(f.start)).collect();
        let capital: Vec<bool> = range.clone().map(|t| self.text.tokens[t].capital).collect();
        let span = at.offset + cut.span.start..at.offset + cut.span.end;
        let voice = if cut.copied {
            Voice::Brief
        } else if self.mask.covers(&known) {
            Voice::Prompt
        } else {
            voice_of(cut, words, block, &span, &evidence.text[span.clone()], setting)
        };

        let voice = if voice == Voice::Own && number > first && self.ends_heap(words) { Voice::Keywords } else { voice };
        let mut steered_by = setting.steered_by.clone();
        self.lean(number, first, words, &mut steered_by);
        self.text.sentences.push(Sentence {
            file: at.file,
            block: at.block,
            tokens: base..u32_of(range.end),
            row: number..number + 1,
            span: u32_of(span.start)..u32_of(span.end),
            voice,
            section: setting.section,
            passage: setting.passage,
            list: setting.list,
            labelled: cut.label.is_some(),
            leads: evidence.text[span.clone()].ends_with(':'),
            quoted: rejection::is_quoted(&evidence.text[span.clone()]),
            steered_by,
            reasons: marks(Kind::Reason),
            instances: marks(Kind::Instance),
            narrated: narration::is_narrated(words, &capital),
            scopes,
        });
    }

    /// The words are what is left of a heap that was cut, and as bare as it.
    fn ends_heap(&self, words: &[&str]) -> bool {
        let heaped = self.text.sentences.last().is_some_and(|before| before.voice == Voice::Keywords);
        heaped && words.iter().filter(|word| voice::is_function_word(word)).count() * 6 <= words.len()
    }

    /// Adds what a sentence leans on inside its block: the question before it, the label that opened the block, the sentence a pronoun points to.
    fn lean(&self, number: u32, first: u32, words: &[&str], steered_by: &mut Vec<u32>) {
        if number == first {
            return;
        }
        let before = number - 1;
        let Some(last) = self.text.sentences.get(before as usize) else { return };
        let asked = (first..number)
            .rev()
            .take(3)
            .find(|s| self.text.sentences.get(*s as usize).is_some_and(|s| matches!(s.voice, Voice::Prompt | Voice::Brief)));
        steered_by.extend(asked);
        if leans(words) {
            steered_by.push(before);
            steered_by.extend(last.steered_by.iter().filter(|s| **s >= first));
        }
        steered_by.sort_unstable();
        steered_by.dedup();
    }
}

/// Where the sentences of a block stand, and the words of the text.
struct At<'a> {
    file: u32,
    block: u32,
    offset: usize,
    known: &'a [Word],
}

/// The break before each word; a written word that stands for two has none inside.
fn breaks_of(cut: &Cut, tokens: &[Token]) -> Vec<Break> {
    let mut pieces = cut.pieces.iter();
    let mut last = None;
    let mut begins = |token: &Token| last.replace(token.start) != Some(token.start);
    tokens
        .iter()
        .map(|token| if begins(token) { pieces.next().map_or(Break::None, |piece| piece.before) } else { Break::None })
        .collect()
}

fn voice_of(cut: &Cut, words: &[&str], block: &Block, span: &std::ops::Range<usize>, written: &str, setting: &Setting) -> Voice {
    let struck = |range: &std::ops::Range<usize>| range.start <= span.start && span.end <= range.end;
    if block.struck.iter().any(struck) {
        Voice::Struck
    } else if setting.voice == Voice::Own
        && (cut.question && voice::asks(words) || is_unanswered(cut, words) || announces(cut, words))
    {
        Voice::Prompt
    } else if setting.voice == Voice::Own && (voice::is_ticked(written, words) || voice::is_word_heap(words)) {
        Voice::Keywords
    } else {
        setting.voice
    }
}

/// The learner says what is going to be written about. Behind a colon it is being written already.
fn announces(cut: &Cut, words: &[&str]) -> bool {
    cut.label.is_none() && tasks::announces(words)
}

/// A field of a form that nobody filled in, or filled with words that answer nothing ("Punctuality: as ticked").
fn is_unanswered(cut: &Cut, words: &[&str]) -> bool {
    let answer = cut.label.and_then(|label| words.get(label..));
    cut.unfilled && cut.label.is_none_or(|label| label >= words.len()) || answer.is_some_and(voice::answers_nothing)
}

fn leans(words: &[&str]) -> bool {
    const POINTERS: [&str; 17] = [
        "it",
        "they",
        "them",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "their",
        "its",
        "such",
        "both",
        "his",
        "her",
        "neither",
        "otherwise",
    ];
    words.iter().take(2).any(|word| POINTERS.contains(word))
        || words.first().is_some_and(|word| matches!(*word, "no" | "yes" | "because" | "so" | "and" | "but" | "also" | "then"))
}

/// Blocks, lists and runs of one-line blocks that are bare keywords lose their voice. A list that a sentence leads in, that answers a
/// question or that stands in a table behind a name keeps it.
fn mark_keyword_lists(text: &mut Text) {
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
