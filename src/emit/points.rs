//! What points are called.

use std::borrow::Cow;

use crate::emit::visible;
use crate::judgement::PointVerdict;

/// `P1: what it asks for`, as a heading.
pub(super) fn title(point: &PointVerdict) -> String {
    format!("{}: {}", visible(&point.id), asks(point))
}

/// What a point asks for, in as few words as the rubric has.
pub(super) fn asks(point: &PointVerdict) -> Cow<'_, str> {
    shortest(point.short.as_deref(), &point.statement)
}

/// The wording for tables if there is one, else the whole statement.
pub(super) fn shortest<'r>(short: Option<&'r str>, statement: &'r str) -> Cow<'r, str> {
    visible(short.unwrap_or(statement))
}
