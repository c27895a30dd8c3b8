//! Numbers for new comments.

use std::collections::HashSet;

use super::error::AnnotateError;

/// The highest number Word takes.
const HIGHEST: u32 = i32::MAX.unsigned_abs();

/// So many numbers that are not taken: those behind the highest, or where these run out any that are free.
pub(super) fn free<'t>(taken: impl IntoIterator<Item = &'t String>, wanted: usize) -> Result<Vec<u32>, AnnotateError> {
    let taken: HashSet<u32> = taken.into_iter().filter_map(|number| number.trim().parse().ok()).collect();
    let next = taken.iter().max().map_or(0, |highest| highest.saturating_add(1));
    let numbers: Vec<u32> =
        (next..HIGHEST).chain(0..next.min(HIGHEST)).filter(|number| !taken.contains(number)).take(wanted).collect();
    if numbers.len() == wanted { Ok(numbers) } else { Err(AnnotateError::Full) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_where_others_stop_and_are_never_given_twice() {
        for (taken, expected) in [
            (vec![], vec![0, 1, 2]),
            (vec!["0", "7", "3"], vec![8, 9, 10]),
            (vec!["2147483646"], vec![0, 1, 2]),
            (vec!["2147483645", "1"], vec![2_147_483_646, 0, 2]),
            (vec!["4294967295", "x", "-1", "0"], vec![1, 2, 3]),
        ] {
            let taken: Vec<String> = taken.into_iter().map(str::to_owned).collect();
            assert_eq!(free(&taken, 3).unwrap(), expected, "{taken:?}");
        }
    }
}
