//! What belongs to what: sections, passages, lists with their lead-in, questions with their answers, cells with their row.

use crate::evidence::{Block, BlockKind, Place};

use super::segment::Cut;
use super::tasks;
use super::voice::{self, Speaker, Voice};

/// The most sentences that steer together. Pages of headings without a word between them steer no more than their last lines.
const MOST_STEERING: usize = 16;

/// Where the next sentence stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    counters: Counters,
    /// Sentences of the headings or question in force.
    heading: Vec<u32>,
    /// The block before was a heading too: headings of two levels steer together.
    heading_open: bool,
    /// The page speaks, not the learner: criteria, tips, the brief.
    criteria: bool,
    /// The whole file is such a page.
    page: bool,
    list: Option<List>,
    /// The last sentence of the block before, and its passage, if that block was running text.
    lead: Option<Lead>,
    row: Option<Row>,
    header_cells: Vec<(u32, Vec<u32>)>,
    /// The brief's last words in each column: what stands below them answers them.
    asked_above: Vec<Asked>,
}

#[derive(Debug, Clone, Default)]
struct Counters {
    section: u32,
    passage: u32,
}

#[derive(Debug, Clone)]
struct List {
    passage: u32,
    lead: Option<u32>,
}

#[derive(Debug, Clone)]
struct Lead {
    sentence: u32,
    passage: u32,
    open: bool,
}

#[derive(Debug, Clone)]
struct Row {
    table: u32,
    row: u32,
    first: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Asked {
    column: u32,
    row: u32,
    sentences: Vec<u32>,
}

/// What a block's sentences have in common.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) voice: Voice,
    pub(super) section: u32,
    pub(super) passage: u32,
    pub(super) list: bool,
    /// The lead-in belongs to the list and is marked as part of it.
    pub(super) lead: Option<u32>,
    pub(super) steered_by: Vec<u32>,
}

/// A block with its sentences as lower-case words.
pub(super) struct Read<'a> {
    pub(super) block: &'a Block,
    pub(super) cuts: &'a [Cut],
    pub(super) words: &'a [Vec<&'a str>],
}

impl Read<'_> {
    /// The block only asks, in the learner's paper or in the brief's words.
    fn asks(&self) -> bool {
        let asks = |(cut, words): (&Cut, &Vec<&str>)| cut.copied || cut.question && voice::asks(words);
        !self.cuts.is_empty() && self.cuts.iter().zip(self.words).all(asks)
    }

    /// All of it is the brief's.
    fn is_of_brief(&self) -> bool {
        !self.cuts.is_empty() && self.cuts.iter().all(|cut| cut.copied)
    }

    /// The first sentence that is not the brief's and not only the number of a task.
    fn opening(&self) -> Option<&[&str]> {
        let own = self.cuts.iter().zip(self.words).filter(|(cut, words)| !cut.copied && !tasks::is_only_a_number(words));
        own.map(|(_, words)| words.as_slice()).next()
    }

    /// It opens as a copied task or criterion does.
    fn is_criterion(&self) -> bool {
        self.opens_as(tasks::is_criterion)
    }

    /// The same in a list, where a learner's own steps open alike.
    fn is_copied_item(&self) -> bool {
        let numbered = self.words.first().is_some_and(|words| tasks::is_only_a_number(words));
        self.opens_as(tasks::is_surely_copied) || numbered && self.is_criterion()
    }

    fn opens_as(&self, task: fn(&[&str]) -> bool) -> bool {
        self.opening().is_some_and(|words| task(words) && !has_first_person(words))
    }
}

impl Frame {
    /// Forgets all that a new file does not inherit. Counters go on, so that windows never join two files.
    ///
    /// `page` says that the file is a page of criteria and not a learner's work.
    pub(super) fn open_file(&mut self, page: bool) {
        let Counters { section, passage } = self.counters;
        *self = Self { counters: Counters { section: section + 1, passage: passage + 1 }, page, ..Self::default() };
    }

    /// Places a block whose first sentence will have the number `first`.
    pub(super) fn place(&mut self, read: &Read, first: u32) -> Setting {
        let numbers: Vec<u32> = (first..).take(read.cuts.len()).collect();
        if !matches!(read.block.kind, BlockKind::ListItem { .. }) {
            self.list = None;
        }
        let in_cell = matches!(read.block.place, Place::Cell { .. });
        if !in_cell {
            self.row = None;
        }
        let mut setting = match read.block.kind {
            _ if in_cell => self.cell(read, &numbers),
            BlockKind::Heading { .. } => self.heading(read, &numbers),
            BlockKind::ListItem { .. } => self.list_item(read, &numbers),
            BlockKind::Cell { .. } | BlockKind::Paragraph | BlockKind::Note | BlockKind::TextBox => {
                self.paragraph(read, &numbers)
            }
        };
        if self.page {
            setting.voice = Voice::Prompt;
        }
        self.heading_open = matches!(setting.voice, Voice::Prompt);
        self.lead = match (read.block.kind, numbers.last()) {
            (BlockKind::Paragraph | BlockKind::TextBox, Some(&sentence)) => {
                Some(Lead { sentence, passage: setting.passage, open: ends_open(read) })
            }
            (BlockKind::ListItem { .. }, _) => self.lead.take(),
            _ => None,
        };
        setting
    }

