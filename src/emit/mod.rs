//! One file per output format, each a function of the report alone.

pub mod json;
pub mod receipt;
pub mod table;
mod visible;

pub use visible::visible;
