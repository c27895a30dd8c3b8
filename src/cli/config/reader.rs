//! Reads a TOML file key by key, and gathers everything that is wrong with it, each with its line.

use std::cell::RefCell;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::cli::failure::Failure;
use crate::rubric::nearest;

/// So many bytes hold thousands of waivers. The file may lie among work that nobody has looked at.
const LONGEST: u64 = 1 << 20;

/// A value, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written<T> {
    /// What is written.
    pub(super) value: T,
    /// The line of its key, from 1.
    pub(super) line: usize,
}

/// A file that is read, and what is wrong with it so far.
#[derive(Debug)]
pub(super) struct Source {
    path: PathBuf,
    text: String,
    problems: RefCell<Vec<(usize, String)>>,
}

impl Source {
    /// Takes a file's text.
    ///
    /// # Errors
    /// It cannot be read, is too long, or is not UTF-8.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let refused = |error| Failure::of(&[format!("{}: it cannot be read: {error}", path.display())]);
        if fs::metadata(path).map_err(refused)?.len() > LONGEST {
            let (name, limit) = (path.display(), LONGEST >> 10);
            return Err(Failure::of(&[format!("{name}: it is longer than {limit} KiB, which no file of settings is")]));
        }
        Ok(Self::of(path, fs::read_to_string(path).map_err(refused)?))
    }

    /// The same of a text that is there.
    pub(super) fn of(path: &Path, text: String) -> Self {
        Self { path: path.to_owned(), text, problems: RefCell::default() }
    }

    /// Reads the whole file with `read`.
    ///
    /// # Errors
    /// It is no TOML, or `read` found something wrong; everything is named.
    pub(super) fn read<T>(&self, read: impl FnOnce(&mut Table<'_>) -> T) -> Result<T, Failure> {
        let (document, errors) = DeTable::parse_recoverable(&self.text);
        for error in &errors {
            self.complain(error.span().unwrap_or_default(), error.message().to_owned());
        }
        // What stands in a file that is half understood could only be complained of wrongly.
        let read = errors.is_empty().then(|| self.table(document.get_ref(), read));
        let mut problems = self.problems.take();
        match read.filter(|_| problems.is_empty()) {
            Some(read) => Ok(read),
            None => {
                problems.sort();
                let place = |(line, problem)| format!("{}:{line}: {problem}", self.path.display());
                Err(Failure::of(&problems.into_iter().map(place).collect::<Vec<_>>()))
            }
        }
    }

    fn table<T>(&self, table: &DeTable<'_>, read: impl FnOnce(&mut Table<'_>) -> T) -> T {
        let mut table = Table { source: self, table, known: Vec::new() };
        let value = read(&mut table);
        table.refuse_unknown_keys();
        value
    }

    fn complain(&self, at: Range<usize>, problem: String) {
        self.problems.borrow_mut().push((self.line(at.start), problem));
    }

    fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// A table of a file. Keys that nobody takes are wrong.
pub(super) struct Table<'s> {
    source: &'s Source,
    table: &'s DeTable<'s>,
    known: Vec<&'static str>,
}

impl Table<'_> {
    /// Takes the value of a key, if it is there and `read` can make something of it.
    pub(super) fn take<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&DeValue<'_>) -> Result<T, String>,
    ) -> Option<Written<T>> {
        self.known.push(key);
        let (name, value) = self.table.get_key_value(key)?;
        match read(value.get_ref()) {
            Ok(value) => Some(Written { value, line: self.source.line(name.span().start) }),
            Err(problem) => {
                self.source.complain(value.span(), format!("{key}: {problem}"));
                None
            }
        }
    }

    /// As [`Table::take`]; it is wrong if the key is not there. `at` is the line of the table.
    pub(super) fn need<T>(
        &mut self,
        key: &'static str,
        at: usize,
        read: impl FnOnce(&DeValue<'_>) -> Result<T, String>,
    ) -> Option<Written<T>> {
        if !self.table.contains_key(key) {
            self.complain(at, format!("{key} is missing; write {key} = …"));
        }
        self.take(key, read)
    }

    /// Reads each table of a list such as `[[files]]`, with its line.
    pub(super) fn each<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'_>, usize) -> T) -> Vec<T> {
        self.known.push(key);
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.source.complain(value.span(), format!("{key}: {}", wanted(&format!("[[{key}]]"), value.get_ref())));
            return Vec::new();
        };
        let mut all = Vec::new();
        for item in list {
            match item.get_ref().as_table() {
                Some(table) => {
                    let line = self.source.line(item.span().start);
                    all.push(self.source.table(table, |table| read(table, line)));
                }
                None => self.source.complain(item.span(), format!("{key}: {}", wanted(&format!("[[{key}]]"), item.get_ref()))),
            }
        }
        all
    }

    /// Says that something is wrong with a line.
    pub(super) fn complain(&self, line: usize, problem: String) {
        self.source.problems.borrow_mut().push((line, problem));
    }

    fn refuse_unknown_keys(&self) {
        for key in self.table.keys().filter(|key| !self.known.contains(&key.get_ref().as_ref())) {
            let near = nearest(key.get_ref(), self.known.iter().copied());
            let guess = near.map_or_else(
                || format!("; the keys here are {}", self.known.join(", ")),
                |near| format!("; did you mean {near}?"),
            );
            self.source.complain(key.span(), format!("there is no key {:?}{guess}", key.get_ref()));
        }
    }
}

/// A text.
pub(super) fn text(value: &DeValue<'_>) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| wanted("a text in quotation marks", value))
}

/// A text that says something.
pub(super) fn words(value: &DeValue<'_>) -> Result<String, String> {
    let text = text(value)?;
    if text.trim().is_empty() { Err("it is empty; write some words".to_owned()) } else { Ok(text) }
}

/// A text, or a list of texts.
pub(super) fn texts(value: &DeValue<'_>) -> Result<Vec<String>, String> {
    match value {
        DeValue::Array(list) => list.iter().map(|item| text(item.get_ref())).collect(),
        one => one.as_str().map(|text| vec![text.to_owned()]).ok_or_else(|| wanted("a text or a list of texts", one)),
    }
}

/// `true` or `false`.
pub(super) fn flag(value: &DeValue<'_>) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| wanted("true or false", value))
}

/// What was wanted, and what is there instead.
pub(super) fn wanted(what: &str, value: &DeValue<'_>) -> String {
    let there = match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    format!("write {what} here, not {there}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_wrong_is_named_with_its_line_in_order() {
        let text = "b = 1\nfals = true\n[[of]]\nc = 'x'\n[[of]]\n";
        let source = Source::of(Path::new("a.toml"), text.to_owned());
        let refused = source.read(|table| {
            table.take("false", flag);
            table.take("b", words);
            table.each("of", |table, line| table.need("c", line, flag));
        });
        assert_eq!(
            refused.unwrap_err().to_string(),
            "a.toml:1: b: write a text in quotation marks here, not a number\n\
             a.toml:2: there is no key \"fals\"; did you mean false?\n\
             a.toml:4: c: write true or false here, not a text\n\
             a.toml:5: c is missing; write c = …"
        );
    }

    #[test]
    fn what_is_no_toml_is_refused_with_its_line() {
        let source = Source::of(Path::new("a.toml"), "a = 1\nb = = 2\n".to_owned());
        let refused = source.read(|_| ()).unwrap_err().to_string();
        assert!(refused.starts_with("a.toml:2: "), "{refused}");
    }
}
