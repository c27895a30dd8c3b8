//! Where the bytes of a file come from: a file on disk, or bytes held in memory.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

/// Bytes that can be read from the beginning as often as need be.
pub(super) enum Source {
    /// A file on disk. Its readers share one position: only one is used at a time.
    File(File),
    /// Bytes in memory.
    Bytes(Rc<[u8]>),
}

/// A reader that can go back and forth.
pub(super) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

impl Source {
    /// A reader at the first byte.
    ///
    /// # Errors
    ///
    /// When the operating system refuses another handle on the file.
    pub(super) fn reader(&self) -> io::Result<Box<dyn ReadSeek>> {
        match self {
            Self::File(file) => {
                let mut again = BufReader::new(file.try_clone()?);
                again.seek(SeekFrom::Start(0))?;
                Ok(Box::new(again))
            }
            Self::Bytes(bytes) => Ok(Box::new(Cursor::new(Rc::clone(bytes)))),
        }
    }
}
