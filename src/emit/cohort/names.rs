//! Names in the columns there are for them: cut, but never so that two look alike.

use std::collections::BTreeMap;
use std::path::Path;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// A file's kind is as long as this, its dot not counted.
const KIND: usize = 5;

/// The names without the kind of file they end in, where nobody else is called that.
pub(super) fn bare(names: &[String]) -> Vec<String> {
    let mut called: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *called.entry(name).or_default() += 1;
        if let Some(stem) = stem(name) {
            *called.entry(stem).or_default() += 1;
        }
    }
    names.iter().map(|name| stem(name).filter(|stem| called[stem] == 1).unwrap_or(name).to_owned()).collect()
}

/// The name without the kind of file: "adams" of "adams.docx". What stands behind the dot of "J. Smith" or "Unit 1.2" is no kind.
fn stem(name: &str) -> Option<&str> {
    let path = Path::new(name);
    let kind = path.extension()?.to_str()?;
    let is_kind =
        kind.len() <= KIND && kind.chars().all(|c| c.is_ascii_alphanumeric()) && !kind.starts_with(|c: char| c.is_ascii_digit());
    path.file_stem()?.to_str().filter(|_| is_kind)
}

/// At most `width` columns of each name. Where the beginnings are alike, what they have in common is left out at the front, or else
/// the middle of the names; what is still alike gets its number in the list.
pub(super) fn fitted(names: &[String], width: usize) -> Vec<String> {
    let mut shown: Vec<String> = names.iter().map(|name| cut(name, width)).collect();
    for alike in alike(&shown) {
        let own: Vec<&str> = alike.iter().map(|at| names[*at].as_str()).collect();
        let common = left_out(&own, width);
        let front: Vec<String> = own.iter().map(|name| cut(&format!("…{}", &name[common..]), width)).collect();
        let middle: Vec<String> = own.iter().map(|name| ends(name, width)).collect();
        let better = [front, middle].into_iter().find(|way| is_different(way));
        for (number, at) in alike.iter().enumerate() {
            shown[*at] = match &better {
                Some(way) => way[number].clone(),
                None => numbered(&names[*at], *at + 1, width),
            };
        }
    }
    // What was cut in different ways may have become alike once more.
    for alike in alike(&shown) {
        alike.into_iter().for_each(|at| shown[at] = numbered(&names[at], at + 1, width));
    }
    shown
}

/// The numbers of those that look alike, group by group.
fn alike(shown: &[String]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, name) in shown.iter().enumerate() {
        groups.entry(name).or_default().push(at);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn is_different(names: &[String]) -> bool {
    alike(names).is_empty()
}

/// How many bytes to leave out at the front: no more than all begin with, up to the beginning of a word, and no more than it takes.
fn left_out(names: &[&str], width: usize) -> usize {
    let Some((first, others)) = names.split_first() else { return 0 };
    let fits = |at: &usize| names.iter().all(|name| name[*at..].width() < width);
    let same = |at: usize| others.iter().all(|other| other.len() > at && other.get(..at) == first.get(..at));
    let starts = first.char_indices().map(|(at, _)| at).take_while(|at| same(*at));
    let starts: Vec<usize> = starts.filter(|at| !first[..*at].ends_with(|c: char| !c.is_whitespace())).collect();
    starts.iter().copied().find(fits).or(starts.last().copied()).unwrap_or(0)
}

/// At most `width` columns of the text, with an ellipsis where something was left out.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    front(text, width.saturating_sub(1)) + "…"
}

/// Its beginning and its end, and an ellipsis between; more of the end, where names differ.
fn ends(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let begin = front(text, width / 3);
    let backwards: String = text.chars().rev().collect();
    let end: String = front(&backwards, width.saturating_sub(begin.width() + 1)).chars().rev().collect();
    format!("{begin}…{end}")
}

/// Its beginning, and its number in the list.
fn numbered(text: &str, number: usize, width: usize) -> String {
    let number = format!("… ({number})");
    front(text, width.saturating_sub(number.width())) + &number
}

/// As much of a text as fits into so many columns.
fn front(text: &str, width: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    text.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_long_name_is_cut_to_its_columns() {
        for (name, expected) in [("Adams", "Adams"), ("A very long name", "A very …"), ("漢字漢字漢字", "漢字漢…")] {
            let cut = cut(name, 8);
            assert!(cut == expected && cut.width() <= 8, "{cut}");
        }
    }

    #[test]
    fn a_kind_of_file_is_left_out_where_nobody_else_is_called_that() {
        for (names, expected) in [
            (&["adams.docx", "baker.odt"][..], &["adams", "baker"][..]),
            (&["adams.docx", "adams.txt", "baker.txt"], &["adams.docx", "adams.txt", "baker"]),
            (&["adams.docx", "adams"], &["adams.docx", "adams"]),
            (&["J. Smith", "Unit 1.2", "Dr.Who is here", ".txt"], &["J. Smith", "Unit 1.2", "Dr.Who is here", ".txt"]),
        ] {
            assert_eq!(bare(&owned(names)), expected);
        }
    }

    #[test]
    fn names_that_are_cut_still_differ() {
        for (names, expected) in [
            (&["Adams", "Baker"][..], &["Adams", "Baker"][..]),
            (&["Customer Service Adams", "Customer Service Baker", "Cole"], &["…Service Adams", "…Service Baker", "Cole"]),
            (&["Adams – Customer Service 1", "Baker – Customer Service 1"], &["Adams – Custome…", "Baker – Custome…"]),
            (
                &["Level 2 Customer Service, Group North-West, 1", "Level 2 Customer Service, Group North-East, 1"],
                &["…North-West, 1", "…North-East, 1"],
            ),
            (&["abcdefghijklmnopqrstuvwxyz1", "abcdefghijklmnopqrstuvwxyz2"], &["abcde…rstuvwxyz1", "abcde…rstuvwxyz2"]),
            (
                &["aaaaaaaaaaaaaaaaaa1aaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaa2aaaaaaaaaaaaaaaaaa"],
                &["aaaaaaaaaaa… (1)", "aaaaaaaaaaa… (2)"],
            ),
        ] {
            let shown = fitted(&owned(names), 16);
            assert_eq!(shown, expected);
            assert!(shown.iter().all(|name| name.width() <= 16), "{shown:?}");
        }
    }
}
