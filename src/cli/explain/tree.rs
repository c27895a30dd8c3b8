//! A rule as an indented tree, with what was found for it.

use std::collections::HashSet;

use super::text::quoted;
use crate::cli::rubric::page::Page;
use crate::judgement::{Branch, Quote};

/// Columns by which the rules inside a rule stand further in.
const STEP: u16 = 2;
/// How many branches of a choice are shown, nearest first, unless all are asked for.
const NEAREST: usize = 4;
/// How many names one line lists of which nothing was found.
const NAMES: usize = 12;

/// What a rule looks for.
pub(super) fn wanted(branch: &Branch, indent: u16, page: &mut Page) {
    Wanted { named: HashSet::new(), page }.branch(branch, indent);
}

struct Wanted<'w> {
    /// Mentions whose words were listed.
    named: HashSet<String>,
    page: &'w mut Page,
}

impl Wanted<'_> {
    fn branch(&mut self, branch: &Branch, indent: u16) {
        let branch = only_choice(branch);
        let not = if branch.unwanted { "must not be there: " } else { "" };
        let first = !branch.words.is_empty() && self.named.insert(branch.brief.clone());
        let words = if first { such_as(branch) } else { String::new() };
        let wants = if branch.wants == "words" && words.is_empty() { &branch.brief } else { &branch.wants };
        self.page.item(indent, "•", &format!("{not}{wants}{words}"));
        branch.of.iter().for_each(|inner| self.branch(inner, indent + STEP));
    }
}

/// What was found for a rule.
pub(super) fn traced(branch: &Branch, files: &[String], full: bool, indent: u16, page: &mut Page) {
    let mut tree = Tree { files, full, named: HashSet::new(), page };
    if branch.holds == Some(true) { tree.held(branch, indent) } else { tree.missed(branch, indent) }
}

struct Tree<'t> {
    files: &'t [String],
    full: bool,
    /// Mentions whose words were listed.
    named: HashSet<String>,
    page: &'t mut Page,
}

impl Tree<'_> {
    /// A rule that holds, down to what it rests on.
    fn held(&mut self, branch: &Branch, indent: u16) {
        let branch = through(branch);
        let mut inside: Vec<&Branch> = branch.of.iter().filter(|inner| !inner.unwanted && inner.holds == Some(true)).collect();
        if let Some(enough) = branch.enough.filter(|_| !self.full) {
            inside.retain(|inner| is_among(&inner.found, &branch.found));
            inside.truncate(enough);
        }
        match &inside[..] {
            [] => self.item(indent, "✓", &format!("{}{}", branch.brief, self.quotes(&branch.found))),
            [one] if branch.enough.is_some() => self.held(one, indent),
            inside => {
                self.item(indent, "✓", &branch.wants);
                let (silent, said) = self.silent(inside.to_vec());
                said.iter().for_each(|inner| self.held(inner, indent + STEP));
                self.held_by_absence(&silent, indent + STEP);
            }
        }
    }

    /// A rule that does not hold: what of it was found, what was not, and what does not count.
    fn missed(&mut self, branch: &Branch, indent: u16) {
        let branch = through(branch);
        if branch.of.is_empty() {
            self.missed_leaf(branch, indent);
            return;
        }
        if !branch.has_traces() && !self.full {
            self.item(indent, "✗", &nothing_of(&names([branch])));
            return;
        }
        let lack = branch.lack.as_ref().map(|lack| format!(": {lack}")).unwrap_or_default();
        self.item(indent, "✗", &format!("{}{lack}", branch.wants));
        let (near, far) =
            if branch.enough.is_some() && !self.full { nearest_first(&branch.of) } else { (branch.of.iter().collect(), vec![]) };
        let (silent, near) = self.silent(near);
        near.into_iter().for_each(|inner| self.member(inner, indent + STEP));
        self.held_by_absence(&silent, indent + STEP);
        let (less, nothing): (Vec<&Branch>, Vec<&Branch>) = far.into_iter().partition(|inner| nearness(inner) > 0.0);
        if !less.is_empty() {
            let branches = if less.len() == 1 { "branch" } else { "branches" };
            let text = format!("{} more {branches} of which less was found; --full shows all", less.len());
            self.item(indent + STEP, "✗", &text);
        }
        if !nothing.is_empty() {
            self.item(indent + STEP, "✗", &nothing_of(&names(nothing)));
        }
    }

    /// The branches that hold by what is not there, if there are several, and the others.
    fn silent<'b>(&self, branches: Vec<&'b Branch>) -> (Vec<&'b Branch>, Vec<&'b Branch>) {
        let silent = |branch: &&Branch| !branch.unwanted && branch.holds == Some(true) && branch.found.is_empty();
        if self.full || branches.iter().filter(|branch| silent(branch)).count() < 2 {
            return (Vec::new(), branches);
        }
        branches.into_iter().partition(silent)
    }

    fn held_by_absence(&mut self, branches: &[&Branch], indent: u16) {
        if !branches.is_empty() {
            let text = format!("{} conditions hold by what is not there; --full shows them", branches.len());
            self.item(indent, "✓", &text);
        }
    }

    fn member(&mut self, branch: &Branch, indent: u16) {
        match (branch.unwanted, branch.holds == Some(true)) {
            // That it is not there is as it should be.
            (true, false) => {}
            (true, true) => {
                let text = format!("must not be there, but is: {}{}", branch.brief, self.quotes(&branch.found));
                self.item(indent, "✗", &text);
            }
            (false, true) if !self.full || branch.of.is_empty() => {
                self.item(indent, "✓", &format!("{}{}", branch.brief, self.quotes(&branch.found)));
            }
            (false, true) => self.held(branch, indent),
            (false, false) => self.missed(branch, indent),
        }
    }

    fn missed_leaf(&mut self, leaf: &Branch, indent: u16) {
        let lack = leaf.lack.as_ref().map(|lack| format!(": {lack}")).unwrap_or_default();
        if leaf.discounted.is_empty() {
            let found = if lack.is_empty() { ": not found" } else { &lack };
            let first = !leaf.brief.starts_with('“') && self.named.insert(leaf.brief.clone());
            let words = if first { such_as(leaf) } else { String::new() };
            self.item(indent, "✗", &format!("{}{words}{found}", leaf.brief));
            return;
        }
        for left_out in &leaf.discounted {
            let quote = quoted(&left_out.quote, self.files);
            self.item(indent, "~", &format!("{}: {quote} does not count: {}", leaf.brief, left_out.why));
        }
    }

    fn item(&mut self, indent: u16, marker: &str, text: &str) {
        self.page.item(indent, marker, text);
    }

    fn quotes(&self, quotes: &[Quote]) -> String {
        let quotes: Vec<String> = quotes.iter().map(|quote| quoted(quote, self.files)).collect();
        if quotes.is_empty() { String::new() } else { format!(": {}", quotes.join(" … ")) }
    }
}

