//! The output formats, from reports made by hand.

#![allow(clippy::unwrap_used)]

mod docx;
mod hostile;
mod html;
mod json;
mod machines;
#[path = "../parsed/mod.rs"]
mod parsed;
mod reports;
mod table;
mod waived;
