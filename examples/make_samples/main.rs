//! Writes the Word documents of `samples/`: `cargo run --example make_samples [FOLDER]`.
//!
//! The same code gives the same bytes, so a changed sample shows as a change of its text here.

mod documents;
mod word;

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).map_or_else(|| PathBuf::from("samples"), PathBuf::from);
    for (name, pieces) in documents::ALL {
        fs::write(folder.join(name), word::document(pieces)?)?;
    }
    Ok(())
}
