//! `markpoint annotate`: a copy of a Word document with comments, and nothing else changed.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const RUBRIC: &str = "tests/fixtures/rubrics/one-word.json";
const PUNCTURE: &str = "tests/fixtures/rubrics/puncture-repair.json";
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Parts = BTreeMap<String, Vec<u8>>;

/// A document: the XML of its body, further parts with the kind of their relationship, and how its main part is written.
#[derive(Default)]
struct Docx {
    body: String,
    related: Vec<(&'static str, &'static str, String)>,
    main: Option<Vec<u8>>,
}

impl Docx {
    fn body(body: &str) -> Self {
        Self { body: body.to_owned(), ..Self::default() }
    }

    fn related(mut self, kind: &'static str, file: &'static str, content: &str) -> Self {
        self.related.push((kind, file, content.to_owned()));
        self
    }

    fn main(bytes: Vec<u8>) -> Self {
        Self { main: Some(bytes), ..Self::default() }
    }

    fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, content: &[u8]| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        };
        put("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#);
        let relation = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
        };
        let relations = |inner: &str| {
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
            )
        };
        put("_rels/.rels", relations(&relation("a", "officeDocument", "word/document.xml")).as_bytes());
        let main = self.main.clone().unwrap_or_else(|| document("w:", TRANSITIONAL, &self.body).into_bytes());
        put("word/document.xml", &main);
        if !self.related.is_empty() {
            let inner: String =
                self.related.iter().enumerate().map(|(at, (kind, file, _))| relation(&format!("r{at}"), kind, file)).collect();
            put("word/_rels/document.xml.rels", relations(&inner).as_bytes());
        }
        for (_, file, content) in &self.related {
            put(&format!("word/{file}"), content.as_bytes());
        }
        put("word/media/image1.png", b"no picture at all");
        zip.finish().unwrap().into_inner()
    }

    /// The file in a folder of its own, and the parts of its copy with comments.
    fn annotated(&self) -> Parts {
        let folder = tempfile::tempdir().unwrap();
        let (work, copy) = (folder.path().join("work.docx"), folder.path().join("copy.docx"));
        fs::write(&work, self.zip()).unwrap();
        let output = annotate(&work, &copy, &["-r", RUBRIC]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(fs::read(&work).unwrap(), self.zip());
        assert_eq!(extracted(&work), extracted(&copy));
        parts(&fs::read(&copy).unwrap())
    }
}

