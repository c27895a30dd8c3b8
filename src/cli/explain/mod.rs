//! `markpoint explain`: what a point looks for, and why it was found or not.

mod text;
mod tree;

use std::path::PathBuf;

use super::args::{BesideArgs, ExplainArgs, ExplainFormat, Voice};
use super::choose::{self, WithExamples};
use super::config::{Basis, Flags, Scope, Waivers};
use super::failure::{self, Failure};
use super::rubric::page::Page;
use super::{Outcome, beside, check, output, stdin};
use crate::emit::json_text;
use crate::evidence::Evidence;
use crate::judgement::{Explanation, Item, Verdict, explain, explainable};
use crate::language::Brief;
use crate::rubric::{Loaded, Point};

/// Explains a point, a mistake or a tip.
///
/// # Errors
/// The rubric or a file cannot be used, the rubric has no such point, or the explanation cannot be written.
pub(super) fn run(args: &ExplainArgs, voice: Voice) -> anyhow::Result<Outcome> {
    let work = stdin::named(&args.files, &args.stdin);
    // The rubric is always named. Without work there is nothing to judge.
    let flags = Flags { rubrics: &[], beside: &args.beside, expect: None, config: &args.config };
    let basis = Basis::of(flags, if work.is_empty() { Scope::Nothing } else { Scope::Work(&work) })?;
    basis.note_file();
    let ((loaded, examples), evidence, brief) = read(args, &basis.beside())?;
    let Some(mut explanation) = explain(&loaded, examples.as_ref(), &args.point, &evidence, &brief) else {
        return Err(unknown(&loaded, &args.point).into());
    };
    beside::personal_data(&basis.beside(), &evidence).withhold_from(&mut explanation);
    note_waivers(&explanation, &basis.waivers, &work);
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
fn read(args: &ExplainArgs, beside: &BesideArgs) -> Result<(WithExamples, Vec<Evidence>, Brief), Failure> {
    match (choose::with_examples(&args.rubric), check::read(&args.files, &args.stdin), beside::brief(beside)) {
        (Ok(rubric), Ok(evidence), Ok(brief)) => Ok((rubric, evidence, brief)),
        (rubric, evidence, brief) => {
            Err(Failure::all([rubric.err(), evidence.err(), brief.err()].into_iter().flatten().collect()))
        }
    }
}

/// Says what of it a person lets be. A waiver changes nothing about why a rule holds or not, so the explanation itself is the same.
fn note_waivers(explanation: &Explanation, waivers: &Waivers, work: &[PathBuf]) {
    let is_open = |item: &&Item| {
        let verdict = item.finding.as_ref().map(|finding| finding.verdict);
        matches!(verdict, Some(Verdict::Mentioned | Verdict::Absent | Verdict::Found))
    };
    for item in explanation.items.iter().filter(is_open) {
        if let Some((place, waived)) = waivers.reason(&explanation.rubric.id, &item.id, work) {
            failure::note(&format!("note: {}: {} is waived in this work: {}", place, item.id, waived.reason));
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
