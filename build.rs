//! Lists the rubrics, lexicons and examples that are compiled in, so that adding one is dropping a file into `rubrics/`, and counts
//! the words of each rubric, so that the unit that fits a text best can be found without compiling them all. Takes a digest of the sources,
//! so that a result that was kept is never taken for one that another state of the program would give.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use sha2::{Digest as _, Sha256};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rubrics");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=MARKPOINT_SOURCES={}", sources()?);
    let mut tables = String::new();
    for (name, folder) in [("RUBRICS", "rubrics"), ("LEXICONS", "rubrics/lexicon"), ("EXAMPLES", "rubrics/examples")] {
        table(&mut tables, name, folder)?;
    }
    vocabulary(&mut tables)?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR for build scripts"))?;
    fs::write(Path::new(&out).join("builtin_files.rs"), tables)
}

/// A digest of every file that the program is made of: its own, and the versions of its dependencies where they are known.
fn sources() -> io::Result<String> {
    let mut files = vec![PathBuf::from("Cargo.toml")];
    files.extend(["Cargo.lock"].map(PathBuf::from).into_iter().filter(|lock| lock.is_file()));
    let mut folders = vec![PathBuf::from("src"), PathBuf::from("rubrics")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let mut sum = Sha256::new();
    for file in files {
        let bytes = fs::read(&file)?;
        sum.update(file.to_string_lossy().as_bytes());
        sum.update(bytes.len().to_le_bytes());
        sum.update(bytes);
    }
    let mut hex = String::new();
    for byte in sum.finalize() {
        write!(hex, "{byte:02x}").map_err(io::Error::other)?;
    }
    Ok(hex)
}

/// One table of `(file stem, content)`, sorted by stem.
fn table(tables: &mut String, name: &str, folder: &str) -> io::Result<()> {
    let mut stems = Vec::new();
    if Path::new(folder).is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let stem = path.file_stem().and_then(|stem| stem.to_str());
                stems.push(stem.ok_or_else(|| io::Error::other("a built-in file's name is UTF-8"))?.to_owned());
            }
        }
    }
    stems.sort();
    writeln!(tables, "const {name}: &[(&str, &str)] = &[").map_err(io::Error::other)?;
    for stem in stems {
        writeln!(tables, "({stem:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{folder}/{stem}.json\"))),")
            .map_err(io::Error::other)?;
    }
    writeln!(tables, "];").map_err(io::Error::other)
}

/// Words are told apart by so many letters: a plain stand-in for stems, good enough to tell units apart.
const LETTERS: usize = 6;

/// The table `VOCABULARY`: each beginning of a word, and in how many lines of text of each rubric (in the order of `RUBRICS`) it stands.
fn vocabulary(tables: &mut String) -> io::Result<()> {
    let mut files: Vec<_> = fs::read_dir("rubrics")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let mut counts: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for (number, file) in files.iter().enumerate() {
        for line in fs::read_to_string(file)?.lines() {
            let lower = line.to_lowercase();
            let words = lower.split(|c: char| !c.is_ascii_lowercase()).filter(|word| word.len() > 2);
            for beginning in words.map(|word| &word[..word.len().min(LETTERS)]).collect::<BTreeSet<_>>() {
                let row = counts.entry(beginning.to_owned()).or_insert_with(|| vec![0; files.len()]);
                row[number] = row[number].saturating_add(1);
            }
        }
    }
    writeln!(tables, "const LETTERS: usize = {LETTERS};").map_err(io::Error::other)?;
    writeln!(tables, "const VOCABULARY: &[(&str, &[u16])] = &[").map_err(io::Error::other)?;
    for (beginning, row) in counts {
        writeln!(tables, "({beginning:?}, &{row:?}),").map_err(io::Error::other)?;
    }
    writeln!(tables, "];").map_err(io::Error::other)
}
