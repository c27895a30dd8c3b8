//! Damaged files: thousands of mutants of the samples, the same ones in every run, each read or refused in one line.

#![allow(clippy::unwrap_used)]

#[path = "../fuzz/fuzz_targets/sound.rs"]
mod sound;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use markpoint::evidence::read_bytes;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Far more than any mutant takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Made-up numbers, the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn new(seed: &str) -> Self {
        Self(seed.bytes().fold(0x9E37_79B9_7F4A_7C15, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)))
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    fn one_of<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }
}

/// The samples: name and bytes.
fn samples() -> Vec<(String, Vec<u8>)> {
    let mut samples: Vec<(String, Vec<u8>)> = fs::read_dir("samples")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    samples.sort();
    samples
}

/// Reads a mutant; says which it was if that goes wrong. True if it could be read.
fn survives(name: &str, number: usize, bytes: &[u8]) -> bool {
    let start = Instant::now();
    let outcome = catch_unwind(|| sound::outcome(read_bytes(name, bytes)));
    assert!(start.elapsed() < PATIENCE, "mutant {number} of {name} took {:?}", start.elapsed());
    outcome.unwrap_or_else(|_| panic!("mutant {number} of {name} broke the reader"))
}

/// How many of so many mutants of each sample could be read.
fn run(each: usize, mutant: impl Fn(&[u8], &mut Dice) -> Option<Vec<u8>>) -> (usize, usize) {
    let (mut read, mut all) = (0, 0);
    for (name, bytes) in samples() {
        let mut dice = Dice::new(&name);
        for number in 0..each {
            if let Some(bytes) = mutant(&bytes, &mut dice) {
                read += usize::from(survives(&name, number, &bytes));
                all += 1;
            }
        }
    }
    (read, all)
}

#[test]
fn bytes_that_changed_break_no_reader() {
    let (read, all) = run(200, |bytes, dice| {
        let mut bytes = bytes.to_vec();
        for _ in 0..=dice.below(8) {
            let at = dice.below(bytes.len());
            bytes[at] = match dice.below(3) {
                0 => u8::try_from(dice.below(256)).unwrap(),
                1 => bytes[at] ^ (1 << dice.below(8)),
                _ => *dice.one_of(&[&0, &0xFF, &0x7F, &b'<', &b'&', &b'\n']),
            };
        }
        Some(bytes)
    });
    assert!(read > all / 4 && all >= 1_400, "{read} of {all} were read");
}

#[test]
fn files_cut_short_or_grown_break_no_reader() {
    let (read, all) = run(80, |bytes, dice| {
        let at = dice.below(bytes.len());
        Some(match dice.below(3) {
            0 => bytes[..at].to_vec(),
            1 => [&bytes[..at], &bytes[dice.below(bytes.len())..]].concat(),
            _ => [bytes, &bytes[at..]].concat(),
        })
    });
    assert!(read > 0 && all >= 560, "{read} of {all} were read");
}

#[test]
fn xml_that_changed_inside_a_sound_package_breaks_no_reader() {
    let (read, all) = run(600, |bytes, dice| {
        let mut parts = unpacked(bytes)?;
        let texts: Vec<usize> = (0..parts.len()).filter(|at| holds_text(&parts[*at].0) || dice.below(4) == 0).collect();
        for _ in 0..=dice.below(3) {
            let at = texts.get(dice.below(texts.len())).copied().unwrap_or(0);
            parts[at].1 = changed(&parts[at].1, dice);
        }
        Some(packed(&parts))
    });
    assert!(read > all / 10 && all >= 1_800, "{read} of {all} were read");
}

fn holds_text(part: &str) -> bool {
    ["document.xml", "content.xml", "styles.xml", "numbering.xml", ".rels"].iter().any(|end| part.ends_with(end))
}

/// The parts of a package; none if it is no package.
fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let mut content = Vec::new();
        entry.read_to_end(&mut content).ok()?;
        parts.push((entry.name().ok()?.into_owned(), content));
    }
    Some(parts)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What writers, converters and attackers leave behind. Balanced pieces keep the part readable, so that more is reached.
const PIECES: &[&str] = &[
    "<w:p/>",
    "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
    "<w:r><w:t>\u{202E}word\u{7F}</w:t></w:r>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99999999999\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
    "<mc:AlternateContent><mc:Choice><pic:pic/></mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent>",
    "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>",
    "<w:footnoteReference w:id=\"-1\"/>",
    "<w:sym w:font=\"Symbol\" w:char=\"FFFFFFFF\"/>",
    "<m:nary><m:naryPr><m:chr m:val=\"\"/></m:naryPr><m:sub/><m:sup><m:r><m:t>n+é</m:t></m:r></m:sup><m:e/></m:nary>",
    "<m:d><m:e/><m:e><m:r><w:rPr><w:strike/></w:rPr><m:t>漢-x</m:t></m:r></m:e></m:d>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:altChunk r:id=\"rId1\"/>",
    "<w:gridSpan w:val=\"4294967295\"/>",
    "<w:cellDel/>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdt>",
    "<v:textpath string=\"drawn\"/>",
    "<text:p>own<text:s text:c=\"4000000000\"/></text:p>",
    "&undeclared;&#0;&#x10FFFF;&amp;",
    "<![CDATA[]]]]><![CDATA[>]]>",
    "<!-- -->",
    "</w:p>",
    "<w:p>",
];

/// XML with a few of its tags moved, doubled, lost or filled with something else.
fn changed(xml: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut tokens: Vec<&[u8]> = Vec::new();
    let mut rest = xml;
    while let Some(end) = rest.iter().skip(1).position(|byte| *byte == b'<').map(|at| at + 1) {
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens.push(rest);
    let at = dice.below(tokens.len());
    match dice.below(8) {
        0 => drop(tokens.remove(at)),
        1 => tokens.insert(at, tokens[dice.below(tokens.len())]),
        2 => {
            let other = dice.below(tokens.len());
            tokens.swap(at, other);
        }
        3 => {
            // A stretch again: its elements may or may not be balanced.
            let end = (at + dice.below(30)).min(tokens.len());
            let stretch = tokens[at..end].to_vec();
            tokens.splice(at..at, stretch);
        }
        4 => {
            let mut bytes = tokens.concat();
            let at = dice.below(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte = *dice.one_of(&[&b'9', &b'-', &b'"', &b'>', &b'/', &0xC3]);
            }
            return bytes;
        }
        _ => tokens.insert(at, dice.one_of(PIECES).as_bytes()),
    }
    tokens.concat()
}
