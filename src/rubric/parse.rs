//! From the text of a file to its type: quickly if it is sound, carefully if it is not.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::error::{Problem, Problems};
use super::node::Node;
use super::pointer::At;
use super::shape;

/// What could be made of a file.
pub(super) struct Parsed<T> {
    /// The content, with harmless values where something did not fit.
    pub(super) content: T,
    /// What did not fit.
    pub(super) problems: Vec<Problem>,
    /// Pointers of the harmless values.
    replaced: Vec<String>,
    /// Pointers of fields whose misspelt names were put right, and what the author wrote.
    renamed: Vec<(String, String)>,
}

impl<T> Parsed<T> {
    /// The content, and the problems of the file with those `found` in the content: at the places the author knows, and less those
    /// that only stem from replaced values.
    pub(super) fn with(self, mut found: Vec<Problem>) -> (T, Vec<Problem>) {
        for problem in &mut found {
            for (righted, written) in &self.renamed {
                if let Some(rest) = below(&problem.pointer, righted) {
                    problem.pointer = format!("{written}{rest}");
                }
            }
        }
        found.retain(|problem| !self.replaced.iter().any(|replaced| below(&problem.pointer, replaced).is_some()));
        let mut problems = self.problems;
        problems.append(&mut found);
        (self.content, problems)
    }
}

/// What of a pointer is left below another, if it is the same or below it.
fn below<'p>(pointer: &'p str, above: &str) -> Option<&'p str> {
    pointer.strip_prefix(above).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Reads a file's text.
///
/// # Errors
/// The one problem of a text that is not JSON at all.
pub(super) fn parse<T: DeserializeOwned + JsonSchema>(text: &str, file: &str) -> Result<Parsed<T>, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str(text) {
        Ok(content) => Ok(Parsed { content, problems: vec![], replaced: vec![], renamed: vec![] }),
        Err(_) => carefully(text, file),
    }
}

fn carefully<T: DeserializeOwned + JsonSchema>(text: &str, file: &str) -> Result<Parsed<T>, Problem> {
    let whole = |message: String| Problem { file: file.to_owned(), pointer: String::new(), message };
    let node: Node = serde_json::from_str(text).map_err(|error| whole(not_json(text, &error)))?;
    let schema = schemars::schema_for!(T).to_value();
    let mut problems = Problems::of(file);
    let fitted = shape::fit(&node, &schema, &mut problems);
    match serde_json::from_value(fitted.value) {
        Ok(content) => {
            let (replaced, renamed) = (fitted.replaced, fitted.renamed);
            Ok(Parsed { content, problems: problems.into_vec(), replaced, renamed })
        }
        // Only a type that its schema does not describe comes here.
        Err(error) => {
            problems.add(&At::TOP, format!("it cannot be read: {error}"));
            let first = problems.into_vec().into_iter().next();
            Err(first.unwrap_or_else(|| whole("it cannot be read".to_owned())))
        }
    }
}

fn not_json(text: &str, error: &serde_json::Error) -> String {
    if text.trim().is_empty() {
        return "the file is empty; a rubric is a JSON object".to_owned();
    }
    let (line, column) = (error.line(), error.column());
    let full = error.to_string();
    let what = full.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&full);
    if what == "recursion limit exceeded" {
        return format!("line {line}, column {column}: the JSON nests too deep; make concepts of the inner rules");
    }
    format!("line {line}, column {column}: this is not JSON: {what}; look there, or just before")
}
