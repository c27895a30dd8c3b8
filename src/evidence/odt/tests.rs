use super::fixture::{Odt, p, read_bytes};
use crate::evidence::tests::told_places as told;

#[test]
fn headings_paragraphs_and_their_white_space_are_read() {
    let body = r#"<text:h text:outline-level="2">Kit</text:h>
        <text:p>We   dive<text:s text:c="2"/>at<text:tab/>noon<text:line-break/>
            and <text:span>rest</text:span>.<text:soft-page-break/></text:p><text:p/>"#;
    let evidence = Odt::body(body).read();
    assert_eq!(told(&evidence), "h2 | paragraph 1 | Kit\np | paragraph 2 | We dive  at\tnoon\np | paragraph 3 | and rest.\n");
    let receipt = &evidence.receipt;
    assert_eq!((receipt.format.as_str(), receipt.words, receipt.read.headings, receipt.read.paragraphs), ("odt", 7, 1, 2));
}

#[test]
fn lists_show_their_numbers() {
    let style = r#"<text:list-style style:name="L1">
        <text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1" text:start-value="3"/>
        <text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a" text:display-levels="1"/>
        <text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1" text:display-levels="3"/>
      </text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>"#;
    let item = |text: &str, inner: &str| format!("<text:list-item>{}{inner}</text:list-item>", p(text));
    let list = |attributes: &str, items: &str| format!("<text:list {attributes}>{items}</text:list>");
    let deep = list("", &item("deep", ""));
    let inner = list("", &(item("sub one", "") + &item("sub two", &deep)));
    let first = list(r#"xml:id="one" text:style-name="L1""#, &(item("three", &inner) + &item("four", &p("more of four"))));
    let again = list(r#"text:continue-list="one" text:style-name="L1""#, &item("five", ""));
    let given = list(
        r#"text:continue-numbering="true" text:style-name="L1""#,
        "<text:list-item text:start-value=\"9\"><text:p>nine</text:p></text:list-item>",
    );
    let fresh = list(r#"text:style-name="L1""#, &item("three again", ""));
    let bullets = list(r#"text:style-name="L2""#, &item("bullet", ""));
    let evidence = Odt::body(&[first, p("Between them stands a whole sentence."), again, given, fresh, bullets].concat())
        .automatic(style)
        .read();
    let shown: Vec<&str> = evidence.blocks.iter().map(|block| evidence.block_text(block)).collect();
    assert_eq!(
        shown,
        [
            "3. three",
            "a) sub one",
            "b) sub two",
            "3.b.1. deep",
            "4. four",
            "more of four",
            "Between them stands a whole sentence.",
            "5. five",
            "9. nine",
            "3. three again",
            "bullet"
        ]
    );
    assert_eq!(evidence.receipt.read.list_items, 10);
}

#[test]
fn numbered_headings_show_their_numbers() {
    let styles = r#"<office:styles><text:outline-style style:name="Outline">
        <text:outline-level-style text:level="1" style:num-format="1"/>
        <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles>"#;
    let body = r#"<text:h text:outline-level="1">Reefs</text:h><text:h text:outline-level="2">Coral</text:h>
        <text:h text:outline-level="2" text:is-list-header="true">Aside</text:h><text:h text:outline-level="2">Weed</text:h>"#;
    let evidence = Odt::body(body).styles(styles).read();
    assert_eq!(evidence.text, "1 Reefs\n1.1 Coral\nAside\n1.2 Weed\n");
}

#[test]
fn tables_and_tables_in_them_keep_row_and_column() {
    let cell = |content: &str| format!("<table:table-cell>{content}</table:table-cell>");
    let inner = format!("<table:table><table:table-row>{}</table:table-row></table:table>", cell(&p("nested")));
    let body = format!(
        "<table:table><table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>\
         <table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table>{}",
        cell(&p("Task")),
        cell(&p("Answer")),
        cell(&(p("One") + &inner)),
        cell(&p("We dive at noon.")),
        p("After.")
    );
    let evidence = Odt::body(&body).read();
    assert_eq!(
        told(&evidence),
        "header | table 1, row 1 | Task\nheader | table 1, row 1 | Answer\ncell | table 1, row 2 | One\ncell | table 2, row 1 | nested\n\
         cell | table 1, row 2 | We dive at noon.\np | paragraph 1 | After.\n"
    );
    let columns: Vec<String> = evidence.blocks.iter().map(|block| format!("{:?}", block.place)).collect();
    assert!(columns[4].contains("column: 3"), "{columns:?}");
}

#[test]
fn notes_and_boxes_are_read_where_they_hang() {
    let note = |class: &str, text: &str| {
        format!(
            r#"<text:note text:note-class="{class}"><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"#,
            p(text)
        )
    };
    let frame = format!("<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>", p("In a box."));
    let shape = format!("<draw:custom-shape>{}</draw:custom-shape>", p("In a shape."));
    let body =
        p(&format!("We dive{} at noon{}.{frame}{shape}", note("footnote", "Not in winter."), note("endnote", "Or later.")))
            + &p("Next.");
    assert_eq!(
        told(&Odt::body(&body).read()),
        "p | paragraph 1 | We dive at noon.\nnote | footnote 1 | Not in winter.\nnote | endnote 1 | Or later.\n\
         box | text box 1 | In a box.\nbox | text box 2 | In a shape.\np | paragraph 2 | Next.\n"
    );
}

#[test]
fn what_is_not_the_learners_visible_text_is_counted_and_not_read() {
    let automatic = r#"<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="P1" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="T2" style:family="text" style:parent-style-name="Old"/>"#;
    let styles = r#"<office:styles><style:style style:name="Old" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style></office:styles>
        <office:master-styles><style:master-page><style:header><text:p>Jo Bloggs</text:p></style:header><style:footer><text:p>Page 1</text:p></style:footer></style:master-page></office:master-styles>"#;
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>
        <text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
        <text:table-of-content><text:index-body><text:p>Kit 1</text:p></text:index-body></text:table-of-content>
        <text:p>Read <text:change text:change-id="c"/>this<office:annotation><text:p>nice</text:p></office:annotation>
          <text:span text:style-name="T1">secret</text:span> <text:span text:style-name="T2">old</text:span>
          <text:hidden-text text:is-hidden="true">hid</text:hidden-text><text:hidden-text>shown</text:hidden-text></text:p>
        <text:p text:style-name="P1">all hidden</text:p>
        <text:p>conditional<text:hidden-paragraph text:is-hidden="true"/></text:p>
        <text:section text:display="none"><text:p>section</text:p></text:section>
        <text:section><text:p>The section is read too.</text:p></text:section>
        <text:p><draw:frame><draw:image/><svg:desc>a shark</svg:desc></draw:frame>
          <draw:frame><draw:object/><draw:image/></draw:frame></text:p>"#;
    let evidence = Odt::body(body).automatic(automatic).styles(styles).read();
    assert_eq!(evidence.text, "Read this old shown\nThe section is read too.\n");
    let left = &evidence.receipt.not_read;
    assert_eq!((left.deleted, left.comments, left.headers, left.hidden, left.images, left.embedded), (1, 1, 2, 5, 1, 1));
    let struck = &evidence.blocks[0].struck;
    assert_eq!(evidence.text[struck[0].clone()].trim(), "old");
    assert_eq!(evidence.pictures[0].to_string(), "after paragraph 2");
}

#[test]
fn every_bad_file_gets_one_line_that_says_what_to_do() {
    let whole = Odt::body(&p("text")).zip();
    let encrypted = r#"<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>"#;
    for (bytes, says) in [
        (whole[..whole.len() / 2].to_vec(), "is damaged"),
        (b"{\\rtf1 hello}".to_vec(), "a rich text file"),
        (b"just words".to_vec(), "a file of another kind"),
        (b"<!DOCTYPE html>".to_vec(), "is not what its name says but a web page; rename it so that it ends in .html"),
        (Odt::body(&p("x")).manifest(encrypted).zip(), "password"),
        (Odt::body(&p("x")).part("encrypted-package", "").zip(), "password"),
        (Odt::body(&p("x")).kind("application/vnd.oasis.opendocument.spreadsheet").zip(), "an OpenDocument spreadsheet"),
        (Odt::body(&p("x")).kind("application/vnd.oasis.opendocument.presentation").zip(), "an OpenDocument presentation"),
        (Odt::body("<text:p/>").zip(), "no text that can be read"),
        (Odt::body("<text:p><draw:image/></text:p>").zip(), "only pictures"),
        (Odt::body("").part("content.xml", "<office:document-content><text:p>").zip(), "ends in the middle"),
        (Odt::body("").part("content.xml", "<a></b>").zip(), "is broken"),
    ] {
        let message = read_bytes(&bytes).unwrap_err().to_string();
        assert!(message.contains(says) && message.contains(';') && message.lines().count() == 1, "{says}: {message}");
    }
}

#[test]
fn every_bound_holds_and_is_named() {
    for (body, says) in [
        ("<text:section>".repeat(20_000), "10000 deep"),
        ("<text:p>".repeat(200), "100 deep"),
        ("<text:p/>".repeat(1_000_001), "1000000 paragraphs"),
        (p("a").repeat(200_001), "200000 pieces of text"),
        (p(&"a<text:line-break/>".repeat(200_001)), "200000 pieces of text"),
        (p(&"word ".repeat(4 << 20)), "16 MiB"),
    ] {
        let message = Odt::body(&body).try_read().unwrap_err().to_string();
        assert!(message.contains(says), "{says}: {message}");
    }
    let styles = r#"<style:style style:name="a" style:family="text"/>"#.repeat(200_001);
    assert!(Odt::body(&p("a")).automatic(&styles).try_read().unwrap_err().to_string().contains("200000 styles"));
}

#[test]
fn styles_that_build_on_each_other_in_a_ring_end() {
    let ring = r#"<style:style style:name="a" style:family="paragraph" style:parent-style-name="b"/>
        <style:style style:name="b" style:family="paragraph" style:parent-style-name="a"/>"#;
    assert_eq!(Odt::body(r#"<text:p text:style-name="a">here</text:p>"#).automatic(ring).read().text, "here\n");
}

#[test]
fn deep_nesting_below_the_bound_is_read() {
    let depth = 1_500;
    let nested = "<table:table><table:table-row><table:table-cell>".repeat(depth)
        + &p("bottom")
        + &"</table:table-cell></table:table-row></table:table>".repeat(depth);
    assert_eq!(Odt::body(&nested).read().text, "bottom\n");
}

#[test]
fn a_title_by_its_style_is_a_heading() {
    let styles = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_3"/>"#;
    let body = r#"<text:p text:style-name="Title">Reefs</text:p><text:p text:style-name="P1">Coral</text:p>"#;
    assert_eq!(told(&Odt::body(body).automatic(styles).read()), "h1 | paragraph 1 | Reefs\nh3 | paragraph 2 | Coral\n");
}
