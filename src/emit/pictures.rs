//! Pictures and embedded files were not read: a missing point may stand in one, and only the learner can tell.

use crate::emit::receipt::count;
use crate::emit::visible;
use crate::judgement::{FileRef, Picture, PointVerdict, Report};

/// How a place is written; a format may keep its words together.
pub(super) type Shown = fn(&str) -> String;

/// More places than this are too many to look up; the number says how many there are.
const MOST_PLACES: usize = 5;

/// What was not read, a sentence or two for each file, safe to show: it is said once for all gaps.
pub(super) fn left_out(report: &Report, shown: Shown) -> Vec<String> {
    report.portfolio.files.iter().filter_map(|file| left_out_of(file, shown)).collect()
}

fn left_out_of(file: &FileRef, shown: Shown) -> Option<String> {
    let left = &file.receipt.not_read;
    let mut things = Vec::new();
    if left.images > 0 {
        things.push(format!("{}{}", count(left.images, "picture", "pictures"), places(file, shown)));
    }
    if left.embedded > 0 {
        things.push(count(left.embedded, "embedded file", "embedded files"));
    }
    if things.is_empty() {
        return None;
    }
    let one = left.images + left.embedded == 1;
    let (verb, which) = if one { ("was", "it shows") } else { ("were", "one shows") };
    let (things, path) = (things.join(" and "), visible(&file.path));
    Some(format!("{things} in {path} {verb} not read. If {which} a missing point, write it in words."))
}

/// The pictures next to what was found of this gap, a sentence for each file, if it comes nearest to them of all `gaps`. Safe to show.
pub(super) fn near(point: &PointVerdict, gaps: &[&PointVerdict], report: &Report, shown: Shown) -> Vec<String> {
    let mut told = Vec::new();
    for (index, file) in report.portfolio.files.iter().enumerate() {
        let here: Vec<&Picture> = file
            .pictures
            .iter()
            .filter(|picture| nearest(picture, index, gaps).is_some_and(|gap| std::ptr::eq(gap, point)))
            .collect();
        if here.is_empty() {
            continue;
        }
        let (there, verb, it) =
            if here.len() == 1 { ("There is", "was", "it shows") } else { ("There are", "were", "one shows") };
        let things = if here.len() == 1 { "a picture".to_owned() } else { format!("{} pictures", here.len()) };
        let file = if report.portfolio.files.len() > 1 { format!(" in {}", visible(&file.path)) } else { String::new() };
        let places = listed(&here, shown);
        told.push(format!(
            "{there} {things} near this{file} ({places}), which {verb} not read; if {it} what is missing, write it in words."
        ));
    }
    told
}

/// The gap with words nearest to the picture, among those with words next to it; of several the first.
fn nearest<'g>(picture: &Picture, file: usize, gaps: &[&'g PointVerdict]) -> Option<&'g PointVerdict> {
    let distances = gaps.iter().filter_map(|gap| {
        let quotes = gap.parts.iter().flat_map(|part| &part.evidence);
        let near = quotes.filter(|quote| quote.file == file && quote.start < picture.end && picture.start < quote.end);
        let distance = near.map(|quote| quote.start.abs_diff(picture.at).min(quote.end.abs_diff(picture.at))).min()?;
        Some((distance, *gap))
    });
    distances.min_by_key(|(distance, _)| *distance).map(|(_, gap)| gap)
}

fn places(file: &FileRef, shown: Shown) -> String {
    let all: Vec<&Picture> = file.pictures.iter().collect();
    if all.is_empty() { String::new() } else { format!(" ({})", listed(&all, shown)) }
}

/// "after paragraph 14; in table 2, row 3; and 4 more".
fn listed(pictures: &[&Picture], shown: Shown) -> String {
    let mut places: Vec<(String, usize)> = Vec::new();
    for picture in pictures {
        match places.last_mut().filter(|(place, _)| *place == picture.place) {
            Some((_, n)) => *n += 1,
            None => places.push((picture.place.clone(), 1)),
        }
    }
    let named = places.iter().take(MOST_PLACES).map(|(place, n)| {
        let place = shown(&visible(place));
        if *n == 1 || places.len() == 1 { place } else { format!("{n} {place}") }
    });
    let mut named: Vec<String> = named.collect();
    let more: usize = places.iter().skip(MOST_PLACES).map(|(_, n)| n).sum();
    if more > 0 {
        named.push(format!("and {more} more"));
    }
    named.join("; ")
}
