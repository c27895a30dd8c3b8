//! From blocks to sentences, words, and who claims what. Deterministic English; knows no rubric.

mod blocks;
mod brief;
mod claims;
mod cues;
mod forms;
mod keywords;
mod known;
mod mask;
mod narration;
mod page;
mod rejection;
mod rows;
mod segment;
mod spelling;
mod tasks;
mod text;
mod understand;
mod voice;

pub use brief::Brief;
pub use claims::Claim;
pub use cues::DENIALS;
pub(crate) use forms::MOST_KNOWN;
pub use forms::{Form, forms_of};
pub use mask::Mask;
pub use spelling::Speller;
pub use text::{Sentence, Text, Token, Word, WordId};
pub use understand::understand;
pub use voice::Voice;
