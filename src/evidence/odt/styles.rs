//! Styles of OpenDocument texts: how text looks, which styles are headings, and the styles of lists.

use std::collections::HashMap;

use super::lists::{LevelStyle, Shown};
use crate::evidence::error::Problem;
use crate::evidence::limits::{OPEN_STYLES, STYLE_CHAIN};
use crate::evidence::xml::{Tag, Visit};

/// What a style says. `None` is left to its parent.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    looks: Looks,
}

/// How text looks, as far as it is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Looks {
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Underlined.
    pub(super) underlined: Option<bool>,
    /// Struck out.
    pub(super) struck: Option<bool>,
    /// Hidden.
    pub(super) hidden: Option<bool>,
}

impl Looks {
    /// These looks, and where they say nothing those of `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            underlined: self.underlined.or(other.underlined),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// What holds for a paragraph in a style.
#[derive(Debug, Clone, Default)]
pub(super) struct Resolved {
    /// How its text looks.
    pub(super) looks: Looks,
    /// Its list style.
    pub(super) list: Option<String>,
    /// The level of a heading by its style's name, from 1.
    pub(super) heading: Option<u8>,
}

/// All styles of a document, gathered from `styles.xml` and from the beginning of `content.xml`.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Style>,
    spans: HashMap<String, Style>,
    lists: HashMap<String, Vec<LevelStyle>>,
    /// How headings are numbered.
    outline: Vec<LevelStyle>,
    /// Headers and footers.
    pub(super) headers: usize,
    open: Option<Open>,
    /// Elements open inside the one that is open, with itself.
    depth: usize,
    /// The names of the open elements of a master page matter only for what is counted.
    skip: usize,
    count: usize,
}

#[derive(Debug)]
enum Open {
    Style { family: Family, name: String, style: Style },
    List { name: Option<String>, levels: Vec<LevelStyle> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Paragraph,
    Span,
}

impl Styles {
    /// What holds for a paragraph in the style of this name, with all it builds on.
    pub(super) fn paragraph(&self, name: Option<&str>) -> Resolved {
        let mut resolved = Resolved::default();
        let mut next = name;
        for _ in 0..STYLE_CHAIN {
            let Some(name) = next else { break };
            resolved.heading = resolved.heading.or_else(|| heading_by_name(name));
            let Some(style) = self.paragraphs.get(name) else { break };
            resolved.looks = resolved.looks.or(style.looks);
            resolved.list = resolved.list.or_else(|| style.list.clone());
            next = style.parent.as_deref();
        }
        resolved
    }

    /// How text in a span of this style looks, as far as its style says.
    pub(super) fn span(&self, name: Option<&str>) -> Looks {
        let mut looks = Looks::default();
        let mut next = name;
        for _ in 0..STYLE_CHAIN {
            let Some(style) = next.and_then(|name| self.spans.get(name)) else { break };
            looks = looks.or(style.looks);
            next = style.parent.as_deref();
        }
        looks
    }

    /// The levels of a list style.
    pub(super) fn list(&self, name: &str) -> Option<&[LevelStyle]> {
        self.lists.get(name).map(Vec::as_slice)
    }

    /// How headings are numbered.
    pub(super) fn outline(&self) -> &[LevelStyle] {
        &self.outline
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("name").unwrap_or_default().into_owned();
        self.open = match tag.name() {
            "style" => {
                let family = match tag.attribute("family").as_deref() {
                    Some("paragraph") => Family::Paragraph,
                    Some("text") => Family::Span,
                    _ => return,
                };
                let own = |name: &str| tag.attribute(name).map(|value| value.into_owned()).filter(|value| !value.is_empty());
                let style = Style { parent: own("parent-style-name"), list: own("list-style-name"), looks: Looks::default() };
                Some(Open::Style { family, name, style })
            }
            "list-style" => Some(Open::List { name: Some(name), levels: Vec::new() }),
            "outline-style" => Some(Open::List { name: None, levels: Vec::new() }),
            _ => None,
        };
        self.depth = usize::from(self.open.is_some());
    }

    fn property(&mut self, tag: &Tag<'_>) {
        match (&mut self.open, tag.name()) {
            (Some(Open::Style { style, .. }), "text-properties") => style.looks = looks(tag),
            (
                Some(Open::List { levels, .. }),
                "list-level-style-number" | "list-level-style-bullet" | "list-level-style-image" | "outline-level-style",
            ) => {
                let number = |name: &str| tag.attribute(name).and_then(|value| value.parse::<u32>().ok());
                let level = number("level").and_then(|level| usize::try_from(level).ok()).unwrap_or(1).clamp(1, LevelStyle::MOST);
                if levels.len() < level {
                    levels.resize(level, LevelStyle::default());
                }
                let short = |name: &str| tag.attribute(name).unwrap_or_default().chars().take(24).collect::<String>();
                let shown = match tag.name() {
                    "list-level-style-bullet" | "list-level-style-image" => Shown::Bullet,
                    _ => Shown::Number(short("num-format")),
                };
                levels[level - 1] = LevelStyle {
                    shown,
                    prefix: short("num-prefix"),
                    suffix: short("num-suffix"),
                    start: number("start-value").unwrap_or(1),
                    levels: number("display-levels").unwrap_or(1),
                    doubled: tag.attribute("num-letter-sync").is_some_and(|value| value == "true"),
                };
            }
            _ => {}
        }
    }

    fn finish(&mut self) -> Result<(), Problem> {
        self.count += 1;
        if self.count > OPEN_STYLES {
            return Err(Problem::too_large("the document has", format!("{OPEN_STYLES} styles")));
        }
        match self.open.take() {
            Some(Open::Style { family: Family::Paragraph, name, style }) => {
                self.paragraphs.insert(name, style);
            }
            Some(Open::Style { family: Family::Span, name, style }) => {
                self.spans.insert(name, style);
            }
            Some(Open::List { name: Some(name), levels }) => {
                self.lists.insert(name, levels);
            }
            Some(Open::List { name: None, levels }) => self.outline = levels,
            None => {}
        }
        Ok(())
    }
}

fn looks(tag: &Tag<'_>) -> Looks {
    let line = |name: &str| tag.attribute(name).map(|value| value != "none");
    let weight = tag.attribute("font-weight");
    Looks {
        bold: weight.map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)),
        underlined: line("text-underline-style"),
        struck: line("text-line-through-style").or_else(|| line("text-line-through-type")),
        hidden: tag.attribute("display").map(|value| value == "none"),
    }
}

/// LibreOffice writes spaces in names as `_20_`.
fn heading_by_name(name: &str) -> Option<u8> {
    match name {
        "Title" => Some(1),
        "Subtitle" => Some(2),
        _ => name.strip_prefix("Heading_20_")?.parse().ok().filter(|level| (1..=10).contains(level)),
    }
}

impl Visit for Styles {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        if self.skip > 0 {
            self.skip += 1;
        } else if self.open.is_some() {
            self.depth += 1;
            self.property(tag);
        } else {
            match tag.name() {
                "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first" => {
                    self.headers += 1;
                    self.skip = 1;
                }
                _ => self.begin(tag),
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.open.is_some() {
            self.depth -= 1;
            if self.depth == 0 {
                return self.finish();
            }
        }
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Problem> {
        Ok(())
    }
}
