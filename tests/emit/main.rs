//! The output formats, from reports made by hand.

#![allow(clippy::unwrap_used)]

mod html;
mod json;
mod reports;
mod table;
