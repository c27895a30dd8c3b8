//! Where something stands in a JSON document.

use std::fmt;

/// One place in a document, linked to the place that holds it. Costs nothing until it is displayed, and only problems are.
/// Its `Display` is the JSON pointer (RFC 6901).
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    above: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Top,
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The document itself.
    pub(super) const TOP: At<'static> = At { above: None, step: Step::Top };

    /// The value of a field.
    pub(super) fn key(&'a self, key: &'a str) -> At<'a> {
        At { above: Some(self), step: Step::Key(key) }
    }

    /// An entry of a list, from 0.
    pub(super) fn index(&'a self, index: usize) -> At<'a> {
        At { above: Some(self), step: Step::Index(index) }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above {
            above.fmt(out)?;
        }
        match self.step {
            Step::Top => Ok(()),
            Step::Key(key) => write!(out, "/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => write!(out, "/{index}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::At;

    #[test]
    fn a_pointer_escapes_what_rfc_6901_escapes() {
        let points = At::TOP.key("points");
        let second = points.index(1);
        assert_eq!(At::TOP.to_string(), "");
        assert_eq!(second.key("a/b~c").to_string(), "/points/1/a~1b~0c");
    }
}
