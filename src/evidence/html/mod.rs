//! Reads web pages: a tokenizer and an explicit stack of bounded depth. No tree is built.

mod element;
mod tags;
#[cfg(test)]
mod tests;
mod walker;

use encoding_rs::Encoding;
use html5gum::Tokenizer;
use html5gum::emitters::callback::CallbackEmitter;

use super::assemble::{Found, assemble};
use super::decode;
use super::draft::Draft;
use super::error::Problem;
use super::model::{Evidence, Receipt};
use super::source::Source;
use super::tables::Tables;
use tags::{Tags, Token};
use walker::Walker;

/// The evidence in a web page.
pub(super) fn read(path: &str, source: &Source) -> Result<Evidence, Problem> {
    let bytes = decode::bytes(source)?;
    let (text, encoding) = decode::decode(&bytes, declared(&bytes))?;
    let (mut found, tables) = found(&text)?;
    found.receipt.format = "html".to_owned();
    found.receipt.encoding = Some(encoding.to_owned());
    Ok(assemble(path, found, |table, row| tables.is_header(table, row)))
}

/// The paragraphs of a piece of a web page that stands in another document.
pub(super) fn fragment(html: &str) -> Result<(Vec<Draft>, Receipt), Problem> {
    let (found, _) = found(html)?;
    Ok((found.drafts, found.receipt))
}

/// What a page holds, and its tables.
pub(super) fn found(html: &str) -> Result<(Found, Tables), Problem> {
    let mut walker = Walker::default();
    let mut tokens = Tokenizer::new_with_emitter(html, CallbackEmitter::new(Tags::default()));
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::Start(tag) => {
                // In a drawing such an element may have no content at all.
                if !(tag.self_closing && walker.in_drawing())
                    && let Some(state) = element::written_otherwise(&tag.name)
                {
                    tokens.set_state(state);
                }
                walker.start(&tag)?;
            }
            Token::End(name) => walker.end(&name)?,
            Token::Text(text) => walker.text(&text)?,
        }
    }
    walker.finish()
}

/// The encoding that a page or its XML declaration names near its beginning.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset").or_else(|| head.split_once("encoding"))?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = rest.split(|c: char| c.is_whitespace() || "\"';/>?".contains(c)).next()?;
    Encoding::for_label(label.as_bytes())
}
