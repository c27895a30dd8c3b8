//! What is made of a document's structure: headings, lists, tables, notes, boxes.

mod parts;
mod properties;
mod safety;
mod words;

use super::fixture::{Docx, p, p_with, told};
use crate::evidence::model::Place;

/// A body and what is told of it.
fn cases(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(told(&Docx::body(body).read()), *expected, "{body}");
    }
}

#[test]
fn what_was_not_read_is_counted() {
    let evidence = Docx::body(
        "<w:p><w:r><w:t>text</w:t><w:drawing><pic:pic/></w:drawing><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>\
         <w:r><w:commentReference w:id='1'/></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>",
    )
    .related("header", "<w:p><w:r><w:t>my name</w:t></w:r></w:p>")
    .read();
    let not_read = &evidence.receipt.not_read;
    assert_eq!(
        (not_read.images, not_read.embedded, not_read.comments, not_read.deleted, not_read.headers, not_read.hidden),
        (1, 1, 1, 1, 1, 1)
    );
    assert_eq!(evidence.receipt.words, 1);
}

#[test]
fn headings_are_known_by_the_name_of_their_style() {
    let styles = "<w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
                  <w:style w:styleId='Own'><w:name w:val='My own'/><w:basedOn w:val='Deep'/></w:style>\
                  <w:style w:styleId='Deep'><w:name w:val='Heading 3'/><w:basedOn w:val='Own'/></w:style>\
                  <w:style w:styleId='Out'><w:name w:val='outlined'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
                  <w:style w:styleId='heading1'><w:name w:val='not one'/></w:style>";
    let styled = |id: &str| p_with(&format!("<w:pStyle w:val='{id}'/>"), "coral reefs of the world and what lives in them today");
    let body: String = ["berschrift1", "Own", "Out", "heading1", "missing"].map(styled).concat();
    let told = told(&Docx::body(&body).related("styles", styles).read());
    let kinds: Vec<&str> = told.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(kinds, ["h1", "h3", "h2", "p", "p"]);
}

#[test]
fn text_hidden_by_a_style_is_not_read_unless_it_is_the_default_style() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/><w:rPr><w:vanish/><w:strike/></w:rPr></w:style>\
                  <w:style w:styleId='Z'><w:name w:val='z-Top of Form'/><w:basedOn w:val='N'/><w:rPr><w:vanish/></w:rPr></w:style>";
    let body = p("seen") + &p_with("<w:pStyle w:val='Z'/>", "unseen");
    let evidence = Docx::body(&body).related("styles", styles).read();
    assert_eq!((evidence.text.as_str(), evidence.blocks[0].struck.len()), ("seen\n", 0));
}

#[test]
fn an_answer_typed_in_a_heading_style_is_still_an_answer() {
    let styles = "<w:style w:styleId='H'><w:name w:val='heading 1'/></w:style>";
    let answer = "A reef is a ridge of rock or coral near the surface of the sea. Many fish live there because it shelters them from the waves.";
    let evidence = Docx::body(&p_with("<w:pStyle w:val='H'/>", answer)).related("styles", styles).read();
    assert!(told(&evidence).starts_with("p | "), "{}", told(&evidence));
}

