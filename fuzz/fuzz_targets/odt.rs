//! The OpenDocument reader: bytes of a package as they are, or the text of its parts.

#![no_main]

mod package;
mod sound;

use libfuzzer_sys::fuzz_target;
use markpoint::evidence::read_bytes;

fuzz_target!(|data: &[u8]| {
    let names = ["content.xml", "styles.xml", "META-INF/manifest.xml"];
    let bytes =
        if data.starts_with(b"PK") { data.to_vec() } else { package::packed(names.into_iter().zip(package::split(data))) };
    sound::outcome(read_bytes("fuzz.odt", &bytes));
});
