//! Labels as JSON lines: one text with its labels a line.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Deserialize;

use super::labels::{Item, Label, LabelFile, LabelledText, Source, Status};
use super::problem::Problem;
use crate::rubric::unique_map;

/// One line as written. Fields it does not name are the author's own and are not looked at.
#[derive(Deserialize)]
struct Line {
    id: String,
    unit: Option<String>,
    rubric: Option<String>,
    text: String,
    #[serde(default, deserialize_with = "unique_map")]
    parts: BTreeMap<String, Letters>,
    #[serde(default, deserialize_with = "unique_map")]
    mistakes: BTreeMap<String, bool>,
}

/// The parts of one point: shown or not.
#[derive(Deserialize)]
struct Letters(#[serde(deserialize_with = "unique_map")] BTreeMap<String, bool>);

/// Reads every line; empty ones are passed over.
pub(super) fn read(file: &str, bytes: &[u8]) -> LabelFile {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut read = LabelFile::default();
    let mut ids: BTreeMap<String, u64> = BTreeMap::new();
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let text = labelled(file, number, line).and_then(|text| match ids.entry(text.id.clone()) {
            Entry::Vacant(free) => {
                free.insert(number);
                Ok(text)
            }
            Entry::Occupied(first) => {
                Err(format!("the id {:?} stands on line {} too; give each text its own", text.id, first.get()))
            }
        });
        match text {
            Ok(text) => read.texts.push(text),
            Err(message) => read.problems.push(Problem { file: file.to_owned(), line: Some(number), message }),
        }
    }
    read
}

fn labelled(file: &str, number: u64, line: &[u8]) -> Result<LabelledText, String> {
    let line: Line = serde_json::from_slice(line).map_err(|error| malformed(&error))?;
    let label = |item, status| Label { line: number, item, status };
    let parts = line.parts.into_iter().flat_map(|(point, letters)| {
        let labels = letters
            .0
            .into_iter()
            .map(move |(part, shown)| label(Item::Part(point.clone(), part), if shown { Status::Shown } else { Status::Absent }));
        labels.collect::<Vec<_>>()
    });
    let mistakes =
        line.mistakes.into_iter().map(|(id, made)| label(Item::Mistake(id), if made { Status::Found } else { Status::Clear }));
    let labels: Vec<Label> = parts.chain(mistakes).collect();
    if labels.is_empty() {
        return Err("this text has no labels; add \"parts\" or \"mistakes\"".to_owned());
    }
    // A catalogue's own name for the unit may stand beside the rubric's id; the id is the more exact.
    let unit = line.rubric.or(line.unit);
    let source = Source::Text(line.text);
    Ok(LabelledText { file: file.to_owned(), line: number, id: line.id, unit, source, labels })
}

/// serde_json counts lines too, and each of ours is its first.
fn malformed(error: &serde_json::Error) -> String {
    let full = error.to_string();
    let what = full.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())).unwrap_or(&full);
    let form = r#"{"id": …, "unit": …, "text": …, "parts": {"P1": {"a": true}}, "mistakes": {"M1": false}}"#;
    format!("column {}: this is no labelled text: {what}; write {form} on one line", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_a_text_with_its_labels() {
        let line = r#"{"id": "t1", "unit": "W1", "rubric": "water", "voice": 3, "text": "Shout.", "parts": {"P1": {"a": true, "b": false}}, "mistakes": {"M1": true}}"#;
        let read = read("l.jsonl", format!("\u{feff}\n  \r\n{line}\r\n").as_bytes());
        assert_eq!(read.problems, []);
        let label = |item, status| Label { line: 3, item, status };
        let expected = LabelledText {
            file: "l.jsonl".to_owned(),
            line: 3,
            id: "t1".to_owned(),
            unit: Some("water".to_owned()),
            source: Source::Text("Shout.".to_owned()),
            labels: vec![
                label(Item::Part("P1".to_owned(), "a".to_owned()), Status::Shown),
                label(Item::Part("P1".to_owned(), "b".to_owned()), Status::Absent),
                label(Item::Mistake("M1".to_owned()), Status::Found),
            ],
        };
        assert_eq!(read.texts, [expected]);
    }

    #[test]
    fn every_line_that_is_not_sound_is_a_problem_with_its_number() {
        let lines = [
            (r#"{"id": "a", "text": "x", "parts": {"P1": {"a": true}}}"#, None),
            ("{\"id\": \"b\", ", Some("EOF while parsing")),
            (r#"{"id": "c", "parts": {"P1": {"a": true}}}"#, Some("missing field `text`")),
            (r#"{"id": "d", "text": "x"}"#, Some("no labels")),
            (r#"{"id": "e", "text": "x", "parts": {"P1": {"a": "yes"}}}"#, Some("expected a boolean")),
            (r#"{"id": "f", "text": "x", "parts": {"P1": {"a": true, "a": false}}}"#, Some("\"a\" stands twice")),
            (r#"{"id": "a", "text": "x", "parts": {"P1": {"a": true}}}"#, Some("stands on line 1 too")),
        ];
        let all: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
        let read = read("l.jsonl", all.join("\n").as_bytes());
        let mut problems = read.problems.iter();
        for (number, (line, expected)) in (1..).zip(lines) {
            let Some(expected) = expected else { continue };
            let problem = problems.next().unwrap();
            assert!(problem.line == Some(number) && problem.message.contains(expected), "{line}: {problem}");
        }
        assert_eq!((problems.next(), read.texts.len()), (None, 1));
    }
}
