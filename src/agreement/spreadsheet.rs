//! Labels as a table: a row says what one file is in one respect. Any spreadsheet can write it.

use std::borrow::Cow;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord, Trim};
use encoding_rs::WINDOWS_1252;

use super::labels::{Item, Label, LabelFile, LabelledText, Source, Status};
use super::problem::Problem;

/// Reads every row. Paths in it start at the folder of the table itself.
pub(super) fn read(file: &str, path: &Path, bytes: &[u8]) -> LabelFile {
    let text = decoded(bytes);
    let mut rows = ReaderBuilder::new().delimiter(delimiter(&text)).trim(Trim::All).from_reader(text.as_bytes());
    let mut read = LabelFile::default();
    let problem = |line, message| Problem { file: file.to_owned(), line, message };
    let columns = match rows.headers().map_err(|error| what(&error)).and_then(Columns::of) {
        Ok(columns) => columns,
        Err(message) => return LabelFile { texts: Vec::new(), problems: vec![problem(Some(1), message)] },
    };
    let mut lines = Lines { text: &text, byte: 0, line: 1 };
    for row in rows.into_records() {
        match row {
            Ok(row) => {
                let line = lines.of(row.position()).unwrap_or(1);
                match columns.label(&row, line) {
                    Ok(Some(label)) => add(&mut read.texts, file, path, columns.names(&row), label),
                    Ok(None) => {}
                    Err(message) => read.problems.push(problem(Some(line), message)),
                }
            }
            Err(error) => read.problems.push(problem(lines.of(error.position()), what(&error))),
        }
    }
    read
}

/// Counts lines as a person does. The reader's own count is one short where lines end in `\r\n`: it takes the `\n` for the
/// beginning of the next row.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of a row (1-based). Rows come in order.
    fn of(&mut self, position: Option<&csv::Position>) -> Option<u64> {
        let from = usize::try_from(position?.byte()).ok()?;
        let rest = self.text.as_bytes().get(from..)?;
        let start = from + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.text.as_bytes().get(self.byte..start)?;
        self.line += passed.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.byte = start;
        Some(self.line)
    }
}

/// Which column is which.
struct Columns {
    file: usize,
    point: usize,
    status: usize,
    unit: Option<usize>,
}

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, String> {
        let column = |name: &str| header.iter().position(|title| title.eq_ignore_ascii_case(name));
        let needed = |name: &str| {
            column(name).ok_or_else(|| format!("there is no column {name:?}; the first row names the columns: file,point,status"))
        };
        let unit = column("rubric").or_else(|| column("unit"));
        Ok(Self { file: needed("file")?, point: needed("point")?, status: needed("status")?, unit })
    }

    /// The label of a row. A row that nobody has filled in yet has none.
    fn label(&self, row: &StringRecord, line: u64) -> Result<Option<Label>, String> {
        let cell = |column| row.get(column).unwrap_or_default();
        if cell(self.status).is_empty() {
            return Ok(None);
        }
        let empty = [(self.file, "file"), (self.point, "point")].into_iter().find(|(column, _)| cell(*column).is_empty());
        if let Some((_, name)) = empty {
            return Err(format!("the column {name:?} is empty; fill it in, or empty the status too"));
        }
        let status = Status::from_word(cell(self.status)).ok_or_else(|| {
            let written = cell(self.status);
            format!("{written:?} is no status; write met, partial or missing for a point, found or clear for a mistake")
        })?;
        Ok(Some(Label { line, item: Item::Any(cell(self.point).to_owned()), status }))
    }

    /// The file and the unit of a row.
    fn names<'r>(&self, row: &'r StringRecord) -> (&'r str, Option<&'r str>) {
        let unit = self.unit.and_then(|column| row.get(column)).filter(|unit| !unit.is_empty());
        (row.get(self.file).unwrap_or_default(), unit)
    }
}

/// Adds a label to the text it is about. Rows of one file need not stand together.
fn add(texts: &mut Vec<LabelledText>, file: &str, path: &Path, (id, unit): (&str, Option<&str>), label: Label) {
    if let Some(text) = texts.iter_mut().rev().find(|text| text.id == id && text.unit.as_deref() == unit) {
        text.labels.push(label);
        return;
    }
    let source = Source::File(path.parent().unwrap_or(Path::new("")).join(id));
    let unit = unit.map(str::to_owned);
    texts.push(LabelledText { file: file.to_owned(), line: label.line, id: id.to_owned(), unit, source, labels: vec![label] });
}

