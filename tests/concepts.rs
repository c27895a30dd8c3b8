//! Every concept of the built-in rubrics and lexicons is used by a rule: what nothing uses, no example can hold to account. Of the
//! lexicons, the rubric on another subject uses some too.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

/// What the members of a rubric say that are no rules.
const NO_RULES: [&str; 9] = ["concepts", "statement", "advice", "source", "short", "title", "id", "qualification", "revision"];

#[test]
fn every_concept_is_reached_by_a_rule() {
    let lexicons: BTreeMap<String, Value> = files("rubrics/lexicon").into_iter().flat_map(|lexicon| concepts(&lexicon)).collect();
    let (mut reached, mut idle) = (BTreeSet::new(), Vec::new());
    for rubric in files("rubrics").into_iter().chain(files("tests/fixtures/water-safety")) {
        let own = concepts(&rubric);
        let (mut used, mut open) = (BTreeSet::new(), Vec::new());
        named_in(&rubric, "", &mut open);
        while let Some(id) = open.pop() {
            let here = own.get(&id);
            let Some(concept) = here.or_else(|| lexicons.get(&id)) else { continue };
            if here.is_none() {
                reached.insert(id.clone());
            }
            if used.insert(id) {
                named_in(concept, "phrase", &mut open);
            }
        }
        idle.extend(own.into_keys().filter(|id| !used.contains(id)).map(|id| format!("{}: {id}", rubric["id"])));
    }
    idle.extend(lexicons.into_keys().filter(|id| !reached.contains(id)).map(|id| format!("lexicon: {id}")));
    assert!(!reached.is_empty() && idle.is_empty(), "{}", idle.join("\n"));
}

fn files(folder: &str) -> Vec<Value> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let rubrics = entries.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    rubrics.map(|path| serde_json::from_slice(&fs::read(path).unwrap()).unwrap()).collect()
}

fn concepts(file: &Value) -> BTreeMap<String, Value> {
    file["concepts"].as_object().into_iter().flatten().map(|(id, concept)| (id.clone(), concept.clone())).collect()
}

/// Every name in a rule, and every `<name>` in a pattern. `key` says what the value stands under.
fn named_in(value: &Value, key: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(key, _)| !NO_RULES.contains(&key.as_str()))
            .for_each(|(inner, value)| named_in(value, if key == "phrase" { key } else { inner }, out)),
        Value::Array(items) => items.iter().for_each(|item| named_in(item, key, out)),
        Value::String(text) => {
            out.extend(text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(id, _)| id.to_owned()));
            if key != "phrase" {
                out.push(text.clone());
            }
        }
        _ => {}
    }
}
