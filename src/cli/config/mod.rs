//! What a run goes by: flags, `markpoint.toml`, and what holds by default; and what is waived.

mod basis;
mod file;
mod find;
mod layers;
mod reader;
mod scope;
mod settings;
mod unused;
mod waivers;

pub(super) use basis::{Basis, Flags};
pub(super) use layers::{Origin, Setting};
pub(super) use scope::Scope;
pub(super) use settings::Settings;
pub(super) use waivers::Waivers;