/// Spreadsheets still write the encoding of old Windows when asked for plain CSV.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed)
}

/// Where a comma is the decimal sign, spreadsheets set semicolons between cells. The titles hold none of these.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    [b';', b'\t'].into_iter().find(|sign| !header.contains(',') && header.contains(char::from(*sign))).unwrap_or(b',')
}

fn what(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!(
                "this row has {len} cells, but the first row has {expected_len}; put cells that hold a comma in quotation marks"
            )
        }
        _ => format!("this is no CSV: {error}; save the table anew"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: impl AsRef<[u8]>) -> LabelFile {
        read("marks/m.csv", Path::new("marks/m.csv"), text.as_ref())
    }

    fn said(read: &LabelFile) -> Vec<String> {
        let lines = |text: &LabelledText| {
            let one = |label: &Label| format!("{}:{}:{:?}:{}", text.id, label.line, label.item, label.status.word());
            text.labels.iter().map(one).collect::<Vec<_>>()
        };
        read.texts.iter().flat_map(lines).collect()
    }

    #[test]
    fn rows_of_one_file_come_together_and_its_path_starts_at_the_table() {
        let read = table("file,point,status\na.txt,P1,met\nb.txt,P1,Missing\n\"a.txt\",M1,clear\n");
        let expected = ["a.txt:2:Any(\"P1\"):met", "a.txt:4:Any(\"M1\"):clear", "b.txt:3:Any(\"P1\"):missing"];
        assert_eq!(said(&read), expected);
        assert_eq!(read.texts[0].source, Source::File(Path::new("marks").join("a.txt")));
        assert_eq!(read.problems, []);
    }

    #[test]
    fn what_spreadsheets_do_to_a_table_is_undone() {
        let expected = ["café.txt:2:Any(\"P1.a\"):shown"];
        for bytes in [
            "file,point,status\ncafé.txt,P1.a,shown\n".as_bytes(),
            "\u{feff}File;Point;Status;Remark\r\ncafé.txt; P1.a;SHOWN;a, b\r\n;;;\r\n".as_bytes(),
            "status\tpoint\tfile\nshown\tP1.a\tcafé.txt".as_bytes(),
            b"file,point,status\ncaf\xe9.txt,P1.a,shown\n",
        ] {
            let read = table(bytes);
            assert_eq!((said(&read), read.problems), (expected.map(str::to_owned).to_vec(), vec![]));
        }
    }

    #[test]
    fn one_file_can_be_evidence_for_two_units() {
        let read = table("unit,file,point,status\nx,a.txt,P1,met\ny,a.txt,P1,missing\nx,a.txt,P2,met\n");
        assert_eq!(read.texts.iter().map(|text| text.labels.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn a_row_that_is_not_filled_in_yet_is_no_label() {
        assert_eq!(said(&table("file,point,status\na.txt,P1,\na.txt,P2,met\n")), ["a.txt:3:Any(\"P2\"):met"]);
    }

    #[test]
    fn every_row_that_is_not_sound_is_a_problem_with_its_line() {
        let read = table("file,point,status\na.txt,P1,good\na.txt,P1\n,P1,met\na.txt,,met\na.txt,P1,met\n");
        let problems: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
        let expected = [
            "line 2: \"good\" is no status",
            "line 3: this row has 2 cells",
            "line 4: the column \"file\"",
            "line 5: the column \"point\"",
        ];
        assert_eq!(problems.len(), expected.len(), "{problems:#?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(problem.contains(expected), "{problem}");
        }
        assert_eq!(read.texts.len(), 1);
    }

    #[test]
    fn lines_are_counted_as_a_person_counts_them() {
        let lines = |text: &str| table(text).texts[0].labels.iter().map(|label| label.line).collect::<Vec<_>>();
        let rows = "file,point,status,remark\na.txt,P1,met,\n\na.txt,P2,met,\"two\nlines\"\na.txt,P3,met,\n";
        assert_eq!(lines(rows), [2, 4, 6]);
        assert_eq!(lines(&rows.replace('\n', "\r\n")), [2, 4, 6]);
    }

    #[test]
    fn a_table_without_its_titles_is_refused() {
        let read = table("a.txt,P1,met\nb.txt,P1,met\n");
        assert!(read.texts.is_empty() && read.problems[0].message.contains("no column \"file\""), "{:?}", read.problems);
    }
}