fn document(prefix: &str, namespace: &str, body: &str) -> String {
    let (colon, w) = (if prefix.is_empty() { "" } else { ":" }, prefix.trim_end_matches(':'));
    let body = body.replace("<w:", &format!("<{prefix}")).replace("</w:", &format!("</{prefix}"));
    format!(r#"<{prefix}document xmlns{colon}{w}="{namespace}"><{prefix}body>{body}</{prefix}body></{prefix}document>"#)
}

fn p(runs: &[&str]) -> String {
    format!("<w:p><w:pPr><w:spacing/></w:pPr>{}</w:p>", runs.iter().map(|text| run(text)).collect::<String>())
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn annotate(work: &Path, copy: &Path, more: &[&str]) -> Output {
    cargo_bin_cmd!("markpoint").arg("annotate").arg(work).arg("-o").arg(copy).args(more).output().unwrap()
}

fn extracted(file: &Path) -> Vec<u8> {
    let output = cargo_bin_cmd!("markpoint").args(["extract", "--places"]).arg(file).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn parts(bytes: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}

fn text_of(parts: &Parts, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

/// Every comment by number: what it says, and the text of the main part it is about.
fn comments(parts: &Parts) -> Vec<(u32, String, String)> {
    let (main, comments) = (text_of(parts, "word/document.xml"), text_of(parts, "word/comments.xml"));
    let each = comments.split("<w:comment ").skip(1);
    each.map(|comment| {
        let id = comment.split("w:id=\"").nth(1).unwrap().split('"').next().unwrap();
        let start = main.find(&format!(r#"w:id="{id}"/>"#)).unwrap();
        let end = main.rfind(&format!(r#"<w:commentRangeEnd xmlns:w="{TRANSITIONAL}" w:id="{id}"/>"#)).unwrap_or(start);
        assert_eq!(main.matches(&format!(r#"w:commentReference w:id="{id}""#)).count(), 1, "{main}");
        (id.parse().unwrap(), bare(comment), bare(&main[start..end]))
    })
    .collect()
}

/// The text between tags.
fn bare(xml: &str) -> String {
    let inside = xml.split('>').skip(1).map(|piece| piece.split('<').next().unwrap());
    inside.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("|")
}

const BICYCLE: &str = "I ride my bicycle to work every day.";
const SADDLE: &str = "The saddle is made of leather.";

#[test]
fn comments_stand_at_the_words_that_show_something_and_the_first_lists_what_is_missing() {
    let parts =
        Docx::body(&(p(&["My work"]) + &p(&["We went out. ", "I ride my ", "bicycle to work every day.", " It rained."])))
            .annotated();
    let told = comments(&parts);
    assert_eq!(told.len(), 2);
    let (_, first, about) = &told[0];
    assert!(
        first.contains("1 of 2 points met") && first.contains("P2: Name a saddle") && first.contains("Write about your saddle."),
        "{first}"
    );
    assert!(first.contains("does not award a grade"), "{first}");
    assert_eq!(about, "My work");
    let (_, second, about) = &told[1];
    assert_eq!(second, "P1 a shown: |Names a bicycle");
    assert_eq!(about, "I ride my |bicycle to work every day.");
    assert!(text_of(&parts, "[Content_Types].xml").contains(r#"PartName="/word/comments.xml""#));
    assert!(text_of(&parts, "word/_rels/document.xml.rels").contains(&format!("{RELATIONS}/comments")));
}

#[test]
fn where_more_stands_in_a_run_the_comment_says_which_words_it_means() {
    let parts = Docx::body(&p(&["We went out. I ride my bicycle to work every day. The saddle is made of leather."])).annotated();
    let told = comments(&parts);
    assert_eq!(told.len(), 2);
    let expected = format!("“{BICYCLE}”|P1 a shown: |Names a bicycle|“{SADDLE}”|P2 a shown: |Names a saddle");
    assert_eq!(told[1].1, expected);
}

#[test]
fn words_are_found_wherever_they_stand_in_a_document() {
    let link = format!(r#"<w:hyperlink w:anchor="x">{}</w:hyperlink>"#, run(BICYCLE));
    let field = format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        run(BICYCLE)
    );
    let tracked =
        format!(r#"<w:del w:id="4"><w:r><w:delText>Gone.</w:delText></w:r></w:del><w:ins w:id="5">{}</w:ins>"#, run(BICYCLE));
    let control = format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", run(BICYCLE));
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&[BICYCLE]));
    for (body, about) in [
        (p(&[BICYCLE]), BICYCLE),
        (format!("<w:p>{link}</w:p>"), BICYCLE),
        (format!("<w:p>{field}</w:p>"), BICYCLE),
        (format!("<w:p>{tracked}</w:p>"), BICYCLE),
        (format!("<w:p>{control}</w:p>"), BICYCLE),
        (cell, BICYCLE),
        (p(&["I ride my bicycle"]) + "<w:p/>" + &p(&["to work &amp; back every day."]), "I ride my bicycle"),
    ] {
        let parts = Docx::body(&(p(&["My work is here."]) + &body)).annotated();
        let told = comments(&parts);
        assert_eq!((told.len(), told[1].2.as_str()), (2, about), "{body}");
    }
}

#[test]
fn words_outside_the_body_have_their_comment_at_the_nearest_paragraph_which_says_where_they_stand() {
    let in_box = format!("<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>", p(&[BICYCLE]));
    let noted = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;
    let note =
        format!(r#"<w:footnotes xmlns:w="{TRANSITIONAL}"><w:footnote w:id="2">{}</w:footnote></w:footnotes>"#, p(&[BICYCLE]));
    let control = format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&[BICYCLE]));
    for (docx, place) in [
        (Docx::body(&format!("<w:p>{}{in_box}</w:p>", run("See the box."))), "text box 1"),
        (
            Docx::body(&format!("<w:p>{}{noted}</w:p>", run("See the note."))).related("footnotes", "footnotes.xml", &note),
            "footnote 1",
        ),
        (Docx::body(&(p(&["See below."]) + &control)), "paragraph 2"),
    ] {
        let told = comments(&docx.annotated());
        assert_eq!(told[1].1, format!("{place}: “{BICYCLE}”|P1 a shown: |Names a bicycle"));
    }
}

#[test]
fn comments_that_are_there_stay_and_the_numbers_go_on() {
    let there = |inner: &str| format!(r#"<w:comments xmlns:w="{TRANSITIONAL}"{inner}"#);
    let old = r#"<w:comment w:id="7" w:author="A tutor"><w:p><w:r><w:t>Well done</w:t></w:r></w:p></w:comment>"#;
    let marked = format!(
        r#"<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>"#,
        run(BICYCLE)
    );
    for (comments_xml, numbers) in [(there(&format!(">{old}</w:comments>")), vec![7, 8, 9]), (there("/>"), vec![8, 9])] {
        let docx = Docx::body(&format!("<w:p>{marked}</w:p>")).related("comments", "comments.xml", &comments_xml);
        let parts = docx.annotated();
        let told = comments(&parts);
        assert_eq!(told.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), numbers);
        assert_eq!(text_of(&parts, "word/comments.xml").contains(old), numbers.len() == 3);
        assert_eq!(text_of(&parts, "word/_rels/document.xml.rels").matches("relationships/comments").count(), 1);
        assert!(!parts.contains_key("word/comments1.xml"));
    }
}

#[test]
fn every_way_to_write_the_main_part_is_understood() {
    let body = p(&[BICYCLE]);
    let utf16 =
        |text: &str| -> Vec<u8> { "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect() };
    let declared = |text: &str, encoding: &str| format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>\r\n{text}");
    for (main, namespace) in [
        (document("x:", TRANSITIONAL, &body).into_bytes(), TRANSITIONAL),
        (document("", TRANSITIONAL, &body).into_bytes(), TRANSITIONAL),
        (document("w:", STRICT, &body).into_bytes(), STRICT),
        (format!("\u{FEFF}{}", declared(&document("w:", TRANSITIONAL, &body), "utf-8")).into_bytes(), TRANSITIONAL),
        (utf16(&declared(&document("w:", TRANSITIONAL, &body), "UTF-16")), TRANSITIONAL),
    ] {
        let parts = Docx::main(main).annotated();
        let text = text_of(&parts, "word/document.xml");
        assert!(text.contains(&format!(r#"<w:commentRangeStart xmlns:w="{namespace}" w:id="1"/>"#)), "{text}");
        assert!(text_of(&parts, "word/comments.xml").contains(namespace));
        let family =
            if namespace == STRICT { "http://purl.oclc.org/ooxml/officeDocument/relationships/comments" } else { RELATIONS };
        assert!(text_of(&parts, "word/_rels/document.xml.rels").contains(family));
    }
}

#[test]
fn all_that_no_comment_touches_is_copied_byte_by_byte() {
    let docx = Docx::body(&p(&[BICYCLE])).related("styles", "styles.xml", &format!(r#"<w:styles xmlns:w="{TRANSITIONAL}"/>"#));
    let (before, after) = (parts(&docx.zip()), docx.annotated());
    for (name, content) in &before {
        let touched = ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"].contains(&name.as_str());
        assert_eq!(after[name] == *content, !touched, "{name}");
    }
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(docx.annotated(), after, "the same work gives the same copy");
}

#[test]
fn mistakes_and_personal_data_have_comments_of_their_own_and_nothing_private_is_repeated() {
    let (folder, work) = saved(&Docx::body(&(p(&["I phone Ann on 07700 900123 about the puncture."]) + &p(&[BICYCLE]))));
    let copy = folder.path().join("copy.docx");
    let output = annotate(&work, &copy, &["-r", RUBRIC, "-r", PUNCTURE]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let told = text_of(&parts(&fs::read(&copy).unwrap()), "word/comments.xml");
    assert!(told.contains("Take out before you hand in: ") && told.contains("phone number"), "{told}");
    assert!(!told.contains("900123"), "{told}");
    assert!(told.contains("Say the word"), "with several units each comment names its own: {told}");
}

#[test]
fn what_stands_in_the_way_is_said_and_nothing_is_written() {
    let (folder, work) = saved(&Docx::body(&p(&[BICYCLE])));
    let at = |name: &str| folder.path().join(name);
    fs::write(at("work.txt"), BICYCLE).unwrap();
    fs::write(at("odd.docx"), Docx::main(document("w:", "urn:odd", &p(&[BICYCLE])).into_bytes()).zip()).unwrap();
    let control = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&[BICYCLE]));
    fs::write(at("form.docx"), Docx::body(&control).zip()).unwrap();
    fs::write(at("work.docm"), Docx::body(&p(&[BICYCLE])).zip()).unwrap();
    for (work, copy, expected) in [
        (work.clone(), work.clone(), "never written over"),
        (work.clone(), folder.path().join("./work.docx"), "never written over"),
        (work.clone(), at("none/copy.docx"), "there is no folder"),
        (work.clone(), folder.path().to_owned(), "must be a .docx too"),
        (work.clone(), at("copy.pdf"), "must be a .docx too; name it"),
        (at("work.docm"), at("copy.docx"), "must be a .docm too"),
        (at("work.txt"), at("copy.txt"), "is no Word document"),
        (at("gone.docx"), at("copy.docx"), "there is no such file"),
        (at("odd.docx"), at("copy.docx"), "does not say that it is a Word document"),
        (at("form.docx"), at("copy.docx"), "no paragraph that a comment could stand beside"),
    ] {
        let before = fs::read_dir(folder.path()).unwrap().count();
        let output = annotate(&work, &copy, &["-r", RUBRIC]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{told}");
        assert!(told.contains(expected) && told.trim_end().lines().count() == 1, "{expected}: {told}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), before, "{told}");
    }
}

#[test]
fn what_a_learner_writes_cannot_break_the_comments() {
    let hostile = r#"I ride my bicycle &lt;/w:t&gt;]]&gt;&#x202E;&#xFFFF;{x} "to" &amp;amp; work"#;
    let parts = Docx::body(&p(&["Out we went. ", hostile, " or not. It rained."])).annotated();
    let told = text_of(&parts, "word/comments.xml");
    assert!(!told.contains('\u{202E}') && !told.contains('\u{FFFF}') && told.contains("&lt;/w:t&gt;]]&gt;"), "{told}");
}

fn saved(docx: &Docx) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let work = folder.path().join("work.docx");
    fs::write(&work, docx.zip()).unwrap();
    (folder, work)
}
