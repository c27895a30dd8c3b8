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
    visible(point.short.as_deref().unwrap_or(&point.statement))
}
