//! `markpoint agree`.

use std::path::PathBuf;
use std::str::FromStr;

use super::{BesideArgs, ReportFormat};
use crate::agreement::Figure;

/// See how far markpoint agrees with your own marking
///
/// Give it work that you have marked: a table (.csv) with the columns file, point and status, or texts with labels (.jsonl). Each text
/// is checked as `markpoint check` would check it, and the verdicts are held against yours.
#[derive(Debug, clap::Args)]
#[command(after_help = AGREE_EXAMPLES)]
pub(in crate::cli) struct AgreeArgs {
    /// Your marks: .csv or .jsonl
    #[arg(value_name = "LABELS", required = true)]
    pub(in crate::cli) labels: Vec<PathBuf>,

    /// The unit all of them are about: an id from `markpoint rubric list`, or a rubric file of your own
    #[arg(long, short, value_name = "ID|PATH")]
    pub(in crate::cli) rubric: Option<String>,

    /// The unit that the labels call NAME, where they call it otherwise than markpoint does. May be given more than once
    #[arg(long = "unit", short, value_name = "NAME=ID|PATH")]
    pub(in crate::cli) units: Vec<UnitName>,

    /// Figures to read, or for other programs
    #[arg(long, value_enum, default_value_t)]
    pub(in crate::cli) format: ReportFormat,

    /// List every disagreement with the words in question
    #[arg(long)]
    pub(in crate::cli) why: bool,

    /// List the N things there is most disagreement on
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) worst: usize,

    /// Exit code 1 if a figure is less, such as part-kappa=0.78. May be given more than once
    #[arg(long, value_name = "FIGURE=VALUE")]
    pub(in crate::cli) fail_under: Vec<Bound>,

    /// Exit code 1 if a figure is more, such as false-met=0.04. May be given more than once
    #[arg(long, value_name = "FIGURE=VALUE")]
    pub(in crate::cli) fail_over: Vec<Bound>,

    #[command(flatten)]
    pub(in crate::cli) beside: BesideArgs,
}

const AGREE_EXAMPLES: &str = "\
Examples:
  markpoint agree marks.csv --rubric principles-of-customer-service
  markpoint agree marks.csv --rubric my-own-unit.json --why
  markpoint agree labels.jsonl --unit U4=principles-of-customer-service --worst 10
  markpoint agree labels.jsonl --fail-under part-kappa=0.78 --fail-over false-met=0.04

Figures: part-kappa, point-qwk, false-met, missed, mistake-kappa, false-alarm

Exit codes:
  0  every figure is within its bounds, or there are none
  1  a figure is not
  2  labels, a text or a rubric cannot be read, or the command is wrong";

/// What labels call a unit, and which rubric it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct UnitName {
    /// As in the labels.
    pub(in crate::cli) name: String,
    /// An id or a path.
    pub(in crate::cli) rubric: String,
}

impl FromStr for UnitName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((name, rubric)) if !name.is_empty() && !rubric.is_empty() => {
                Ok(Self { name: name.to_owned(), rubric: rubric.to_owned() })
            }
            _ => Err(format!("write the name in the labels, = and a unit's id or rubric file, not {text:?}")),
        }
    }
}

/// A figure of agreement and the most or least it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::cli) struct Bound {
    /// Which figure.
    pub(in crate::cli) figure: Figure,
    /// From -1 to 1.
    pub(in crate::cli) value: f64,
}

impl FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names = Figure::ALL.map(figure_name);
        let refused =
            || format!("write a figure, = and a number from -1 to 1, not {text:?}; the figures are {}", names.join(", "));
        let (name, value) = text.split_once('=').ok_or_else(refused)?;
        let figure = Figure::ALL.into_iter().find(|figure| figure_name(*figure) == name).ok_or_else(refused)?;
        let value = value.parse().ok().filter(|value| (-1.0..=1.0).contains(value)).ok_or_else(refused)?;
        Ok(Self { figure, value })
    }
}

/// A figure as it is named on the command line.
fn figure_name(figure: Figure) -> String {
    figure.to_string().to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_a_figure_and_a_number() {
        for (text, expected) in [
            ("part-kappa=0.78", Some((Figure::PartKappa, 0.78))),
            ("point-qwk=-0.1", Some((Figure::PointQwk, -0.1))),
            ("false-met=0", Some((Figure::FalseMet, 0.0))),
            ("part-kappa", None),
            ("part-kappa=78%", None),
            ("part-kappa=78", None),
            ("part-kappa=nan", None),
            ("kappa=0.5", None),
        ] {
            assert_eq!(text.parse::<Bound>().ok().map(|bound| (bound.figure, bound.value)), expected, "{text}");
        }
    }
}
