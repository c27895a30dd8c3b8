//! The zip container of a Word document and its parts, opened within bounds.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use zip::ZipArchive;
use zip::result::ZipError;

use super::sniff;
use super::source::{ReadSeek, Source};
use super::xml::{Visit, walk, walk_held};
use crate::evidence::error::Problem;
use crate::evidence::limits::{CONVERTED_PART_BYTES, DIRECTORY_BYTES, ENTRIES, HELD_PART_BYTES, PACKAGE_BYTES, PART_BYTES};

/// An opened container.
pub(super) struct Package {
    archive: ZipArchive<Metered<Box<dyn ReadSeek>>>,
    /// Entries by their name in lower case with forward slashes: writers do not agree on either.
    entries: HashMap<String, usize>,
    /// Bytes that may still be inflated.
    left: u64,
}

impl Package {
    /// Opens a container and lists its entries.
    pub(super) fn open(source: &Source) -> Result<Self, Problem> {
        let left = Rc::new(Cell::new(DIRECTORY_BYTES));
        let metered = Metered { inner: source.reader().map_err(Problem::Io)?, left: Rc::clone(&left) };
        let archive = match ZipArchive::new(metered) {
            Ok(archive) => archive,
            Err(error) => {
                let mut again = source.reader().map_err(Problem::Io)?;
                return Err(sniff::problem(&mut again, damage("the package", &error)));
            }
        };
        if archive.len() > ENTRIES {
            return Err(Problem::too_large("the package has", format!("{ENTRIES} entries")));
        }
        let entries = archive.file_names_raw().enumerate().map(|(at, name)| (key(&String::from_utf8_lossy(name)), at)).collect();
        // The entries are listed; the parts have bounds of their own.
        left.set(u64::MAX);
        Ok(Self { archive, entries, left: PACKAGE_BYTES })
    }

    /// Whether there is a part of this name, in any case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&key(name))
    }

    /// Walks through the XML of a part.
    pub(super) fn walk(&mut self, name: &str, visitor: &mut impl Visit) -> Result<(), Problem> {
        let Some(at) = self.entries.get(&key(name)).copied() else {
            return Err(Problem::Damaged(format!("{} is missing", printable(name))));
        };
        let entry = self.archive.by_index(at).map_err(|error| damage(name, &error))?;
        let allowed = PART_BYTES.min(self.left);
        // What a package says of a part's size may be a lie; it only saves growing.
        let room = usize::try_from(entry.size().min(HELD_PART_BYTES)).unwrap_or_default();
        let mut part = Bounded { inner: entry, left: allowed, overrun: false };
        let result = read_part(&mut part, room, name, visitor);
        let (used, overrun) = (allowed - part.left, part.overrun);
        self.left -= used;
        if overrun {
            let limit = if allowed == PART_BYTES { PART_BYTES } else { PACKAGE_BYTES };
            return Err(Problem::too_large(format!("{} unpacks to", printable(name)), format!("{} MiB", limit >> 20)));
        }
        result
    }
}

/// A part as it is held in memory.
pub(crate) struct Part {
    /// The number of its entry in the package.
    pub(crate) entry: usize,
    /// Its name, as other parts refer to it.
    pub(crate) name: String,
    /// Its XML in UTF-8, without a byte order mark.
    pub(crate) text: Vec<u8>,
}

impl Package {
    /// The names of all parts, in lower case.
    pub(super) fn names(&self) -> Vec<String> {
        self.entries.keys().cloned().collect()
    }

    /// The XML of a part, held in memory whole; none if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, Problem> {
        let Some(entry) = self.entries.get(&key(name)).copied() else { return Ok(None) };
        let Some(bytes) = self.bytes(name, PART_BYTES)? else {
            return Err(Problem::too_large(format!("{} unpacks to", printable(name)), format!("{} MiB", PART_BYTES >> 20)));
        };
        let encoding = encoding_of(&bytes);
        let text = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => rest.to_vec(),
            None if encoding == UTF_8 => bytes,
            None => declared_again(&encoding.decode_with_bom_removal(&bytes).0),
        };
        Ok(Some(Part { entry, name: name.to_owned(), text }))
    }

    /// From now on no more may be inflated than what is left to another package.
    pub(super) fn take_bounds_of(&mut self, other: &Self) {
        self.left = other.left;
    }

    /// The bytes of a part as they are; none if there are more than `most`.
    pub(super) fn bytes(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Problem> {
        let Some(at) = self.entries.get(&key(name)).copied() else { return Ok(None) };
        let entry = self.archive.by_index(at).map_err(|error| damage(name, &error))?;
        let most = most.min(self.left);
        let mut bytes = Vec::with_capacity(usize::try_from(entry.size().min(HELD_PART_BYTES)).unwrap_or_default() + 1);
        entry
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Problem::Damaged(format!("{} cannot be unpacked ({error})", printable(name))))?;
        self.left -= most.min(bytes.len() as u64);
        Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
    }
}

