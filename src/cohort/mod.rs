//! Many portfolios: which there are, each checked as `check` would, in parallel and in order.
//!
//! [`portfolios`] lists the work of a folder, [`Worker::finish`] holds one portfolio against rubrics compiled once, or knows the result from an
//! earlier run, and [`in_order`] does that with several at a time and hands the results on one by one, so that no more of them are ever
//! held than there are threads for. What is made of the results is for [`crate::overview`]; [`line()`] reads results from elsewhere back.

mod cache;
mod check;
mod digest;
mod finish;
mod lines;
mod portfolio;
mod pseudonyms;
mod read;

pub use crate::in_order::in_order;
pub use cache::{Cache, Key};
pub use check::{Checked, Checker};
pub use finish::{Finished, PageOf, RenderPage, Worker};
pub use lines::{Line, line};
pub use portfolio::{Listed, Portfolio, portfolios};
pub use pseudonyms::{KeyError, Pseudonyms, disguise, disguise_problem};
pub use read::{Read, Unreadable, read, read_with};