/// A choice of one is that one.
fn only_choice(branch: &Branch) -> &Branch {
    match &branch.of[..] {
        [one] if branch.enough.is_some() && !branch.unwanted => only_choice(one),
        _ => branch,
    }
}

/// What a verdict hangs on: a choice of one is that one, and so is a rule with exceptions that do not matter here.
fn through(branch: &Branch) -> &Branch {
    let branch = only_choice(branch);
    let mut wanted = branch.of.iter().filter(|inner| !inner.unwanted);
    match (wanted.next(), wanted.next()) {
        (Some(one), None) if branch.of.len() > 1 && branch.lack.is_none() => through(one),
        _ => branch,
    }
}

/// Some of these words are some of those.
fn is_among(these: &[Quote], those: &[Quote]) -> bool {
    let share = |a: &Quote, b: &Quote| a.file == b.file && a.start < b.end && b.start < a.end;
    those.is_empty() || these.iter().any(|a| those.iter().any(|b| share(a, b)))
}

fn such_as(branch: &Branch) -> String {
    let words: Vec<String> = branch.words.iter().map(|words| format!("“{words}”")).collect();
    match (words.is_empty(), branch.wants == "words") {
        (true, _) => String::new(),
        (false, true) => format!(" such as: {}", words.join(", ")),
        (false, false) => format!(" (words such as: {})", words.join(", ")),
    }
}

/// The branches of a choice that are worth showing, nearest first, and the others.
fn nearest_first(branches: &[Branch]) -> (Vec<&Branch>, Vec<&Branch>) {
    let mut sorted: Vec<&Branch> = branches.iter().collect();
    sorted.sort_by(|a, b| nearness(b).total_cmp(&nearness(a)));
    let near = sorted.iter().take_while(|branch| nearness(branch) > 0.0).count().min(NEAREST);
    let far = sorted.split_off(near);
    (sorted, far)
}

/// How much of a branch was found, from 0 to 1. What does not count is half found.
fn nearness(branch: &Branch) -> f64 {
    if branch.holds == Some(true) {
        return 1.0;
    }
    let wanted: Vec<f64> = branch.of.iter().filter(|inner| !inner.unwanted).map(nearness).collect();
    match (wanted.len(), branch.enough.is_some()) {
        (0, _) if branch.discounted.is_empty() => 0.0,
        (0, _) => 0.5,
        (_, true) => wanted.into_iter().fold(0.0, f64::max),
        (count, false) => wanted.iter().sum::<f64>() / f64::from(u32::try_from(count).unwrap_or(u32::MAX)),
    }
}

/// What the innermost rules look for, without repeats.
fn names<'b>(branches: impl IntoIterator<Item = &'b Branch>) -> Vec<&'b str> {
    let mut names = Vec::new();
    for branch in branches.into_iter().filter(|branch| !branch.unwanted) {
        if branch.of.is_empty() {
            names.push(branch.brief.as_str());
        } else {
            names.extend(self::names(&branch.of));
        }
    }
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(*name));
    names
}

fn nothing_of(names: &[&str]) -> String {
    let more = if names.len() > NAMES { format!(" and {} more", names.len() - NAMES) } else { String::new() };
    let listed: Vec<&str> = names.iter().take(NAMES).copied().collect();
    match listed[..] {
        [one] => format!("{one}: not found"),
        _ => format!("nothing of this was found: {}{more}", listed.join(", ")),
    }
}
