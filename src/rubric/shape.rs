//! Holds a document against the JSON Schema of its type and reports everything that does not fit.
//!
//! Serde stops at the first thing it does not like. This walk does not: it notes a problem, puts a harmless value in its place and
//! goes on, so that the rest can be checked too. It is driven by the schema made from the types and cannot drift from them.

mod alternatives;

use serde_json::{Map, Number, Value};

use super::error::{Problems, quoted};
use super::node::Node;
use super::pointer::At;

/// What is left of a document when all that does not fit its type has been replaced.
pub(super) struct Fitted {
    /// The document; it deserialises.
    pub(super) value: Value,
    /// Pointers of the values that were put in. What is said of them is not the author's doing.
    pub(super) replaced: Vec<String>,
    /// Pointers of fields whose misspelt names were put right, and what the author wrote.
    pub(super) renamed: Vec<(String, String)>,
}

/// Makes a document fit a schema, noting every problem.
pub(super) fn fit(node: &Node, schema: &Value, problems: &mut Problems) -> Fitted {
    let mut fitter = Fitter { root: schema, problems, replaced: Vec::new(), renamed: Vec::new() };
    let value = fitter.fit(node, schema, &At::TOP);
    Fitted { value, replaced: fitter.replaced, renamed: fitter.renamed }
}

struct Fitter<'s, 'p> {
    root: &'s Value,
    problems: &'p mut Problems,
    replaced: Vec<String>,
    renamed: Vec<(String, String)>,
}

impl<'s> Fitter<'s, '_> {
    fn fit(&mut self, node: &Node, schema: &'s Value, at: &At<'_>) -> Value {
        let choices = alternatives::of(schema, self.root);
        match alternatives::choose(&choices, node) {
            Ok(chosen) => self.fit_one(node, chosen, &choices, at),
            Err(message) => match alternatives::choose_misspelt(&choices, node) {
                Some(chosen) => self.fit_one(node, chosen, &choices, at),
                None => {
                    self.problems.add(at, message);
                    self.replace(schema, at)
                }
            },
        }
    }

    fn fit_one(&mut self, node: &Node, schema: &'s Value, choices: &[&'s Value], at: &At<'_>) -> Value {
        match node {
            Node::Null => Value::Null,
            Node::Bool(value) => Value::Bool(*value),
            Node::Text(text) => Value::String(text.clone()),
            Node::Number(number) => self.number(number, schema, at),
            Node::List(nodes) => self.list(nodes, schema, at),
            Node::Object(fields) => self.object(fields, schema, choices, at),
        }
    }

    fn number(&mut self, number: &Number, schema: &'s Value, at: &At<'_>) -> Value {
        if number.is_u64() {
            return Value::Number(number.clone());
        }
        self.problems.add(at, format!("{number} cannot be counted to; write a whole number from 1"));
        self.replace(schema, at)
    }

    fn list(&mut self, nodes: &[Node], schema: &'s Value, at: &At<'_>) -> Value {
        let wanted = schema["minItems"].as_u64().filter(|least| schema["maxItems"].as_u64() == Some(*least));
        if let Some(wanted) = wanted
            && nodes.len() as u64 != wanted
        {
            self.problems.add(at, format!("this list has {} entries; it must have {wanted}", nodes.len()));
            return self.replace(schema, at);
        }
        nodes.iter().enumerate().map(|(index, node)| self.fit(node, &schema["items"], &at.index(index))).collect()
    }

    fn object(&mut self, fields: &[(String, Node)], schema: &'s Value, choices: &[&'s Value], at: &At<'_>) -> Value {
        let mut map = Map::new();
        let mut absent: Vec<&str> =
            alternatives::fields(schema).filter(|name| !fields.iter().any(|(key, _)| key == name)).collect();
        for (key, node) in fields {
            let here = at.key(key);
            if map.contains_key(key) {
                let message = format!("{} stands here twice and only one would count; rename one or make them one", quoted(key));
                self.problems.add(&here, message);
            } else if let Some(inner) = alternatives::field(schema, key) {
                map.insert(key.clone(), self.fit(node, inner, &here));
            } else {
                self.problems.add_with(&here, || alternatives::unknown(key, schema, choices, &absent));
                if let Some(meant) = alternatives::meant(key, choices, &absent) {
                    // Read on as if it had been spelt right, so that what is inside is checked as well.
                    absent.retain(|name| *name != meant);
                    self.renamed.push((at.key(meant).to_string(), here.to_string()));
                    map.insert(meant.to_owned(), self.fit(node, &schema["properties"][meant], &here));
                }
            }
        }
        for name in alternatives::required(schema) {
            if !map.contains_key(name) {
                self.problems.add(at, format!("the field {name:?} is missing; add it"));
                let value = self.replace(&schema["properties"][name], &at.key(name));
                map.insert(name.to_owned(), value);
            }
        }
        Value::Object(map)
    }

    fn replace(&mut self, schema: &'s Value, at: &At<'_>) -> Value {
        self.replaced.push(at.to_string());
        alternatives::harmless(schema, self.root)
    }
}
