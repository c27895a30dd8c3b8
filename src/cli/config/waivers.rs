//! `markpoint-waivers.toml`: what a person has looked at and lets be.

use std::env;
use std::path::PathBuf;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate};
use toml::de::DeValue;

use super::find;
use super::reader::{self, Source, Table, Written};
use super::scope::{self, About, Globs, globs};
use crate::cli::args::ConfigArgs;
use crate::cli::failure::{self, Failure};
use crate::judgement::{Report, Waived, WaivedItem, Waiver, waive};
use crate::rubric::nearest;

/// What the file is called.
const NAME: &str = "markpoint-waivers.toml";

/// The waivers that were found; none if there is no file.
#[derive(Debug, Default)]
pub(in crate::cli) struct Waivers {
    /// The folder of the file, from the working folder.
    folder: PathBuf,
    entries: Vec<Entry>,
}

/// A `[[waiver]]`.
#[derive(Debug)]
struct Entry {
    line: usize,
    globs: Globs,
    waiver: Waiver,
    has_expired: bool,
}

impl Waivers {
    /// Finds the file upwards from the working folder and reads it.
    ///
    /// # Errors
    /// It is there and cannot be used; everything that is wrong with it is named.
    pub(in crate::cli) fn find(config: &ConfigArgs) -> Result<Self, Failure> {
        let folder = if config.isolated { None } else { find::folder_of(NAME, &here()?) };
        let Some(folder) = folder else { return Ok(Self::default()) };
        let read = Source::open(&folder.join(NAME))?.read(|table| table.each("waiver", entry))?;
        let mut today = config.today;
        let mut entries = Vec::new();
        for (line, globs, waiver, expires) in read.into_iter().flatten() {
            // The clock is looked at only if a verdict hangs on it.
            let has_expired = expires.is_some_and(|last| *today.get_or_insert_with(today_in_utc) > last);
            entries.push(Entry { line, globs, waiver, has_expired });
        }
        Ok(Self { folder, entries })
    }

    /// Marks in reports on `work` what is let be, and says on standard error which waivers have expired or are of no use.
    ///
    /// # Errors
    /// The working folder cannot be found.
    pub(in crate::cli) fn apply(&self, reports: &mut [Report], work: &[PathBuf]) -> Result<(), Failure> {
        for (entry, waiver) in self.on(work)? {
            if entry.has_expired {
                let (place, name) = (self.place(entry), name(&waiver.item));
                let expires = waiver.waived.expires.as_deref().unwrap_or_default();
                failure::note(&format!("warning: {place}: this waiver of {name} expired on {expires} and does not hold."));
                continue;
            }
            // Every report is to be marked, also after the first.
            let marked: Vec<bool> = reports.iter_mut().map(|report| waive(report, waiver)).collect();
            if !marked.contains(&true) {
                let (place, why) = (self.place(entry), why_unused(waiver, reports));
                failure::note(&format!("note: {place}: this waiver is not needed: {why}."));
            }
        }
        Ok(())
    }

    /// A line for each waiver on `work`, with its place.
    ///
    /// # Errors
    /// The working folder cannot be found.
    pub(in crate::cli) fn told(&self, work: &[PathBuf]) -> Result<Vec<String>, Failure> {
        let told = |(entry, waiver): (&Entry, &Waiver)| {
            let expired = if entry.has_expired { ", expired" } else { "" };
            format!("waiver of {}{expired}: {}  # {}", name(&waiver.item), waiver.waived.reason, self.place(entry))
        };
        Ok(self.on(work)?.map(told).collect())
    }

    /// The waivers on `work`; without any work, all.
    fn on(&self, work: &[PathBuf]) -> Result<impl Iterator<Item = (&Entry, &Waiver)>, Failure> {
        let work = scope::from(&self.folder, &here()?, work);
        let about = move |entry: &&Entry| work.is_empty() || entry.globs.about(&work) == About::All;
        Ok(self.entries.iter().filter(about).map(|entry| (entry, &entry.waiver)))
    }

