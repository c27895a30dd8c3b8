//! The output formats, from reports made by hand.

#![allow(clippy::unwrap_used)]

mod docx;
mod json;
mod reports;
mod table;
