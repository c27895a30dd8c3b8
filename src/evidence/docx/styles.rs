//! Styles, resolved by name: the ids of "heading 1" differ from language to language and program to program.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::symbols::{Font, Fonts};
use crate::evidence::error::Problem;
use crate::evidence::limits::{HELD_PART_BYTES, STYLE_CHAIN, STYLES};
use crate::evidence::package::{Package, walk_bytes};
use crate::evidence::xml::{Tag, Visit};

/// What a style says about the text in it. `None` is left to the style it builds on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// In lower case.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    underlined: Option<bool>,
    struck: Option<bool>,
    hidden: Option<bool>,
    fonts: Fonts,
    /// The numbering and its level.
    list: (Option<u32>, Option<u8>),
}

/// What holds for text in a style, with all it builds on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// The level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Underlined.
    pub(super) underlined: Option<bool>,
    /// Struck out.
    pub(super) struck: Option<bool>,
    /// Hidden.
    pub(super) hidden: Option<bool>,
    /// Fonts whose letters are pictures.
    pub(super) fonts: Fonts,
    /// It is the style of a form's prompts.
    pub(super) prompt: bool,
    /// The numbering it belongs to; 0 is none.
    pub(super) numbering: Option<u32>,
    /// The level in the numbering.
    pub(super) level: Option<u8>,
    /// A list by its name ("List Bullet").
    pub(super) list: bool,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    resolved: HashMap<String, Resolved>,
    /// The id of the paragraph style of paragraphs that name none.
    default: Option<String>,
    found: HashMap<String, Style>,
    open: Option<(String, Style)>,
    /// The open elements.
    within: Vec<Within>,
    /// How many run properties are open.
    runs: usize,
    /// How many conditional formats of tables are open: they are not the style's own.
    conditional: usize,
}

thread_local! {
    /// The part that was read last, and its styles: a class writes in one template, so the next document often has the same.
    static LAST: RefCell<Option<(Vec<u8>, Rc<Styles>)>> = const { RefCell::new(None) };
}

impl Styles {
    /// The styles in a part; none if there is no such part.
    pub(super) fn read(package: &mut Package, part: Option<String>) -> Result<Rc<Self>, Problem> {
        let Some(part) = part else { return Ok(Rc::default()) };
        let Some(bytes) = package.bytes(&part, HELD_PART_BYTES)? else {
            let mut styles = Self::default();
            package.walk(&part, &mut styles)?;
            return Ok(Rc::new(styles.resolved()));
        };
        let known =
            LAST.with_borrow(|last| last.as_ref().filter(|(known, _)| *known == bytes).map(|(_, styles)| Rc::clone(styles)));
        if let Some(styles) = known {
            return Ok(styles);
        }
        let mut styles = Self::default();
        walk_bytes(&bytes, &part, &mut styles)?;
        let styles = Rc::new(styles.resolved());
        LAST.set(Some((bytes, Rc::clone(&styles))));
        Ok(styles)
    }

    fn resolved(mut self) -> Self {
        let ids: Vec<String> = self.found.keys().cloned().collect();
        self.resolved = ids.into_iter().map(|id| (id.clone(), self.resolve(&id))).collect();
        self
    }

