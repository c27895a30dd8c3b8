//! Web pages packed like mail (.mht): what programs that turn web pages into documents put into them.

use encoding_rs::Encoding;

/// The web page in a mail-like file, unpacked, and the encoding that its header names. None if it is no such file.
pub(super) fn page(bytes: &[u8]) -> Option<(Vec<u8>, Option<&'static Encoding>)> {
    let text = String::from_utf8_lossy(bytes.get(..HEAD_BYTES).unwrap_or(bytes)).to_ascii_lowercase();
    if !text.trim_start().starts_with("mime-version:") && !text.contains("\nmime-version:") {
        return None;
    }
    let lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect();
    let is_page = |line: &[u8]| line.to_ascii_lowercase().starts_with(b"content-type: text/html");
    let begin = lines.iter().position(|line| is_page(line))?;
    let header = lines.get(begin..)?.iter().take_while(|line| !line.is_empty());
    let header = header.map(|line| String::from_utf8_lossy(line).to_ascii_lowercase()).collect::<Vec<_>>();
    let body = lines.get(begin + header.len() + 1..)?;
    // The line before the header parts the page from what follows it.
    let border = lines.get(..begin)?.iter().rev().find(|line| line.starts_with(b"--"));
    let body = body.iter().take_while(|line| border.is_none_or(|border| !line.starts_with(border)));
    let header = header.join(" ");
    let encoding = header.split_once("charset=").and_then(|(_, rest)| {
        let label = rest.trim_start_matches('"').split(['"', ';', ' ']).next()?;
        Encoding::for_label(label.as_bytes())
    });
    let page = if header.contains("quoted-printable") {
        unquoted(body)
    } else if header.contains("base64") {
        return None;
    } else {
        joined(body)
    };
    Some((page, encoding))
}

/// Bytes in which the header must begin.
const HEAD_BYTES: usize = 4096;

fn joined<'a>(lines: impl Iterator<Item = &'a &'a [u8]>) -> Vec<u8> {
    lines.flat_map(|line| line.iter().copied().chain([b'\n'])).collect()
}

/// `=3D` is a sign of equality; a line that ends in `=` goes on in the next.
fn unquoted<'a>(lines: impl Iterator<Item = &'a &'a [u8]>) -> Vec<u8> {
    let mut page = Vec::new();
    for line in lines {
        let (mut rest, end) = line.strip_suffix(b"=").map_or((*line, &b"\n"[..]), |line| (line, b""));
        while let [first, after @ ..] = rest {
            let code = after.get(..2).filter(|digits| *first == b'=' && digits.iter().all(u8::is_ascii_hexdigit));
            let code = code.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
            page.push(code.unwrap_or(*first));
            rest = after.get(if code.is_some() { 2 } else { 0 }..).unwrap_or_default();
        }
        page.extend(end);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn the_page_is_unpacked_and_nothing_after_it() {
        let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n    type=\"text/html\"; boundary=\"----=b\"\r\n\r\n------=b\r\n\
                    Content-Type: text/html;\r\n    charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                    <p class=3D\"a\">caf=E9 in a =\r\nrow =zz</p>\r\n\r\n------=b\r\nContent-Type: image/png\r\n\r\nAAAA\r\n------=b--\r\n";
        let (bytes, encoding) = page(mail.as_bytes()).unwrap();
        assert_eq!(bytes, b"<p class=\"a\">caf\xE9 in a row =zz</p>\n\n");
        assert_eq!(encoding.map(|encoding| encoding.name()), Some("windows-1252"));
        for other in ["<html>", "", "MIME-Version: 1.0\n\nContent-Type: text/plain\n\nwords"] {
            assert!(page(other.as_bytes()).is_none(), "{other}");
        }
    }
}
