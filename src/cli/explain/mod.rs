//! `markpoint explain`: what a point looks for, and why it was found or not.

mod text;
mod tree;

use super::args::{ExplainArgs, ExplainFormat, Voice};
use super::choose::{self, WithExamples};
use super::failure::Failure;
use super::rubric::page::Page;
use super::{Outcome, beside, check, output};
use crate::emit::json_text;
use crate::evidence::Evidence;
use crate::judgement::{explain, explainable};
use crate::language::Brief;
use crate::rubric::{Loaded, Point};

/// Explains a point, a mistake or a tip.
///
/// # Errors
/// The rubric or a file cannot be used, the rubric has no such point, or the explanation cannot be written.
pub(super) fn run(args: &ExplainArgs, voice: Voice) -> anyhow::Result<Outcome> {
    let ((loaded, examples), evidence, brief) = read(args)?;
    let Some(mut explanation) = explain(&loaded, examples.as_ref(), &args.point, &evidence, &brief) else {
        return Err(unknown(&loaded, &args.point).into());
    };
    beside::personal_data(&args.beside, &evidence).withhold_from(&mut explanation);
    match args.format {
        ExplainFormat::Json => output::print_bytes(|out| json_text::pretty(&explanation, out))?,
        ExplainFormat::Text => {
            let mut page = Page::new(output::width());
            text::write(&explanation, args.full || voice.verbose, &mut page);
            output::print(|out| out.write_all(page.into_text().trim_start_matches('\n').as_bytes()))?;
        }
    }
    Ok(Outcome::Clear)
}

/// All are looked at before any is complained of.
fn read(args: &ExplainArgs) -> Result<(WithExamples, Vec<Evidence>, Brief), Failure> {
    match (choose::with_examples(&args.rubric), check::read(&args.files, &args.stdin), beside::brief(&args.beside)) {
        (Ok(rubric), Ok(evidence), Ok(brief)) => Ok((rubric, evidence, brief)),
        (rubric, evidence, brief) => {
            Err(Failure::all([rubric.err(), evidence.err(), brief.err()].into_iter().flatten().collect()))
        }
    }
}

fn unknown(loaded: &Loaded, id: &str) -> Failure {
    let rubric = &loaded.rubric;
    let parts = |point: &Point| {
        let letters: Vec<String> = point.parts.iter().map(|part| format!("{}.{}", point.id, part.id)).collect();
        format!("{} has the parts {}", point.id, letters.join(", "))
    };
    let point = id.split_once('.').and_then(|(point, _)| rubric.points.iter().find(|known| known.id.eq_ignore_ascii_case(point)));
    let there_are = point.map_or_else(|| format!("there are {}", explainable(loaded).join(", ")), parts);
    Failure::of(&[format!("{} has no point, part, mistake or tip {id:?}; {there_are}", rubric.id)])
}
