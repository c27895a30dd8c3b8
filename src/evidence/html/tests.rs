use crate::evidence::tests::{read_bytes, told_places as told};
use crate::evidence::{Evidence, ReadError};

fn try_page(html: &str) -> Result<Evidence, ReadError> {
    read_bytes("a.html", html.as_bytes())
}

fn page(html: &str) -> Evidence {
    try_page(html).unwrap()
}

#[test]
fn headings_paragraphs_and_lists_are_read_with_or_without_end_tags() {
    let html = "<!doctype html><html><head><title>Not this</title></head><body><h2>Kit &amp; care</h2>\
        <p>We dive\n   at <b>noon</b>.<p>Then we rest.<ol start=3 type=a><li>We carry a mask.<ul><li>blue<li>red</ul>and its strap</li><li>We carry fins.</ol>\
        <dl><dt>Reef<dd>A ridge of rock.</dl><div>The end comes.</div>";
    let evidence = page(html);
    assert_eq!(
        told(&evidence),
        "h2 | paragraph 1 | Kit & care\np | paragraph 2 | We dive at noon.\np | paragraph 3 | Then we rest.\n\
         l0 | paragraph 4 | c. We carry a mask.\nl1 | paragraph 5 | blue\nl1 | paragraph 6 | red\nl0 | paragraph 7 | and its strap\n\
         l0 | paragraph 8 | d. We carry fins.\np | paragraph 9 | Reef\np | paragraph 10 | A ridge of rock.\np | paragraph 11 | The end comes.\n"
    );
    assert_eq!((evidence.receipt.format.as_str(), evidence.receipt.words), ("html", 31));
    assert!(evidence.blocks.iter().all(|block| block.line.is_none()));
}

#[test]
fn numbered_lists_show_their_numbers() {
    for (list, shown) in [
        ("<ol><li>x<li>y</ol>", "1. x\n2. y\n"),
        ("<ol type=I><li>x<li value=9>y<li>z</ol>", "I. x\nIX. y\nX. z\n"),
        ("<ol reversed start=3><li>x<li>y</ol>", "3. x\n2. y\n"),
        ("<ol reversed><li>x<li>y</ol>", "x\ny\n"),
        ("<ul><li>x<ol><li>y</ol><li>z</ul>", "x\n1. y\nz\n"),
    ] {
        assert_eq!(page(list).text, shown, "{list}");
    }
}

#[test]
fn tables_and_tables_in_them_keep_row_and_column() {
    let html =
        "<table><tr><th>Task<th>Answer<tr><td colspan=2>One<table><tr><td>nested</table><td>We dive at noon.</table><p>After it.";
    let evidence = page(html);
    assert_eq!(
        told(&evidence),
        "header | table 1, row 1 | Task\nheader | table 1, row 1 | Answer\ncell | table 1, row 2 | One\ncell | table 2, row 1 | nested\n\
         cell | table 1, row 2 | We dive at noon.\np | paragraph 1 | After it.\n"
    );
    assert!(format!("{:?}", evidence.blocks[4].place).contains("column: 3"));
}

#[test]
fn what_is_not_shown_is_counted_and_not_read() {
    let html = r#"<style>p{}</style><nav><a href=x>Home</a></nav><p>Read this.<script>if (a<b) "<p>no"</script>
        <p hidden>no<p style="color: red; display : none">no<div style="visibility:hidden"><p>no</div><p>And this.
        <svg><title/><path/><text>no</text></svg><img src=a.png><video>no</video><template>no</template><noscript>no</noscript>
        <select><option>no</select><pre><code>let no = 1;</code></pre><!-- <p>no --><footer>no</footer>"#;
    let evidence = page(html);
    assert_eq!(evidence.text, "Read this.\nAnd this.\n");
    let left = &evidence.receipt.not_read;
    assert_eq!((left.headers, left.hidden, left.images, left.embedded, left.code), (2, 3, 2, 1, 1));
    let places: Vec<String> = evidence.pictures.iter().map(ToString::to_string).collect();
    assert_eq!(places, ["after paragraph 2", "after paragraph 2"]);
}

