//! Digests by which equal things are known again.

use std::fmt::Write as _;
use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

/// SHA-256 over fields, each with its length before it, so that no two lists of fields run together into the same bytes.
#[derive(Debug, Default)]
pub(super) struct Digest(Sha256);

impl Digest {
    /// Takes in one field.
    pub(super) fn add(&mut self, field: &[u8]) {
        self.0.update((field.len() as u64).to_le_bytes());
        self.0.update(field);
    }

    /// The digest in hexadecimal.
    pub(super) fn hex(self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in self.0.finalize() {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

/// The digest of a single field.
pub(super) fn of(field: &[u8]) -> String {
    let mut digest = Digest::default();
    digest.add(field);
    digest.hex()
}

/// The digest of all that a reader gives.
pub(super) fn of_reader(mut reader: impl Read) -> io::Result<String> {
    let mut sum = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(Digest(sum).hex()),
            read => sum.update(&buffer[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_together() {
        let digest = |fields: &[&str]| {
            let mut digest = Digest::default();
            fields.iter().for_each(|field| digest.add(field.as_bytes()));
            digest.hex()
        };
        assert_eq!(digest(&["ab", "c"]).len(), 64);
        assert_ne!(digest(&["ab", "c"]), digest(&["a", "bc"]));
        assert_ne!(digest(&["ab", ""]), digest(&["ab"]));
        assert_eq!(digest(&["ab"]), of(b"ab"));
    }
}
