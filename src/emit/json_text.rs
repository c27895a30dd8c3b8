//! JSON whose strings cannot act on whoever reads it on a terminal.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::visible::is_hidden;

/// Writes a value as indented JSON with a newline at the end. Characters that would steer a terminal or turn the direction of reading are
/// written as `\u009b`, which means the same to every parser.
///
/// # Errors
/// When `out` cannot be written to.
pub fn pretty<T: Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    with(PrettyFormatter::new(), value, out)
}

/// The same on one line.
///
/// # Errors
/// When `out` cannot be written to.
pub fn line<T: Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    with(CompactFormatter, value, out)
}

fn with<T: Serialize>(formatter: impl Formatter, value: &T, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Inert(formatter)))?;
    out.write_all(b"\n")
}

/// Another formatter's layout, with strings that are safe to show.
struct Inert<F>(F);

impl<F: Formatter> Formatter for Inert<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            // All of them are in the first plane, so one escape says it.
            write!(out, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_escaped_and_means_the_same() {
        let value =
            serde_json::json!({"a\u{9b}": ["x\u{7f}\u{202e}y\u{feff}\u{ffff}\u{2028}", "plain é 👩", {"b": []}, {}], "n": 1});
        for (write, indented) in [(pretty as fn(&_, &mut dyn Write) -> _, true), (line, false)] {
            let mut out = Vec::new();
            write(&value, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(!text.trim_end().contains(|c| is_hidden(c) && c != '\n'), "{text:?}");
            assert!(text.contains("plain é 👩") && text.contains("\\u009b") && text.contains("\\u202e"));
            assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
            let plain = serde_json::json!({"a": [1, {"b": []}]});
            let mut out = Vec::new();
            write(&plain, &mut out).unwrap();
            let expected = if indented { serde_json::to_string_pretty(&plain) } else { serde_json::to_string(&plain) };
            assert_eq!(String::from_utf8(out).unwrap(), expected.unwrap() + "\n");
        }
    }
}
