//! Tags and text of a web page. Of a tag only the attributes that mean something are kept, however many it has.

use html5gum::Span;
use html5gum::emitters::callback::{Callback, CallbackEvent};

/// The attributes that mean something.
const KEPT: [&str; 9] = ["style", "hidden", "type", "start", "value", "reversed", "checked", "colspan", "open"];

/// More bytes of a value than these say nothing more.
const LONGEST: usize = 10_000;

/// The beginning of an element.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Its name, in lower case.
    pub(super) name: String,
    /// It is written as having no content, which counts only in drawings and formulas.
    pub(super) self_closing: bool,
    attributes: Vec<(&'static str, String)>,
}

impl Tag {
    /// The value of an attribute that means something.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// What a page consists of.
#[derive(Debug)]
pub(super) enum Token {
    /// An element begins.
    Start(Tag),
    /// An element of this name ends.
    End(String),
    /// Text.
    Text(String),
}

/// Gathers tokens from what the tokenizer sees.
#[derive(Debug, Default)]
pub(super) struct Tags {
    open: Tag,
    /// The value that comes next is that of the last attribute kept.
    wanted: bool,
}

impl Callback<Token, ()> for Tags {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Token> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => self.open = Tag { name: text(name), ..Tag::default() },
            CallbackEvent::AttributeName { name } => {
                let known = KEPT.into_iter().find(|known| known.as_bytes() == name);
                // The first of a name counts.
                let new = known.filter(|known| self.open.attribute(known).is_none());
                self.wanted = new.is_some();
                self.open.attributes.extend(new.map(|name| (name, String::new())));
            }
            CallbackEvent::AttributeValue { value } if self.wanted => {
                if let Some((_, kept)) = self.open.attributes.last_mut() {
                    *kept = text(value.get(..LONGEST).unwrap_or(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                return Some(Token::Start(Tag { self_closing, ..std::mem::take(&mut self.open) }));
            }
            CallbackEvent::EndTag { name } => return Some(Token::End(text(name))),
            CallbackEvent::String { value } => return Some(Token::Text(text(value))),
            _ => {}
        }
        None
    }
}
