//! Which of a schema's alternatives a value was meant to be.

use serde_json::{Map, Value, json};

use crate::rubric::error::quoted;
use crate::rubric::nearest;
use crate::rubric::node::Node;
use crate::rubric::rule::NO_RULE;

/// The alternatives of a schema with no alternatives of their own, in order.
pub(super) fn of<'s>(schema: &'s Value, root: &'s Value) -> Vec<&'s Value> {
    if let Some(name) = schema["$ref"].as_str() {
        return name.strip_prefix('#').and_then(|pointer| root.pointer(pointer)).map_or(vec![], |found| of(found, root));
    }
    match schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array()) {
        Some(inner) => inner.iter().flat_map(|schema| of(schema, root)).collect(),
        None => vec![schema],
    }
}

/// The alternative a value comes nearest to.
///
/// # Errors
/// What to tell the author when it is none of them.
pub(super) fn choose<'s>(choices: &[&'s Value], node: &Node) -> Result<&'s Value, String> {
    let of_its_kind: Vec<&Value> = choices.iter().copied().filter(|schema| takes(schema, node)).collect();
    let Some(first) = of_its_kind.first().copied() else {
        return Err(format!("this is {}; it must be {}", node.kind(), kinds(choices)));
    };
    match node {
        Node::Text(text) if !first["const"].is_null() => constant(&of_its_kind, text),
        Node::Object(fields) if of_its_kind.len() > 1 => object(&of_its_kind, fields),
        _ => Ok(first),
    }
}

/// The names of the fields an object must have.
pub(super) fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The names of the fields an object may have.
pub(super) fn fields(schema: &Value) -> impl Iterator<Item = &str> {
    schema["properties"].as_object().into_iter().flat_map(Map::keys).map(String::as_str)
}

/// The schema of one field, or of any entry of a map.
pub(super) fn field<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    schema["properties"].get(key).or_else(|| schema.get("additionalProperties").filter(|rest| rest.is_object()))
}

/// The field that one with an unknown name was meant to be.
pub(super) fn meant<'n>(key: &str, choices: &[&Value], absent: &[&'n str]) -> Option<&'n str> {
    let goes_elsewhere = choices.iter().any(|choice| field(choice, key).is_some());
    if goes_elsewhere { None } else { nearest::nearest(key, absent.iter().copied()) }
}

/// What to tell the author of a field that does not belong here.
pub(super) fn unknown(key: &str, schema: &Value, choices: &[&Value], absent: &[&str]) -> String {
    if choices.iter().any(|choice| field(choice, key).is_some()) {
        let with: Vec<String> = required(schema).map(|name| format!("{name:?}")).collect();
        return format!("{key:?} does not go with {}; take it out, or put one rule inside the other", with.join(" and "));
    }
    let candidates = absent.iter().copied().chain(fields(schema));
    let list = || {
        let known: Vec<&str> = fields(schema).filter(|name| *name != "$schema").collect();
        format!("the fields here are {}", known.join(", "))
    };
    format!("there is no field {} here{}", quoted(key), nearest::or_else(key, candidates, list))
}

/// The alternative an object would be if one of its fields were spelt right.
pub(super) fn choose_misspelt<'s>(choices: &[&'s Value], node: &Node) -> Option<&'s Value> {
    let Node::Object(given) = node else { return None };
    let objects: Vec<&Value> = choices.iter().copied().filter(|schema| takes(schema, node)).collect();
    let known = || objects.iter().copied().flat_map(fields);
    given.iter().enumerate().filter(|(_, (key, _))| !known().any(|name| name == key)).find_map(|(index, (key, _))| {
        let meant = nearest::nearest(key, known())?;
        let mut righted = given.clone();
        righted.get_mut(index)?.0 = meant.to_owned();
        object(&objects, &righted).ok()
    })
}

/// A value that fits a schema and stands for nothing.
pub(super) fn harmless(schema: &Value, root: &Value) -> Value {
    let Some(first) = of(schema, root).first().copied() else { return Value::Null };
    match first["type"].as_str() {
        Some("string") => first.get("const").cloned().unwrap_or_else(|| json!("")),
        Some("integer") => json!(1),
        Some("boolean") => json!(false),
        Some("array") => {
            let least = first["minItems"].as_u64().unwrap_or(0);
            (0..least).map(|_| harmless(&first["items"], root)).collect()
        }
        Some("object") => {
            let filled = required(first).map(|name| (name.to_owned(), harmless(&first["properties"][name], root)));
            Value::Object(filled.collect::<Map<_, _>>())
        }
        _ => Value::Null,
    }
}

fn takes(schema: &Value, node: &Node) -> bool {
    let name = match node {
        Node::Null => "null",
        Node::Bool(_) => "boolean",
        Node::Number(_) => "integer",
        Node::Text(_) => "string",
        Node::List(_) => "array",
        Node::Object(_) => "object",
    };
    match &schema["type"] {
        Value::String(one) => one == name,
        Value::Array(several) => several.iter().any(|one| one == name),
        _ => true,
    }
}

/// The kinds of value that are wanted, as a person calls them.
fn kinds(choices: &[&Value]) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for schema in choices {
        let name = match &schema["type"] {
            Value::Array(several) => several.first().and_then(Value::as_str),
            one => one.as_str(),
        };
        let kind = match name {
            Some("string") => "text in quotation marks",
            Some("integer") => "a whole number",
            Some("boolean") => "true or false",
            Some("array") => "a list [ ]",
            Some("object") => "an object { }",
            _ => continue,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.join(" or ")
}

fn constant<'s>(choices: &[&'s Value], text: &str) -> Result<&'s Value, String> {
    if let Some(found) = choices.iter().find(|schema| schema["const"] == text) {
        return Ok(found);
    }
    let known: Vec<&str> = choices.iter().filter_map(|schema| schema["const"].as_str()).collect();
    Err(format!("{} is not one of {}", quoted(text), known.join(", ")))
}

/// Of several kinds of object, the one whose required fields are there.
fn object<'s>(choices: &[&'s Value], fields: &[(String, Node)]) -> Result<&'s Value, String> {
    let has = |name: &str| fields.iter().any(|(key, _)| key == name);
    let complete = choices.iter().copied().filter(|schema| required(schema).all(has));
    let least_left_over =
        complete.min_by_key(|schema| fields.iter().filter(|(key, _)| schema["properties"][key].is_null()).count());
    if let Some(found) = least_left_over {
        return Ok(found);
    }
    let begun: Vec<&Value> = choices.iter().copied().filter(|schema| required(schema).any(has)).collect();
    if begun.is_empty() {
        return Err(NO_RULE.to_owned());
    }
    let lacking = |schema: &&Value| {
        required(schema).filter(|name| !has(name)).map(|name| format!("{name:?}")).collect::<Vec<_>>().join(" and ")
    };
    let there: Vec<String> = fields.iter().map(|(key, _)| format!("{key:?}")).collect();
    let ways: Vec<String> = begun.iter().map(lacking).collect();
    Err(format!("{} is not a whole rule; add {}", there.join(" with "), ways.join(" or ")))
}
