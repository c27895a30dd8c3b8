//! What every format of a cohort says of shared passages and of the sample in the same words.

use super::words::more_unread;
use crate::emit::receipt::count;
use crate::emit::visible;
use crate::overview::{Cohort, Passage, PassagePlace, Sample, SampleReason, SharedPassages, Sharing};

/// Stands over every list of passages.
pub(super) const PASSAGES: &str = "Words that stand in more than one portfolio";

/// Stands over the sample.
pub(super) const SAMPLE: &str = "A sample for quality assurance";

/// More names than these are no longer read.
const MOST_NAMES: usize = 6;

/// What the passages are, and what they are not.
pub(super) fn about(shared: &SharedPassages) -> String {
    if shared.compared == 0 {
        return NOTHING_TO_COMPARE.to_owned();
    }
    let compared = count(shared.compared, "portfolio", "portfolios");
    let unknown = match shared.not_compared {
        0 => String::new(),
        more => format!(" The lines of {} hold no wording, so these were not compared.", count(more, "other", "others")),
    };
    if shared.groups.is_empty() {
        return format!("{compared} were held side by side, and no longer passage stands in two of them.{unknown}");
    }
    format!(
        "The portfolios of a group have these words in common: look at them together. They may come from one source, from work done \
         together or from one text used more than once; which it is, only a person can tell.{unknown}"
    )
}

const NOTHING_TO_COMPARE: &str = "The lines hold no wording, so portfolios could not be held side by side. Lines of \
     `markpoint check --file-list` and of `markpoint cohort --format jsonl` hold it.";

/// "Adams and Baker: 120 words in 3 passages".
pub(super) fn headline(sharing: &Sharing, shared: &SharedPassages) -> String {
    let words = count(sharing.words, "word", "words");
    let passages = count(sharing.passages.len(), "passage", "passages");
    format!("{}: {words} in {passages}", names(sharing, shared))
}

/// "Adams and Baker", "Adams, Baker and 38 others".
pub(super) fn names(sharing: &Sharing, shared: &SharedPassages) -> String {
    let name = |number: &usize| shared.portfolios.get(*number).map(|sharer| visible(&sharer.name).into_owned());
    let all = sharing.portfolios.len();
    let shown = if all > MOST_NAMES { MOST_NAMES - 1 } else { all - 1 };
    let named: Vec<String> = sharing.portfolios.iter().take(shown).filter_map(name).collect();
    let last = match all - shown {
        1 => sharing.portfolios.last().and_then(name).unwrap_or_default(),
        more => format!("{more} others"),
    };
    format!("{} and {last}", named.join(", "))
}

/// "paragraph 14, line 30", with the file where there are several.
pub(super) fn place(place: &PassagePlace) -> String {
    let mut text = place.file.as_ref().map(|file| format!("{}, ", visible(file))).unwrap_or_default();
    text.push_str(&visible(&place.place));
    if let Some(line) = place.line {
        text.push_str(&format!(", line {line}"));
    }
    text
}

/// Whose words they are.
pub(super) fn holder(place: &PassagePlace, shared: &SharedPassages) -> String {
    shared.portfolios.get(place.portfolio).map(|sharer| visible(&sharer.name).into_owned()).unwrap_or_default()
}

/// Says that a passage stands in more places than are quoted.
pub(super) fn more_places(passage: &Passage, sharing: &Sharing) -> Option<String> {
    let more = sharing.portfolios.len().saturating_sub(passage.places.len());
    (more > 0).then(|| format!("and in {}", count(more, "other portfolio", "other portfolios")))
}

/// "10 of 400 portfolios, drawn with the seed 1".
pub(super) fn drawn(sample: &Sample, cohort: &Cohort) -> String {
    let all = count(sample.of, "portfolio", "portfolios");
    let outside = outside(cohort).map(|outside| format!(" {outside}")).unwrap_or_default();
    format!(
        "{} of {all}, drawn with the seed {}. The same seed and the same reports give the same sample.{outside}",
        sample.chosen.len(),
        sample.seed
    )
}

/// Says of how many portfolios nothing is known that a sample could be drawn by, if of any.
pub(super) fn outside(cohort: &Cohort) -> Option<String> {
    let unread = cohort.unread().len();
    let what = if unread == 1 { "it is" } else { "they are" };
    (unread > 0).then(|| format!("{}: {what} outside of the sample and must be looked at besides.", more_unread(unread)))
}

/// Why a portfolio is in the sample.
pub(super) fn reasons(why: &[SampleReason]) -> String {
    why.iter().map(reason).collect::<Vec<_>>().join("; ")
}

fn reason(reason: &SampleReason) -> String {
    match reason {
        SampleReason::SecondLook(points) => {
            format!("worth a second look: {}", points.iter().map(|id| visible(id).into_owned()).collect::<Vec<_>>().join(", "))
        }
        SampleReason::Borderline(point) => format!("all points met but {}", visible(point)),
        SampleReason::NotRead { pictures, files } => {
            let told = [(*pictures, "picture", "pictures"), (*files, "file", "files")];
            let told: Vec<String> = told.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)).collect();
            format!("{} not read", told.join(" and "))
        }
        SampleReason::SharedWords(words) => format!("{} also in another portfolio", count(*words, "word stands", "words stand")),
        SampleReason::Random => "drawn by lot".to_owned(),
    }
}

/// The passages, if there is anything to say of them: of a single portfolio there is not.
pub(super) fn passages(cohort: &Cohort) -> Option<&SharedPassages> {
    cohort.passages.as_ref().filter(|shared| shared.compared + shared.not_compared > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::overview::Sharer;

    #[test]
    fn few_are_all_named_and_many_are_counted() {
        let sharer = |number: usize| Sharer { name: format!("L{number}"), page: None, words: 40, others: 1, path: String::new() };
        let shared = SharedPassages { compared: 40, portfolios: (0..40).map(sharer).collect(), ..SharedPassages::default() };
        for (portfolios, expected) in [
            (2, "L0 and L1: 40 words in 0 passages"),
            (6, "L0, L1, L2, L3, L4 and L5: 40 words in 0 passages"),
            (7, "L0, L1, L2, L3, L4 and 2 others: 40 words in 0 passages"),
        ] {
            let sharing = Sharing { portfolios: (0..portfolios).collect(), words: 40, passages: Vec::new() };
            assert_eq!(headline(&sharing, &shared), expected);
        }
    }

    #[test]
    fn reasons_are_told_in_plain_words() {
        let why = [
            SampleReason::Borderline("P1".to_owned()),
            SampleReason::NotRead { pictures: 1, files: 2 },
            SampleReason::NotRead { pictures: 3, files: 0 },
            SampleReason::SharedWords(1),
            SampleReason::Random,
        ];
        let expected = "all points met but P1; 1 picture and 2 files not read; 3 pictures not read; 1 word stands also in another portfolio; drawn by lot";
        assert_eq!(reasons(&why), expected);
    }
}
