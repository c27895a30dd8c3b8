//! How long reading a 100,000-word Word document takes, against unpacking it alone: `unzip -p FILE word/document.xml`.
//!
//! `cargo bench --bench extract` prints the times and their ratio. Both are whole runs of a program, the best of several,
//! taken in turns: what the machine does besides hits both. On Linux the most memory that the reading held is printed, too.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORDS: usize = 100_000;
const RUNS: usize = 15;
/// What reading may cost at most, in times of unpacking.
const MOST: f64 = 4.0;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.docx");
    write_document(&path);
    let reading = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_markpoint"));
        command.arg("extract").arg(&path);
        command
    };
    let unpacking = || {
        let mut command = Command::new("unzip");
        command.arg("-p").arg(&path).arg("word/document.xml");
        command
    };
    let (mut read, mut unpacked) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        read = read.min(timed(reading()));
        unpacked = unpacked.min(timed(unpacking()));
    }
    let ratio = read.as_secs_f64() / unpacked.as_secs_f64();
    println!("{WORDS} words: read in {read:.1?}, unpacked in {unpacked:.1?}: {ratio:.2} times (at most {MOST})");
    if let Some(kilobytes) = most_memory(&reading()) {
        println!("most memory held: {} MiB", kilobytes >> 10);
    }
    assert!(ratio <= MOST, "reading takes too long");
}

fn timed(mut command: Command) -> Duration {
    let begin = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("markpoint and unzip can be run");
    assert!(status.success());
    begin.elapsed()
}

/// The most memory a run holds, in KiB, as GNU time tells it; none where there is no such program.
fn most_memory(command: &Command) -> Option<u64> {
    let output =
        Command::new("/usr/bin/time").arg("-f").arg("%M").arg(command.get_program()).args(command.get_args()).output().ok()?;
    String::from_utf8(output.stderr).ok()?.lines().last()?.trim().parse().ok()
}

/// A document as Word writes it: a paragraph of some runs, each with its properties.
fn write_document(path: &Path) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    let mut part = |name: &str, content: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    part(
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
    );
    part("word/document.xml", &document());
    zip.finish().unwrap();
}

fn document() -> String {
    let vocabulary =
        ["the", "sea", "is", "calm", "when", "we", "dive", "because", "signals", "under", "water", "keep", "everybody", "safe"];
    let mut xml = String::from(r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#);
    let mut words = 0;
    let mut seed = 7_u64;
    while words < WORDS {
        xml.push_str(r#"<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/><w:jc w:val="both"/></w:pPr>"#);
        for _ in 0..8 {
            xml.push_str(r#"<w:r w:rsidRPr="00C1"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">"#);
            for _ in 0..8 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                xml.push_str(vocabulary[usize::try_from(seed >> 33).unwrap() % vocabulary.len()]);
                xml.push(' ');
                words += 1;
            }
            xml.push_str("</w:t></w:r>");
        }
        xml.push_str("</w:p>");
    }
    xml.push_str("</w:body></w:document>");
    xml
}
