//! What each kind of file costs to read, and each format of a report to write.
//!
//! `cargo bench --bench formats`; compare rows of one run, not of two machines.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Cursor, Write};

use divan::{Bencher, black_box};
use markpoint::emit::{Format, Look, write};
use markpoint::evidence;
use markpoint::judgement::{ReportSet, SCHEMA, judge};
use markpoint::matcher::Matcher;
use markpoint::rubric;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const UNIT: &str = "principles-of-customer-service";
const SAMPLE: &str = "samples/strong-garden-centre.docx";

/// The allocator of the program, so that its costs are measured.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The same words in each kind of file.
#[divan::bench(args = ["docx", "odt", "html", "md", "txt"])]
fn read(bencher: Bencher, kind: &str) {
    let (name, file) = (format!("sample.{kind}"), file(kind));
    bencher.bench(|| evidence::read_bytes(&name, black_box(&file)).unwrap());
}

#[divan::bench(args = Format::ALL.map(Format::name))]
fn write_a_report(bencher: Bencher, name: &str) {
    let matcher = Matcher::compile(&rubric::builtin(UNIT).unwrap().unwrap());
    let report = judge(&matcher, "sample", &[evidence::read(SAMPLE.as_ref()).unwrap()]);
    let (format, set) = (Format::named(name).unwrap(), ReportSet { schema: SCHEMA, reports: vec![report] });
    let look = Look { color: false, width: 80, verbose: true };
    bencher.bench(|| {
        let mut out = Vec::new();
        write(format, black_box(&set), &look, &mut out).unwrap();
        out
    });
}

fn file(kind: &str) -> Vec<u8> {
    let sample = fs::read(SAMPLE).unwrap();
    if kind == "docx" {
        return sample;
    }
    let text = evidence::plain(&evidence::read_bytes("sample.docx", &sample).unwrap());
    match kind {
        "odt" => open_text(&paragraphs(&text, "text:p")),
        "html" => format!("<!doctype html><title>Sample</title><body>{}</body>", paragraphs(&text, "p")).into_bytes(),
        "md" => text.replace('\n', "\n\n").into_bytes(),
        _ => text.into_bytes(),
    }
}

/// Each line as an element of this name.
fn paragraphs(text: &str, element: &str) -> String {
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    text.lines().map(|line| format!("<{element}>{}</{element}>", escaped(line))).collect()
}

/// An OpenDocument text with this content.
fn open_text(content: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, content: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    part("mimetype", "application/vnd.oasis.opendocument.text");
    part(
        "content.xml",
        &format!(
            r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{content}</office:text></office:body></office:document-content>"#
        ),
    );
    zip.finish().unwrap().into_inner()
}
