//! What can go wrong when comments are put into a document, said in one line: what is wrong, what to do.

use thiserror::Error;

/// Why a document could not be given comments.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AnnotateError {
    /// All its text stands in content controls or is imported from other parts.
    #[error(
        "has no paragraph that a comment could stand beside, only form fields or imported texts; write a line above them in Word and try again"
    )]
    NoParagraph,
    /// A part is not as it should be.
    #[error("cannot be given comments: {0}; open it in Word or LibreOffice, save it again as .docx and try that file")]
    Odd(String),
    /// It has as many comments as a document can have.
    #[error("has no room for more comments; remove some and try again")]
    Full,
    /// The file has changed or vanished while it was read.
    #[error("cannot be copied ({0}); check that the file is there and that you may open it")]
    Copy(String),
    /// The copy does not read as the original does.
    #[error(
        "cannot be given comments without changing how it reads, so no copy was written; save it again as .docx in Word and try that file"
    )]
    Changed,
}
