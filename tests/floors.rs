//! Data goes one way: a module never names a module of a higher floor, nor one it must not know.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module of the crate, its floor, and what it must not know although it lies no higher.
struct Room {
    name: &'static str,
    floor: u8,
    must_not_know: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room { name: "alignment", floor: 1, must_not_know: &["evidence", "rubric"] },
    Room { name: "in_order", floor: 1, must_not_know: &["evidence", "rubric"] },
    Room { name: "evidence", floor: 1, must_not_know: &["rubric"] },
    Room { name: "rubric", floor: 1, must_not_know: &["evidence"] },
    Room { name: "language", floor: 2, must_not_know: &["rubric"] },
    Room { name: "privacy", floor: 2, must_not_know: &["language", "rubric"] },
    Room { name: "matcher", floor: 3, must_not_know: &[] },
    Room { name: "judgement", floor: 4, must_not_know: &["overview"] },
    Room { name: "overview", floor: 4, must_not_know: &["evidence", "language", "matcher", "privacy", "rubric"] },
    Room {
        name: "comparison",
        floor: 5,
        must_not_know: &["emit", "evidence", "language", "matcher", "overview", "passages", "privacy", "rubric"],
    },
    Room {
        name: "passages",
        floor: 5,
        must_not_know: &["comparison", "emit", "evidence", "language", "matcher", "privacy", "rubric"],
    },
    Room { name: "emit", floor: 5, must_not_know: &["evidence", "language", "matcher", "passages", "privacy", "rubric"] },
    Room { name: "annotate", floor: 6, must_not_know: &["agreement", "cohort", "language", "matcher", "rubric"] },
    Room { name: "agreement", floor: 6, must_not_know: &["cohort", "emit"] },
    Room { name: "cohort", floor: 6, must_not_know: &["agreement", "emit"] },
    Room { name: "cli", floor: 7, must_not_know: &[] },
];

/// Part of the report, although it is defined where it is filled in.
const OPEN_TO_ALL: &[&str] = &["evidence::Receipt", "evidence::ReadCounts", "evidence::NotReadCounts"];

#[test]
fn no_module_names_a_higher_floor_or_one_it_must_not_know() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&source);
    assert!(files.len() > ROOMS.len(), "found only {} files in {}", files.len(), source.display());
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|file| breaches(&module_path(file.strip_prefix(&source).unwrap()), &fs::read_to_string(file).unwrap()))
        .collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_module_of_the_crate_has_a_floor() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(source).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(room(&name).is_some() || ["lib", "main"].contains(&name.as_str()), "`{name}` has no floor: add it to ROOMS");
    }
}

#[test]
fn a_planted_breach_is_seen() {
    for (module, source) in [
        ("evidence", "use crate::judgement::Report;"),
        ("evidence::text", "fn f() -> crate::language::Text { todo!() }"),
        ("rubric::load", "use crate::{rubric::Rule, evidence::{Block as Piece}};"),
        ("language", "use super::matcher::Matcher;"),
        ("language::words", "use super::super::matcher::Matcher;"),
        ("matcher", "mod tests { use super::super::emit; }"),
        ("judgement::report", "pub(crate) use crate::emit as screens;"),
        ("emit::table", "fn f() { let x = vec![crate::matcher::compile()]; }"),
        ("emit", "use crate::evidence::Evidence;"),
        ("emit", "use crate::evidence::{Receipt, Evidence};"),
        ("cohort", "use crate::cli;"),
        ("cohort", "use crate::emit::visible;"),
        ("judgement", "use crate::overview::Cohort;"),
        ("overview::gather", "use crate::rubric::Rubric;"),
        ("agreement::measure", "use crate::emit::visible;"),
        ("language", "use crate::rubric::Rubric;"),
        ("evidence", "use crate::*;"),
        ("evidence::docx::notes", "use super::{super::super::cli, Notes};"),
    ] {
        assert_eq!(breaches(module, source).len(), 1, "{module}: {source}");
    }
}