    /// What holds for text in the style with this id; for a paragraph without one, in the default style.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Resolved {
        id.or(self.default.as_deref()).and_then(|id| self.resolved.get(id)).copied().unwrap_or_default()
    }

    /// What holds for a run in the character style with this id.
    pub(super) fn run(&self, id: Option<&str>) -> Resolved {
        id.and_then(|id| self.resolved.get(id)).copied().unwrap_or_default()
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let id = tag.attribute("styleId").unwrap_or_default().into_owned();
        let paragraph = tag.attribute("type").is_none_or(|kind| kind == "paragraph");
        if paragraph && tag.attribute("default").is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on")) {
            self.default = Some(id.clone());
        }
        self.open = Some((id, Style::default()));
    }

    fn resolve(&self, id: &str) -> Resolved {
        let mut resolved = Resolved::default();
        let mut next = Some(id);
        for _ in 0..STYLE_CHAIN {
            let Some(style) = next.and_then(|id| self.found.get(id)) else { break };
            resolved.heading =
                resolved.heading.or_else(|| heading_by_name(&style.name)).or_else(|| style.outline.map(|level| level + 1));
            resolved.bold = resolved.bold.or(style.bold);
            resolved.underlined = resolved.underlined.or(style.underlined);
            // A default style that hides or strikes everything is a converter's slip, not the writer's choice.
            if next != self.default.as_deref() {
                resolved.struck = resolved.struck.or(style.struck);
                resolved.hidden = resolved.hidden.or(style.hidden);
            }
            resolved.fonts = resolved.fonts.or(style.fonts);
            resolved.prompt |= style.name == "placeholder text";
            resolved.numbering = resolved.numbering.or(style.list.0);
            resolved.level = resolved.level.or(style.list.1);
            resolved.list |= style.name.starts_with("list bullet") || style.name.starts_with("list number");
            next = style.based_on.as_deref();
        }
        // Outline level 9 is body text.
        resolved.heading = resolved.heading.filter(|level| *level <= 9);
        resolved
    }
}

/// What a list of fonts says about fonts whose letters are pictures.
pub(super) fn fonts(tag: &Tag<'_>) -> Fonts {
    let named = |theme: &str, name: &str| match tag.attribute(theme) {
        Some(_) => Some(None),
        None => tag.attribute(name).map(|name| Font::named(&name)),
    };
    Fonts { low: named("asciiTheme", "ascii"), high: named("hAnsiTheme", "hAnsi") }
}

fn heading_by_name(name: &str) -> Option<u8> {
    match name {
        "title" => return Some(1),
        "subtitle" => return Some(2),
        "toc heading" => return Some(1),
        _ => {}
    }
    // The entries of a table of contents are headings once more.
    let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("toc "))?;
    number.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// What the walk stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Style,
    Run,
    Conditional,
    Other,
}

impl Visit for Styles {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        let name = tag.name();
        let (run, conditional) = (self.runs > 0, self.conditional > 0);
        let within = match name {
            "style" => {
                self.begin(tag);
                Within::Style
            }
            "rPr" => {
                self.runs += 1;
                Within::Run
            }
            "tblStylePr" => {
                self.conditional += 1;
                Within::Conditional
            }
            _ => Within::Other,
        };
        self.within.push(within);
        let Some((_, style)) = &mut self.open else { return Ok(()) };
        if conditional {
            return Ok(());
        }
        match name {
            "name" => style.name = tag.val().unwrap_or_default().trim().to_lowercase(),
            "basedOn" => style.based_on = tag.val().map(Into::into),
            "outlineLvl" => style.outline = tag.val().and_then(|value| value.parse().ok()).filter(|level| *level <= 9),
            "numId" => style.list.0 = tag.val().and_then(|value| value.parse().ok()),
            "ilvl" => style.list.1 = tag.val().and_then(|value| value.parse().ok()),
            "b" if run => style.bold = Some(tag.is_on()),
            "u" if run => style.underlined = Some(tag.is_on()),
            "strike" | "dstrike" if run => style.struck = Some(tag.is_on()),
            "vanish" if run => style.hidden = Some(tag.is_on()),
            "rFonts" if run => style.fonts = fonts(tag),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        match self.within.pop() {
            Some(Within::Style) => {
                self.found.extend(self.open.take());
                if self.found.len() > STYLES {
                    return Err(Problem::too_large("the document has", format!("{STYLES} styles")));
                }
            }
            Some(Within::Run) => self.runs -= 1,
            Some(Within::Conditional) => self.conditional -= 1,
            Some(Within::Other) | None => {}
        }
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Problem> {
        Ok(())
    }
}
