//! Lists the rubrics, lexicons and examples that are compiled in, so that adding one is dropping a file into `rubrics/`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rubrics");
    let mut tables = String::new();
    for (name, folder) in [("RUBRICS", "rubrics"), ("LEXICONS", "rubrics/lexicon"), ("EXAMPLES", "rubrics/examples")] {
        table(&mut tables, name, folder)?;
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR for build scripts"))?;
    fs::write(Path::new(&out).join("builtin_files.rs"), tables)
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
