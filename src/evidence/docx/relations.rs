//! Which part a package's relationships name for which purpose.

use crate::evidence::error::Problem;
use crate::evidence::limits::RELATIONS;
use crate::evidence::package::{Package, printable};
use crate::evidence::xml::{Tag, Visit};

/// The relationships of one part.
pub(super) struct Relations {
    folder: String,
    found: Vec<Relation>,
}

struct Relation {
    id: String,
    /// The last word of its type: "styles", "footnotes", "header".
    kind: String,
    target: String,
}

impl Relations {
    /// The relationships of a part; none if it has no list of them.
    pub(super) fn of(package: &mut Package, part: &str) -> Result<Self, Problem> {
        let (folder, list) = (part.rsplit_once('/').map_or("", |(folder, _)| folder), list(part));
        let mut relations = Self { folder: folder.to_owned(), found: Vec::new() };
        if package.has(&list) {
            package.walk(&list, &mut relations)?;
        }
        Ok(relations)
    }

    /// The part for a purpose: the one that is named, else the one at the usual place. None if neither is there.
    pub(super) fn part(&self, package: &Package, kind: &str) -> Option<String> {
        let named =
            self.found.iter().filter(|relation| relation.kind == kind).map(|relation| join(&self.folder, &relation.target));
        named.chain([join(&self.folder, &format!("{kind}.xml")), format!("word/{kind}.xml")]).find(|part| package.has(part))
    }

    /// The part that is named for a purpose, whether or not it is there.
    pub(super) fn target(&self, kind: &str) -> Option<String> {
        let named = self.found.iter().find(|relation| relation.kind == kind);
        named.map(|relation| join(&self.folder, &relation.target))
    }

    /// The parts for a purpose that are there, each with the id it is referred to by.
    pub(super) fn parts(&self, package: &Package, kind: &str) -> Vec<(String, String)> {
        let named = self.found.iter().filter(|relation| relation.kind == kind);
        let parts = named.map(|relation| (relation.id.clone(), join(&self.folder, &relation.target)));
        parts.filter(|(_, part)| package.has(part)).collect()
    }

    /// How many parts serve one of these purposes.
    pub(super) fn count(&self, kinds: &[&str]) -> usize {
        self.found.iter().filter(|relation| kinds.contains(&relation.kind.as_str())).count()
    }
}

impl Visit for Relations {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        let external = tag.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        if tag.name() == "Relationship"
            && !external
            && let (Some(kind), Some(target)) = (tag.attribute("Type"), tag.attribute("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let id = tag.attribute("Id").unwrap_or_default().into_owned();
            self.found.push(Relation { id, kind, target: target.into_owned() });
            if self.found.len() > RELATIONS {
                return Err(Problem::too_large("a part of the document refers to", format!("{RELATIONS} others")));
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Problem> {
        Ok(())
    }
}

/// The part that holds the document's text.
pub(super) fn main_part(package: &mut Package) -> Result<String, Problem> {
    let relations = Relations::of(package, "")?;
    let named =
        relations.found.iter().filter(|relation| relation.kind == "officeDocument").map(|relation| join("", &relation.target));
    let usual = ["word/document.xml", "word/document2.xml", "document.xml"].map(str::to_owned);
    let found = named.chain(usual).find(|part| package.has(part));
    let found = if found.is_some() { found } else { Types::main_part(package)? };
    for (part, what) in [("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation"), ("visio/", "a Visio drawing")] {
        if found.as_deref().is_some_and(|found| found.to_lowercase().starts_with(part)) {
            return Err(Problem::Disguised(what));
        }
    }
    if let Some(found) = found {
        return Ok(found);
    }
    Err(if package.has("xl/workbook.xml") {
        Problem::Disguised("an Excel workbook")
    } else if package.has("ppt/presentation.xml") {
        Problem::Disguised("a PowerPoint presentation")
    } else if package.has("META-INF/manifest.xml") && package.has("content.xml") {
        Problem::Renamed { is: "an OpenDocument file", to: ".odt" }
    } else if package.has("Index/Document.iwa") || package.has("index.xml") {
        Problem::Disguised("a Pages document")
    } else {
        let wanted = relations
            .found
            .iter()
            .find(|relation| relation.kind == "officeDocument")
            .map_or("word/document.xml", |relation| &relation.target);
        Problem::Damaged(format!("it holds no document ({} is missing)", printable(wanted)))
    })
}

/// What the list of content types calls the main part: a package without relationships may still have that list.
#[derive(Default)]
struct Types {
    main: Option<String>,
}

impl Types {
    fn main_part(package: &mut Package) -> Result<Option<String>, Problem> {
        let (list, mut types) = ("[Content_Types].xml", Self::default());
        if package.has(list) {
            package.walk(list, &mut types)?;
        }
        Ok(types.main.filter(|part| package.has(part)))
    }
}

impl Visit for Types {
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Problem> {
        let kind = tag.attribute("ContentType").unwrap_or_default().to_lowercase();
        if kind.contains("word") && kind.ends_with(".main+xml") && self.main.is_none() {
            self.main = tag.attribute("PartName").map(Into::into);
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Problem> {
        Ok(())
    }

    fn text(&mut self, _: &str) -> Result<(), Problem> {
        Ok(())
    }
}

/// The part that lists the relationships of a part.
pub(super) fn list(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    join(folder, &format!("_rels/{name}.rels"))
}

/// A target relative to a folder, with `..` resolved within the package.
fn join(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn targets_stay_inside_the_package() {
        for (folder, target, part) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/other/styles.xml", "other/styles.xml"),
            ("word", "../notes.xml", "notes.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
            ("", "word\\document.xml", "word/document.xml"),
        ] {
            assert_eq!(join(folder, target), part);
        }
    }
}