#[test]
fn list_items_keep_the_number_they_show() {
    let numbering = "<w:abstractNum w:abstractNumId='4'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%2)'/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId='5'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='5'/></w:num>";
    let item = |num: u32, level: u32, text: &str| {
        p_with(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{num}'/></w:numPr>"), text)
    };
    let body = [
        item(1, 0, "look"),
        item(1, 1, "left"),
        item(1, 1, "right"),
        item(1, 0, "swim"),
        item(2, 0, "mask"),
        item(0, 0, "plain words."),
    ];
    let evidence = Docx::body(&body.concat()).related("numbering", numbering).read();
    assert_eq!(
        told(&evidence),
        "l0 | paragraph 1 | 1. look\nl1 | paragraph 2 | a) left\nl1 | paragraph 3 | b) right\nl0 | paragraph 4 | 2. swim\n\
         l0 | paragraph 5 | mask\np | paragraph 6 | plain words.\n"
    );
    assert_eq!(&evidence.text[evidence.blocks[1].body..evidence.blocks[1].span.end], "left");
}

#[test]
fn tables_keep_row_and_column_and_nested_tables_their_own_number() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Fish</w:t></w:r></w:p>";
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&p("inside it.")));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
        cell(bold),
        cell(bold),
        cell(&p("a cod.")),
        cell(&(inner + &p("after it."))),
        cell(&p("deleted."))
    );
    assert_eq!(
        told(&Docx::body(&table).read()),
        "header | table 1, row 1 | Fish\nheader | table 1, row 1 | Fish\ncell | table 1, row 2 | a cod.\n\
         cell | table 2, row 1 | inside it.\ncell | table 1, row 2 | after it.\n"
    );
}

#[test]
fn a_bold_first_row_with_a_cell_to_fill_in_is_a_line_of_a_form_and_an_empty_corner_is_none() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let table = |one: &str, other: &str| {
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>", cell(one), cell(other), cell("Below"))
    };
    cases(&[
        (&table("Diver", ""), "cell | table 1, row 1 | Diver\ncell | table 1, row 2 | Below\n"),
        (&table("", "Depth"), "header | table 1, row 1 | Depth\ncell | table 1, row 2 | Below\n"),
    ]);
}

#[test]
fn a_question_in_a_cell_is_a_heading_there() {
    let table = format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("What is a reef?"), p("A ridge of rock."));
    cases(&[(table.as_str(), "h2 | table 1, row 1 | What is a reef?\ncell | table 1, row 1 | A ridge of rock.\n")]);
}

#[test]
fn notes_stand_after_the_paragraph_that_refers_to_them() {
    let notes = format!(
        "<w:footnote w:id='0' w:type='separator'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote><w:footnote w:id='9'>{}</w:footnote>",
        p("line"),
        p("a source"),
        p("never referred to")
    );
    let body = "<w:p><w:r><w:t>First.</w:t><w:footnoteReference w:id='2'/></w:r></w:p>".to_owned() + &p("Second.");
    let evidence = Docx::body(&body).related("footnotes", &notes).read();
    assert_eq!(told(&evidence), "p | paragraph 1 | First.\nnote | footnote 1 | a source\np | paragraph 2 | Second.\n");
}

#[test]
fn text_boxes_are_read_once() {
    let modern = |text: &str| {
        format!("<mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>", p(text))
    };
    let old = |text: &str| {
        format!("<mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback>", p(text))
    };
    let host = |inner: String| {
        format!("<w:p><w:r><mc:AlternateContent>{inner}</mc:AlternateContent></w:r><w:r><w:t>host.</w:t></w:r></w:p>")
    };
    cases(&[
        (&host(modern("in a box.") + &old("in a box.")), "p | paragraph 1 | host.\nbox | text box 1 | in a box.\n"),
        (&host(modern(" ") + &old("in a box.")), "p | paragraph 1 | host.\nbox | text box 1 | in a box.\n"),
        (&host(String::new() + &old("in a box.")), "p | paragraph 1 | host.\nbox | text box 1 | in a box.\n"),
    ]);
}

#[test]
fn line_breaks_split_lines_that_stand_alone_and_keep_wrapped_ones() {
    cases(&[
        (
            "<w:p><w:r><w:t>Kit.</w:t><w:br/><w:t>- a mask</w:t><w:br/><w:t>- fins</w:t></w:r></w:p>",
            "p | paragraph 1 | Kit.\nl0 | paragraph 2 | - a mask\nl0 | paragraph 3 | - fins\n",
        ),
        (
            "<w:p><w:r><w:t>We dive on Sundays when the sea is calm and the boat can leave the</w:t><w:br/><w:t>harbour early.</w:t></w:r></w:p>",
            "p | paragraph 1 | We dive on Sundays when the sea is calm and the boat can leave the\nharbour early.\n",
        ),
    ]);
}

