//! Which words of a paragraph are read.

use super::super::fixture::{Docx, p, p_with};

/// The text of a body.
fn text(body: &str) -> String {
    Docx::body(body).read().text.trim_end().to_owned()
}

/// The text of a paragraph with this inside.
fn inside(paragraph: &str) -> String {
    text(&format!("<w:p>{paragraph}</w:p>"))
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
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
        ("<w:r><w:t>Tom & Ann &</w:t></w:r>", "Tom & Ann &"),
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
fn what_wraps_words_is_looked_through() {
    let run = r("word");
    for open in [
        "<w:smartTag w:element='place'>",
        "<w:customXml w:element='x'>",
        "<w:dir w:val='rtl'>",
        "<w:bdo w:val='ltr'>",
        "<w:fldSimple w:instr='DATE'>",
        "<w:hyperlink><w:sdt><w:sdtContent>",
        "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>",
        "<w:ins w:author='x'><w:smartTag>",
        "<w:ins><w:moveTo>",
        "<odd:thing xmlns:odd='o' mc:Ignorable='odd'>",
    ] {
        let names = open.split('<').filter_map(|tag| tag.split([' ', '>']).next()).filter(|name| !name.is_empty());
        let close: String = names.map(|name| format!("</{name}>")).collect::<Vec<_>>().into_iter().rev().collect();
        assert_eq!(inside(&format!("{open}{run}{close}")), "word", "{open}");
    }
}

#[test]
fn breaks_tabs_and_hyphens_are_what_they_look_like() {
    for (inner, shown) in [
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a\nb"),
        ("<w:t>a</w:t><w:ptab w:relativeTo='margin'/><w:t>b</w:t>", "a\tb"),
        ("<w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t>", "co-op"),
        ("<w:t>co</w:t><w:softHyphen/><w:t>op</w:t>", "coop"),
        ("<w:t>co\u{AD}op</w:t>", "coop"),
        ("<w:t>co\u{2011}op</w:t>", "co\u{2011}op"),
    ] {
        assert_eq!(inside(&format!("<w:r>{inner}</w:r>")), shown);
    }
}

#[test]
fn what_is_deleted_moved_away_hidden_or_only_computes_is_not_read() {
    let kept = r("kept");
    for gone in [
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        "<w:del><w:r><w:t>x</w:t></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish w:val='true'/></w:rPr><w:t>x</w:t></w:r>",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>IF </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='begin'/><w:instrText>NAME</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>x</w:t><w:fldChar w:fldCharType='end'/></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:r><w:annotationRef/><w:commentReference w:id='0'/></w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>",
    ] {
        assert_eq!(inside(&format!("{gone}{kept}")), "kept", "{gone}");
    }
}

#[test]
fn a_field_that_never_ends_hides_nothing_after_its_paragraph() {
    let begin = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>IF</w:instrText></w:r></w:p>";
    let field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/><w:t>shown</w:t></w:r></w:p>";
    assert_eq!(text(&format!("{begin}{field}")), "shown");
}

#[test]
fn hiding_in_a_paragraph_style_is_undone_by_a_character_style_that_hides() {
    let styles = "<w:style w:type='paragraph' w:styleId='P'><w:name w:val='p'/><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:type='character' w:styleId='C'><w:name w:val='c'/><w:rPr><w:vanish/></w:rPr></w:style>";
    let run = |style: &str, text: &str| format!("<w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val='P'/></w:pPr>{}{}{}</w:p>{}",
        run("", "one"),
        run("<w:rStyle w:val='C'/>", "two"),
        run("<w:vanish w:val='0'/>", "three"),
        p("four")
    );
    assert_eq!(Docx::body(&body).related("styles", styles).read().text, "twothree\nfour\n");
}

#[test]
fn letters_in_picture_fonts_show_what_a_person_sees() {
    let run = |fonts: &str, text: &str| format!("<w:r><w:rPr><w:rFonts {fonts}/></w:rPr><w:t>{text}</w:t></w:r>");
    for (fonts, text, shown) in [
        ("w:ascii='Wingdings' w:hAnsi='Wingdings'", "J\u{FC}", "☺✓ word"),
        ("w:ascii='Symbol' w:hAnsi='Symbol'", "b", "β word"),
        ("w:ascii='Wingdings' w:hAnsi='Wingdings'", "\u{F0FE}", "☑ word"),
        ("w:ascii='Arial' w:hAnsi='Arial'", "b", "b word"),
        ("w:asciiTheme='minorHAnsi' w:ascii='Symbol' w:hAnsi='Symbol'", "b", "b word"),
    ] {
        assert_eq!(inside(&(run(fonts, text) + &r(" word"))), shown, "{fonts}");
    }
    let styles = "<w:style w:type='character' w:styleId='S'><w:name w:val='s'/><w:rPr><w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/></w:rPr></w:style>";
    let body = "<w:p><w:r><w:rPr><w:rStyle w:val='S'/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>dog</w:t></w:r></w:p>";
    assert_eq!(Docx::body(body).related("styles", styles).read().text, "αdog\n");
}

#[test]
fn formulas_are_written_in_one_line() {
    let t = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let el = |name: &str, inner: &str| format!("<m:{name}>{inner}</m:{name}>");
    let fraction = el("f", &(el("num", &(t("a") + &t("+b"))) + &el("den", &t("c"))));
    let power = el("sSup", &(el("e", &t("x")) + &el("sup", &t("2"))));
    let bound = el("sSub", &(el("e", &t("CO")) + &el("sub", &t("2"))));
    let index = el("sSub", &(el("e", &t("x")) + &el("sub", &t("i+1"))));
    let root = el("rad", &(el("deg", "") + &el("e", &t("x+1"))));
    let sum = el(
        "nary",
        &("<m:naryPr><m:chr m:val='∑'/></m:naryPr>".to_owned() + &el("sub", &t("i=1")) + &el("sup", &t("n")) + &el("e", &t("x"))),
    );
    let integral = el("nary", &(el("sub", "") + &el("sup", "") + &el("e", &t("y"))));
    let square = el(
        "d",
        &("<m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr>".to_owned() + &el("e", &t("a")) + &el("e", &t("b"))),
    );
    let round = el("d", &el("e", &t("a")));
    let sine = el("func", &(el("fName", &t("sin")) + &el("e", &t("x"))));
    let bare = el("sSup", &(el("e", "") + &el("sup", "")));
    for (formula, shown) in [
        (fraction, "(a+b)/c"),
        (power, "x^2"),
        (bound, "CO2"),
        (index, "x_(i+1)"),
        (root, "√(x+1)"),
        (sum, "∑_(i=1)^n x"),
        (integral, "∫ y"),
        (square, "[a|b]"),
        (round, "(a)"),
        (sine, "sin x"),
        (bare, ""),
    ] {
        assert_eq!(inside(&format!("{}<m:oMath>{formula}</m:oMath>", r("f: "))), format!("f: {shown}").trim_end(), "{formula}");
        assert_eq!(
            text(&format!("{}<m:oMathPara><m:oMath>{formula}</m:oMath></m:oMathPara>", p("f:"))),
            format!("f:\n{shown}").trim_end()
        );
    }
}

#[test]
fn forms_show_what_was_chosen() {
    let control = |properties: &str, shown: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val='unseen'/>{properties}</w:sdtPr><w:sdtContent><w:r>{shown}</w:r></w:sdtContent></w:sdt>"
        )
    };
    let old = |inner: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='unseen'/>{inner}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let list = "<w:listEntry w:val='Yes'/><w:listEntry w:val='No'/>";
    for (form, shown) in [
        (control("<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>", "<w:t>☒</w:t>"), "☒"),
        (control("<w14:checkbox/>", "<w:sym w:font='Wingdings' w:char='F0FE'/>"), "☑"),
        (control("<w:dropDownList><w:listItem w:displayText='Yes' w:value='y'/></w:dropDownList>", "<w:t>Yes</w:t>"), "Yes"),
        (control("<w:comboBox/>", "<w:t>own words</w:t>"), "own words"),
        (control("<w:date/>", "<w:t>3 May</w:t>"), "3 May"),
        (old("<w:checkBox><w:default w:val='1'/></w:checkBox>"), "☒"),
        (old("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>"), "☐"),
        (old(&format!("<w:ddList><w:result w:val='1'/>{list}</w:ddList>")), "No"),
        (old(&format!("<w:ddList><w:default w:val='1'/>{list}</w:ddList>")), "No"),
        (old(&format!("<w:ddList><w:result w:val='0'/><w:default w:val='1'/>{list}</w:ddList>")), "Yes"),
        (old(&format!("<w:ddList>{list}</w:ddList>")), "Yes"),
        (old("<w:textInput><w:default w:val='unseen'/></w:textInput>"), ""),
    ] {
        assert_eq!(inside(&(r("a: ") + &form)), format!("a: {shown}").trim_end(), "{form}");
    }
}

#[test]
fn a_prompt_that_nobody_answered_is_read_but_is_not_the_learners_own() {
    let styles = "<w:style w:type='character' w:styleId='Ph'><w:name w:val='Placeholder Text'/></w:style>";
    let control = |properties: &str, style: &str, text: &str| {
        format!(
            "<w:p><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        )
    };
    let styled = "<w:rStyle w:val='Ph'/>";
    let body = control("<w:showingPlcHdr/>", styled, "Click here.")
        + &control("<w:showingPlcHdr/>", "", "An answer.")
        + &control("", styled, "Another.");
    let evidence = Docx::body(&body).related("styles", styles).read();
    let struck: Vec<&str> =
        evidence.blocks.iter().flat_map(|block| &block.struck).map(|range| &evidence.text[range.clone()]).collect();
    assert_eq!((evidence.text.as_str(), struck), ("Click here.\nAn answer.\nAnother.\n", vec!["Click here."]));
}

#[test]
fn a_dropped_capital_is_the_first_letter_of_its_word() {
    assert_eq!(text(&(p_with("<w:framePr w:dropCap='drop' w:lines='3'/>", "O") + &p("nce we dived."))), "Once we dived.");
}
