//! Reads files into blocks of text, each with its place, and a receipt of what was and was not read.

mod model;

pub use model::{Block, BlockKind, Evidence, NotReadCounts, Place, ReadCounts, Receipt};
