//! What a run goes by: flags, `markpoint.toml`, and what holds by default; and what is waived.

mod file;
mod find;
mod reader;
mod scope;
mod settings;
mod waivers;

pub(super) use settings::{Setting, Settings};
pub(super) use waivers::Waivers;
