//! The JSON Schemas of the files an author writes, made from the types.

use serde_json::Value;

use super::model::Rubric;

/// The JSON Schema of a rubric file, as published in `docs/rubric.schema.json`.
///
/// ```
/// assert_eq!(markpoint::rubric::schema()["title"], "Rubric");
/// ```
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(Rubric).to_value()
}
