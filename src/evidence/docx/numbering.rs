//! Numbered lists: the number or letter that a list item shows.

use std::collections::{HashMap, HashSet};

use crate::evidence::error::Problem;
use crate::evidence::limits::NUMBERINGS;
use crate::evidence::numerals::{capital, enclosed, from_figures, in_words, letters, ordinal_ending, ordinal_in_words, roman};
use crate::evidence::package::Package;
use crate::evidence::written::Label;
use crate::evidence::xml::{Tag, Visit};

/// The numberings of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    instances: HashMap<u32, Instance>,
    /// Counts by definition: lists of the same definition go on counting.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<u32>,
    open: Open,
}

const LEVELS: usize = 9;

/// What all lists of one kind have in common.
#[derive(Debug, Default)]
struct Definition {
    levels: [Option<Level>; LEVELS],
    /// The list style it makes.
    makes: Option<String>,
    /// The list style it takes its levels from.
    takes: Option<String>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// The level (from 1) after which it begins again; 0 is never.
    restart: Option<u32>,
    /// Every number in it is a plain figure.
    legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: String::new(), text: String::new(), restart: None, legal: false }
    }
}

/// One list, and what it changes of its definition.
#[derive(Debug, Default)]
struct Instance {
    definition: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Box<Level>>; LEVELS],
}

/// Where the walk stands.
#[derive(Debug, Default)]
struct Open {
    definition: Option<u32>,
    instance: Option<u32>,
    level: Option<usize>,
    names: Vec<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Definition,
    Instance,
    Level,
    Other,
}

impl Numbering {
    /// The numberings in a part; none if there is no such part.
    pub(super) fn read(package: &mut Package, part: Option<String>) -> Result<Self, Problem> {
        let mut numbering = Self::default();
        if let Some(part) = part {
            package.walk(&part, &mut numbering)?;
        }
        numbering.follow_styles();
        Ok(numbering)
    }

    /// Lists that take their levels from a list style count as lists of the definition that makes the style.
    fn follow_styles(&mut self) {
        let makers: HashMap<&str, u32> =
            self.definitions.iter().filter_map(|(id, definition)| Some((definition.makes.as_deref()?, *id))).collect();
        for instance in self.instances.values_mut() {
            let taken = self.definitions.get(&instance.definition).and_then(|definition| definition.takes.as_deref());
            if let Some(maker) = taken.and_then(|style| makers.get(style)) {
                instance.definition = *maker;
            }
        }
    }

    /// Counts one item of a numbering at a level (from 0), and says what it shows.
    pub(super) fn next(&mut self, id: u32, level: u8) -> Label {
        let at = usize::from(level).min(LEVELS - 1);
        let Some(instance) = self.instances.get(&id) else { return Label::Bullet };
        let Some(definition) = self.definitions.get(&instance.definition) else { return Label::Bullet };
        let level = |at: usize| instance.levels.get(at)?.as_deref().or(definition.levels.get(at)?.as_ref());
        let counts = self.counts.entry(instance.definition).or_default();
        if self.begun.insert(id) {
            for (count, _) in counts.iter_mut().zip(&instance.starts).filter(|(_, start)| start.is_some()) {
                *count = None;
            }
        }
        let start = |at: usize| {
            let own = instance.starts.get(at).copied().flatten();
            own.unwrap_or_else(|| level(at).map_or(1, |level| level.start))
        };
        counts[at] = Some(counts[at].map_or_else(|| start(at), |count| count.saturating_add(1)));
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = level(deeper).and_then(|level| level.restart);
            if restart.is_none_or(|after| usize::try_from(after).is_ok_and(|after| at < after)) {
                *count = None;
            }
        }
        let Some(shown) = level(at) else { return Label::Bullet };
        if shown.format == "bullet" || shown.format == "none" {
            return Label::Bullet;
        }
        fill(&shown.text, |n| {
            let format = if shown.legal { "decimal" } else { level(n)?.format.as_str() };
            Some((format, counts.get(n)?.unwrap_or_else(|| start(n))))
        })
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
    Label::number(&shown)
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
        "ordinal" => format!("{n}{}", ordinal_ending(n)),
        "cardinalText" => capital(&in_words(n)?),
        "ordinalText" => capital(&ordinal_in_words(n)?),
        "numberInDash" => format!("- {n} -"),
        "decimalFullWidth" | "decimalFullWidth2" => from_figures(n, '\u{FF10}'),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(n, '①')?,
        "decimalEnclosedParen" => enclosed(n, '⑴')?,
        "decimalEnclosedFullstop" => enclosed(n, '⒈')?,
        _ => return None,
    })
}

