//! `markpoint-waivers.toml`: what a person has looked at and lets be.

use std::env;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate};
use toml::de::DeValue;

use super::find;
use super::reader::{self, Source, Table, Written};
use super::scope::{self, About, Globs, Scope, globs};
use super::unused::{self, Unit};
use crate::cli::failure::{self, Failure};
use crate::judgement::{Report, Waived, WaivedItem, Waiver, waive};
use crate::rubric::Loaded;

/// What the file is called.
const NAME: &str = "markpoint-waivers.toml";

/// The waivers that were found; none if there is no file.
#[derive(Debug, Default)]
pub(in crate::cli) struct Waivers {
    /// The folder the program runs in.
    here: PathBuf,
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
    /// Finds the file upwards from the working folder and reads it. `today` is the day that waivers expire by; without it, today in UTC.
    ///
    /// # Errors
    /// It is there and cannot be used; everything that is wrong with it is named.
    pub(super) fn find(scope: Scope<'_>, mut today: Option<NaiveDate>) -> Result<Self, Failure> {
        if matches!(scope, Scope::Nothing) {
            return Ok(Self::default());
        }
        let here = env::current_dir().map_err(|error| Failure::of(&[format!("the working folder cannot be found: {error}")]))?;
        let Some(folder) = find::folder_of(NAME, &here) else { return Ok(Self::default()) };
        let read = Source::open(&folder.join(NAME))?.read(|table| table.each("waiver", entry))?;
        let mut entries = Vec::new();
        for (line, globs, waiver, expires) in read.into_iter().flatten() {
            // The clock is looked at only if a verdict hangs on it.
            let has_expired = expires.is_some_and(|last| *today.get_or_insert_with(today_in_utc) > last);
            entries.push(Entry { line, globs, waiver, has_expired });
        }
        Ok(Self { here, folder, entries })
    }

    /// Marks in reports on `work` what is let be, and says on standard error which waivers have expired or are of no use.
    pub(in crate::cli) fn apply(&self, reports: &mut [Report], work: &[PathBuf]) {
        for entry in self.on(work) {
            if entry.has_expired {
                self.tell_expired(entry);
                continue;
            }
            // Every report is to be marked, also after the first.
            let marked: Vec<bool> = reports.iter_mut().map(|report| waive(report, &entry.waiver)).collect();
            if !marked.contains(&true) {
                self.tell_unused(entry, reports);
            }
        }
    }

    /// The waivers that hold for one portfolio of many, which is held against these rubrics. Which have expired and which name what there
    /// is not is said on standard error, once for all portfolios; which are of no use is not, since what one learner does not need another
    /// may.
    pub(in crate::cli) fn take_for(&mut self, portfolio: &Path, rubrics: &[Loaded]) -> Vec<Waiver> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let work = [portfolio.to_owned()];
        let units: Vec<Unit<'_>> = rubrics.iter().map(|loaded| Unit::of_rubric(&loaded.rubric)).collect();
        let (mut told, mut holding) = (Vec::new(), Vec::new());
        for entry in self.on(&work) {
            let slip = if entry.has_expired { None } else { unused::slip(&entry.waiver, &units) };
            match slip {
                Some(slip) => self.tell_slip(entry, &slip),
                None if entry.has_expired => self.tell_expired(entry),
                None => {
                    holding.push(entry.waiver.clone());
                    continue;
                }
            }
            told.push(entry.line);
        }
        self.entries.retain(|entry| !told.contains(&entry.line));
        holding
    }

    /// Why a point, a part of one (`P3.b`) or a mistake of a rubric is let be in `work`, with the place; nothing if it is not.
    pub(in crate::cli) fn reason(&self, rubric: &str, id: &str, work: &[PathBuf]) -> Option<(String, &Waived)> {
        let is_meant = |waiver: &Waiver| match &waiver.item {
            WaivedItem::Point(point) => id.split('.').next() == Some(point),
            WaivedItem::Part { .. } | WaivedItem::Mistake(_) => waiver.item.to_string() == id,
        };
        let holds = |entry: &&Entry| !entry.has_expired && entry.waiver.rubric.as_deref().is_none_or(|own| own == rubric);
        let entry = self.on(work).filter(holds).find(|entry| is_meant(&entry.waiver))?;
        Some((self.place(entry), &entry.waiver.waived))
    }

    /// A line for each waiver on `work`, with its place.
    pub(in crate::cli) fn told(&self, work: &[PathBuf]) -> Vec<String> {
        let told = |entry: &Entry| {
            let (waiver, expired) = (&entry.waiver, if entry.has_expired { ", expired" } else { "" });
            format!("waiver of {}{expired}: {}  # {}", waiver.item, waiver.waived.reason, self.place(entry))
        };
        self.on(work).map(told).collect()
    }

    /// The waivers on `work`; without any work, all.
    fn on(&self, work: &[PathBuf]) -> impl Iterator<Item = &Entry> {
        let work = scope::from(&self.folder, &self.here, work);
        self.entries.iter().filter(move |entry| work.is_empty() || entry.globs.about(&work) == About::All)
    }

    fn tell_expired(&self, entry: &Entry) {
        let (place, name) = (self.place(entry), &entry.waiver.item);
        let expires = entry.waiver.waived.expires.as_deref().unwrap_or_default();
        failure::warn(&format!("warning: {place}: this waiver of {name} expired on {expires} and does not hold."));
    }

    /// A waiver of what there is not is a slip, and lets nothing be though somebody thinks so; any other has done its work.
    fn tell_unused(&self, entry: &Entry, reports: &[Report]) {
        let units: Vec<Unit<'_>> = reports.iter().map(Unit::of_report).collect();
        match unused::slip(&entry.waiver, &units) {
            Some(slip) => self.tell_slip(entry, &slip),
            None => {
                let (place, why) = (self.place(entry), unused::why(&entry.waiver, &units));
                failure::note(&format!("note: {place}: this waiver is not needed: {why}."));
            }
        }
    }

    fn tell_slip(&self, entry: &Entry, slip: &str) {
        failure::warn(&format!("warning: {}: this waiver names {slip}", self.place(entry)));
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

/// The one thing that depends on the clock.
fn today_in_utc() -> NaiveDate {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let moment = i64::try_from(now.as_secs()).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    moment.map_or(NaiveDate::MAX, |moment| moment.date_naive())
}
