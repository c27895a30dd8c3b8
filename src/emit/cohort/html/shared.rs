//! What the page says of shared passages and of the sample. All text in it is [`plain`] or made visible already.

use crate::emit::cohort::shared::{self, about, drawn, headline, holder, more_places, place, reasons};
use crate::emit::html::plain::plain;
use crate::overview::{Cohort, Passage, Sample, SharedPassages, Sharing};

/// The section on passages.
pub(super) struct PassagesView {
    pub(super) title: &'static str,
    pub(super) about: String,
    pub(super) groups: Vec<GroupView>,
    pub(super) left_out: usize,
}

/// Portfolios that share passages.
pub(super) struct GroupView {
    pub(super) headline: String,
    pub(super) passages: Vec<PassageView>,
}

/// One passage, side by side.
pub(super) struct PassageView {
    pub(super) words: usize,
    pub(super) places: Vec<PlaceView>,
    pub(super) more: Option<String>,
}

/// One place of a passage.
pub(super) struct PlaceView {
    pub(super) name: String,
    pub(super) page: Option<String>,
    pub(super) place: String,
    pub(super) quote: String,
}

/// The section on the sample.
pub(super) struct SampleView {
    pub(super) title: &'static str,
    pub(super) drawn: String,
    pub(super) chosen: Vec<SampledView>,
}

/// One portfolio of the sample.
pub(super) struct SampledView {
    pub(super) name: String,
    pub(super) page: Option<String>,
    pub(super) why: String,
}

impl PassagesView {
    pub(super) fn of(cohort: &Cohort) -> Option<Self> {
        let shared = shared::passages(cohort)?;
        Some(Self {
            title: shared::PASSAGES,
            about: about(shared),
            groups: shared.groups.iter().map(|sharing| group(sharing, shared)).collect(),
            left_out: shared.left_out,
        })
    }
}

fn group(sharing: &Sharing, shared: &SharedPassages) -> GroupView {
    let passages = sharing.passages.iter().map(|passage| view(passage, sharing, shared));
    GroupView { headline: headline(sharing, shared), passages: passages.collect() }
}

fn view(passage: &Passage, sharing: &Sharing, shared: &SharedPassages) -> PassageView {
    let places = passage.places.iter().map(|one| PlaceView {
        name: holder(one, shared),
        page: shared.portfolios.get(one.portfolio).and_then(|sharer| sharer.page.clone()),
        place: place(one),
        quote: plain(&one.quote),
    });
    PassageView { words: passage.words, places: places.collect(), more: more_places(passage, sharing) }
}

impl SampleView {
    pub(super) fn of(sample: &Sample, cohort: &Cohort) -> Self {
        let sampled = |one: &crate::overview::Sampled| SampledView {
            name: plain(&one.name),
            page: one.page.clone(),
            why: reasons(&one.why),
        };
        Self { title: shared::SAMPLE, drawn: drawn(sample, cohort), chosen: sample.chosen.iter().map(sampled).collect() }
    }
}