    fn heading(&mut self, read: &Read, numbers: &[u32]) -> Setting {
        self.steer(numbers);
        let words: Vec<&str> = read.words.iter().flatten().copied().collect();
        // A line under the heading that is set like one ("What assessors look for") goes on with it.
        // A template's own headings of criteria stand above the learner's answers.
        self.criteria = !read.is_of_brief() && (tasks::is_criteria_heading(&words) || self.criteria && self.heading_open);
        self.next_passage();
        self.setting(Voice::Prompt, Vec::new())
    }

    fn paragraph(&mut self, read: &Read, numbers: &[u32]) -> Setting {
        self.next_passage();
        match self.speaker(read) {
            Some(Speaker::Asks) => return self.prompt(numbers),
            Some(Speaker::Answers) => return self.setting(Voice::Own, self.heading.clone()),
            None => {}
        }
        let asks = read.asks();
        if asks || read.is_criterion() {
            return self.prompt(numbers);
        }
        if self.heading.is_empty() || is_task(read) {
            self.counters.section += 1;
        }
        let voice = if self.criteria { Voice::Prompt } else { Voice::Own };
        self.setting(voice, self.heading.clone())
    }

    fn prompt(&mut self, numbers: &[u32]) -> Setting {
        self.steer(numbers);
        self.setting(Voice::Prompt, Vec::new())
    }

    /// From here on these sentences steer, together with those right before them that do.
    fn steer(&mut self, numbers: &[u32]) {
        if !self.heading_open {
            self.counters.section += 1;
            self.heading.clear();
        }
        add_last(&mut self.heading, numbers);
    }

    fn list_item(&mut self, read: &Read, numbers: &[u32]) -> Setting {
        if self.list.is_none() {
            let lead = self.lead.take();
            let passage = lead.as_ref().map_or_else(
                || {
                    self.next_passage();
                    self.counters.passage
                },
                |lead| lead.passage,
            );
            self.list = Some(List {
                passage,
                lead: lead.as_ref().filter(|lead| lead.open || lead.passage == passage).map(|lead| lead.sentence),
            });
        }
        let list = self.list.clone().unwrap_or(List { passage: self.counters.passage, lead: None });
        let copied = read.is_copied_item();
        let voice = if self.criteria || copied || read.is_of_brief() { Voice::Prompt } else { Voice::Own };
        let mut steered_by = self.heading.clone();
        steered_by.extend(list.lead);
        if read.is_of_brief() {
            self.steer(numbers);
        }
        Setting { voice, section: self.counters.section, passage: list.passage, list: true, lead: list.lead, steered_by }
    }

    fn cell(&mut self, read: &Read, numbers: &[u32]) -> Setting {
        let Place::Cell { table, row, column } = read.block.place else { return self.paragraph(read, numbers) };
        let same_row = self.row.as_ref().is_some_and(|open| open.table == table && open.row == row);
        if !same_row {
            if self.row.as_ref().is_none_or(|open| open.table != table) {
                self.header_cells.clear();
                self.asked_above.clear();
            }
            self.next_passage();
            self.counters.section += 1;
            self.row = Some(Row { table, row, first: Vec::new() });
        }
        let mut steered_by = self.heading.clone();
        let asked = matches!(read.block.kind, BlockKind::Heading { .. });
        if matches!(read.block.kind, BlockKind::Cell { header: true }) {
            self.header_cells.push((column, numbers.to_vec()));
            return self.setting(Voice::Prompt, steered_by);
        }
        steered_by.extend(self.header_cells.iter().filter(|(at, _)| *at == column).flat_map(|(_, cells)| cells));
        steered_by.extend(self.asked_above.iter().filter(|asked| asked.column == column).flat_map(|asked| &asked.sentences));
        if let Some(open) = &mut self.row {
            steered_by.extend(&open.first);
            if column == 1 || read.is_of_brief() {
                add_last(&mut open.first, numbers);
            }
        }
        if read.is_of_brief() {
            self.asked_above.retain(|asked| asked.column != column || asked.row == row);
            match self.asked_above.iter_mut().find(|asked| asked.column == column) {
                Some(asked) => add_last(&mut asked.sentences, numbers),
                None => self.asked_above.push(Asked { column, row, sentences: numbers.to_vec() }),
            }
        }
        let asks = read.asks();
        let voice = if asked || asks || read.is_criterion() || self.criteria { Voice::Prompt } else { Voice::Own };
        Setting { list: true, ..self.setting(voice, steered_by) }
    }

    fn speaker(&self, read: &Read) -> Option<Speaker> {
        voice::speaker_of(read.cuts.first()?, read.words.first()?)
    }

    fn next_passage(&mut self) {
        self.counters.passage += 1;
    }

    fn setting(&self, voice: Voice, steered_by: Vec<u32>) -> Setting {
        Setting { voice, section: self.counters.section, passage: self.counters.passage, list: false, lead: None, steered_by }
    }
}

/// Adds sentences that steer, and forgets the first where there are too many.
fn add_last(steering: &mut Vec<u32>, numbers: &[u32]) {
    steering.extend(numbers);
    let spare = steering.len().saturating_sub(MOST_STEERING);
    steering.drain(..spare);
}

fn has_first_person(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "i" | "we" | "my" | "our" | "me" | "us"))
}

/// The block's last sentence leads something in: it is labelled at its very end ("The steps are:").
fn ends_open(read: &Read) -> bool {
    read.words.last().is_some_and(|words| words.len() <= 25)
}

fn is_task(read: &Read) -> bool {
    read.words.first().and_then(|words| words.first()).is_some_and(|word| matches!(*word, "task" | "question" | "q"))
}
