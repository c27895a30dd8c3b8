//! Headers of tables that nobody marked as such. Most learners type the names of the columns into the first row and leave it at that;
//! the corner above names of rows may be empty.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::model::Place;

/// The most words of a cell that names its column.
const NAME_WORDS: usize = 4;
/// The fewest words that the cells below hold, on average: in a table of names the first row is one more of them.
const BELOW_WORDS: usize = 4;

/// What the cells of one table look like.
#[derive(Debug, Default)]
struct Look {
    /// Words of each cell of the first row, by column; none for a cell that cannot be a name.
    first: BTreeMap<u32, Option<usize>>,
    columns: BTreeSet<u32>,
    cells_below: BTreeSet<(u32, u32)>,
    words_below: usize,
}

/// The tables whose first row reads as a header: every column but the first must have a cell there, each of a few words without a stop,
/// and what stands below is longer.
pub(super) fn by_look(drafts: &[Draft]) -> BTreeSet<u32> {
    let mut looks: BTreeMap<u32, Look> = BTreeMap::new();
    for draft in drafts {
        let Place::Cell { table, row, column } = draft.place else { continue };
        let words = draft.text.split_whitespace().count();
        if words == 0 {
            continue;
        }
        let look = looks.entry(table).or_default();
        look.columns.insert(column);
        if row == 1 {
            let named = words <= NAME_WORDS && !draft.text.trim_end().ends_with(['.', '!', '?', ':', ';', ',']);
            let second = look.first.contains_key(&column);
            look.first.insert(column, Some(words).filter(|_| named && !second));
        } else {
            look.cells_below.insert((row, column));
            look.words_below += words;
        }
    }
    looks.into_iter().filter(|(_, look)| look.has_header()).map(|(table, _)| table).collect()
}

impl Look {
    fn has_header(&self) -> bool {
        let Some(words) = self.first.values().copied().sum::<Option<usize>>() else { return false };
        let below = self.cells_below.len();
        let unnamed: Vec<&u32> = self.columns.iter().filter(|column| !self.first.contains_key(column)).collect();
        // An empty corner is left above names of rows by somebody who names the columns too.
        let corner = unnamed == [&1] && self.columns.len() > 2;
        let longer = self.words_below >= BELOW_WORDS * below && self.words_below * self.first.len() >= 2 * words * below;
        self.columns.len() > 1 && below > 0 && (corner || unnamed.is_empty() && longer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of these rows, their cells parted by "|".
    fn table(rows: &[&str]) -> Vec<Draft> {
        let cells = (1..).zip(rows).flat_map(|(row, cells)| {
            let place = move |column| Place::Cell { table: 1, row, column };
            (1..).zip(cells.split('|')).map(move |(column, text)| Draft::new(text.trim().to_owned(), place(column)))
        });
        cells.collect()
    }

    #[test]
    fn a_first_row_of_names_over_longer_cells_is_a_header() {
        for (rows, expected) in [
            (
                &["Bird | What I saw", "Robin | It sang on the fence for an hour", "Wren | It hid in the hedge all day long"][..],
                true,
            ),
            (&[" | Robin | Wren", "Where | On the fence for an hour | In the hedge all day long"], true),
            (&[" | Robin | Wren", "Where | fence | hedge"], true),
            (&[" |  | Wren", "Where | On the fence for an hour | In the hedge all day long"], false),
            (&["Bird | Robin", "Place | The fence", "Time | Noon"], false),
            (
                &["Which bird did you see there? | A robin.", "Where was it when you saw it? | It sat on the fence all day."],
                false,
            ),
            (&["Bird: | Robin", "What it did: | It sang on the fence for an hour, and then it left"], false),
            (&["Bird | ", "Robin | It sang on the fence for an hour"], false),
            (&["Birds", "A robin sang on the fence for an hour"], false),
            (&["Bird | What I saw"], false),
        ] {
            assert_eq!(!by_look(&table(rows)).is_empty(), expected, "{rows:?}");
        }
    }
}