#[test]
fn paragraphs_that_are_broken_lines_are_joined() {
    let lines = [
        "Divers are tested before they may go down with the boat that leaves in",
        "the morning. The test is about the signals that they give under water to",
        "each other. Nobody who fails it goes down.",
    ];
    let body = p(
        "The long rule of the club is that nobody dives alone, nobody dives at night, and nobody dives when the flag is up, whatever the others say.",
    ) + &lines.map(p).concat()
        + &p("The end.");
    let evidence = Docx::body(&body).read();
    assert_eq!(evidence.blocks.len(), 3, "{}", told(&evidence));
    assert_eq!(evidence.block_text(&evidence.blocks[1]), lines.join("\n"));
}

#[test]
fn the_first_words_in_a_cell_are_no_title() {
    let cell = |inner: String| format!("<w:tc>{inner}</w:tc>");
    let table = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell(p("My sister") + &p("She dives on Sundays with the other members of the club."))
    );
    assert!(!told(&Docx::body(&table).read()).contains("h1"));
}

#[test]
fn a_deleted_paragraph_mark_joins_two_paragraphs() {
    let first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>";
    cases(&[(&(first.to_owned() + &p("sentence.")), "p | paragraph 1 | One sentence.\n")]);
}

#[test]
fn struck_text_is_marked() {
    let evidence = Docx::body(
        "<w:p><w:r><w:t xml:space='preserve'>  keep </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>drop</w:t></w:r></w:p>",
    )
    .read();
    let struck: Vec<&str> = evidence.blocks[0].struck.iter().map(|range| &evidence.text[range.clone()]).collect();
    assert_eq!((evidence.text.as_str(), struck), ("keep drop\n", vec!["drop"]));
}

#[test]
fn a_bold_line_over_text_is_a_heading_and_a_bold_answer_is_not() {
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    cases(&[
        (
            &(p("We dive.") + &bold("the way down") + &p("It is dark there.")),
            "p | paragraph 1 | We dive.\nh2 | paragraph 2 | the way down\np | paragraph 3 | It is dark there.\n",
        ),
        (
            &(bold("We dive on Sundays") + &bold("It is dark there")),
            "p | paragraph 1 | We dive on Sundays\np | paragraph 2 | It is dark there\n",
        ),
        (
            &(p("Who dives?") + &bold("My sister") + &p("She likes it.")),
            "h2 | paragraph 1 | Who dives?\np | paragraph 2 | My sister\np | paragraph 3 | She likes it.\n",
        ),
    ]);
}

