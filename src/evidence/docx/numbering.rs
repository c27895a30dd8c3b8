//! Numbered lists: the number or letter that a list item shows.

use std::collections::HashMap;

use crate::evidence::error::Problem;
use crate::evidence::numerals::{letters, roman};
use crate::evidence::package::Package;
use crate::evidence::written::Label;
use crate::evidence::xml::{Tag, Visit};

/// The numberings of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Vec<Level>>,
    instances: HashMap<u32, Instance>,
    /// Counts by definition: lists of the same definition go on counting.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: std::collections::HashSet<u32>,
    open: Open,
}

const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

#[derive(Debug, Default, Clone)]
struct Instance {
    definition: u32,
    starts: HashMap<usize, u32>,
}

/// Where the walk stands.
#[derive(Debug, Default)]
struct Open {
    definition: Option<u32>,
    instance: Option<u32>,
    level: Option<usize>,
    /// Inside a level that an instance redefines.
    names: Vec<&'static str>,
}

impl Numbering {
    /// The numberings in a part; none if there is no such part.
    pub(super) fn read(package: &mut Package, part: Option<String>) -> Result<Self, Problem> {
        let mut numbering = Self::default();
        if let Some(part) = part {
            package.walk(&part, &mut numbering)?;
        }
        Ok(numbering)
    }

    /// Counts one item of a numbering at a level (from 0), and says what it shows.
    pub(super) fn next(&mut self, id: u32, level: u8) -> Label {
        let at = usize::from(level).min(LEVELS - 1);
        let Some(instance) = self.instances.get(&id) else { return Label::Bullet };
        let Some(levels) = self.definitions.get(&instance.definition) else { return Label::Bullet };
        let counts = self.counts.entry(instance.definition).or_default();
        if self.begun.insert(id) {
            for at in instance.starts.keys().filter(|at| **at < LEVELS) {
                counts[*at] = None;
            }
        }
        let start =
            |at: usize| instance.starts.get(&at).copied().unwrap_or_else(|| levels.get(at).map_or(1, |level| level.start));
        counts[at] = Some(counts[at].map_or_else(|| start(at), |count| count.saturating_add(1)));
        for deeper in &mut counts[at + 1..] {
            *deeper = None;
        }
        let Some(shown) = levels.get(at) else { return Label::Unsure };
        if shown.format == "bullet" || shown.format == "none" {
            return Label::Bullet;
        }
        fill(&shown.text, |n| Some((levels.get(n)?.format.as_str(), counts.get(n)?.unwrap_or_else(|| start(n)))))
    }
}

/// "%1.%2" with the counts in place.
fn fill<'a>(pattern: &str, count: impl Fn(usize) -> Option<(&'a str, u32)>) -> Label {
    let mut shown = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('%') {
        shown.push_str(before);
        let digit = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
        let Some((format, n)) = digit.and_then(|digit| count(digit as usize - 1)) else { return Label::Unsure };
        let Some(number) = written(format, n) else { return Label::Unsure };
        shown.push_str(&number);
        rest = after.get(1..).unwrap_or_default();
    }
    shown.push_str(rest);
    let shown = shown.trim();
    if shown.is_empty() {
        Label::Bullet
    } else if shown.chars().count() > 24 {
        Label::Unsure
    } else {
        Label::Number(shown.to_owned())
    }
}

/// A number in one of the formats that are certain.
fn written(format: &str, n: u32) -> Option<String> {
    Some(match format {
        "" | "decimal" => n.to_string(),
        "decimalZero" => format!("{n:02}"),
        "lowerLetter" => letters(n, b'a')?,
        "upperLetter" => letters(n, b'A')?,
        "lowerRoman" => roman(n)?.to_lowercase(),
        "upperRoman" => roman(n)?,
        _ => return None,
    })
}

impl Visit for Numbering {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        let number = |name: &str| tag.attribute(name).and_then(|value| value.parse::<u32>().ok());
        let name = match tag.name() {
            "abstractNum" => {
                self.open.definition = number("abstractNumId");
                "abstractNum"
            }
            "num" => {
                self.open.instance = number("numId");
                "num"
            }
            "lvl" | "lvlOverride" => {
                self.open.level = number("ilvl").and_then(|level| usize::try_from(level).ok());
                if tag.name() == "lvl" { "lvl" } else { "lvlOverride" }
            }
            "abstractNumId" => {
                if let (Some(id), Some(definition)) = (self.open.instance, number("val")) {
                    self.instances.entry(id).or_default().definition = definition;
                }
                ""
            }
            "startOverride" => {
                if let (Some(id), Some(level), Some(start)) = (self.open.instance, self.open.level, number("val")) {
                    self.instances.entry(id).or_default().starts.insert(level, start);
                }
                ""
            }
            "start" | "numFmt" | "lvlText" => {
                self.describe(tag);
                ""
            }
            _ => "",
        };
        self.open.names.push(name);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        match self.open.names.pop() {
            Some("abstractNum") => self.open.definition = None,
            Some("num") => self.open.instance = None,
            Some("lvlOverride") => self.open.level = None,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Problem> {
        Ok(())
    }
}

impl Numbering {
    /// A property of the open level of the open definition.
    fn describe(&mut self, tag: &Tag<'_>) {
        let (Some(definition), Some(at)) = (self.open.definition, self.open.level.filter(|level| *level < LEVELS)) else {
            return;
        };
        let levels = self.definitions.entry(definition).or_default();
        while levels.len() <= at {
            levels.push(Level { start: 1, ..Level::default() });
        }
        let value = tag.val().unwrap_or_default();
        match tag.name() {
            "start" => levels[at].start = value.parse().unwrap_or(1),
            "numFmt" => levels[at].format = value.into_owned(),
            _ => levels[at].text = value.chars().take(64).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (format, n, shown) in [
            ("decimal", 12, Some("12")),
            ("decimalZero", 3, Some("03")),
            ("lowerLetter", 2, Some("b")),
            ("upperLetter", 28, Some("BB")),
            ("lowerRoman", 14, Some("xiv")),
            ("upperRoman", 9, Some("IX")),
            ("hebrew1", 1, None),
            ("lowerLetter", 0, None),
        ] {
            assert_eq!(written(format, n).as_deref(), shown, "{format} {n}");
        }
    }
}
