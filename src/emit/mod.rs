//! One file or folder per output format, each a function of the report alone; [`Format`] names them and [`write()`] writes any.
//!
//! [`cohort`] does the same for the view of many reports.
//!
//! Beside them stands what they share: how words are quoted, how points are named, in which order gaps come.

pub mod cohort;
pub mod csv;
pub mod docx;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod json_lines;
pub mod junit;
pub mod markdown;
pub mod receipt;
pub mod sarif;
pub mod table;

mod cite;
mod findings;
mod format;
mod gaps;
mod points;
mod remarks;
mod review;
mod told;
mod visible;
mod waivers;
mod wording;

pub use format::{Format, write};
pub use remarks::{Line, Passage, Purpose, Remark, remarks};
pub use table::Look;
pub use visible::visible;
