//! The learner's own Word document with comments beside the words: what each passage shows, which mistakes it makes, and in a first
//! comment what is missing. The package is patched where a comment needs it; everything else is copied byte for byte.

mod comments;
mod edits;
mod error;
mod numbers;
mod outline;
mod package;

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::emit::{self, Passage, Purpose, Remark};
use crate::evidence::{self, Anchored, BlockKind, Evidence, ReadError};
use crate::judgement::Report;

pub use error::AnnotateError;

use comments::Comment;

/// A Word document, read so that comments can be put into a copy of it.
pub struct Document {
    path: PathBuf,
    anchored: Anchored,
}

/// A copy with comments.
#[derive(Debug)]
pub struct Copy {
    /// The bytes of the Word file.
    pub bytes: Vec<u8>,
    /// How many comments were put in.
    pub comments: usize,
    /// The document is signed, and the signature does not hold for the copy.
    pub signed: bool,
}

impl Document {
    /// Reads a Word document.
    ///
    /// # Errors
    ///
    /// As for [`evidence::read`], and when it is no Word document.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        Ok(Self { path: path.to_owned(), anchored: evidence::anchored(path)? })
    }

    /// What it says.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        &self.anchored.evidence
    }

    /// A copy with what the reports, all on this document alone, have to say about it. The same reports give the same bytes.
    ///
    /// # Errors
    ///
    /// The document has no paragraph for a comment, is not built as a Word document should be, or cannot be read any more. A copy
    /// that would not read as the original does is never given.
    pub fn annotated(&self, reports: &[Report]) -> Result<Copy, AnnotateError> {
        let comments = self.comments(reports)?;
        let bytes = package::copy(&self.path, &self.anchored, &comments)?;
        let name = self.path.to_string_lossy();
        let again = evidence::read_bytes(&name, &bytes).map_err(|_| AnnotateError::Changed)?;
        if again.text != self.evidence().text || again.blocks != self.evidence().blocks {
            return Err(AnnotateError::Changed);
        }
        let signed = self.anchored.names.iter().any(|name| name.starts_with("_xmlsignatures/"));
        Ok(Copy { bytes, comments: comments.len(), signed })
    }

    /// The remarks as comments, those for one purpose at one place in one.
    fn comments(&self, reports: &[Report]) -> Result<Vec<Comment>, AnnotateError> {
        let mut comments: Vec<(Option<Purpose>, Comment)> = Vec::new();
        for (remark, unit) in
            reports.iter().flat_map(|report| emit::remarks(report, 0).into_iter().map(move |remark| (remark, report)))
        {
            let unit = (reports.len() > 1).then_some(unit.rubric.title.as_str());
            let purpose = remark.about.as_ref().map(|about| about.purpose);
            let comment = self.comment(remark, unit)?;
            let known = comments.iter_mut().find(|(of, other)| purpose.is_some() && *of == purpose && other.at == comment.at);
            match known {
                Some((_, other)) => other.lines.extend(comment.lines),
                None => comments.push((purpose, comment)),
            }
        }
        let mut comments: Vec<Comment> = comments.into_iter().map(|(_, comment)| comment).collect();
        comments.sort_by_key(|comment| comment.at.start);
        Ok(comments)
    }

    fn comment(&self, remark: Remark, unit: Option<&str>) -> Result<Comment, AnnotateError> {
        let words = remark.about.as_ref().map_or(0..1, |about| about.span.clone());
        let anchor = self.anchored.anchor(&words).ok_or(AnnotateError::NoParagraph)?;
        let lead_in = remark.about.as_ref().and_then(|about| {
            let whole = self.whole(&anchor.text);
            let elsewhere = !anchor.exact || self.stands_apart(&about.span);
            let apart = elsewhere.then(|| format!("{}: ", about.place));
            (elsewhere || !covers(&about.span, &whole)).then(|| format!("{}“{}”", apart.unwrap_or_default(), about.words))
        });
        let mut lines: Vec<(String, String)> = Vec::new();
        lines.extend(lead_in.map(|words| (String::new(), words)));
        let about: Option<Passage> = remark.about;
        lines.extend(unit.filter(|_| about.is_some()).map(|unit| (emit::visible(unit).into_owned(), String::new())));
        lines.extend(remark.lines.into_iter().map(|line| (line.label, line.text)));
        Ok(Comment { at: anchor.xml, lines })
    }

    /// The bytes that stand at a place, without white space around them.
    fn whole(&self, text: &Range<usize>) -> Range<usize> {
        let shown = self.evidence().text.get(text.clone()).unwrap_or_default();
        let start = text.start + (shown.len() - shown.trim_start().len());
        start..start + shown.trim().len()
    }

    /// Whether words stand in a note or text box: their comment hangs on the paragraph that these belong to.
    fn stands_apart(&self, words: &Range<usize>) -> bool {
        let blocks = &self.evidence().blocks;
        let block = blocks.get(blocks.partition_point(|block| block.span.end <= words.start));
        block.is_some_and(|block| matches!(block.kind, BlockKind::Note | BlockKind::TextBox))
    }
}

fn covers(words: &Range<usize>, whole: &Range<usize>) -> bool {
    words.start <= whole.start && whole.end <= words.end
}