#[test]
fn what_is_allowed_is_let_through() {
    for (module, source) in [
        ("evidence::text", "use super::model::Block; use crate::evidence::Place;"),
        ("language", "use crate::evidence::Evidence;"),
        ("matcher", "use crate::{language::Text, rubric::Loaded};"),
        ("judgement", "mod tests { use super::*; use super::report::Report; }"),
        ("emit::json", "use crate::judgement::ReportSet; use crate::evidence::{Receipt, NotReadCounts};"),
        ("emit", "mod tests { use super::visible; }"),
        ("emit::cohort", "use crate::overview::Cohort;"),
        ("cohort", "use crate::{evidence, judgement::judge, overview::Gather};"),
        ("evidence", "//! Goes on to [`crate::judgement`].\n// use crate::emit;\nconst A: &str = \"crate::cli\";"),
        ("agreement::measure", "use crate::judgement::judge; use crate::matcher::Matcher;"),
        ("cli::check", "use crate::{emit, judgement, matcher, rubric};"),
        ("", "pub mod cli; use crate::cli::run;"),
    ] {
        assert_eq!(breaches(module, source), Vec::<String>::new(), "{module}: {source}");
    }
}

/// What `source`, the text of `module`, names although it must not.
fn breaches(module: &str, source: &str) -> Vec<String> {
    let top = module.split("::").next().unwrap_or_default();
    let Some(own) = room(top) else { return Vec::new() };
    let mut named = Vec::new();
    let module: Vec<String> = module.split("::").map(str::to_owned).collect();
    collect(&module, TokenStream::from_str(source).unwrap(), &mut named);
    let breaks = |path: &&Vec<String>| match path.first().map(String::as_str) {
        Some("*") => true,
        Some(first) if first != own.name => room(first).is_some_and(|other| {
            let open = path.get(1).is_some_and(|item| OPEN_TO_ALL.contains(&format!("{first}::{item}").as_str()));
            !open && (other.floor > own.floor || own.must_not_know.contains(&other.name))
        }),
        _ => false,
    };
    named.iter().filter(breaks).map(|path| format!("{} names crate::{}", module.join("::"), path.join("::"))).collect()
}

fn room(name: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == name)
}

/// Adds every path that begins with `crate` or `super` in `tokens`, resolved to one that begins at the crate's root.
fn collect(module: &[String], tokens: TokenStream, named: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(word) if word == "mod" && is_braces(tokens.get(at + 2)) => {
                let inner: Vec<String> = module.iter().cloned().chain([tokens[at + 1].to_string()]).collect();
                let TokenTree::Group(body) = &tokens[at + 2] else { unreachable!("looked at above") };
                collect(&inner, body.stream(), named);
                at += 3;
            }
            TokenTree::Ident(word) if word == "crate" => at = path(&[], &tokens, at + 1, named),
            TokenTree::Ident(word) if word == "super" => at = path(parent(module), &tokens, at + 1, named),
            TokenTree::Group(group) => {
                collect(module, group.stream(), named);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Follows `::a::b`, `::super::a` or `::{a, b::c}` from `at`; gives where it ends.
fn path(base: &[String], tokens: &[TokenTree], mut at: usize, named: &mut Vec<Vec<String>>) -> usize {
    let mut base = base.to_vec();
    while is_colons(tokens, at) {
        at += 2;
        match tokens.get(at) {
            Some(TokenTree::Ident(word)) if word == "super" => {
                base.pop();
            }
            Some(TokenTree::Ident(word)) => base.push(word.to_string()),
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => base.push("*".to_owned()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                branches(&base, group.stream(), named);
                return at + 1;
            }
            _ => break,
        }
        at += 1;
    }
    named.push(base);
    at
}

/// The paths of one `{…}` of a `use`, each from `base`.
fn branches(base: &[String], tokens: TokenStream, named: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for branch in tokens.split(|token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',')) {
        if branch.is_empty() {
            continue;
        }
        // A branch has no `::` before its first step; give it one, so that it reads like any other path.
        let mut whole: Vec<TokenTree> = TokenStream::from_str("::").unwrap().into_iter().collect();
        whole.extend(branch.iter().cloned());
        path(base, &whole, 0, named);
    }
}

fn is_braces(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at| matches!(tokens.get(at), Some(TokenTree::Punct(colon)) if colon.as_char() == ':');
    colon(at) && colon(at + 1)
}

fn parent(module: &[String]) -> &[String] {
    module.split_last().map_or(&[], |(_, parent)| parent)
}

/// `evidence/docx/mod.rs` is `evidence::docx`; `lib.rs` is the root.
fn module_path(file: &Path) -> String {
    let path = file.with_extension("");
    let steps: Vec<&str> = path.iter().map(|step| step.to_str().unwrap()).collect();
    steps.into_iter().filter(|step| !["mod", "lib", "main"].contains(step)).collect::<Vec<_>>().join("::")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
