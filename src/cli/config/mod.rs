//! What a run goes by: flags, `markpoint.toml`, and what holds by default.

mod file;
mod find;
mod reader;
mod scope;
mod settings;

pub(super) use settings::{Setting, Settings};