/// Walks a part in whatever encoding it is written; it is likely to have so many bytes.
fn read_part(part: &mut impl Read, room: usize, name: &str, visitor: &mut impl Visit) -> Result<(), Problem> {
    let unpacked = |error: io::Error| Problem::Damaged(format!("{} cannot be unpacked ({error})", printable(name)));
    let mut held = Vec::with_capacity(room + 1);
    part.by_ref().take(HELD_PART_BYTES).read_to_end(&mut held).map_err(unpacked)?;
    if (held.len() as u64) < HELD_PART_BYTES {
        return walk_bytes(&held, name, visitor);
    }
    let encoding = encoding_of(&held);
    let mut reader = BufReader::with_capacity(64 << 10, Cursor::new(held).chain(part));
    if encoding == UTF_8 {
        return walk(reader, name, visitor);
    }
    let mut bytes = Vec::new();
    reader.by_ref().take(CONVERTED_PART_BYTES + 1).read_to_end(&mut bytes).map_err(unpacked)?;
    if bytes.len() as u64 > CONVERTED_PART_BYTES {
        let limit = format!("{} MiB in {}", CONVERTED_PART_BYTES >> 20, encoding.name());
        return Err(Problem::too_large(format!("{} unpacks to", printable(name)), limit));
    }
    walk_bytes(&bytes, name, visitor)
}

/// Walks a part that is held in memory, in whatever encoding it is written.
pub(super) fn walk_bytes(bytes: &[u8], name: &str, visitor: &mut impl Visit) -> Result<(), Problem> {
    match encoding_of(bytes) {
        encoding if encoding == UTF_8 => walk_held(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), name, visitor),
        encoding => walk_held(encoding.decode_with_bom_removal(bytes).0.as_bytes(), name, visitor),
    }
}

/// Text that was in another encoding, with a declaration that says what it is in now.
fn declared_again(text: &str) -> Vec<u8> {
    let body = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, body)| body);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{body}").into_bytes()
}

/// UTF-16 by its byte order mark or first characters, others by what the XML declaration says.
fn encoding_of(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    match head {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let declaration = head.strip_prefix(b"<?xml").and_then(|rest| rest.split(|b| *b == b'>').next()).unwrap_or_default();
    let declaration = String::from_utf8_lossy(declaration.get(..200).unwrap_or(declaration)).into_owned();
    let label = declaration.split_once("encoding").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    // A declaration that can be read at all cannot be UTF-16, whatever it says.
    label
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|encoding| encoding.is_ascii_compatible())
        .unwrap_or(UTF_8)
}

/// A name as it is looked up: in lower case, with forward slashes, `%20` as the character it stands for.
fn key(name: &str) -> String {
    unescaped(&name.replace('\\', "/")).trim_start_matches('/').to_lowercase()
}

fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = &after[if code.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The names of parts come from the file.
pub(super) fn printable(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).take(80).collect()
}

fn damage(name: &str, error: &ZipError) -> Problem {
    let name = printable(name);
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => Problem::Encrypted,
        ZipError::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Problem::too_large(format!("the list of {name}'s entries takes"), format!("{} MiB", DIRECTORY_BYTES >> 20))
        }
        ZipError::CompressionMethodNotSupported(method) => {
            Problem::Damaged(format!("{name} is compressed in a way Word does not use (method {method})"))
        }
        error => Problem::Damaged(format!("{name} cannot be opened ({})", printable(&error.to_string()))),
    }
}

/// Lets only so many bytes be read while the entries are listed.
struct Metered<R> {
    inner: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left.set(self.left.get().checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?);
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Lets only so many bytes be inflated.
struct Bounded<R> {
    inner: R,
    left: u64,
    overrun: bool,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => {
                self.overrun = true;
                return Err(io::ErrorKind::FileTooLarge.into());
            }
        }
        Ok(read)
    }
}
