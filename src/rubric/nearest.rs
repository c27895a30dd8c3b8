//! Guesses what a mistyped name was meant to be.

/// How alike two names must be to be offered, from 0 to 1. Below this, suggestions are noise.
const ALIKE: f64 = 0.8;

/// The candidate most like a name, if any is like it at all. Of equals, the first.
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut best = None;
    for candidate in candidates {
        let alike = strsim::jaro_winkler(&name.to_lowercase(), &candidate.to_lowercase());
        if alike >= ALIKE && best.is_none_or(|(_, most)| alike > most) {
            best = Some((candidate, alike));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// `; did you mean "…"?`, or another ending if nothing is near.
pub(super) fn or_else<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(name, candidates).map_or_else(|| format!("; {}", otherwise()), |near| format!("; did you mean {near:?}?"))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_a_different_word_is_not() {
        let known = ["customer", "supervisor", "refund"];
        assert_eq!(nearest("custmer", known), Some("customer"));
        assert_eq!(nearest("Supervisr", known), Some("supervisor"));
        assert_eq!(nearest("weather", known), None);
    }
}