#[test]
fn controls_around_rows_and_cells_and_in_notes_are_looked_through() {
    let sdt = |inner: &str| format!("<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let table =
        format!("<w:tbl><w:tr>{}{}</w:tr>{}</w:tbl>", cell("a."), sdt(&cell("b.")), sdt(&format!("<w:tr>{}</w:tr>", cell("c."))));
    let note = format!("<w:footnote w:id='2'>{}</w:footnote>", sdt(&p("In a note.")));
    let reference =
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>Text.</w:t><w:footnoteReference w:id='2'/></w:r></w:sdtContent></w:sdt></w:p>";
    let evidence = Docx::body(&(table + &sdt(&sdt(reference)) + &p("End."))).related("footnotes", &note).read();
    assert_eq!(
        told(&evidence),
        "cell | table 1, row 1 | a.\ncell | table 1, row 1 | b.\ncell | table 1, row 2 | c.\np | paragraph 1 | Text.\n\
         note | footnote 1 | In a note.\np | paragraph 2 | End.\n"
    );
    assert!(matches!(evidence.blocks[1].place, Place::Cell { column: 2, .. }));
}

#[test]
fn endnotes_and_notes_in_cells_stand_at_their_place() {
    let cell =
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a cell.</w:t><w:endnoteReference w:id='1'/></w:r></w:p></w:tc></w:tr></w:tbl>";
    let note = format!("<w:endnote w:id='1'>{}{}</w:endnote>", p("One."), p("Two."));
    assert_eq!(
        told(&Docx::body(&(cell.to_owned() + &p("After."))).related("endnotes", &note).read()),
        "cell | table 1, row 1 | In a cell.\nnote | endnote 1 | One.\nnote | endnote 1 | Two.\np | paragraph 1 | After.\n"
    );
}

#[test]
fn every_kind_of_text_box_is_read() {
    let content = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let run = |inner: &str| format!("<w:p><w:r>{inner}<w:t>Host.</w:t></w:r></w:p>");
    let one = "p | paragraph 1 | Host.\nbox | text box 1 | in it.\n";
    for (inner, shown) in [
        (format!("<w:drawing><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></w:drawing>", content("in it.")), one),
        (format!("<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>", content("in it.")), one),
        ("<w:pict><v:shape><v:textpath on='t' string='in it.'/></v:shape></w:pict>".to_owned(), one),
        (
            format!("<w:drawing><wpg:wgp><wpg:grpSp><wps:wsp><wps:txbx>{0}</wps:txbx></wps:wsp></wpg:grpSp><wps:wsp><wps:txbx>{0}</wps:txbx></wps:wsp></wpg:wgp></w:drawing>", content("in it.")),
            "p | paragraph 1 | Host.\nbox | text box 1 | in it.\nbox | text box 2 | in it.\n",
        ),
        (
            format!("<w:pict><v:group><v:rect><v:textbox>{}</v:textbox></v:rect></v:group></w:pict>", content(&format!("</w:t></w:r></w:p>{}<w:p><w:r><w:t>", p("in it.")))),
            one,
        ),
        ("<w:drawing><lc:lockedCanvas><a:txBody><a:p><a:r><a:t>drawn.</a:t></a:r></a:p></a:txBody></lc:lockedCanvas></w:drawing>".to_owned(), "p | paragraph 1 | Host.\np | paragraph 2 | drawn.\n"),
    ] {
        assert_eq!(told(&Docx::body(&run(&inner)).read()), shown, "{inner}");
    }
}

#[test]
fn a_version_without_text_gives_way_and_its_pictures_count_once() {
    let choice = "<mc:Choice><w:drawing><pic:pic/><pic:pic/></w:drawing></mc:Choice>";
    let fallback = format!(
        "<mc:Fallback><w:pict><v:imagedata/><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback>",
        p("in it.")
    );
    let body = format!("<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>{}", p("after."));
    let evidence = Docx::body(&body).read();
    assert_eq!(
        (told(&evidence).as_str(), evidence.receipt.not_read.images),
        ("box | text box 1 | in it.\np | paragraph 1 | after.\n", 2)
    );
}

#[test]
fn deleted_cells_and_hidden_rows_are_not_read() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr></w:tbl>",
        cell("<w:cellDel w:id='1'/>", "gone."),
        cell("", "kept."),
        cell("", "hidden.")
    );
    let evidence = Docx::body(&table).read();
    assert_eq!(
        (told(&evidence).as_str(), evidence.receipt.not_read.deleted, evidence.receipt.not_read.hidden),
        ("cell | table 1, row 1 | kept.\n", 1, 1)
    );
}

