//! The copy of a Word package: the parts that a comment touches are patched, all others copied as they are.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Write};
use std::path::Path;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::comments::{self, Comment};
use super::edits::made;
use super::error::AnnotateError;
use super::numbers;
use super::outline::Outline;
use crate::evidence::{Anchored, Part};

/// What a comment's part is called in the list of kinds.
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The two families of namespaces: of the main part, and of its relationships.
const FAMILIES: [(&str, &str); 2] = [
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
];

/// The bytes of the copy.
pub(super) fn copy(path: &Path, document: &Anchored, comments: &[Comment]) -> Result<Vec<u8>, AnnotateError> {
    let changes = changes(document, comments)?;
    let failed = |error: ZipError| AnnotateError::Copy(error.to_string());
    let file = File::open(path).map_err(|error| failed(error.into()))?;
    let mut from = ZipArchive::new(BufReader::new(file)).map_err(failed)?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in 0..from.len() {
        let file = from.by_index_raw(entry).map_err(failed)?;
        match changes.parts.get(&entry) {
            None => to.raw_copy_file(file).map_err(failed)?,
            Some(text) => {
                let options = options().last_modified_time(file.last_modified().unwrap_or_default());
                to.start_file(file.name().map_err(failed)?, options).map_err(failed)?;
                to.write_all(text).map_err(|error| failed(error.into()))?;
            }
        }
    }
    for (name, text) in &changes.new {
        to.start_file(name, options().last_modified_time(zip::DateTime::default())).map_err(failed)?;
        to.write_all(text).map_err(|error| failed(error.into()))?;
    }
    Ok(to.finish().map_err(failed)?.into_inner())
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

/// What is different in the copy.
#[derive(Default)]
struct Changes {
    /// The new text of parts, by the number of their entry.
    parts: HashMap<usize, Vec<u8>>,
    /// New parts.
    new: Vec<(String, Vec<u8>)>,
}

fn changes(document: &Anchored, comments: &[Comment]) -> Result<Changes, AnnotateError> {
    let Anchored { main, relations, types, .. } = document;
    let ids = ["commentRangeStart", "commentRangeEnd", "commentReference"];
    let outline = Outline::of(&main.name, &main.text, &ids, "id")?;
    let family = FAMILIES.into_iter().find(|(namespace, _)| *namespace == outline.namespace);
    let Some((namespace, related)) = family.filter(|_| outline.root == "document") else {
        return Err(AnnotateError::Odd(format!("{} does not say that it is a Word document", main.name)));
    };
    let mut changes = Changes::default();
    let (there, taken) = match &document.comments {
        Some(part) => {
            let there = Outline::of(&part.name, &part.text, &["comment"], "id")?;
            let taken = outline.values.union(&there.values).cloned().collect();
            (Some((part, there)), taken)
        }
        None => (None, outline.values),
    };
    let numbers = numbers::free(&taken, comments.len())?;
    let marked = made(&main.text, &comments::marks(comments, &numbers, namespace));
    changes.parts.insert(main.entry, marked);
    let elements: String =
        comments.iter().zip(&numbers).map(|(comment, number)| comments::element(comment, *number, namespace)).collect();
    match there {
        Some((part, outline)) => {
            changes.parts.insert(part.entry, made(&part.text, &[outline.append(elements)]));
        }
        None => {
            let missing = || AnnotateError::Odd("its list of parts is missing".to_owned());
            let name = free_name(document);
            let types = types.as_ref().ok_or_else(missing)?;
            changes.parts.insert(types.entry, with_kind(types, &name)?);
            let (list, kind) = (document.list_of_relations(), format!("{related}/comments"));
            match relations {
                Some(part) => {
                    changes.parts.insert(part.entry, with_relation(&part.name, &part.text, &kind, &name)?);
                }
                None => changes.new.push((list.clone(), with_relation(&list, NO_RELATIONS, &kind, &name)?)),
            }
            changes.new.push((name, comments::part(&elements, namespace)));
        }
    }
    Ok(changes)
}

/// A name beside the main part that no part has.
fn free_name(document: &Anchored) -> String {
    let folder = document.main.name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let names = std::iter::once(format!("{folder}comments.xml")).chain((1..).map(|n| format!("{folder}comments{n}.xml")));
    let taken = |name: &String| document.names.contains(&name.to_lowercase());
    names.into_iter().find(|name| !taken(name)).unwrap_or_default()
}

const NO_RELATIONS: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

fn with_relation(list: &str, text: &[u8], kind: &str, target: &str) -> Result<Vec<u8>, AnnotateError> {
    let outline = Outline::of(list, text, &["Relationship"], "Id")?;
    let ids = std::iter::once("markpoint".to_owned()).chain((1..).map(|n| format!("markpoint{n}")));
    let id = ids.into_iter().find(|id| !outline.values.contains(id)).unwrap_or_default();
    let xmlns = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = format!(r#"<Relationship xmlns="{xmlns}" Id="{id}" Type="{kind}" Target="/{target}"/>"#);
    Ok(made(text, &[outline.append(relation)]))
}

fn with_kind(part: &Part, name: &str) -> Result<Vec<u8>, AnnotateError> {
    let outline = Outline::of(&part.name, &part.text, &[], "")?;
    let xmlns = "http://schemas.openxmlformats.org/package/2006/content-types";
    let kind = format!(r#"<Override xmlns="{xmlns}" PartName="/{name}" ContentType="{KIND}"/>"#);
    Ok(made(&part.text, &[outline.append(kind)]))
}
