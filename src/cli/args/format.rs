//! `--format` and `--output`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::emit::Format;
use crate::rubric::nearest;

/// A report for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Output {
    /// In which format.
    pub(in crate::cli) format: Format,
    /// Where to.
    pub(in crate::cli) path: PathBuf,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, path) = match text.split_once('=') {
            Some((kind, path)) if !path.is_empty() => (kind, path),
            _ => return Err(format!("write a format and a file, such as html=report.html; the formats are: {}", names())),
        };
        let Some(format) = Format::named(kind) else {
            let guess = nearest(kind, Format::ALL.into_iter().map(Format::name));
            let guess = guess.map_or_else(|| format!("; the formats are: {}", names()), |near| format!("; did you mean {near}?"));
            return Err(format!("there is no format {kind:?}{guess}"));
        };
        Ok(Self { format, path: PathBuf::from(path) })
    }
}

/// Takes the name of a format that can be printed.
pub(super) fn printable() -> impl TypedValueParser<Value = Format> {
    let formats = Format::ALL.into_iter().filter(|format| format.is_text());
    let names: Vec<PossibleValue> = formats.map(|format| PossibleValue::new(format.name()).help(format.about())).collect();
    PossibleValuesParser::new(names).map(|name| Format::named(&name).unwrap_or_default())
}

fn names() -> String {
    Format::ALL.map(Format::name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_a_format_and_a_path() {
        let output = |text: &str| text.parse::<Output>();
        assert_eq!(output("html=a.html").unwrap(), Output { format: Format::Html, path: "a.html".into() });
        assert_eq!(output("csv=a=b.csv").unwrap().path, PathBuf::from("a=b.csv"));
        for (text, expected) in [
            ("report.html", "write a format and a file"),
            ("html=", "write a format and a file"),
            ("junti=a.xml", "did you mean junit?"),
            ("pdf=a.pdf", "the formats are: table, html"),
        ] {
            let refused = output(text).unwrap_err();
            assert!(refused.contains(expected), "{text}: {refused}");
        }
    }
}
