//! `markpoint cohort`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use super::{BesideArgs, ConfigArgs};
use crate::emit::cohort::Format;
use crate::rubric::nearest;

/// See how a whole group stands: every learner against every point
///
/// DIR holds one portfolio per folder, with all its files, or one per file. Each is checked as `check` would. You see who met what, what the
/// group most often lacks, and who needs a look first. Without --rubric, the unit that fits the first portfolios best is chosen for all,
/// and you are told which.
#[derive(Debug, clap::Args)]
#[command(after_help = COHORT_EXAMPLES)]
pub(in crate::cli) struct CohortArgs {
    /// The folder with the portfolios
    #[arg(value_name = "DIR", required_unless_present = "from_jsonl", conflicts_with = "from_jsonl")]
    pub(in crate::cli) folder: Option<PathBuf>,

    /// The unit to hold them against: an id from `markpoint rubric list`, or a rubric file of your own. May be given more than once
    #[arg(long = "rubric", short, value_name = "ID|PATH")]
    pub(in crate::cli) rubrics: Vec<String>,

    /// How the view is printed: table, csv, json, html, or jsonl for the reports themselves, one a line. Without it: table
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<CohortFormat>,

    /// Also write the view to a file: csv=cohort.csv … (any format of --format, and xlsx). May be given more than once
    #[arg(long = "output", short, value_name = "FORMAT=FILE")]
    pub(in crate::cli) outputs: Vec<CohortOutput>,

    /// In a table, show every learner, however many there are
    #[arg(long)]
    pub(in crate::cli) all: bool,

    /// Also write each learner's own report into this folder, as a page for a browser; the html format links to them
    #[arg(long, value_name = "DIR", conflicts_with = "from_jsonl")]
    pub(in crate::cli) reports: Option<PathBuf>,

    /// Show pseudonyms for learners' names. The file says who is who: it is made if it is not there, and whoever is in it keeps their
    /// pseudonym. Keep it apart from the results
    #[arg(long, value_name = "KEYFILE")]
    pub(in crate::cli) pseudonyms: Option<PathBuf>,

    /// Keep results in this folder, so that a second run checks only what has changed
    #[arg(long, value_name = "DIR", conflicts_with = "from_jsonl")]
    pub(in crate::cli) cache: Option<PathBuf>,

    /// Make the view of lines that `markpoint check --file-list … --format jsonl` or `markpoint cohort --format jsonl` printed, here or
    /// elsewhere, instead of checking anything. - is standard input
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["rubrics", "briefs", "no_privacy", "today"])]
    pub(in crate::cli) from_jsonl: Vec<PathBuf>,

    /// Only print the paths of the portfolios in DIR, a line each: what `markpoint check --file-list` is to be given, here or elsewhere
    #[arg(long, conflicts_with_all = ["from_jsonl", "rubrics", "format", "outputs", "reports", "pseudonyms", "cache", "sample"])]
    pub(in crate::cli) list: bool,

    /// With --list, put a NUL behind each path in place of a line break
    #[arg(long, requires = "list")]
    pub(in crate::cli) null: bool,

    /// Draw so many portfolios for a second person to look at, each with the reason. Every reason is served first: a point worth a second
    /// look, one point short of all, pictures and files that were not read, words shared with others; the rest are drawn by lot
    #[arg(long, value_name = "N")]
    pub(in crate::cli) sample: Option<NonZeroUsize>,

    /// A number that decides the lots: the same one gives the same sample
    #[arg(long, value_name = "S", default_value_t = 1, requires = "sample")]
    pub(in crate::cli) seed: u64,

    /// How many portfolios are checked at a time. Without it: as many as the computer has processors
    #[arg(long, short, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(in crate::cli) beside: BesideArgs,

    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
}

const COHORT_EXAMPLES: &str = "\
Examples:
  markpoint cohort portfolios/ --rubric principles-of-customer-service
  markpoint cohort portfolios/ --rubric my-own-unit.json --output xlsx=cohort.xlsx
  markpoint cohort portfolios/ --output html=cohort.html --reports reports/
  markpoint cohort portfolios/ --cache ~/.cache/markpoint --jobs 4
  markpoint cohort portfolios/ --sample 10 --seed 2025
  markpoint cohort --from-jsonl part-1.jsonl part-2.jsonl --output html=cohort.html

Exit codes:
  0  every portfolio was read, whatever was found
  2  a portfolio, a file or a rubric cannot be read, the run was stopped, or the command is wrong";

/// What can be printed of a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum CohortFormat {
    /// The view.
    View(Format),
    /// The reports it is made of, one a line.
    JsonLines,
}

impl Default for CohortFormat {
    fn default() -> Self {
        Self::View(Format::default())
    }
}

impl FromStr for CohortFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let view = Format::ALL.into_iter().find(|format| format.name() == text).map(Self::View);
        view.or((text == JSON_LINES).then_some(Self::JsonLines)).ok_or_else(|| {
            let guess = nearest(text, names())
                .map_or_else(|| format!("; the formats are: {}", listed()), |near| format!("; did you mean {near}?"));
            format!("there is no format {text:?}{guess}")
        })
    }
}

const JSON_LINES: &str = "jsonl";

fn names() -> impl Iterator<Item = &'static str> {
    Format::ALL.into_iter().map(Format::name).chain([JSON_LINES])
}

fn listed() -> String {
    names().collect::<Vec<_>>().join(", ")
}

/// A view for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct CohortOutput {
    /// In which format.
    pub(in crate::cli) format: CohortFormat,
    /// Where to.
    pub(in crate::cli) path: PathBuf,
}

impl FromStr for CohortOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((format, path)) if !path.is_empty() => Ok(Self { format: format.parse()?, path: PathBuf::from(path) }),
            _ => Err(format!("write a format and a file, such as csv=cohort.csv; the formats are: {}", listed())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_a_format_and_a_path() {
        let output = |text: &str| text.parse::<CohortOutput>();
        let csv = CohortOutput { format: CohortFormat::View(Format::Csv), path: "a.csv".into() };
        assert_eq!(output("csv=a.csv").unwrap(), csv);
        assert_eq!(output("jsonl=a").unwrap().format, CohortFormat::JsonLines);
        for (text, expected) in
            [("csv", "write a format and a file"), ("xslx=a", "did you mean xlsx?"), ("pdf=a", "the formats are: table")]
        {
            let refused = output(text).unwrap_err();
            assert!(refused.contains(expected), "{text}: {refused}");
        }
    }
}