impl Visit for Numbering {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        let number = |name: &str| tag.attribute(name).and_then(|value| value.parse::<u32>().ok());
        let name = match tag.name() {
            "abstractNum" => {
                self.open.definition = number("abstractNumId");
                Name::Definition
            }
            "num" => {
                self.open.instance = number("numId");
                Name::Instance
            }
            "lvl" | "lvlOverride" => {
                // A level inside an override is of the override's level, whatever it says.
                let inside = self.open.level;
                self.open.level = inside.or_else(|| number("ilvl").and_then(|level| usize::try_from(level).ok()));
                if inside.is_none() { Name::Level } else { Name::Other }
            }
            _ => {
                self.describe(tag);
                Name::Other
            }
        };
        self.open.names.push(name);
        if self.definitions.len() + self.instances.len() > NUMBERINGS {
            return Err(Problem::too_large("the document has", format!("{NUMBERINGS} numberings")));
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        match self.open.names.pop() {
            Some(Name::Definition) => self.open.definition = None,
            Some(Name::Instance) => self.open.instance = None,
            Some(Name::Level) => self.open.level = None,
            Some(Name::Other) | None => {}
        }
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Problem> {
        Ok(())
    }
}

impl Numbering {
    /// A property of what is open: a definition, an instance, or a level of either.
    fn describe(&mut self, tag: &Tag<'_>) {
        let value = || tag.val().unwrap_or_default();
        let number = || value().parse::<u32>().ok();
        if let Some(id) = self.open.definition {
            match tag.name() {
                "styleLink" => self.definitions.entry(id).or_default().makes = Some(value().into_owned()),
                "numStyleLink" => self.definitions.entry(id).or_default().takes = Some(value().into_owned()),
                _ => {}
            }
        }
        if let (Some(id), "abstractNumId", Some(definition)) = (self.open.instance, tag.name(), number()) {
            self.instances.entry(id).or_default().definition = definition;
        }
        let Some(at) = self.open.level.filter(|level| *level < LEVELS) else { return };
        if let (Some(id), "startOverride") = (self.open.instance, tag.name()) {
            self.instances.entry(id).or_default().starts[at] = number();
        }
        if matches!(tag.name(), "start" | "numFmt" | "lvlText" | "lvlRestart" | "isLgl") {
            let level = match (self.open.instance, self.open.definition) {
                (Some(id), _) => &mut **self.instances.entry(id).or_default().levels[at].get_or_insert_default(),
                (None, Some(id)) => self.definitions.entry(id).or_default().levels[at].get_or_insert_default(),
                (None, None) => return,
            };
            match tag.name() {
                "start" => level.start = number().unwrap_or(1),
                "numFmt" => level.format = value().into_owned(),
                "lvlRestart" => level.restart = number(),
                "isLgl" => level.legal = tag.is_on(),
                _ => level.text = value().chars().take(64).collect(),
            }
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
            ("ordinal", 12, Some("12th")),
            ("ordinal", 23, Some("23rd")),
            ("cardinalText", 42, Some("Forty-two")),
            ("ordinalText", 21, Some("Twenty-first")),
            ("ordinalText", 30, Some("Thirtieth")),
            ("ordinalText", 100, None),
            ("decimalEnclosedCircle", 3, Some("③")),
            ("decimalEnclosedCircle", 21, None),
            ("decimalFullWidth", 12, Some("１２")),
            ("hebrew1", 1, None),
            ("lowerLetter", 0, None),
        ] {
            assert_eq!(written(format, n).as_deref(), shown, "{format} {n}");
        }
    }
}