#[test]
fn what_is_struck_out_is_marked_and_forms_show_their_values() {
    let evidence = page("<p>We <del>never</del> dive.<p><input type=checkbox checked> yes <input value='a mask'>");
    assert_eq!(evidence.text, "We never dive.\n☒ yes a mask\n");
    assert_eq!(&evidence.text[evidence.blocks[0].struck[0].clone()], "never");
}

#[test]
fn an_end_that_is_missing_or_crossed_loses_nothing() {
    for (html, text) in [
        ("<p>one <b>two <i>three</b> four</i> five", "one two three four five\n"),
        ("<b><p>one</b> two</p><p>three", "one two\nthree\n"),
        ("<span hidden>no</p>no</span>yes", "yes\n"),
        ("<p hidden>no<div>yes</div>", "yes\n"),
        ("</div></p></td>one<br/>and<td>two", "one\nand\ntwo\n"),
        ("a < b and c > d", "a < b and c > d\n"),
        ("<table><td>one<p>two</table>three", "one\ntwo\nthree\n"),
        ("one &nbsp;&lt;two&gt; &eacute; &#x41; &unknown;", "one \u{A0}<two> é A &unknown;\n"),
    ] {
        assert_eq!(page(html).text, text, "{html}");
    }
}

#[test]
fn every_encoding_is_read() {
    for (bytes, encoding) in [
        ("<p>café".as_bytes().to_vec(), "UTF-8"),
        (b"<p>caf\xE9".to_vec(), "windows-1252"),
        (b"<meta charset='iso-8859-2'><p>caf\xE9".to_vec(), "ISO-8859-2"),
        (b"<?xml version='1.0' encoding=\"windows-1250\"?><p>caf\xE9".to_vec(), "windows-1250"),
        ([0xFF, 0xFE].into_iter().chain("<p>café".encode_utf16().flat_map(u16::to_le_bytes)).collect(), "UTF-16LE"),
    ] {
        let evidence = read_bytes("a.htm", &bytes).unwrap();
        assert_eq!((evidence.text.as_str(), evidence.receipt.encoding.as_deref()), ("café\n", Some(encoding)));
    }
}

#[test]
fn hostile_pages_end_soon_with_their_text_or_one_line() {
    let attributes: String = (0..200_000).map(|n| format!(" a{n}=x")).collect();
    for (html, says) in [
        ("<div>".repeat(500_000) + "bottom" + &"</div>".repeat(500_000), "bottom\n"),
        ("<b><i><u>".repeat(100_000) + "bottom", "bottom\n"),
        ("<table><tr><td>".repeat(100_000) + "bottom", "bottom\n"),
        ("<ul><li>".repeat(100_000) + "bottom", "bottom\n"),
        (format!("<p{attributes}>bottom"), "bottom\n"),
        ("</p>".repeat(200_000) + "bottom", "bottom\n"),
        ("<svg>".to_owned() + &"<path/>".repeat(100_000) + "</svg>bottom", "bottom\n"),
        ("<select>".to_owned() + &"<option>a".repeat(100_000) + "</select>bottom", "bottom\n"),
    ] {
        let start = html.get(..20).unwrap_or(&html).to_owned();
        assert_eq!(try_page(&html).map(|evidence| evidence.text).unwrap(), says, "{start}");
    }
    for (html, says) in [
        ("<p>".repeat(1_000_001) + "x", "1000000 paragraphs"),
        ("<p>x".repeat(200_001), "200000 pieces of text"),
        ("x<br>".repeat(200_001), "200000 pieces of text"),
        ("<script>".to_owned() + "no", "no text that can be read"),
    ] {
        let message = try_page(&html).unwrap_err().to_string();
        assert!(message.contains(says) && message.lines().count() == 1, "{says}: {message}");
    }
}
