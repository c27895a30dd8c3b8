//! `markpoint show-config`: what is in force, as a file that could be written so, with where each value comes from.

use std::collections::BTreeMap;
use std::path::Path;

use super::args::{CheckArgs, Output};
use super::config::{Setting, Settings};
use super::{Outcome, output, stdin, threshold};
use crate::emit::visible;

/// Prints the settings.
///
/// # Errors
/// A file of settings cannot be used, or the settings cannot be printed.
pub(super) fn run(args: &CheckArgs) -> anyhow::Result<Outcome> {
    let settings = Settings::of(args)?;
    let waivers = settings.basis.waivers.told(&stdin::named(&args.files, &args.stdin));
    let page = page(&settings, &waivers);
    output::print(|out| out.write_all(page.as_bytes()))?;
    Ok(Outcome::Clear)
}

fn page(settings: &Settings, waivers: &[String]) -> String {
    let mut page = String::new();
    let mut line = |key: &str, value: Option<String>, origin: String| {
        let written = value.map_or_else(|| format!("# {key} is not set"), |value| format!("{key} = {value}"));
        page.push_str(&format!("{written}  # {}\n", visible(&origin)));
    };
    let basis = &settings.basis;
    let rubrics = &basis.rubrics;
    line("rubric", some_texts(rubrics.value.iter().map(String::as_str)), origin(rubrics));
    let briefs = basis.briefs.value.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>();
    line("brief", some_texts(briefs.iter().map(AsRef::as_ref)), origin(&basis.briefs));
    line("expect", Some(quoted(basis.expect.value.name())), origin(&basis.expect));
    line("privacy", Some(basis.privacy.value.to_string()), origin(&basis.privacy));
    let fail_on = threshold::in_force(&settings.fail_on.value, settings.fail_under.value)
        .iter()
        .map(|what| what.name())
        .collect::<Vec<_>>();
    line("fail-on", some_texts(fail_on.iter().map(String::as_str)), origin(&settings.fail_on));
    let fail_under = settings.fail_under.value.map(|least| quoted(&least.to_string()));
    line("fail-under", fail_under, origin(&settings.fail_under));
    line("format", Some(quoted(settings.format.value.name())), origin(&settings.format));
    line("output", outputs(&settings.outputs.value), origin(&settings.outputs));
    waivers.iter().for_each(|waiver| page.push_str(&format!("# {}\n", visible(waiver))));
    page
}

fn origin<T>(setting: &Setting<T>) -> String {
    setting.origin.to_string()
}

fn some_texts<'t>(texts: impl ExactSizeIterator<Item = &'t str>) -> Option<String> {
    (texts.len() > 0).then(|| list(texts))
}

fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(quoted).collect::<Vec<_>>().join(", "))
}

/// A format has one file, or a list of them.
fn outputs(outputs: &[Output]) -> Option<String> {
    let mut by_format: BTreeMap<&str, Vec<&Path>> = BTreeMap::new();
    for output in outputs {
        by_format.entry(output.format.name()).or_default().push(&output.path);
    }
    let files = |paths: &[&Path]| match paths {
        [path] => quoted(&path.to_string_lossy()),
        paths => list(paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().iter().map(AsRef::as_ref)),
    };
    let tables: Vec<String> = by_format.iter().map(|(format, paths)| format!("{format} = {}", files(paths))).collect();
    (!tables.is_empty()).then(|| format!("{{ {} }}", tables.join(", ")))
}

/// A basic string of TOML: what JSON escapes is escaped there too, and the rest is made visible.
fn quoted(text: &str) -> String {
    visible(&serde_json::Value::from(text).to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Format;

    #[test]
    fn files_are_listed_by_format() {
        let output = |format, path: &str| Output { format, path: path.into() };
        let all = [output(Format::Junit, "b.xml"), output(Format::Html, "a.html"), output(Format::Junit, "c.xml")];
        assert_eq!(outputs(&all).unwrap(), r#"{ html = "a.html", junit = ["b.xml", "c.xml"] }"#);
        assert_eq!(outputs(&[]), None);
        assert_eq!(quoted("a\"\u{202e}b"), "\"a\\\"<U+202E>b\"");
    }
}
