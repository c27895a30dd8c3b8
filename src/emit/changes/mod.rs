//! What changed between two drafts, in the formats of `markpoint diff`.

pub mod json;
pub mod markdown;
pub mod table;

mod wording;
