use super::fixture::{Docx, p, p_with, read_bytes, told};

/// A body and what is told of it.
fn cases(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(told(&Docx::body(body).read()), *expected, "{body}");
    }
}

#[test]
fn text_a_person_sees_is_read_and_nothing_else() {
    let r = |inner: &str| format!("<w:p>{inner}</w:p>");
    for (inner, expected) in [
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link"),
        (
            "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>",
            "control",
        ),
        ("<w:ins><w:r><w:t>put in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>", "put in"),
        ("<w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom>", "here"),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>",
            "shown",
        ),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>7 pages</w:t></w:r>", "7 pages"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>kept co</w:t><w:softHyphen/><w:t>op</w:t></w:r>", "well-kept coop"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "a\tb✓"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "漢",
        ),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", "1/2"),
        ("<w:r><w:t>Tom &amp; Ann &#163;5 &lt;b&gt;</w:t></w:r>", "Tom & Ann £5 <b>"),
        ("<w:r><w:t>own&evil;entity</w:t></w:r>", "own entity"),
        (
            "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar><w:t> agreed</w:t></w:r>",
            "☒ agreed",
        ),
        ("<w:r><w:t>a line\n   of the file</w:t></w:r>", "a line    of the file"),
        ("<w:r><w:t><![CDATA[a < b]]></w:t></w:r>", "a < b"),
        (
            "<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Yes'/><w:listEntry w:val='No idea'/></w:ddList></w:ffData></w:fldChar></w:r>",
            "No idea",
        ),
    ] {
        let evidence = Docx::body(&r(inner)).read();
        assert_eq!(evidence.text.trim_end(), expected, "{inner}");
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
fn any_prefix_and_utf_16_parts_are_read() {
    let odd = "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:r><x:t>café</x:t></x:r></x:p></x:body></x:document>";
    assert_eq!(Docx::default().part("word/document.xml", odd).read().text, "café\n");
    let wide = |bytes: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(odd.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    for bytes in [wide(u16::to_le_bytes, [0xFF, 0xFE]), wide(u16::to_be_bytes, [0xFE, 0xFF])] {
        assert_eq!(Docx::default().bytes("word/document.xml", bytes).read().text, "café\n");
    }
}

#[test]
fn a_document_is_found_where_the_package_says() {
    let rels = "<Relationships><Relationship Type='http://x/officeDocument' Target='/odd/Main.XML'/></Relationships>";
    let main = "<w:document><w:body><w:p><w:r><w:t>here</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(Docx::default().part("_rels/.rels", rels).part("odd/main.xml", main).read().text, "here\n");
}

#[test]
fn every_bad_file_gets_one_line_that_says_what_to_do() {
    let whole = Docx::body(&p("text")).zip();
    let ole = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(512, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(1024, 0);
        bytes
    };
    let root = |target: &str| format!("<Relationships><Relationship Type='x/officeDocument' Target='{target}'/></Relationships>");
    for (bytes, says) in [
        (whole[..whole.len() / 2].to_vec(), "is damaged"),
        (b"{\\rtf1 hello}".to_vec(), "a rich text file"),
        (b"just words".to_vec(), "a file of another kind"),
        (Vec::new(), "the file is empty"),
        (ole("EncryptedPackage"), "password"),
        (ole("WordDocument"), "old Word document"),
        (ole("Workbook"), "an Excel workbook"),
        (Docx::body("<w:p/>").zip(), "no text that can be read"),
        (Docx::body("<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>").zip(), "only pictures"),
        (Docx::default().part("word/document.xml", "<w:document><w:body><w:p>").zip(), "ends in the middle"),
        (Docx::default().part("word/document.xml", "<w:document><w:body></w:p></w:document>").zip(), "is broken"),
        (Docx::default().part("word/document.xml", "<w:styles/>").zip(), "is not a Word document"),
        (Docx::default().part("a.txt", "").zip(), "word/document.xml is missing"),
        (
            Docx::default().part("_rels/.rels", &root("xl/workbook.xml")).part("xl/workbook.xml", "<workbook/>").zip(),
            "an Excel workbook",
        ),
        (
            Docx::default().part("_rels/.rels", &root("ppt/presentation.xml")).part("ppt/presentation.xml", "<p/>").zip(),
            "a PowerPoint",
        ),
    ] {
        let message = read_bytes(&bytes).unwrap_err().to_string();
        assert!(message.contains(says) && message.contains(';') && message.lines().count() == 1, "{says}: {message}");
    }
}

#[test]
fn every_bound_holds_and_is_named() {
    let deep = "<w:sdt>".repeat(20_000);
    let long = format!("<w:document>{}</w:document>", " ".repeat(65 << 20));
    let words = p(&"word ".repeat(4 << 20));
    for (docx, says) in [
        (Docx::body(&deep), "10000 deep"),
        (Docx::default().part("word/document.xml", &long), "64 MiB"),
        (Docx::body(&words), "16 MiB"),
        (Docx::body(&"<w:p/>".repeat(1_000_001)), "1000000 paragraphs"),
        (Docx::body(&"<w:p><w:r><w:txbxContent>".repeat(200)), "100 deep"),
        (Docx::body(&format!("<w:p><w:r>{}</w:r></w:p>", "<w:t>a</w:t><w:br/>".repeat(200_001))), "200000 pieces of text"),
        (Docx::default().bytes("word/document.xml", [[0xFF, 0xFE], [b' ', 0]].concat().repeat(5 << 20)), "16 MiB in UTF-16LE"),
        (Docx::body(&p("a").repeat(200_001)), "200000 pieces of text"),
    ] {
        let message = docx.try_read().unwrap_err().to_string();
        assert!(message.contains(says), "{says}: {message}");
    }
}

#[test]
fn deep_nesting_below_the_bound_is_read() {
    let depth = 1_500;
    let nested = "<w:tbl><w:tr><w:tc>".repeat(depth) + &p("bottom") + &"</w:tc></w:tr></w:tbl>".repeat(depth);
    assert_eq!(Docx::body(&nested).read().text, "bottom\n");
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