    fn place(&self, entry: &Entry) -> String {
        format!("{}:{}", self.folder.join(NAME).display(), entry.line)
    }
}

type Read = (usize, Globs, Waiver, Option<NaiveDate>);

fn entry(table: &mut Table<'_>, line: usize) -> Option<Read> {
    let globs = table.need("glob", line, globs);
    let rubric = table.take("rubric", reader::words).map(|rubric| rubric.value);
    let item = item(table, line);
    let reason = table.need("reason", line, reader::words);
    let by = table.take("by", reader::words).map(|by| by.value);
    let expires = table.take("expires", day).map(|day| day.value);
    let waived = Waived { reason: reason?.value, by, expires: expires.map(|day| day.to_string()) };
    Some((line, globs?.value, Waiver { rubric, item: item?, waived }, expires))
}

/// A point, a part of one, or a mistake.
fn item(table: &mut Table<'_>, line: usize) -> Option<WaivedItem> {
    let mut id = |key| table.take(key, reader::words).map(|id: Written<String>| id.value);
    let (point, part, mistake) = (id("point"), id("part"), id("mistake"));
    match (point, part, mistake) {
        (Some(point), Some(part), None) => Some(WaivedItem::Part { point, part }),
        (Some(point), None, None) => Some(WaivedItem::Point(point)),
        (None, None, Some(mistake)) => Some(WaivedItem::Mistake(mistake)),
        _ => {
            table.complain(line, "a waiver names one point (with a part of it, if you like) or one mistake".to_owned());
            None
        }
    }
}

fn day(value: &DeValue<'_>) -> Result<NaiveDate, String> {
    let date = value.as_datetime().filter(|moment| moment.time.is_none()).and_then(|moment| moment.date);
    let day = date.and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()));
    day.ok_or_else(|| "write a day such as 2030-01-31, without quotation marks".to_owned())
}

/// Why nothing came of a waiver.
fn why_unused(waiver: &Waiver, reports: &[Report]) -> String {
    let name = name(&waiver.item);
    let meant = |report: &&Report| waiver.rubric.as_ref().is_none_or(|id| *id == report.rubric.id);
    let reports: Vec<&Report> = reports.iter().filter(meant).collect();
    if reports.is_empty() {
        return format!("the work was not held against {}", waiver.rubric.as_deref().unwrap_or_default());
    }
    let points = || reports.iter().flat_map(|report| &report.points);
    let (id, known, open): (&str, Vec<&str>, &str) = match &waiver.item {
        WaivedItem::Point(id) => (id, points().map(|point| &*point.id).collect(), "not open"),
        WaivedItem::Part { point, part } => {
            let of = points().filter(|verdict| verdict.id == *point);
            (part, of.flat_map(|point| &point.parts).map(|part| &*part.id).collect(), "not open")
        }
        WaivedItem::Mistake(id) => {
            (id, reports.iter().flat_map(|report| &report.mistakes).map(|mistake| &*mistake.id).collect(), "not found")
        }
    };
    if known.contains(&id) {
        return format!("{name} is {open} in this work, or waived already");
    }
    let guess = nearest(id, known).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    format!("there is no {name} here{guess}")
}

fn name(item: &WaivedItem) -> String {
    match item {
        WaivedItem::Point(id) | WaivedItem::Mistake(id) => id.clone(),
        WaivedItem::Part { point, part } => format!("{point}.{part}"),
    }
}

fn here() -> Result<PathBuf, Failure> {
    env::current_dir().map_err(|error| Failure::of(&[format!("the working folder cannot be found: {error}")]))
}

/// The one thing that depends on the clock.
fn today_in_utc() -> NaiveDate {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let moment = i64::try_from(now.as_secs()).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    moment.map_or(NaiveDate::MAX, |moment| moment.date_naive())
}
