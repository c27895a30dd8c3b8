//! Reads web pages: a tokenizer and an explicit stack of bounded depth. No tree is built.

mod element;
mod tags;
#[cfg(test)]
mod tests;
mod walker;

use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

use super::assemble::{Found, assemble};
use super::decode;
use super::draft::Draft;
use super::error::Problem;
use super::model::{Evidence, Receipt};
use super::source::Source;
use super::tables::Tables;
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
    tags::check(html)?;
    let sink = Sink { walker: RefCell::new(Walker::default()), problem: RefCell::new(None) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !input.is_empty() {
        // It stops where a browser would run a script or start again in another encoding; there is nothing to do there.
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let Sink { walker, problem } = tokenizer.sink;
    match problem.into_inner() {
        Some(problem) => Err(problem),
        None => walker.into_inner().finish(),
    }
}

/// The encoding that a page or its XML declaration names near its beginning.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset").or_else(|| head.split_once("encoding"))?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = rest.split(|c: char| c.is_whitespace() || "\"';/>?".contains(c)).next()?;
    Encoding::for_label(label.as_bytes())
}

/// Hands the tokens to the walker, until there is a problem.
struct Sink {
    walker: RefCell<Walker>,
    problem: RefCell<Option<Problem>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if self.problem.borrow().is_some() {
            return TokenSinkResult::Continue;
        }
        let mut walker = self.walker.borrow_mut();
        let mut next = TokenSinkResult::Continue;
        let done = match token {
            Token::TagToken(tag @ Tag { kind: TagKind::StartTag, .. }) => {
                next = element::raw(&tag).unwrap_or(next);
                walker.start(&tag)
            }
            Token::TagToken(tag) => walker.end(&tag.name),
            Token::CharacterTokens(text) => walker.text(&text),
            _ => Ok(()),
        };
        if let Err(problem) = done {
            *self.problem.borrow_mut() = Some(problem);
        }
        next
    }
}
