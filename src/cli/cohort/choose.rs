//! Which unit a whole cohort is held against when nobody names one.

use crate::cli::choose::no_fit;
use crate::cli::failure::{self, Failure};
use crate::cohort::{self, Portfolio};
use crate::evidence::Evidence;
use crate::judgement::{PartStatus, judge_one};
use crate::language::Brief;
use crate::rubric::{self, Loaded};

/// So many portfolios decide. One may be odd; with twenty, one is outvoted.
const DECIDE: usize = 20;

/// The built-in unit that the first portfolios fit best, taken together: the one their words make likeliest, of those of which at least
/// one of them mentions something. Which one it is, is said.
///
/// # Errors
/// They fit none, or none of them can be read.
pub(super) fn for_all(portfolios: &[Portfolio], brief: &[Evidence]) -> Result<Loaded, Failure> {
    let read = portfolios.iter().filter_map(|portfolio| cohort::read(std::slice::from_ref(&portfolio.path)).ok());
    let first: Vec<Vec<Evidence>> = read.map(|read| read.evidence).take(DECIDE).collect();
    let brief = Brief::new(brief);
    for id in likeliest(&first) {
        let Some(loaded) = rubric::builtin(id) else { continue };
        let loaded = loaded?;
        if first.iter().any(|evidence| is_mentioned(&loaded, evidence, &brief)) {
            let title = &loaded.rubric.title;
            failure::note(&format!(
                "note: no unit was named; {title:?} fits these portfolios best and is used for all. To choose another: --rubric ID, with an ID from `markpoint rubric list`."
            ));
            return Ok(loaded);
        }
    }
    Err(no_fit())
}

/// The built-in units, the one first to which the portfolios' likelihoods add up highest.
fn likeliest(portfolios: &[Vec<Evidence>]) -> Vec<&'static str> {
    let mut sums: Vec<(&'static str, f64)> = rubric::builtin_ids().into_iter().map(|id| (id, 0.0)).collect();
    for evidence in portfolios {
        for (id, likelihood) in rubric::likeliest(evidence.iter().map(|file| file.text.as_str())) {
            sums.iter_mut().filter(|(known, _)| *known == id).for_each(|(_, sum)| *sum += likelihood);
        }
    }
    sums.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
    sums.into_iter().map(|(id, _)| id).collect()
}

fn is_mentioned(loaded: &Loaded, evidence: &[Evidence], brief: &Brief) -> bool {
    let report = judge_one(loaded, "", evidence, brief);
    report.points.iter().flat_map(|point| &point.parts).any(|part| part.status != PartStatus::Absent)
}
