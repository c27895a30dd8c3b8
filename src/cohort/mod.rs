//! Many portfolios: which there are, each checked as `check` would, in parallel and in order.
//!
//! [`portfolios`] lists the work of a folder, [`Checker::check`] holds one portfolio against rubrics compiled once, and [`in_order`]
//! does that with several at a time and hands the results on one by one, so that no more of them are ever held than there are
//! threads for. What is made of the results is for [`crate::overview`].

mod check;
mod in_order;
mod portfolio;
mod read;

pub use check::{Checked, Checker};
pub use in_order::in_order;
pub use portfolio::{Listed, Portfolio, portfolios};
pub use read::{Read, Unreadable, read};