/// A list of one level, as the numbering part and as the items' numbers read back.
fn numbers(levels: &str, nums: &str, items: &[(u32, u32)]) -> Vec<String> {
    let body: String = items
        .iter()
        .map(|(num, level)| {
            let text = if *num == 99 { "" } else { "x" };
            let num = if *num == 99 { 1 } else { *num };
            p_with(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{num}'/></w:numPr>"), text)
        })
        .collect();
    let evidence = Docx::body(&body).related("numbering", &format!("{levels}{nums}")).read();
    evidence.blocks.iter().map(|block| evidence.block_text(block).trim_end_matches('x').trim().to_owned()).collect()
}

#[test]
fn numbers_are_those_that_word_shows() {
    let level = |at: u32, format: &str, text: &str, more: &str| {
        format!("<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>")
    };
    let definition = |id: u32, inner: &str| format!("<w:abstractNum w:abstractNumId='{id}'>{inner}</w:abstractNum>");
    let num = |id: u32, of: u32, inner: &str| format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{of}'/>{inner}</w:num>");
    let two = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2", "");
    let legal = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
    let going_on = level(0, "decimal", "%1.", "") + &level(1, "lowerLetter", "%2)", "<w:lvlRestart w:val='0'/>");
    for (what, levels, nums, items, shown) in [
        (
            "nested",
            definition(0, &two),
            num(1, 0, ""),
            vec![(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            vec!["I.", "I.1", "I.2", "II.", "II.1"],
        ),
        ("legal", definition(0, &legal), num(1, 0, ""), vec![(1, 0), (1, 1)], vec!["I.", "1.1"]),
        ("goes on", definition(0, &going_on), num(1, 0, ""), vec![(1, 0), (1, 1), (1, 0), (1, 1)], vec!["1.", "a)", "2.", "b)"]),
        (
            "an override begins again",
            definition(0, &two),
            num(1, 0, "") + &num(2, 0, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"),
            vec![(1, 0), (1, 0), (2, 0), (2, 0)],
            vec!["I.", "II.", "V.", "VI."],
        ),
        (
            "an override of a whole level",
            definition(0, &two),
            num(1, 0, &format!("<w:lvlOverride w:ilvl='0'>{}</w:lvlOverride>", level(0, "lowerLetter", "(%1)", ""))),
            vec![(1, 0), (1, 0)],
            vec!["(a)", "(b)"],
        ),
        (
            "a list style",
            definition(0, "<w:numStyleLink w:val='Own'/>") + &definition(7, &format!("<w:styleLink w:val='Own'/>{two}")),
            num(1, 0, ""),
            vec![(1, 0), (1, 0)],
            vec!["I.", "II."],
        ),
        ("an empty item counts", definition(0, &two), num(1, 0, ""), vec![(1, 0), (99, 0), (1, 0)], vec!["I.", "III."]),
        (
            "words",
            definition(0, &level(0, "ordinalText", "%1", "")),
            num(1, 0, ""),
            vec![(1, 0), (1, 0)],
            vec!["First", "Second"],
        ),
        ("unknown", definition(0, &level(0, "hebrew1", "%1", "")), num(1, 0, ""), vec![(1, 0)], vec![""]),
    ] {
        assert_eq!(numbers(&levels, &nums, &items), shown, "{what}");
    }
}

#[test]
fn pictures_keep_their_place_and_what_stands_next_to_them() {
    let picture = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>";
    let cell = format!("<w:tbl><w:tr><w:tc>{}{picture}</w:tc></w:tr></w:tbl>", p("In a cell."));
    let heading = p_with(r#"<w:outlineLvl w:val="0"/>"#, "Reefs");
    let body =
        [picture, &p("One stands first."), &heading, &p("Two is next to it."), picture, &p("Three comes after it."), &cell]
            .concat();
    let evidence = Docx::body(&body).read();
    let places: Vec<String> = evidence.pictures.iter().map(ToString::to_string).collect();
    assert_eq!(places, ["at the beginning", "after paragraph 3", "in table 1, row 1"]);
    let near: Vec<&str> = evidence.pictures.iter().map(|picture| &evidence.text[picture.near.clone()]).collect();
    assert_eq!(near[0], "One stands first.");
    assert_eq!(near[1], "Reefs\nTwo is next to it.\nThree comes after it.\nIn a cell.");
    assert_eq!(near[2], "Two is next to it.\nThree comes after it.\nIn a cell.");
}
