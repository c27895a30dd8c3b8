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
use super::keywords;
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
    keywords::mark(&mut text);
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
            let at = At { file, index, block, offset, evidence, known: &known, setting, first };
            for ((cut, range), words) in rest.by_ref().take(turn.len()) {
                self.sentence(&at, cut, range, words);
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

    fn sentence(&mut self, at: &At<'_>, cut: &Cut, range: std::ops::Range<usize>, words: &[&str]) {
        let (setting, first) = (&at.setting, at.first);
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
        let found = cues::find(&known.iter().map(|word| word.keyed()).collect::<Vec<_>>());
        let base = u32_of(range.start);
        let shift = |r: std::ops::Range<usize>| base + u32_of(r.start)..base + u32_of(r.end);
        let scopes = claims::scopes(&heard, &clauses, &found)
            .into_iter()
            .map(|(cue, governs, claim)| Scope { cue: shift(cue), governs: shift(governs), claim })
            .collect();
        let marks = |kind: Kind| found.iter().filter(|f: &&Found| f.kind == kind).map(|f| base + u32_of(f.start)).collect();
        let capital: Vec<bool> = range.clone().map(|t| self.text.tokens[t].capital).collect();
        let span = at.offset + cut.span.start..at.offset + cut.span.end;
        let written = &at.evidence.text[span.clone()];
        let voice = if cut.copied {
            Voice::Brief
        } else if self.mask.covers(&known) {
            Voice::Prompt
        } else {
            voice_of(cut, words, at.block, &span, written, setting)
        };
        let voice = if voice == Voice::Own && number > first && self.ends_heap(words) { Voice::Keywords } else { voice };
        let mut steered_by = setting.steered_by.clone();
        self.lean(number, first, words, &mut steered_by);
        self.text.sentences.push(Sentence {
            file: at.file,
            block: at.index,
            tokens: base..u32_of(range.end),
            row: number..number + 1,
            span: u32_of(span.start)..u32_of(span.end),
            voice,
            section: setting.section,
            passage: setting.passage,
            list: setting.list,
            labelled: cut.label.is_some(),
            leads: written.ends_with(':'),
            quoted: rejection::is_quoted(written),
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

/// Where the sentences of one turn of a block stand, and the words of the text.
struct At<'a> {
    file: u32,
    /// Which block of the file it is.
    index: u32,
    block: &'a Block,
    /// The byte of the file's text at which the block's own words begin.
    offset: usize,
    evidence: &'a Evidence,
    known: &'a [Word],
    setting: Setting,
    /// The turn's first sentence.
    first: u32,
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
